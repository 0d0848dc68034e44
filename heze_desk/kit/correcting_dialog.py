"""更正重发: the words as they were issued at the left, what is right at the right, several places in one act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import fit, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk

OLD, NEW, WHY, DAY = "原文", "更正为", "更正原因", "更正日期"
FIELD_HEIGHT = 54  # pixels of the design: two lines


@dataclass(frozen=True, kw_only=True)
class CorrectionLine:
    """A place as the 更正说明 will name it; `asked` is the number of what was entered, 0 where it follows of it."""

    id: int
    place: str
    old: str
    new: str
    asked: int = 0


COLUMNS = (
    Column[CorrectionLine]("位置", lambda one: one.place, kind=Kind.LONG, tip=lambda one: one.place, width=8),
    Column[CorrectionLine](OLD, lambda one: one.old, kind=Kind.LONG, tip=lambda one: one.old, width=0, least=5),
    Column[CorrectionLine](NEW, lambda one: one.new, kind=Kind.LONG, tip=lambda one: one.new, width=0, least=5),
    Column[CorrectionLine]("备注", lambda one: "" if one.asked else "随之更正", width=4.6),
)
ENDING: tuple[Column[Any], ...] = (
    Column(WHY, lambda _none: None),
    Column(DAY, lambda _none: None, kind=Kind.DAY),
)
WORDS: tuple[Column[Any], ...] = (
    Column(OLD, lambda _none: None, kind=Kind.LONG),
    Column(NEW, lambda _none: None, kind=Kind.LONG),
)


class CorrectingDialog(AskDialog):
    """Words selected at the left are the old ones; what names no single place is refused at once.

    A subject says in `enter`, `remove` and `lines` what was entered so far and what comes of it, in `begun` whether
    the fields hold something that is not entered yet, in `head` what stands over the words.
    """

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[Any]],
        act: Callable[[Answers], object],
        *,
        title: str,
        remark: str,
        parent: QWidget,
    ) -> None:
        self.words = QPlainTextEdit(readOnly=True)
        self.table = RecordTable(desk, COLUMNS)
        self.view = RecordView(self.table, name="corrections")
        self.add_button, self.drop = QPushButton("加入更正（Alt+A）"), QAction("去掉这一处", self.view)
        self.warning = QLabel(wordWrap=True)
        super().__init__(desk, columns, self._carry_out, title=title, yes="印发更正件", remark=remark, parent=parent)
        self._issue = act
        self.table.setParent(self)
        self.editors[OLD].setPlaceholderText("在左边选中，或照原文写")
        self.editors[WHY].setPlaceholderText("印在更正说明里")
        self._name_parts()
        self._connect()

    def head(self) -> Sequence[QWidget]:
        return ()

    def begun(self, answers: Answers) -> bool:
        return bool(answers[OLD] or answers[NEW])

    def enter(self) -> None:
        """Take what stands in the fields; refused where it names no single place."""
        raise NotImplementedError

    def remove(self, asked: int) -> None:
        """Take back what was entered by its number."""
        raise NotImplementedError

    def lines(self) -> Sequence[CorrectionLine]:
        raise NotImplementedError

    def selected(self, words: str) -> None:
        """Words were selected at the left."""
        self.fill({OLD: words})

    def turn(self) -> None:
        """Show what was entered so far and what comes of it."""
        self.table.show(self.lines())

    def warn(self, text: str) -> None:
        self.warning.setText(text)
        self.warning.setVisible(bool(text))

    def try_to_add(self) -> None:
        """As the key and the button do: a refusal is said here."""
        try:
            self.enter()
            refusal = ""
        except DeskError as refused:
            refusal = str(refused)
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        if not refusal:
            self.turn()
            self.words.setFocus()

    def _drop(self) -> None:
        one = self.view.current()
        if one is not None and one.asked:
            self.remove(one.asked)
            self.turn()

    def _carry_out(self, answers: Answers) -> None:
        """What stands in the fields is entered too, so that a single place needs no further key."""
        if self.begun(answers):
            self.enter()
            self.turn()
        if not self.table.records:
            raise DeskError("还没有写更正哪一处；请在左边选中原文，写上更正后的文字。")
        if answers[DAY] is None:
            raise DeskError("请填写更正日期。")
        self._issue(answers)

    def _take_selected(self) -> None:
        words = self.words.textCursor().selectedText().replace("\u2029", "\n")
        if words.strip():
            self.selected(words.strip())

    def _name_parts(self) -> None:
        self.words.setAccessibleName("印发时的文字")
        self.view.setAccessibleName("要更正的各处")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.setTabChangesFocus(True)

    def _connect(self) -> None:
        self.words.selectionChanged.connect(self._take_selected)
        self.add_button.setShortcut(QKeySequence("Alt+A"))
        self.add_button.clicked.connect(self.try_to_add)
        self.drop.setShortcut(QKeySequence("Del"))
        self.drop.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.drop.triggered.connect(lambda _checked: self._drop())
        self.view.addAction(self.drop)
        self.view.menu_actions = [self.drop]

    def _lay_out(self) -> None:
        self.remark.setProperty("second", True)
        for label in (self.refusal, self.warning):
            label.setProperty("refusal", True)
            label.hide()
        self.add_button.setAutoDefault(False)
        left, right, both, enter = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for part in (*self.head(), self.words):
            left.addWidget(part)
        enter.addStretch(1)
        enter.addWidget(self.add_button)
        right.addLayout(self._form())
        for title in (OLD, NEW):
            self.editors[title].setFixedHeight(theme.px(FIELD_HEIGHT))
        right.addLayout(enter)
        entered: QLabel = second("更正说明将列出这几处（Del 去掉写错的）")
        for shown in (entered, self.view, self.warning):
            right.addWidget(shown)
        right.setStretchFactor(self.view, 1)
        both.setSpacing(theme.px(14))
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addLayout(both, 1)
        for label in (self.remark, self.refusal):
            layout.addWidget(label)
        layout.addLayout(self._buttons())
        fit(self, self.parentWidget(), (1040, 700))
