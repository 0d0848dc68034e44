"""A deadline that is typed later than it was may be a postponement, or may put right what was typed wrong."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from heze_desk.days import said
from heze_desk.kit.dialogs import Sentence
from heze_desk.kit.pieces import second
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.screen.life_dialogs import ask_postponement
from heze_desk.tasks.screen.life_menu import can_be_postponed


def ask_what_is_meant(desk: Desk, parent: QWidget, line: TaskLine, day: date | None) -> bool:
    """Take the edit over where the deadline of a running task moves later; what is meant is asked once it is left."""
    if day is None or line.deadline is None or day <= line.deadline or not can_be_postponed(line):
        return False
    question = LaterDeadline(desk, line, day, parent.window())
    QTimer.singleShot(0, question, question.open)
    return True


class LaterDeadline(Sentence):
    """Two ways to go on, and one to leave everything as it is."""

    def __init__(self, desk: Desk, line: TaskLine, day: date, parent: QWidget | None) -> None:
        assert line.deadline is not None
        text = f"“{line.title}”的时限由{said(line.deadline)}改到{said(day)}：是经批准延期，还是原来录错了？"
        super().__init__(parent, text, title="时限改晚")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._line, self._day = desk, line, day
        follows = second("延期会保留原时限，记下批准人和理由，按时办结率仍按原时限计算；更正录入只改时限。")
        follows.setWordWrap(True)
        self.more.addWidget(follows)
        self.postpone_button = self.button("登记延期…", primary=True)
        self.correct_button = self.button("更正录入")
        leave = self.button("取消")
        self.postpone_button.clicked.connect(self.postpone)
        self.correct_button.clicked.connect(self.correct)
        leave.clicked.connect(self.reject)

    def postpone(self) -> None:
        self.accept()
        parent = self.parentWidget()
        ask_postponement(self._desk, self._line, to=self._day, tell=lambda _text: None, parent=parent)

    def correct(self) -> None:
        self.accept()
        with self._desk.workspace.step("更正时限") as db:
            store.change(db, self._line.id, deadline=self._day)
