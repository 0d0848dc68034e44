"""A list of which only the ids are at hand: records are read a page at a time, where somebody looks."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple

from heze_desk.kit.columns import Record

PAGE = 64
PAGES_KEPT = 8  # what a screen shows, and some more around it


class OrderKey(NamedTuple):
    """What to sort by, under the name the list knows it by; the first key counts most."""

    name: str
    falling: bool


Read = Callable[[Sequence[int]], Sequence[Record]]
Sort = Callable[[Sequence[int], Sequence[OrderKey]], "array[int]"]


class LongList(Generic[Record]):
    """Ids in order; `read` gives the records of some of them, `sort` the same ids in another order."""

    def __init__(self, ids: "array[int]", read: Read[Record], sort: Sort) -> None:
        self.ids = ids
        self._read = read
        self._sort = sort
        self._pages: dict[int, list[Record]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, row: int) -> Record:
        page = self._pages.get(row // PAGE)
        return (page or self._turn_to(row // PAGE))[row % PAGE]

    def __iter__(self) -> Iterator[Record]:
        """Every record, without keeping them."""
        for start in range(0, len(self.ids), PAGE):
            yield from self._pages.get(start // PAGE) or self._records(start)

    def ordered(self, keys: Sequence[OrderKey]) -> "LongList[Record]":
        """The same list in another order; without keys it is this one."""
        return LongList(self._sort(self.ids, keys), self._read, self._sort) if keys else self

    def at_hand(self) -> Iterator[tuple[int, Record]]:
        """The rows that were looked at lately."""
        for number, page in self._pages.items():
            yield from enumerate(page, number * PAGE)

    def _turn_to(self, number: int) -> list[Record]:
        while len(self._pages) >= PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        self._pages[number] = self._records(number * PAGE)
        return self._pages[number]

    def _records(self, start: int) -> list[Record]:
        """The records of a page; in the place of one that went since the list was made stands its neighbour."""
        wanted = self.ids[start : start + PAGE]
        found = {record.id: record for record in self._read(wanted)}
        if len(found) == len(wanted):
            return [found[record_id] for record_id in wanted]
        stand_in = next(iter(found.values()), None) or next(record for _, record in self.at_hand())
        return [found.get(record_id, stand_in) for record_id in wanted]
