"""Copies of the workspace: before each migration, once a day, on demand; and putting one back."""

import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from heze_desk.errors import DamagedFileError, DeskError
from heze_desk.workspace.database import Database
from heze_desk.workspace.faults import DAMAGED, explained

KEPT_DAILY = 30
PIECE = 2048  # pages, some megabytes, for which a writer waits a few milliseconds
BEGINNINGS = 5
CARRIED = ("attachments", "issued", "patterns")
"""Folders that go with the data into a zip and come back with it."""
Told = Callable[[int, int], object]
COUNTED = {"task": "任务", "unit": "单位", "leader": "领导", "assignment": "任期", "progress_entry": "进展记录"}


class Comparison(NamedTuple):
    """How many records of a kind there are now, and how many the backup has."""

    name: str
    now: int
    backup: int


def take(db: Database, folder: Path, reason: str) -> Path:
    """A whole, consistent copy named by the moment and the reason; the workspace may be in use."""
    target = folder / f"desk-{datetime.now():%Y%m%d-%H%M%S-%f}-{reason}.sqlite3"
    return save(db, target)


def save(db: Database, target: Path) -> Path:
    """A copy under the name given; it appears whole or not at all."""
    _refuse_own(db, target)
    with _whole(target) as part, closing(sqlite3.connect(part)) as copy:
        db.conn.backup(copy)
    return target


def save_all(db: Database, home: Path, target: Path) -> Path:
    """A zip of the data with the folders that go with it, for a USB stick or another machine."""
    _refuse_own(db, target)
    with (
        _whole(target) as part,
        TemporaryDirectory() as folder,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive,
    ):
        archive.write(save(db, Path(folder) / "desk.sqlite3"), "desk.sqlite3")
        for name in CARRIED:
            for file in sorted((home / name).rglob("*")):
                archive.write(file, file.relative_to(home).as_posix())
    return target


def take_daily(db: Database, folder: Path, today: date, told: Told = lambda done, total: None) -> Path | None:
    """Today's copy, unless there is one; the oldest beyond thirty go. A damaged file never pushes out a sound copy.

    It is made piece by piece and looked through afterwards, so that another connection can write meanwhile; `told`
    hears of each piece and may stop it by an exception.
    """
    target = daily(folder, today)
    if target.exists():
        return None
    with _whole(target) as part, closing(sqlite3.connect(part)) as copy:
        _copy_in_pieces(db.conn, copy, told)
        with explained():
            if copy.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                raise DamagedFileError(DAMAGED)
    for old in sorted(folder.glob("desk-*-每日.sqlite3"))[:-KEPT_DAILY]:
        with suppress(OSError):  # open in another program; it goes another day
            old.unlink()
    return target


def daily(folder: Path, today: date) -> Path:
    """Where the copy of the day is, or will be."""
    return folder / f"desk-{today:%Y%m%d}-每日.sqlite3"


class _AllAtOnce(Exception):  # noqa: N818 - no error: it ends the copying in pieces
    """Others write so often that the pieces never come to an end."""


def _copy_in_pieces(source: sqlite3.Connection, copy: sqlite3.Connection, told: Told) -> None:
    """What another connection writes in between lets SQLite begin anew, which is borne a few times."""
    least, beginnings = sys.maxsize, 0

    def look(_status: int, remaining: int, total: int) -> None:
        nonlocal least, beginnings
        beginnings, least = beginnings + (remaining >= least), remaining
        told(total - remaining, total)
        if beginnings > BEGINNINGS:
            raise _AllAtOnce

    try:
        source.backup(copy, pages=PIECE, progress=look, sleep=0.01)
    except _AllAtOnce:
        source.backup(copy)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name only when all of it was written."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
        part.replace(target)
    except (OSError, sqlite3.DatabaseError) as fault:
        raise DeskError(f"备份没有写成：“{target.parent}”不能写入或空间不足；请换一个位置再备份。") from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _refuse_own(db: Database, target: Path) -> None:
    own = Path(db.execute("select file from pragma_database_list where name = 'main'").fetchone()[0])
    if target.exists() and target.samefile(own):
        raise DeskError("这是工作区正在使用的数据文件，不能写成备份；请另起一个文件名。")


def latest(folder: Path) -> datetime | None:
    """When the last copy was made."""
    times = [file.stat().st_mtime for file in folder.glob("desk-*.sqlite3")]
    return datetime.fromtimestamp(max(times)) if times else None


def listed(folder: Path) -> list[Path]:
    """The copies there are, the latest first."""
    return sorted(folder.glob("desk-*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True)


def counts(db: Database) -> dict[str, int]:
    """How many records there are of the kinds a secretary would know."""
    known = set(db.tools.table_names())
    return {name: db.table(table).count if table in known else 0 for table, name in COUNTED.items()}
