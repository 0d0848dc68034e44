"""The workspace as it stood on a past day: each table that changed since is shadowed by a view of the same name.

The view shows the rows of the file that did not change, and of the others what the journal kept of them. So any
store function that reads gives what it gave then, and what it costs goes by what changed since.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from heze_desk.workspace import schema
from heze_desk.workspace.database import Database
from heze_desk.workspace.shadows import cast_back, take_back
from heze_desk.workspace.workspace import FILE, Workspace

Place = Path | Workspace
LARGE = 32 << 20  # bytes, a few tenths of a second
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


def first_day(db: Database) -> date:
    """The day of the first act; whoever asks for an earlier one is given what that act made."""
    (told,) = db.execute("select coalesce(day, date(at)) from main.step order by id limit 1").fetchone()
    return date.fromisoformat(told)


def made_by(db: Database, table: str, row_id: int) -> int | None:
    """The act that brought this row in, to be asked for with `past_step`; None where there is no such row."""
    found = db.execute(
        "select step_id from main.journal where subject = ? and row_id = ? and before is null order by id limit 1",
        [table, row_id],
    ).fetchone()
    return int(found[0]) if found else None


class Lookback(Workspace):
    """A past day looked at for long, in a copy of its own: every query is as quick as it is today, and every act is
    refused. What others write meanwhile does not reach it. A copy that a worker made beforehand is taken as it is.
    """

    closed = "这里是往日的台账，只能查看；要修改请返回今天。"

    def __init__(self, workspace: Workspace, day: date, copy: Database | None = None) -> None:
        super().__init__(workspace.folder, copy or copied(workspace, day), None, lambda: self._day)
        self._day = day

    def look_at(self, day: date, copy: Database | None = None) -> None:
        """Turn to another day."""
        copy = copy or copied(self, day)
        self._db.close()
        self._db, self._day = copy, day


def takes_long(place: Place) -> bool:
    """Whether copying the file is better left to a worker."""
    return _file(place).stat().st_size > LARGE


def copied(place: Place, day: date) -> Database:
    """All as of the day in a private file that SQLite keeps in memory as far as it is small and drops when closed.

    It may be made on one thread and used on another, by one at a time.
    """
    copy = Database(sqlite3.connect("", check_same_thread=False))
    with closing(_connect(place)) as source:
        source.conn.backup(copy.conn)
    take_back(copy, last_step(copy, day))
    return copy


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
    return schema.connect(_file(place), reading=True)


def _file(place: Place) -> Path:
    return (place.folder if isinstance(place, Workspace) else place) / FILE
