"""更正重发: the words as they were issued, the words that are right, several places in one act, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from heze_desk.briefings import insets
from heze_desk.briefings.agreeing import contradictions
from heze_desk.briefings.correction_places import Placed, carried_out
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.briefings.section_words import told_apart, words_of
from heze_desk.errors import DeskError
from heze_desk.kit import columns, theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column
from heze_desk.kit.pieces import fit, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView

OLD, NEW, WHY, DAY = "原文", "更正为", "更正原因", "更正日期"
REMARK = "原来的一期保留并注明已更正；同一期号印发更正件，附更正说明，其余内容都用印发时的。"
FIELD_HEIGHT = 54  # pixels of the design: two lines
NAMED = 3
"""So many contradictions are told at once."""
Correct = Callable[[Sequence[tuple[int, str, str]], str, date], object]


@dataclass(frozen=True, kw_only=True)
class ListedPlace:
    """A place as the 更正说明 will name it; `asked` is the number of the change written, 0 where it follows."""

    id: int
    placed: Placed
    asked: int = 0


COLUMNS = (
    Column[ListedPlace](
        "位置", lambda one: one.placed.place, kind=columns.Kind.LONG, tip=lambda one: one.placed.place, width=8
    ),
    Column[ListedPlace](
        OLD, lambda one: one.placed.old, kind=columns.Kind.LONG, tip=lambda one: one.placed.old, width=0, least=5
    ),
    Column[ListedPlace](
        NEW, lambda one: one.placed.new, kind=columns.Kind.LONG, tip=lambda one: one.placed.new, width=0, least=5
    ),
    Column[ListedPlace]("备注", lambda one: "随之更正" if one.placed.follows else "", width=4.6),
)


class CorrectingDialog(AskDialog):
    """Words selected at the left are the old ones; what names no single place is refused at once."""

    def __init__(self, shown: ShownBriefing, correct: Correct) -> None:
        self._shown, self._correct = shown, correct
        desk, paper = shown.page.desk, shown.paper
        assert paper is not None  # offered only for what was issued
        self._sections = insets.whole(desk.workspace.db, shown.id)
        self.section, self.words = QComboBox(), QPlainTextEdit(readOnly=True)
        self._selected, self._at = "", 0
        self.changes: list[tuple[int, str, str]] = []
        self.table = RecordTable[ListedPlace](desk, COLUMNS)
        self.view = RecordView(self.table, name="corrections")
        self.add_button, self.drop = QPushButton("加入更正（Alt+A）"), QAction("去掉这一处", self.view)
        title, self.contradictions = f"更正{shown.name}", QLabel(wordWrap=True)
        super().__init__(
            desk, _ASKED, self._carry_out, title=title, yes="印发更正件", remark=REMARK, parent=shown.page.window()
        )
        self.table.setParent(self)
        self.fill({DAY: max(desk.clock.today, paper.issued_on)})
        self.editors[OLD].setPlaceholderText("在左边选中，或照原文写")
        self.editors[WHY].setPlaceholderText("印在更正说明里")
        self._name_parts()
        self._connect()
        self.turn()

    def turn(self) -> None:
        """Show the words of the section chosen, with what was entered so far."""
        sections, placed = carried_out(self._sections, self.changes)
        place, many = self.section.currentIndex(), len(self.changes)
        at = self.words.verticalScrollBar().value()
        self.words.setPlainText(words_of(sections[place]) if place >= 0 else "")
        self.words.verticalScrollBar().setValue(at)
        rows = [ListedPlace(id=at, placed=one, asked=at if at <= many else 0) for at, one in enumerate(placed, 1)]
        self.table.show(rows)
        self._show_contradictions(sections)

    def _turn_over(self) -> None:
        self.turn()
        self.words.verticalScrollBar().setValue(0)

    def add(self) -> None:
        """Enter the place; refused where the old words stand in none or in several."""
        number, old, new = self.section.currentIndex() + 1, self.editors[OLD].value(), self.editors[NEW].value()
        if old == self._selected and old and new:
            old, new = told_apart(self.words.toPlainText(), self._at, (old, new))
        wanted = (number, old, new)
        carried_out(self._sections, [*self.changes, wanted])
        self.changes.append(wanted)
        self.fill({OLD: "", NEW: ""})
        self._say("")
        self.turn()
        self.words.setFocus()

    def try_to_add(self) -> None:
        """As the key and the button do: a refusal is said here."""
        try:
            self.add()
        except DeskError as refusal:
            self._say(str(refusal))

    def remove(self) -> None:
        """Take back a place that was written, and with it all that was written after it and stands on it."""
        one = self.view.current()
        if one is not None and one.asked:
            del self.changes[one.asked - 1]
            self._drop_what_stands_no_more()
            self.turn()

    def _drop_what_stands_no_more(self) -> None:
        while self.changes:
            try:
                carried_out(self._sections, self.changes)
            except DeskError:
                self.changes.pop()
            else:
                return

    def _show_contradictions(self, sections: Sequence[DraftSection]) -> None:
        """Numbers that do not agree yet, for which more is to be corrected in the same act."""
        known = contradictions(self._sections)
        told = "；".join([one for one in contradictions(sections) if one not in known][:NAMED])
        self.contradictions.setText(f"还对不上：{told}。请把有关的数字一并更正。")
        self.contradictions.setVisible(bool(told))

    def _say(self, refusal: str) -> None:
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))

    def _carry_out(self, answers: Answers) -> None:
        """What stands in the fields is entered too, so that a single place needs no further key."""
        if answers[OLD] or answers[NEW]:
            self.add()
        if not self.changes:
            raise DeskError("还没有写更正哪一处；请在左边选中原文，写上更正后的文字。")
        if answers[DAY] is None:
            raise DeskError("请填写更正日期。")
        self._correct(self.changes, answers[WHY], answers[DAY])

    def _take_selected(self) -> None:
        selected = self.words.textCursor().selectedText().replace("\u2029", "\n")
        if selected.strip():
            self._selected = selected.strip()
            self._at = self.words.textCursor().selectionStart() + selected.index(self._selected)
            self.fill({OLD: self._selected})

    def _name_parts(self) -> None:
        self.section.setAccessibleName("更正哪一部分")
        self.words.setAccessibleName("印发时的文字")
        self.view.setAccessibleName("要更正的各处")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.setTabChangesFocus(True)
        for number, one in enumerate(self._sections, 1):
            self.section.addItem(f"{number}　{one.heading}{'' if one.is_printed else '（没有印）'}")

    def _connect(self) -> None:
        self.section.currentIndexChanged.connect(lambda _place: self._turn_over())
        self.words.selectionChanged.connect(self._take_selected)
        self.add_button.setShortcut(QKeySequence("Alt+A"))
        self.add_button.clicked.connect(self.try_to_add)
        self.drop.setShortcut(QKeySequence("Del"))
        self.drop.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.drop.triggered.connect(lambda _checked: self.remove())
        self.view.addAction(self.drop)
        self.view.menu_actions = [self.drop]

    def _lay_out(self) -> None:
        self.remark.setProperty("second", True)
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        self.contradictions.setProperty("refusal", True)
        self.add_button.setAutoDefault(False)
        left, right, both, enter = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.section)
        left.addWidget(self.words, 1)
        enter.addStretch(1)
        enter.addWidget(self.add_button)
        entered: QLabel = second("更正说明将列出这几处（Del 去掉写错的）")
        parts: tuple[QWidget, ...] = (entered, self.view, self.contradictions)
        right.addLayout(self._form())
        for title in (OLD, NEW):
            self.editors[title].setFixedHeight(theme.px(FIELD_HEIGHT))
        right.addLayout(enter)
        for part in parts:
            right.addWidget(part)
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
        fit(self, self.parentWidget(), (1040, 640))


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""


_ASKED: tuple[Column[Any], ...] = (
    Column(OLD, _nothing, kind=columns.Kind.LONG),
    Column(NEW, _nothing, kind=columns.Kind.LONG),
    Column(WHY, _nothing),
    Column(DAY, _nothing, kind=columns.Kind.DAY),
)
