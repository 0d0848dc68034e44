"""Every text of the ledger that a word can stand in, at hand in memory: two bytes a character, as Python keeps it.

SQLite cannot fold the case of any script and looks through a hundred thousand texts in the time that a
page is painted in several times over; Python looks through them at once. The texts lie in chunks by
the ids of the tasks, so that after a change only the chunks it touched are read again.
"""

import json
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
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
    """The texts of tasks with ids that follow one another, in one, and where each begins; of an id without task none.

    One more place tells where the last text ends.
    """

    starts: "array[int]"
    text: str

    @classmethod
    def of(cls, texts: Mapping[int, str], ids: range) -> "Chunk":
        lines = [texts.get(task_id, "") for task_id in ids]
        starts = array("L", accumulate((len(line) + 1 for line in lines), initial=0))
        return cls(starts, BETWEEN.join((*lines, "")))

    def holding(self, words: Sequence[str], *, often: bool) -> bytearray:
        """For every id whether each word stands in its text, 1 or 0; `often` where most texts will hold the first."""
        first, *others = words
        held = self._often(first) if often else self._seldom(first)
        for word in others:
            for row in compress(count(), held):
                held[row] = self.text.find(word, self.starts[row], self.starts[row + 1]) >= 0
        return held

    def _often(self, word: str) -> bytearray:
        return bytearray(map(contains, self.text.split(BETWEEN)[:-1], repeat(word)))

    def _seldom(self, word: str) -> bytearray:
        held = bytearray(len(self.starts) - 1)
        place = self.text.find(word)
        while place >= 0:
            row = bisect_right(self.starts, place)
            held[row - 1] = True
            place = self.text.find(word, self.starts[row])
        return held


class Words:
    """The texts of the ledger on a day; `renew` before every look, `prepare` while nobody waits."""

    def __init__(self) -> None:
        self._chunks: dict[int, Chunk] = {}
        self._names: dict[int, str] = {}
        self._units: dict[str, str] = {}
        self._of: tuple[Database, date] | None = None
        self._seen: tuple[Any, ...] = ()
        self._end = 0

    def renew(self, db: Database, day: date) -> None:
        """Forget what was changed since the last time, or all where it is another ledger or another day."""
        last = db.execute(f"{CHANGES} order by id desc limit 1").fetchone() or ()
        if self._of != (db, day) or not self._forget_changed(db):
            self._chunks.clear()
        if self._of != (db, day) or last != self._seen:
            self._names, self._units = unit_store.names(db, day), {}
            self._end = db.execute("select coalesce(max(id), -1) from task").fetchone()[0] // IDS_IN_A_CHUNK + 1
        self._of, self._seen = (db, day), last

    def prepare(self) -> bool:
        """Read one more chunk; False once all are at hand."""
        missing = next((number for number in range(self._end) if number not in self._chunks), None)
        if missing is not None:
            self._read(missing)
        return missing is not None

    def holding(self, text: str) -> bytes:
        """For every id whether each word of the text stands in the line of that task, in whatever case: 1 or 0."""
        chunks = [self._chunks.get(number) or self._read(number) for number in range(self._end)]
        sample = chunks[len(chunks) // 2].text if chunks else ""
        words = sorted(text.casefold().split(), key=sample.count)
        held: list[bytearray] = []
        often = False
        for chunk in chunks:
            held.append(chunk.holding(words, often=often))
            often = 2 * held[-1].count(1) > len(held[-1])
        return b"".join(held)

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
        ids = range(number * IDS_IN_A_CHUNK, (number + 1) * IDS_IN_A_CHUNK)
        rows = db.execute(TEXTS, {"day": day.isoformat(), "first": ids.start, "end": ids.stop})
        self._chunks[number] = Chunk.of({row[0]: self._line(*row[1:]) for row in rows}, ids)
        return self._chunks[number]

    def _line(self, lead_unit_id: int | None, unit_ids: str, *texts: str) -> str:
        if (units := self._units.get(unit_ids)) is None:  # the same units share many tasks
            units = self._units[unit_ids] = "\n".join(self._names[unit_id] for unit_id in json.loads(unit_ids))
        lead_unit = self._names[lead_unit_id] if lead_unit_id is not None else ""
        return "\n".join((*texts, lead_unit, units)).casefold()


def _tasks_of(subject: str, row_id: int, *states: str | None) -> Iterable[int]:
    """The tasks whose line shows what was changed."""
    if subject == "task":
        yield row_id
    elif subject in PARTS_OF_TASKS:
        yield from (json.loads(state)["task_id"] for state in states if state)
