"""Every text of the ledger that a word can stand in, at hand in memory: two bytes a character, as Python keeps it.

SQLite cannot fold the case of any script and looks through a hundred thousand texts in the time that a
page is painted in several times over; Python looks through them in less. The texts lie in chunks by
the ids of the tasks, so that after a change only the chunks it touched are read again.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import reduce
from itertools import repeat
from operator import and_, contains
from typing import Any

from heze_desk.roster import unit_store
from heze_desk.tasks.lines import LINE
from heze_desk.workspace.database import Database

IDS_IN_A_CHUNK = 512
TEXTS = f"""
    select id, lead_unit_id, unit_ids, number, section, industry, title, content, person, latest
    from ({LINE} where task.id >= :first and task.id < :end)
"""
NAMED_IN_LINES = frozenset({"unit", "unit_name", "clause", "industry"})
PARTS_OF_TASKS = frozenset({"task_unit", "progress_entry"})
CHANGES = "select id, subject, row_id, before, after from journal"
FEW = 2000


class Words:
    """The texts of the ledger on a day; `renew` before every look, `prepare` while nobody waits."""

    def __init__(self) -> None:
        self._chunks: dict[int, list[str]] = {}  # the texts of tasks whose ids follow one another; "" without task
        self._held: dict[str, bytes] = {}  # of the words last looked for: most keystrokes leave all but one as it is
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
            self._names, self._units, self._held = unit_store.names(db, day), {}, {}
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
        words = text.casefold().split()
        self._held = {word: self._held.get(word) or self._look_for(word) for word in words}
        together = reduce(and_, (int.from_bytes(held) for held in self._held.values()))
        return together.to_bytes(self._end * IDS_IN_A_CHUNK)

    def _look_for(self, word: str) -> bytes:
        chunks = (self._chunks.get(number) or self._read(number) for number in range(self._end))
        return b"".join(bytes(map(contains, texts, repeat(word))) for texts in chunks)

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

    def _read(self, number: int) -> list[str]:
        assert self._of is not None
        db, day = self._of
        ids = range(number * IDS_IN_A_CHUNK, (number + 1) * IDS_IN_A_CHUNK)
        rows = db.execute(TEXTS, {"day": day.isoformat(), "first": ids.start, "end": ids.stop})
        lines = {row[0]: self._line(*row[1:]) for row in rows}
        self._chunks[number] = [lines.get(task_id, "") for task_id in ids]
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
