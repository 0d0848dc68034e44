"""Whether the workspace is sound: the file, its references, the attachments it names, the papers that were issued."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from heze_desk.workspace import file_check, issued_copies, registers
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

SOUND = "工作区完好：数据文件、引用、附件和印发的文件都没有发现问题。"


def problems(workspace: Workspace) -> list[str]:
    """What is wrong, a sentence each; an empty list when all is well."""
    found: list[str] = []
    try:
        found += _in_file(workspace.db)
        found += _in_attachments(workspace.db, workspace.folder)
        found += issued_copies.problems(workspace.db, workspace.folder)
    except sqlite3.DatabaseError as fault:
        found.append(f"数据文件损坏，读不下去（{fault}）；请用 backups 文件夹里最近的备份恢复。")
    return found


def _in_file(db: Database) -> Iterator[str]:
    for (complaint,) in db.execute("pragma integrity_check(100)"):
        if complaint != "ok":
            yield f"数据文件：{complaint}。"
    for table, row_id, referred, _ in db.execute("pragma foreign_key_check"):
        yield f"表 {table} 第 {row_id} 行引用的 {referred} 不存在。"


def _in_attachments(db: Database, home: Path) -> Iterator[str]:
    for fault in file_check.examine(home, registers.entries(db), registers.known(db)).faults:
        yield fault.sentence
