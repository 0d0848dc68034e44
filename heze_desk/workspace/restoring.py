"""Putting a backup back: what it holds is shown first, and what it replaces is kept."""

import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from heze_desk.errors import DamagedFileError, DeskError
from heze_desk.workspace import backup, file_copies, files, issued_copies, schema
from heze_desk.workspace.backup import Comparison
from heze_desk.workspace.database import Database
from heze_desk.workspace.faults import explained
from heze_desk.workspace.lock import claim
from heze_desk.workspace.workspace import BUSY, FILE, Workspace


def compare(workspace: Workspace, file: Path) -> list[Comparison]:
    """The counts of now beside those of the backup, before anything is replaced."""
    with explained(), _unpacked(file) as source, _opened(source) as db:
        now, then = backup.counts(workspace.db), backup.counts(db)
    return [Comparison(name, now[name], then[name]) for name in now]


def restore(workspace: Workspace, file: Path) -> Path:
    """Replace the data by the backup's; returns the copy kept of what was replaced."""
    if workspace.read_only:
        raise DeskError(BUSY)
    if file.exists() and file.samefile(workspace.folder / FILE):
        raise DeskError("这就是正在使用的数据文件，不用恢复；请另选一份备份。")
    with explained(), _unpacked(file) as source, _opened(source) as db:
        kept = backup.take(workspace.db, workspace.folder / "backups", "恢复前")
        _bring_files(source.parent, workspace.folder)
        db.conn.backup(workspace.db.conn)
        schema.migrate(workspace.db)
        workspace.db.execute("pragma foreign_keys = on")
    issued_copies.mend(workspace.db, workspace.folder)  # of those that could not be written the check tells
    workspace.renewed()
    return kept


def rescue(folder: Path, file: Path) -> Path:
    """Put a backup in the place of a file too damaged to be opened; returns where the damaged one is kept."""
    kept = folder / "backups" / f"damaged-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite3"
    with explained(), _unpacked(file) as source, _opened(source) as db, _alone(folder):
        sound = backup.save(db, folder / f"{FILE}.new")
        _bring_files(source.parent, folder)
        kept.parent.mkdir(exist_ok=True)
        for old, new in ((schema.beside(folder / FILE), schema.beside(kept)), (folder / FILE, kept)):
            if old.exists():
                old.replace(new)
        sound.replace(folder / FILE)
    return kept


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Refused while a window or a command has the workspace open."""
    lock = claim(folder)
    if lock is None:
        raise DeskError(BUSY)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _unpacked(file: Path) -> Iterator[Path]:
    """The data file of a backup; a zip is unpacked beside its attachments."""
    if not file.is_file():
        raise DeskError(f"没有找到备份文件“{file}”；请检查文件名。")
    if not zipfile.is_zipfile(file):
        yield file
        return
    with TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(file) as archive:
                archive.extractall(folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as fault:
            raise DeskError(f"“{file.name}”不是完好的压缩包，没有改动；请另选一份备份。") from fault
        if not (Path(folder) / FILE).is_file():
            raise DeskError(f"“{file.name}”不是工作区的备份，没有改动；请另选文件。")
        yield Path(folder) / FILE


@contextmanager
def _opened(source: Path) -> Iterator[Database]:
    """The backup, sound, ours and not from a later program."""
    refusal = f"“{source.name}”不是完好的工作区备份，没有改动；请另选一份。"
    try:
        schema.examine(source)
        db = schema.connect(source, reading=True)
    except (sqlite3.DatabaseError, DamagedFileError) as fault:
        raise DeskError(refusal) from fault
    with closing(db):
        if not _sound(db):
            raise DeskError(refusal)
        yield db


def _sound(db: Database) -> bool:
    try:
        return bool(db.execute("pragma integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _bring_files(source: Path, home: Path) -> None:
    """Bring back the files that came with the data; of those already here only an altered attachment gives way."""
    try:
        for file in (file for name in backup.CARRIED for file in (source / name).rglob("*")):
            target = home / file.relative_to(source)
            if file.is_file() and (not target.exists() or _is_altered(target, file)):
                files.copy(file, target)
        for file in (source / file_copies.NAME).glob("*/*"):
            if file.is_file() and not (target := files.place(home, file.name)).exists():
                files.copy(file, target, sha256=file.name)
    except OSError as fault:
        raise DeskError(
            "附件没有恢复成：文件读不出，或工作区不能写入、空间不足；数据没有改动，请检查后再恢复。"
        ) from fault


def _is_altered(target: Path, file: Path) -> bool:
    """Whether what is kept there is no longer what its name says, while the file still is."""
    return files.digest(file) == target.name != files.digest(target)
