"""The things of one kind at hand in memory, read by ranges of ids and looked through faster than SQLite could.

Python keeps the texts; a word is looked for in all of them at once, and what was found is kept as one long
number with a bit for each, so that words are joined by a single operation. After a change only the ranges of
ids that it touched are read again.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate, chain, repeat
from operator import and_, contains, itemgetter
from typing import Any, NamedTuple

from heze_desk import pinyin
from heze_desk.search.records import Piece, Row, folded, piece_of, rank
from heze_desk.search.sources import ALL, OWN, Source
from heze_desk.workspace.database import Database

NAMED, BODY, ENDED, DAY, FORMER = 3, 4, 6, 7, 8  # columns of a row
IDS_IN_A_CHUNK = 256
AT_ONCE = 8192
Change = tuple[str, int, str | None, str | None]
Kept = tuple[int, Row, str, str]
"""The place of a thing among its kind, its row, and its names and its body as they are looked through."""


class Held(NamedTuple):
    """A byte for each thing in order, as one number: where the word is in the name, and where it is at all."""

    named: int
    anywhere: int


class Shelf:
    """`prepare` until it is ready; only then it is looked through."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.is_ready = False
        self._chunks: dict[int, list[Kept]] = {}
        self._end = 0
        self._arranging: Iterator[None] | None = None
        self._rows: list[Row] = []
        self._named: list[str] = []
        self._bodies: list[str] = []
        self._joined = ""
        self._starts: list[int] = []
        self._characters: set[str] = set()
        self._held: dict[str, Held] = {}

    def forget(self) -> None:
        """Read all of it anew."""
        self._chunks.clear()
        self.is_ready, self._arranging = False, None

    def forget_changed(self, changes: Iterable[Change]) -> None:
        for subject, row_id, *states in changes:
            column = self.source.reads.get(subject)
            if column == ALL:
                return self.forget()
            if column is not None:
                for thing in _concerned(column, row_id, states):
                    self._chunks.pop(thing // IDS_IN_A_CHUNK, None)
                self.is_ready, self._arranging = False, None
        return None

    def prepare(self, db: Database, day: str) -> None:
        """Do a little more: read a chunk, or a part of putting all in order."""
        if self._arranging is not None:
            next(self._arranging, None)
            return
        if not self._chunks or not self._end:
            self._measure(db)
        missing = next((number for number in range(self._end) if number not in self._chunks), None)
        if missing is None:
            self._measure(db)
            if self._end <= len(self._chunks):
                self._arranging = self._arrange()
            return
        span = {"day": day, "first": missing * IDS_IN_A_CHUNK, "end": (missing + 1) * IDS_IN_A_CHUNK}
        self._chunks[missing] = kept = _kept(db.execute(self.source.sql, span).fetchall())
        self._characters.update("".join(named for _, _, named, _ in kept))

    def piece(self, place: int) -> Piece:
        return piece_of(self._rows[place])

    def find(self, piece_id: int) -> Piece | None:
        """A thing by its id; None where it is gone."""
        return next((piece_of(row) for row in self._rows if row[0] == piece_id), None)

    def look(self, sought: Iterable[str]) -> Generator[None, None, tuple[bytes, bytes]]:
        """A byte for each thing in order: whether all words are in its name, and whether only beyond it.

        It pauses every few thousand things, so that a key typed meanwhile need not wait.
        """
        held = {}
        for word in sought:
            held[word] = self._held.get(word) or (yield from self._look_for(word))
        self._held = held
        named = reduce(and_, (one.named for one in held.values()))
        anywhere = reduce(and_, (one.anywhere for one in held.values()))
        return named.to_bytes(len(self._rows)), (anywhere ^ named).to_bytes(len(self._rows))

    def _measure(self, db: Database) -> None:
        found = db.execute(f"select coalesce(max(id), -1) from {self.source.table}").fetchone()
        self._end = found[0] // IDS_IN_A_CHUNK + 1

    def _arrange(self) -> Iterator[None]:
        """In turns, each as short as reading a few chunks is; what stands is looked through until all is in order."""
        chunks = [self._chunks[number] for number in sorted(self._chunks, reverse=True)]
        kept = sorted(chain.from_iterable(map(reversed, chunks)), key=itemgetter(0))
        yield
        rows, named, bodies = (list(map(itemgetter(column), kept)) for column in (1, 2, 3))
        yield
        joined = "\n".join(named)
        starts = [0, *accumulate(map((1).__add__, map(len, named)))]
        self._rows, self._named, self._bodies = rows, named, bodies
        self._joined, self._starts, self._held = joined, starts, {}
        self.is_ready, self._arranging = True, None

    def _look_for(self, word: str) -> Generator[None, None, Held]:
        named, bodies = bytearray(), bytearray()
        typed = pinyin.pattern(word, "".join(self._characters))
        for first in range(0, len(self._rows), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            named += bytes(map(contains, self._named[part], repeat(word)))
            bodies += bytes(map(contains, self._bodies[part], repeat(word)))
            for place in self._typed(typed, part) if typed else ():
                named[place] = 1
            yield
        in_name = int.from_bytes(named)
        return Held(in_name, in_name | int.from_bytes(bodies))

    def _typed(self, pattern: re.Pattern[str], part: slice) -> Iterator[int]:
        """Those in whose names characters stand side by side that are typed by the letters of a word."""
        starts = self._starts
        once = re.compile(f"{pattern.pattern}[^\n]*")
        for match in once.finditer(self._joined, starts[part.start], starts[min(part.stop, len(self._rows))]):
            yield bisect_right(starts, match.start()) - 1


def _kept(rows: Sequence[Row]) -> list[Kept]:
    names = [f"{row[NAMED]}\n{row[FORMER]}" if row[FORMER:] and row[FORMER] else row[NAMED] or "" for row in rows]
    bodies = [row[BODY] or "" for row in rows]
    ranks = [rank(row[0], row[DAY], ended=row[ENDED]) for row in rows]
    return list(zip(ranks, rows, folded(names), folded(bodies), strict=True))


def _concerned(column: str, row_id: int, states: Iterable[str | None]) -> Iterator[int]:
    """The things that a change is about, before it and after it."""
    if column == OWN:
        yield row_id
        return
    for state in filter(None, states):
        row: Mapping[str, Any] = json.loads(state)
        if isinstance(thing := row.get(column), int):
            yield thing
