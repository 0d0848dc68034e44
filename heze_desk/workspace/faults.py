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
    except sqlite3.DatabaseError as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise DamagedFileError(DAMAGED) from fault
        if code not in SENTENCES:
            raise
        raise DeskError(SENTENCES[code]) from fault
    except OSError as fault:
        if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
            raise DeskError(f"没有权限写入“{fault.filename}”；请检查文件夹的权限，或换一个文件夹。") from fault
        if fault.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DeskError(SENTENCES[sqlite3.SQLITE_FULL]) from fault
