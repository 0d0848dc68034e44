"""Looking for words in a paper, page by page, without making a key wait."""

from bisect import bisect_left
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from heze_desk.kit.page_tiles import BUDGET_S
from heze_desk.kit.pdf_pages import PdfPages


class Hit(NamedTuple):
    """Letters `start` to `end` of a page."""

    page: int
    start: int
    end: int


class PageSearch(QObject):
    """Where the words stand, in the order of the pages, and which place is the current one.

    `changed` tells of more places or another current one; `chosen` tells which place is to be shown.
    """

    changed = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.hits: list[Hit] = []
        self.current = -1
        self._pages: PdfPages | None = None
        self._next = 0
        self._begin = 0
        self._quiet = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look)

    @property
    def is_done(self) -> bool:
        return not self._timer.isActive()

    def look_in(self, pages: PdfPages | None, words: str, *, begin: int = 0, quiet: bool = False) -> None:
        """Begin anew; the first place from page `begin` on becomes the current one, shown unless `quiet`."""
        self._pages, self.words, self._next = pages, words, 0
        self._begin, self._quiet = begin, quiet
        self.hits, self.current = [], -1
        self._timer.stop()
        if pages is not None and words.strip():
            self._timer.start()
            self._look()
        self.changed.emit()

    def step(self, places: int) -> None:
        """On to the next place or back, round the ends."""
        if self.hits:
            self.current = (self.current + places) % len(self.hits)
            self.changed.emit()
            self.chosen.emit(self.hits[self.current])

    def on(self, page: int) -> list[Hit]:
        return self.hits[bisect_left(self.hits, (page,)) : bisect_left(self.hits, (page + 1,))]

    def _look(self) -> None:
        until = perf_counter() + BUDGET_S
        while self._pages is not None and self._next < len(self._pages.sizes) and perf_counter() < until:
            places = self._pages.text(self._next).find(self.words)
            self.hits += [Hit(self._next, start, end) for start, end in places]
            self._next += 1
        if self._pages is None or self._next >= len(self._pages.sizes):
            self._timer.stop()
        self._choose()
        self.changed.emit()

    def _choose(self) -> None:
        if self.current < 0 and self.hits and (self.hits[-1].page >= self._begin or self.is_done):
            first = bisect_left(self.hits, (self._begin,))
            self.current = first if first < len(self.hits) else 0
            if not self._quiet:
                self.chosen.emit(self.hits[self.current])
