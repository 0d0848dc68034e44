"""Ctrl+K: everything that is kept, found in one place and opened on its page."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from heze_desk.kit.finder import Finder, FinderLine
from heze_desk.kit.window import DeskWindow
from heze_desk.search.index import MOST, Index
from heze_desk.search.places import found, places
from heze_desk.search.records import Group, Hit, Kind

BUDGET_S = 0.012
RECENT, KEY = 10, "finder/recent"
MANY = 200
HINT = "查找任务、单位、会议、文件……（可输入多个词，或拼音首字母）"


class Finding(QObject):
    """Reads and looks in short turns between the keys; nothing is read before it is first opened."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._index = Index()
        self.finder = Finder(HINT, window)
        self._places = places(window.titles)
        self._groups: list[Group] = []
        self._only: Kind | None = None
        self._is_shown = False
        self._looking: Iterator[Group | None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.finder.typed.connect(self._begin)
        self.finder.opened.connect(self._take)
        self.finder.finished.connect(self._timer.stop)

    @property
    def is_done(self) -> bool:
        return not self._timer.isActive()

    def open(self) -> None:
        desk = self._window.desk
        self._index.renew(desk.workspace.db, desk.clock.today)
        self.finder.come()
        self._begin()

    def _begin(self, _text: str = "", *, only: Kind | None = None) -> None:
        """Look anew, for what is typed now."""
        self._only, self._looking = only, None
        self._timer.start()

    def _go_on(self) -> None:
        """A turn: of looking, where something is typed; else, or then, of reading what is not yet at hand."""
        until = perf_counter() + BUDGET_S
        if self._looking is None:
            self._groups, self._is_shown = self._first_groups(), False
            most = MANY if self._only else MOST
            self._looking = self._index.finding(self.finder.words.text(), only=self._only, most=most)
        while perf_counter() < until:
            try:
                group = next(self._looking)
            except StopIteration:
                return self._show() if not self._is_shown else self._read_on(until)
            if group is not None and group.hits[0].page in self._window.titles:
                self._groups.append(group)
        return None

    def _first_groups(self) -> list[Group]:
        pages = found(self._places, self.finder.words.text())
        return [pages] if pages.total and self._only in (None, Kind.PAGE) else []

    def _read_on(self, until: float) -> None:
        """Read while there is time, and once a kind is at hand look for the words in that too."""
        ready = self._ready()
        more = True
        while more and perf_counter() < until:
            more = self._index.prepare()
        if self._ready() != ready:
            self._looking = None
        elif not more:
            self._timer.stop()

    def _ready(self) -> int:
        return sum(shelf.is_ready for shelf in self._index.shelves.values())

    def _show(self) -> None:
        self._is_shown = True
        reading = self._ready() < len(self._index.shelves)
        if not self.finder.words.text().strip():
            lines = self._recent()
        else:
            groups = sorted(self._groups, key=lambda group: group.fit)
            lines = [line for group in groups for line in _lines(group)]
        if not lines:
            lines = [FinderLine(_nothing(self.finder.words.text(), reading=reading))]
        self.finder.show_lines(lines)
        total = sum(group.total for group in self._groups)
        self.finder.state.setText("正在读取…" if reading else f"找到 {total} 条" if total else "")

    def _recent(self) -> list[FinderLine]:
        kept = (line.partition(":") for line in self._window.desk.memory.text(KEY).split("\n") if line)
        hits = [self._index.hit(Kind(kind), int(number)) for kind, _, number in kept]
        lines = [_line(hit, f"{hit.kind}　{hit.detail}") for hit in hits if hit and hit.page in self._window.titles]
        return [FinderLine("最近打开"), *lines] if lines else []

    def _take(self, value: Hit | Kind) -> None:
        if isinstance(value, Kind):
            self._begin(only=value)
            return
        self.finder.accept()
        self._remember(value)
        self._window.show_page(value.page, value.message)

    def _remember(self, hit: Hit) -> None:
        if hit.kind is Kind.PAGE:
            return
        memory = self._window.desk.memory
        kept = list(dict.fromkeys([f"{hit.kind}:{hit.id}", *filter(None, memory.text(KEY).split("\n"))]))
        memory.keep(KEY, "\n".join(kept[:RECENT]))


def _lines(group: Group) -> Iterator[FinderLine]:
    yield FinderLine(f"{group.kind}　{group.total} 条")
    for hit in group.hits:
        yield _line(hit, hit.detail)
    if group.more:
        beyond = "" if len(group.hits) < MANY else f"，只列出前 {MANY} 条，请再输入一个词"
        yield FinderLine(f"更多{group.kind}…（还有 {group.more} 条{beyond}）", value=group.kind, faint=True)


def _line(hit: Hit, detail: str) -> FinderLine:
    return FinderLine(hit.title, detail, hit, faint=hit.ended)


def _nothing(text: str, *, reading: bool) -> str:
    if not text.strip():
        return "输入词语查找；多个词用空格隔开，也可以输入拼音首字母，例如“lxt”。"
    return "正在读取，请稍候…" if reading else "没有找到同时含有这些词的内容；可以少写一个词，或换一个说法。"
