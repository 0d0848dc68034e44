"""Every text of the ledger that a word can stand in, at hand in memory: two bytes a character, as Python keeps it.

SQLite cannot fold the case of any script and looks through a hundred thousand texts in the time that a
page is painted in several times over; Python looks through them at once. The texts lie in chunks by
the ids of the tasks, so that after a change only the chunks it touched are read again.
"""

import json
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, compress, count, repeat
from operator import contains
from typing import Any, NamedTuple

from heze_desk.roster import unit_store
from heze_desk.tasks.lines import LINE
from heze_desk.workspace.database import Database

IDS_IN_A_CHUNK = 512
BETWEEN = "\0"
TEXTS = f"""
    select id, lead_unit_id, unit_ids, number, section, industry, title, content, person, latest
    from ({LINE} where task.id >= :first and task.id < :end)
"""
NAMED_IN_LINES = frozenset({"unit", "unit_name", "clause", "industry"})
PARTS_OF_TASKS = frozenset({"task_unit", "progress_entry"})
CHANGES = "select id, subject, row_id, before, after from journal"
FEW = 2000


class Chunk(NamedTuple):
    """The texts of some tasks in one, and where each begins; one more place tells where the last one ends."""

    ids: "array[int]"
    starts: "array[int]"
    text: str

    @classmethod
    def of(cls, ids: Iterable[int], texts: Sequence[str]) -> "Chunk":
        starts = array("L", accumulate((len(text) + 1 for text in texts), initial=0))
        return cls(array("q", ids), starts, BETWEEN.join((*texts, "")))

    def holding(self, words: Sequence[str], *, often: bool) -> list[int]:
        """The tasks in whose text every word stands; `often` where most texts will hold the first."""
        first, *others = words
        rows = self._often(first) if often else list(self._seldom(first))
        for word in others:
            rows = [row for row in rows if self.text.find(word, self.starts[row], self.starts[row + 1]) >= 0]
        return [*map(self.ids.__getitem__, rows)]

    def _often(self, word: str) -> list[int]:
        return [*compress(count(), map(contains, self.text.split(BETWEEN), repeat(word)))]

    def _seldom(self, word: str) -> Iterator[int]:
        place = self.text.find(word)
        while place >= 0:
            row = bisect_right(self.starts, place)
            yield row - 1
            place = self.text.find(word, self.starts[row])


class Words:
    """The texts of the ledger on a day; `renew` before every look, `prepare` while nobody waits."""

    def __init__(self) -> None:
        self._chunks: dict[int, Chunk] = {}
        self._names: dict[int, str] = {}
        self._of: tuple[Database, date] | None = None
        self._seen: tuple[Any, ...] = ()
        self._end = 0

    def renew(self, db: Database, day: date) -> None:
        """Forget what was changed since the last time, or all where it is another ledger or another day."""
        last = db.execute(f"{CHANGES} order by id desc limit 1").fetchone() or ()
        if self._of != (db, day) or not self._forget_changed(db):
            self._chunks.clear()
        if self._of != (db, day) or last != self._seen:
            self._names = unit_store.names(db, day)
            self._end = db.execute("select coalesce(max(id), -1) from task").fetchone()[0] // IDS_IN_A_CHUNK + 1
        self._of, self._seen = (db, day), last

    def prepare(self) -> bool:
        """Read one more chunk; False once all are at hand."""
        missing = next((number for number in range(self._end) if number not in self._chunks), None)
        if missing is not None:
            self._read(missing)
        return missing is not None

    def holding(self, text: str) -> set[int]:
        """The tasks in whose line every word of the text stands, in whatever case."""
        chunks = [self._chunks.get(number) or self._read(number) for number in range(self._end)]
        sample = chunks[len(chunks) // 2].text if chunks else ""
        words = sorted(text.casefold().split(), key=sample.count)
        held: set[int] = set()
        often = False
        for chunk in chunks:
            found = chunk.holding(words, often=often)
            often = 2 * len(found) > len(chunk.ids)
            held.update(found)
        return held

    def _forget_changed(self, db: Database) -> bool:
        """Whether it was enough to forget the chunks of the tasks that changed since."""
        if not self._seen:
            return False
        seen = self._seen[0]
        if db.execute(f"{CHANGES} where id = ?", [seen]).fetchone() != self._seen:
            return False  # the file was put back from a backup since
        changes = db.execute(f"{CHANGES} where id > ? order by id limit {FEW + 1}", [seen]).fetchall()
        if len(changes) > FEW or any(subject in NAMED_IN_LINES for _, subject, *_ in changes):
            return False
        for task_id in {task_id for change in changes for task_id in _tasks_of(*change[1:])}:
            self._chunks.pop(task_id // IDS_IN_A_CHUNK, None)
        return True

    def _read(self, number: int) -> Chunk:
        assert self._of is not None
        db, day = self._of
        first, end = number * IDS_IN_A_CHUNK, (number + 1) * IDS_IN_A_CHUNK
        rows = db.execute(TEXTS, {"day": day.isoformat(), "first": first, "end": end}).fetchall()
        self._chunks[number] = Chunk.of((row[0] for row in rows), [self._line(*row[1:]) for row in rows])
        return self._chunks[number]

    def _line(self, lead_unit_id: int | None, unit_ids: str, *texts: str) -> str:
        units = [self._names[unit_id] for unit_id in json.loads(unit_ids)]
        lead_unit = self._names[lead_unit_id] if lead_unit_id is not None else ""
        return "\n".join((*texts, lead_unit, *units)).casefold()


def _tasks_of(subject: str, row_id: int, *states: str | None) -> Iterable[int]:
    """The tasks whose line shows what was changed."""
    if subject == "task":
        yield row_id
    elif subject in PARTS_OF_TASKS:
        yield from (json.loads(state)["task_id"] for state in states if state)
