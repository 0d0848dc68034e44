"""What SQLite and the disk complain of, said so that the secretary knows what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from heze_desk.errors import DamagedFileError, DeskError

DAMAGED = "工作区文件 desk.sqlite3 已损坏；请用 backups 文件夹里最近的备份恢复。"
SENTENCES = {
    sqlite3.SQLITE_FULL: "磁盘已满，这一步没有保存；请腾出空间后再做一次，已有内容没有改动。",
    sqlite3.SQLITE_READONLY: "工作区不能写入，这一步没有保存；请检查文件夹的权限，或把工作区移到可以写入的本地磁盘。",
    sqlite3.SQLITE_IOERR: "读写磁盘出错，这一步没有保存；请检查磁盘或U盘是否还在，再做一次。",
    sqlite3.SQLITE_CANTOPEN: "工作区文件打不开；请检查文件夹的权限，或用 --home 指定另一个文件夹。",
    sqlite3.SQLITE_BUSY: "工作区正被另一个程序写入，这一步没有保存；请稍后再做一次。",
}


@contextmanager
def explained() -> Iterator[None]:
    """Turn a fault of the file or the disk into a refusal; errors of the program itself pass as they are."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as fault:
        told = refusal(fault)
        if told is None:
            raise
        raise told from fault


def refusal(fault: BaseException) -> DeskError | None:
    """What to tell of a fault of the file or the disk; None for any other error."""
    match fault:
        case sqlite3.DatabaseError():
            code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                return DamagedFileError(DAMAGED)
            return DeskError(SENTENCES[code]) if code in SENTENCES else None
        case PermissionError(filename=name) | OSError(errno=errno.EROFS, filename=name):
            return DeskError(f"没有权限写入“{name}”；请检查文件夹的权限，或换一个文件夹。")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return DeskError(SENTENCES[sqlite3.SQLITE_FULL])
        case _:
            return None
