"""Putting a backup back: what it holds is shown first, and what it replaces is kept."""

import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from heze_desk.errors import DeskError
from heze_desk.workspace import backup, schema
from heze_desk.workspace.backup import Comparison
from heze_desk.workspace.workspace import BUSY, FILE, Workspace


def compare(workspace: Workspace, file: Path) -> list[Comparison]:
    """The counts of now beside those of the backup, before anything is replaced."""
    with _unpacked(file) as source, _opened(source) as db:
        now, then = backup.counts(workspace.db), backup.counts(db)
    return [Comparison(name, now[name], then[name]) for name in now]


def restore(workspace: Workspace, file: Path) -> Path:
    """Replace the data by the backup's; returns the copy kept of what was replaced."""
    if workspace.read_only:
        raise DeskError(BUSY)
    with _unpacked(file) as source, _opened(source) as db:
        kept = backup.take(workspace.db, workspace.folder / "backups", "恢复前")
        db.conn.backup(workspace.db.conn)
        _copy_files(source.parent, workspace.folder)
    schema.migrate(workspace.db)
    workspace.db.execute("pragma foreign_keys = on")
    workspace.renewed()
    return kept


def rescue(folder: Path, file: Path) -> Path:
    """Put a backup in the place of a file too damaged to be opened; returns where the damaged one is kept."""
    with _unpacked(file) as source, _opened(source) as db:
        kept = folder / "backups" / f"damaged-{FILE}"
        shutil.move(folder / FILE, kept)
        backup.save(db, folder / FILE)
    return kept


@contextmanager
def _unpacked(file: Path) -> Iterator[Path]:
    """The data file of a backup; a zip is unpacked beside its attachments."""
    if not file.is_file():
        raise DeskError(f"没有找到备份文件“{file}”；请检查文件名。")
    if not zipfile.is_zipfile(file):
        yield file
        return
    with TemporaryDirectory() as folder, zipfile.ZipFile(file) as archive:
        if FILE not in archive.namelist():
            raise DeskError(f"“{file.name}”不是工作区的备份，没有改动；请另选文件。")
        archive.extractall(folder)
        yield Path(folder) / FILE


@contextmanager
def _opened(source: Path) -> Iterator[Database]:
    """The backup, sound, ours and not from a later program."""
    try:
        schema.refuse_newer(source)
        with closing(schema.connect(source, reading=True)) as db:
            if not schema.applied(db) or db.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError
            yield db
    except sqlite3.DatabaseError as fault:
        raise DeskError(f"“{source.name}”不是完好的工作区备份，没有改动；请另选一份。") from fault


def _copy_files(source: Path, home: Path) -> None:
    """Bring back attachments and issued papers that came with the data; those already there stay."""
    for name in ("attachments", "issued"):
        for file in (source / name).rglob("*") if (source / name).is_dir() and source != home else ():
            target = home / file.relative_to(source)
            if file.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, target)
