"""Deadlines that many edits at once, pasted or filled in, would move later: postponed, or put right?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.dialogs import Sentence
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import Edit, RecordTable
from heze_desk.kit.screen import Screen
from heze_desk.tasks import life
from heze_desk.tasks.life_records import Postponement, noted
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.screen.life_menu import can_be_postponed
from heze_desk.workspace.database import Database

NAMED = 12  # so many numbers are named; the rest is counted
Tell = Callable[[str], object]


def ask_what_is_meant(page: Screen, table: RecordTable[TaskLine], edits: Sequence[Edit], title: str) -> bool:
    """Take the edits over where a deadline of a running task would move later."""
    if not any(is_later(edit) for edit in edits):
        return False
    question = LaterDeadlines(table, page.tell, (tuple(edits), title), page.window())
    QTimer.singleShot(0, question, question.open)
    return True


def is_later(edit: Edit) -> bool:
    line, day = edit.record, edit.value
    if edit.column.order != "deadline" or not isinstance(day, date) or line.deadline is None:
        return False
    return day > line.deadline and can_be_postponed(line)


class LaterDeadlines(Sentence):
    """Two ways to go on, each one step for all that was pasted, and one to leave everything as it is."""

    def __init__(
        self, table: RecordTable[TaskLine], tell: Tell, wanted: tuple[tuple[Edit, ...], str], parent: QWidget
    ) -> None:
        self._table, self._tell = table, tell
        self._edits, self._title = wanted
        self._later = tuple(edit for edit in self._edits if is_later(edit))
        text = f"“{self._title}”使{self._what}的时限改晚（{self._numbers}）：是经批准延期，还是原来录错了？"
        super().__init__(parent, text, title="时限改晚")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        follows = second("延期会保留原时限，记下批准人和理由，按时办结率仍按原时限计算；更正录入只改时限。")
        follows.setWordWrap(True)
        self.more.addWidget(follows)
        self.postpone_button = self.button("登记延期…", primary=True)
        self.correct_button = self.button("更正录入")
        leave = self.button("取消")
        self.postpone_button.clicked.connect(self.postpone)
        self.correct_button.clicked.connect(self.correct)
        leave.clicked.connect(self.reject)

    def correct(self) -> None:
        self.accept()
        self._table.write_edits(self._edits, self._title)
        self._tell(f"{self._what}的时限按更正录入改晚：{self._numbers}；可按 Ctrl+Z 撤销。")

    def postpone(self) -> AskDialog:
        """Ask once for what was agreed of all of them."""
        self.accept()
        desk = self._table.desk
        days = [Column[Any](title, _blank, kind=Kind.DAY) for title in ("申请日期", "批准日期")]
        columns = (*days, Column[Any]("批准人", _blank), Column[Any]("理由", _blank, kind=Kind.LONG))
        title = f"延期：{self._what}"
        remark = f"{self._numbers}，各按写入的时限延期，原时限保留。申请须在时限以前。"
        dialog = AskDialog(
            desk, columns, self._note, title=title, yes="登记延期", remark=remark, parent=self.parentWidget()
        )
        dialog.fill({"申请日期": desk.clock.today, "批准日期": desk.clock.today})
        dialog.editors["批准人"].setFocus()
        dialog.open()
        return dialog

    def _note(self, answers: Answers) -> None:
        asked_on, agreed_on, agreed_by, reason = answers.values()
        today = self._table.desk.clock.today
        agreed = {
            "asked_on": noted(asked_on, today),
            "agreed_on": noted(agreed_on, today),
            "agreed_by": agreed_by,
            "reason": reason,
        }
        plain = [edit for edit in self._edits if not is_later(edit)]
        with self._table.desk.workspace.step(f"{self._title}，延期{self._what}") as db:
            for edit in self._later:
                _postpone(db, edit, agreed)
            if plain:
                self._table.write_into(db, plain)
        self._tell(f"已登记延期：{self._what}（{self._numbers}），原时限保留。")

    @property
    def _what(self) -> str:
        return f"{len(self._later)}项任务"

    @property
    def _numbers(self) -> str:
        named = "、".join(edit.record.number for edit in self._later[:NAMED])
        return f"{named}等" if len(self._later) > NAMED else named


def _postpone(db: Database, edit: Edit, agreed: Mapping[str, Any]) -> None:
    line = edit.record
    try:
        life.postpone(db, Postponement(task_id=line.id, old_deadline=line.deadline, new_deadline=edit.value, **agreed))
    except DeskError as refusal:
        raise DeskError(f"{line.number}：{refusal}各项都没有改动。") from refusal


def _blank(_record: Any) -> Any:
    return None
