"""Opening the file: connection settings, and bringing its tables up to date."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from heze_desk.errors import DeskError, NewerFileError
from heze_desk.workspace import journal
from heze_desk.workspace.migrations import migrations


def connect(path: Path, *, reading: bool = False) -> Database:
    """A connection that waits for others, and keeps what it was told even if the power fails."""
    uri = path.resolve().as_uri() + ("?mode=ro" if reading else "")
    db = Database(sqlite3.connect(uri, uri=True, timeout=5), execute_plugins=False)
    db.execute("pragma synchronous = full")
    db.execute("pragma temp_store = memory")
    return db


def applied(db: Database) -> set[str]:
    return {migration.name for migration in migrations.applied(db)}


def pending(db: Database) -> bool:
    return bool(migrations.pending(db))


def refuse_newer(path: Path) -> None:
    """Refuse a file written by a later program before anything is written to it."""
    db = connect(path, reading=True)
    try:
        if applied(db) - {migration.name for migration in migrations.pending(Database(memory=True))}:
            raise NewerFileError("这份数据由更新版本的程序写成，请先升级程序；数据没有改动。")
    finally:
        db.close()


def migrate(db: Database) -> None:
    """Apply what is pending with foreign keys off, check them, and renew the triggers."""
    db.execute("pragma foreign_keys = off")
    migrations.apply(db)
    if broken := db.execute("pragma foreign_key_check").fetchall():
        raise DeskError(f"升级后有 {len(broken)} 处引用不完整；请用 backups 文件夹里“升级前”的备份恢复并联系维护人员。")
    with db.atomic():
        journal.install(db)
