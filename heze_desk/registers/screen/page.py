"""五类名录: a tab for each register, the targets counted from them, the people wanted, research spending."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.screen import Desk
from heze_desk.kit.tabbed_page import TabbedPage
from heze_desk.registers import store
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.book_tab import BookTab
from heze_desk.registers.screen.register_tab import RegisterTab
from heze_desk.registers.target_records import Target

TARGETS, TALENTS, RESEARCH = "目标", "紧缺人才图谱", "研发投入"
TITLES = (*map(str, KINDS), TARGETS, TALENTS, RESEARCH)


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The entries behind a number: `called` says what they are, after 只看."""

    kind: Kind
    ids: Collection[int]
    called: str


class RegisterScreen(TabbedPage):
    """Takes from other pages a Kind, the id of an entry, a Target, an EntryFilter, Behind, or the title of a tab.

    Tabs are made when they are first shown.
    """

    title = "五类名录"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tabs: dict[str, BookTab] = {}
        self._counts: dict[str, str] = {}
        self._make_acts()
        self.name_tabs(TITLES)
        self.show_tab(TITLES[0])

    @property
    def current(self) -> BookTab:
        return self.tab(TITLES[self.bar.currentIndex()])

    def tab(self, title: str) -> BookTab:
        """The tab of that title, made at its first use."""
        if title not in self._tabs:
            tab = self._made(title)
            self._tabs[title] = tab
            self.stack.addWidget(tab)
            tab.told.connect(self.told)
            tab.counted.connect(partial(self._count, title))
            tab.wanted.connect(self._pass_on)
        return self._tabs[title]

    def register(self, kind: Kind) -> RegisterTab:
        tab = self.tab(str(kind))
        assert isinstance(tab, RegisterTab)
        return tab

    def reload(self) -> None:
        """Read the tab in sight again."""
        self.current.reload()

    def entrance(self) -> QWidget:
        return self.current.view_in_focus()

    def show_place(self, place: int) -> None:
        self.show_tab(TITLES[place])

    def show_tab(self, title: str) -> None:
        """Bring a tab into sight, with its acts and its count."""
        self.bar.setCurrentIndex(TITLES.index(title))
        tab = self.tab(title)
        self.stack.setCurrentWidget(tab)
        for name, act in self._acts.items():
            act.setEnabled(name in tab.can and not (self.workspace.read_only and name in ("add", "import")))
        self.counted.emit(self._counts.get(title, ""))
        self.take_keyboard_along()

    def receive(self, message: Any) -> None:
        match message:
            case Kind():
                self.show_tab(str(message))
            case str() if message in TITLES:
                self.show_tab(message)
            case int():
                self.choose(message)
            case Target():
                self.show_target(message.id)
            case EntryFilter(kind=Kind() as kind):
                self.show_tab(str(kind))
                self.register(kind).filters.show_filter(message)
            case Behind():
                self.show_tab(str(message.kind))
                self.register(message.kind).show_only(message.ids, message.called)

    def choose(self, entry_id: int) -> None:
        """Open the register of an entry at it; one in the bin is told."""
        entry = store.get(self.workspace.db, entry_id)
        if entry.deleted_on is not None:
            raise DeskError(f"“{entry.name}”在回收站里；请在{KINDS[entry.kind].title}的回收站中恢复后再看。")
        self.show_tab(str(entry.kind))
        self.register(entry.kind).choose(entry_id)

    def show_target(self, target_id: int) -> None:
        from heze_desk.registers.screen.target_tab import TargetTab

        self.show_tab(TARGETS)
        tab = self.tab(TARGETS)
        assert isinstance(tab, TargetTab)
        tab.choose(target_id)

    def _made(self, title: str) -> BookTab:
        from heze_desk.registers.screen.research_tab import ResearchTab
        from heze_desk.registers.screen.talent_tab import TalentTab
        from heze_desk.registers.screen.target_tab import TargetTab

        if title in (TARGETS, TALENTS, RESEARCH):
            others: dict[str, Callable[[Desk, AsOf], BookTab]]
            others = {TARGETS: TargetTab, TALENTS: TalentTab, RESEARCH: ResearchTab}
            return others[title](self.desk, self.as_of)
        return RegisterTab(self.desk, self.as_of, Kind(title))

    def _pass_on(self, page: str, message: Any) -> None:
        """What belongs here stays here; the rest is the window's."""
        if page == "registers":
            self.receive(message)
        else:
            self.wanted.emit(page, message)

    def _count(self, title: str, text: str) -> None:
        self._counts[title] = text
        if TITLES[self.bar.currentIndex()] == title:
            self.counted.emit(text)

    def _make_acts(self) -> None:
        self._acts: dict[str, QAction] = {
            "print": self.act("打印预览", self._print, sign="printer", keys="Ctrl+P"),
            "export": self.act("导出 Excel", self._export, sign="export", keys="Ctrl+E"),
            "import": self.act("导入 Excel", self._import, sign="import", keys="Ctrl+I"),
            "add": self.act("新增", self._add, sign="plus", keys="Ctrl+N", primary=True),
        }
        self.bar_actions = list(self._acts.values())

    def _print(self) -> None:
        self.current.preview()

    def _export(self) -> None:
        self.current.export()

    def _import(self) -> None:
        self.current.import_book()

    def _add(self) -> None:
        self.current.add()
