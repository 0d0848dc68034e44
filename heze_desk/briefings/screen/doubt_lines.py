"""What to look at before a briefing is issued, a sentence each; Enter or a double click goes to its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heze_desk.briefings.draft_records import Doubt, DraftSection
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk

WHOLE = "全文"


@dataclass(frozen=True, kw_only=True)
class ListedDoubt:
    """A doubt with the heading under which it stands."""

    id: int
    doubt: Doubt
    place: str


COLUMNS = (
    Column[ListedDoubt]("类别", lambda one: one.doubt.what, width=6),
    Column[ListedDoubt]("所在部分", lambda one: one.place, tip=lambda one: one.place, width=8),
    Column[ListedDoubt](
        "需要看一看的地方",
        lambda one: one.doubt.text,
        kind=Kind.LONG,
        tip=lambda one: one.doubt.text,
        width=0,
        least=14,
    ),
)


class DoubtLines(QWidget):
    """`jumped` carries the number of the section of a doubt, 0 where it is the whole."""

    jumped = Signal(int)

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.sentence = titled("")
        self.table = RecordTable[ListedDoubt](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name=name)
        self.view.setAccessibleName("需要看一看的地方")
        self.jump = QAction("到所在的部分", self.view)
        self.jump.setShortcut(QKeySequence("Return"))
        self.jump.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.jump.triggered.connect(lambda _checked: self.go())
        self.view.addAction(self.jump)
        self.view.menu_actions = [self.jump]
        self.view.doubleClicked.connect(lambda _index: self.go())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.sentence)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)  # holds the sentence up where no view is

    def show_doubts(self, doubts: Sequence[Doubt], sections: Sequence[DraftSection]) -> None:
        headings = {number: one.heading for number, one in enumerate(sections, 1)}
        self.table.show(
            [
                ListedDoubt(id=place, doubt=one, place=headings.get(one.section, WHOLE))
                for place, one in enumerate(doubts, 1)
            ]
        )
        found = f"有 {len(doubts)} 处需要看一看；选中后按回车，到所在的部分。"
        self.sentence.setText(found if doubts else "核对过了，没有发现需要看的地方。")
        self.view.setVisible(bool(doubts))

    def wait(self) -> None:
        """Nothing is known until what is being read was read."""
        self.table.show([])
        self.sentence.setText("正在核对…")
        self.view.hide()

    def go(self) -> None:
        if (one := self.view.current()) is not None:
            self.jumped.emit(one.doubt.section)
