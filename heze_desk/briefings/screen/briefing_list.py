"""The briefings at the left: drafts first, then what was issued, the latest first; narrowed by kind, state and text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Draft, Kind
from heze_desk.briefings.screen.shown import DRAFT, state
from heze_desk.days import said, short
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper, PaperState
from heze_desk.kit import columns, theme
from heze_desk.kit.columns import Choice, Column
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import FilterLine, ShownCount
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.workspace.database import Database

COUNTED = 280  # pixels of the design: from this width of the list on


@dataclass(frozen=True, kw_only=True)
class ListedBriefing:
    """A draft without number, or one version of an issue."""

    id: int
    draft: Draft
    paper: IssuedPaper | None = None
    day: date

    @property
    def state(self) -> str:
        return state(self.paper)

    @property
    def number(self) -> str:
        """第12期（更正）（总第12期）, with the kind where it is another one, and with the year where that is over."""
        kind = "" if self.draft.kind is Kind.BRIEFING else str(self.draft.kind)
        if self.paper is None:
            return f"{kind}截至{short(self.draft.to_day, self.day)}"
        year = "" if self.paper.year == self.day.year else f"{self.paper.year}年"
        return f"{year}{kind}{self.paper.printed_number}"

    @property
    def named(self) -> str:
        return f"{self.number}　{self.draft.title}"

    @property
    def told(self) -> str:
        days = f"{said(self.draft.from_day)}至{said(self.draft.to_day)}"
        issued = f"\n{said(self.paper.issued_on)}印发" if self.paper else ""
        return f"{self.draft.kind}　{self.number}\n{self.draft.title}\n{days}{issued}"

    @property
    def rank(self) -> tuple[object, ...]:
        """From the greatest down: drafts by age, then issues by day, number and version."""
        if self.paper is None:
            return (True, self.draft.to_day, 0, 0, self.id)
        return (False, self.paper.issued_on, self.paper.number, self.paper.version, self.id)

    def answers(self, typed: str) -> bool:
        return typed in f"{self.told}\n{self.state}"


def listed(db: Database, day: date) -> list[ListedBriefing]:
    """All of them, in the order of the list."""
    papers = {one.id: one for one in issuing.papers(db)}
    found = [
        ListedBriefing(id=one.id or 0, draft=one, paper=papers.get(one.issued_paper_id or 0), day=day)
        for one in drafts.drafts(db)
    ]
    return sorted(found, key=lambda one: one.rank, reverse=True)


COLUMNS = (
    Column[ListedBriefing](
        "期号和标题", lambda one: one.named, kind=columns.Kind.LONG, tip=lambda one: one.told, width=0, least=8
    ),
    Column[ListedBriefing]("状态", lambda one: one.state, kind=columns.Kind.LIGHT, width=5),
)


class BriefingList(QWidget):
    """`chosen` carries the briefing of the current row."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._all: list[ListedBriefing] = []
        self.text = FilterLine("筛选期号、标题、日期", self)
        self.kind, self.state = Picker(Choice(None, "全部种类"), "种类"), Picker(Choice(None, "全部状态"), "状态")
        self.kind.offer([[Choice(kind, str(kind)) for kind in Kind]])
        self.state.offer([[Choice(DRAFT, DRAFT), *(Choice(str(one), str(one)) for one in PaperState)]])
        self.count = ShownCount("件")
        self.table = RecordTable[ListedBriefing](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="briefings")
        self.view.setAccessibleName("历期简报和草稿")
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.text.returnPressed.connect(self.view.setFocus)
        for picker in (self.kind, self.state):
            picker.picked.connect(self.narrow)
        self.view.chosen.connect(self.chosen)
        self.setFocusProxy(self.view)
        self._lay_out()

    def show_briefings(self, briefings: Sequence[ListedBriefing]) -> None:
        self._all = list(briefings)
        self.narrow()

    def narrow(self) -> None:
        kind, wanted, text = self.kind.value(), self.state.value(), self.text.text().strip()
        found = [
            one
            for one in self._all
            if kind in (None, one.draft.kind) and wanted in (None, one.state) and (not text or one.answers(text))
        ]
        self.table.show(found)
        self.count.say(len(found), len(self._all))

    def clear(self) -> None:
        self.text.clear()
        for picker in (self.kind, self.state):
            picker.choose(None)
        self.narrow()

    def current(self) -> ListedBriefing | None:
        return self.view.current()

    def lists(self, briefing_id: int) -> bool:
        """Whether it is there, be it hidden by the filter: one whose drafting was undone is not."""
        return any(one.id == briefing_id for one in self._all)

    def choose(self, briefing_id: int) -> None:
        """Make it current; where the filter hides it, the filter goes."""
        if not self.view.choose(briefing_id) and self.lists(briefing_id):
            self.clear()
            self.view.choose(briefing_id)

    def find_on_keys(self, wanted: bool) -> None:
        """Whether Ctrl+F comes here; where pages are read it looks in these."""
        for action in self.actions():
            action.setEnabled(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list has no room for the count, which the status bar says too."""
        super().resizeEvent(event)
        self.count.setVisible(self.width() >= theme.px(COUNTED))

    def _lay_out(self) -> None:
        self.text.setMinimumWidth(theme.px(100))
        self.text.setMaximumWidth(theme.px(600))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for part in (self.kind, self.state):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.text)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
