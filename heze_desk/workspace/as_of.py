"""The workspace as it stood on a past day: each table that changed since is shadowed by a view of the same name.

The view shows the rows of the file that did not change, and of the others what the journal kept of them. So any
store function that reads gives what it gave then, and what it costs goes by what changed since.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from heze_desk.workspace import schema
from heze_desk.workspace.database import Database
from heze_desk.workspace.shadows import cast_back
from heze_desk.workspace.workspace import FILE, Workspace

Place = Path | Workspace
LAST_OF_DAY = """
    select coalesce(
        (select id from main.step where coalesce(day, date(at)) <= ? order by id desc limit 1),
        (select min(id) from main.step), 0)
"""


@contextmanager
def past(place: Place, day: date) -> Iterator[Database]:
    """All as after the last act of that day, never before the first one of all; nobody can write until it is left."""
    with _reading(place) as db:
        cast_back(db, last_step(db, day))
        yield db


@contextmanager
def past_step(place: Place, step_id: int) -> Iterator[Database]:
    """All as it stood right after that act."""
    with _reading(place) as db:
        cast_back(db, step_id)
        yield db


def last_step(db: Database, day: date) -> int:
    """The last act whose day is not later; an act of an old release counts on the day of its time."""
    return int(db.execute(LAST_OF_DAY, [day.isoformat()]).fetchone()[0])


def made_by(db: Database, table: str, row_id: int) -> int | None:
    """The act that brought this row in, to be asked for with `past_step`; None where there is no such row."""
    found = db.execute(
        "select step_id from main.journal where subject = ? and row_id = ? and before is null order by id limit 1",
        [table, row_id],
    ).fetchone()
    return int(found[0]) if found else None


class Lookback(Workspace):
    """A past day looked at for long: all can be read while others write meanwhile, and every act is refused."""

    closed = "这里是往日的台账，只能查看；要修改请返回今天。"

    def __init__(self, workspace: Workspace, day: date) -> None:
        super().__init__(workspace.folder, _connect(workspace), None, lambda: self._day)
        self.look_at(day)

    def look_at(self, day: date) -> None:
        """Turn to another day."""
        self._day = day
        self._version = -1

    @property
    def db(self) -> Database:
        """To be asked for anew for every look, for what was written since the last one is taken back here."""
        if (version := self._written()) != self._version:
            self._db.execute("begin")
            try:
                cast_back(self._db, last_step(self._db, self._day))
            finally:
                self._db.execute("commit")
            self._version = version
        return self._db

    def _written(self) -> int:
        """Another number after another connection has written."""
        return int(self._db.execute("pragma data_version").fetchone()[0])


@contextmanager
def _reading(place: Place) -> Iterator[Database]:
    """One state of the file for all that is read."""
    db = _connect(place)
    try:
        db.execute("begin")
        yield db
    finally:
        db.close()


def _connect(place: Place) -> Database:
    return schema.connect((place.folder if isinstance(place, Workspace) else place) / FILE, reading=True)
