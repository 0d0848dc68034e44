"""五类名录: a tab for each register, the targets counted from them, the people wanted, research spending."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from heze_desk.days import said_with_weekday
from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tab_look import TAB_LOOK
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


class RegisterScreen(Screen):
    """Takes from other pages a Kind, the id of an entry, a Target, an EntryFilter, Behind, or the title of a tab.

    Tabs are made when they are first shown; each reloads by itself.
    """

    title = "五类名录"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.as_of = AsOf(desk.clock)
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self._tabs: dict[str, BookTab] = {}
        self._counts: dict[str, str] = {}
        self._make_acts()
        self._make_tabs()
        self._lay_out()
        self.as_of.changed.connect(self._tell_day)
        desk.clock.day_changed.connect(lambda _day: self._tell_day())
        self.show_tab(TITLES[0])
        self._tell_day()

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

    def refresh(self) -> None:
        """Each tab refreshes itself when it comes into sight."""
        self._tell_day()

    def entrance(self) -> QWidget:
        return self.current.view_in_focus()

    def show_tab(self, title: str) -> None:
        """Bring a tab into sight; the keyboard goes along, unless it is on the row of tabs."""
        self.bar.setCurrentIndex(TITLES.index(title))
        tab = self.tab(title)
        self.stack.setCurrentWidget(tab)
        for name, act in self._acts.items():
            act.setEnabled(name in tab.can and not (self.workspace.read_only and name in ("add", "import")))
        self.counted.emit(self._counts.get(title, ""))
        if self.isVisible() and not self.bar.hasFocus():
            tab.view_in_focus().setFocus()

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

    def _tell_day(self) -> None:
        today = self.as_of.day == self.today
        self.subtitled.emit(f"截至{said_with_weekday(self.as_of.day)}{'' if today else '（不是今天）'}")

    def _go(self, title: str) -> None:
        self.show_tab(title)
        self.entrance().setFocus()

    def _step(self, by: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

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

    def _make_tabs(self) -> None:
        for number, title in enumerate(TITLES):
            keys = f"Alt+{number + 1}"
            self.bar.addTab(title)
            self.bar.setTabToolTip(number, with_keys(title, keys))
            self.act(title, partial(self._go, title), keys=keys)
        self.act("下一页签", lambda: self._step(1), keys="Ctrl+Tab")
        self.act("上一页签", lambda: self._step(-1), keys="Ctrl+Shift+Tab")
        self.bar.currentChanged.connect(lambda place: self.show_tab(TITLES[place]))

    def _lay_out(self) -> None:
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setStyleSheet(TAB_LOOK)
        head = QHBoxLayout()
        head.addWidget(self.bar)
        head.addStretch(1)
        head.addWidget(self.as_of)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 8, 16, 12)))
        layout.setSpacing(theme.px(8))
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
