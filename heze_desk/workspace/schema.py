"""Opening the file: connection settings, and bringing its tables up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from heze_desk.errors import DamagedFileError, DeskError, NewerFileError
from heze_desk.workspace import journal, migrations
from heze_desk.workspace.database import Database
from heze_desk.workspace.faults import DAMAGED

SET = "heze_desk"
"""The name of our migrations among those of sqlite-utils, which keeps those applied in `_sqlite_migrations`."""


def connect(path: Path, *, reading: bool = False) -> Database:
    """A connection that waits for others, and keeps what it was told even if the power fails."""
    uri = path.resolve().as_uri() + ("?mode=ro" if reading else "")
    patience = 20 if reading else 5  # seconds; a reader can wait for a large import, a window should not stand still
    db = Database(sqlite3.connect(uri, uri=True, timeout=patience))
    db.execute("pragma synchronous = full")
    db.execute("pragma temp_store = memory")
    return db


def applied(db: Database) -> set[str]:
    if not db.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone():
        return set()
    return {name for (name,) in db.execute("select name from _sqlite_migrations where migration_set = ?", [SET])}


def pending(db: Database) -> bool:
    return bool(migrations.known.keys() - applied(db))


def examine(path: Path) -> None:
    """Refuse a file of a later program, or one that is none of ours, before anything is written to it."""
    _refuse_others(_names_in(path))


def opened(path: Path) -> Database:
    """A connection to write by, examined before it does; one and not two, for reading the tables' names takes long."""
    db = connect(path)
    try:
        _refuse_others(applied(db))
    except BaseException:
        db.close()
        raise
    return db


def _refuse_others(names: set[str]) -> None:
    if names - migrations.known.keys():
        raise NewerFileError("这份数据由更新版本的程序写成，请先升级程序；数据没有改动。")
    if not names:
        raise DamagedFileError(DAMAGED)


def _names_in(path: Path) -> set[str]:
    try:
        with closing(connect(path, reading=True)) as db:
            return applied(db)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
    with closing(connect(path)) as db:  # a step broken off by a power cut is rolled back first, which a reader may not
        return applied(db)


def build(path: Path, title: str, fill: Callable[[Database], object], day: date) -> None:
    """A new file, filled by a first act that cannot be undone; it appears whole or not at all."""
    part = path.with_name(f"{path.name}.new")
    for left in (part, beside(part), beside(path)):
        left.unlink(missing_ok=True)
    try:
        with closing(connect(part)) as db:
            migrate(db)
            db.execute("pragma foreign_keys = on")
            with db.atomic():
                step_id = journal.begin(db, title, day=day, reverses=None, final=True)
                fill(db)
                journal.finish(db, step_id, title)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """SQLite's rollback journal; left beside another file than its own it would be played into that one."""
    return path.with_name(f"{path.name}-journal")


def migrate(db: Database) -> None:
    """Apply what is pending, all or nothing, and renew the triggers; acts before it can no longer be undone."""
    db.execute("pragma foreign_keys = off")
    with db.atomic():
        grown = applied(db) and pending(db)
        journal.remove(db)
        _apply(db)
        if broken := db.execute("pragma foreign_key_check").fetchall():
            raise DeskError(f"升级会使 {len(broken)} 处引用不完整，没有进行；数据没有改动，请联系维护人员。")
        journal.install(db)
        if grown:
            db.execute("insert into step (title, final) values ('升级数据', 1)")


def _apply(db: Database) -> None:
    from sqlite_utils import Migrations

    ours = Migrations(SET)
    for name, change in sorted(migrations.known.items()):
        ours(name=name)(change)
    ours.apply(db.tools)
