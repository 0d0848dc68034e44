"""印发登记: the papers that were issued by kind, year and state, the chosen one beside them."""

from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.issuing import store
from heze_desk.issuing.records import IssuedPaper, PaperState
from heze_desk.issuing.register_records import registered
from heze_desk.issuing.screen.paper_acts import PaperActs
from heze_desk.issuing.screen.paper_card import PaperCard
from heze_desk.issuing.screen.paper_list import COLUMNS, ListedPaper
from heze_desk.kit.columns import Choice
from heze_desk.kit.narrowed_list import NarrowedList
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.workspace import issued_copies


class IssuedScreen(Screen):
    """Takes from other pages the id of an issued paper."""

    title = "印发登记"
    reads = frozenset({"issued_paper"})
    depends_on_day = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._papers: list[ListedPaper] = []
        self.kind, self.year = Picker(Choice(None, "全部种类"), "种类"), Picker(Choice(None, "全部年份"), "年份")
        self.state = Picker(Choice(None, "全部状态"), "状态")
        self.state.offer([[Choice(state, str(state)) for state in PaperState]])
        self.list = NarrowedList(self, "筛选编号、标题", (self.kind, self.year, self.state), measure="件")
        self.table = RecordTable[ListedPaper](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="issued papers")
        self.view.setAccessibleName("印发的文件")
        self.acts = PaperActs(self, self._current)
        self.register = self.act("登记簿", self._register, sign="list", keys="Ctrl+Shift+P")
        self.bar_actions = [self.register]
        self.card = PaperCard(self.acts.all)
        none_yet = EmptyPage("还没有印发过文件", "督办通知单、会议纪要等定稿编号以后，都列在这里。")
        self.list.hold(self.view, none_yet, ("没有符合筛选条件的文件", "可以清除筛选，看全部文件。"))
        self.list.lay_out(self.card, "issued")
        self._connect()

    def reload(self) -> None:
        papers = store.papers(self.workspace.db)
        self._papers = sorted(_listed(papers), key=lambda one: (one.paper.issued_on, one.id), reverse=True)
        self.kind.offer([[Choice(kind, kind) for kind in dict.fromkeys(paper.kind for paper in papers)]])
        years = sorted({paper.year for paper in papers}, reverse=True)
        self.year.offer([[Choice(year, f"{year}年") for year in years]])
        self.register.setEnabled(bool(papers))
        self.counted.emit(f"共 {len(papers)} 件")
        self.subtitled.emit("原件随时可查，编号不重用")
        self.narrow()
        self._show_chosen()

    def entrance(self) -> QWidget:
        return self.view

    def receive(self, message: Any) -> None:
        self.refresh()
        if isinstance(message, int):
            self.list.clear()
            self.view.choose(message)

    def narrow(self) -> None:
        kind, year, state = self.list.values()
        shown = [
            one
            for one in self._papers
            if kind in (None, one.paper.kind)
            and year in (None, one.paper.year)
            and state in (None, one.paper.state)
            and one.answers(self.list.words())
        ]
        self.table.show(shown)
        self.list.say(len(shown), len(self._papers), some=bool(self._papers))

    def _current(self) -> IssuedPaper | None:
        one = self.view.current()
        return one.paper if one is not None else None

    def _show_chosen(self) -> None:
        one = self.view.current()
        place = issued_copies.place(self.workspace.db, one.id) if one is not None else ""
        self.card.show_paper(one, place)
        self.acts.offer()

    def _register(self) -> None:
        """Of the year and the kind that are picked; else of this year, or of the last in which there was something."""
        years = sorted({one.paper.year for one in self._papers})
        year = self.year.value() or (self.today.year if self.today.year in years else years[-1])
        self.acts.preview_register(year, self.kind.value())

    def _connect(self) -> None:
        self.list.narrowed.connect(self.narrow)
        self.view.chosen.connect(lambda _one: self._show_chosen())
        self.view.doubleClicked.connect(lambda _index: self.acts.open.trigger())
        self.view.menu_actions = self.acts.all
        self.view.take_keys(self.acts.open, self.acts.void)


def _listed(papers: list[IssuedPaper]) -> list[ListedPaper]:
    """With what each is said of on the 登记簿 of its year."""
    found = []
    for year in {paper.year for paper in papers}:
        for part in registered(papers, year=year, day=papers[0].issued_on).parts:
            found += [ListedPaper(id=paper.id, paper=paper, fate=part.fate(paper)) for paper in part.papers]
    return found
