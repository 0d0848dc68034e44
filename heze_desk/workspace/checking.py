"""Whether the workspace is sound: the file, its references, and the attachments it names."""

import hashlib

from heze_desk.workspace.workspace import Workspace


def problems(workspace: Workspace) -> list[str]:
    """What is wrong, a sentence each; an empty list when all is well."""
    db = workspace.db
    found = [f"数据文件：{row[0]}。" for row in db.execute("pragma integrity_check(100)") if row[0] != "ok"]
    found += [f"表 {row[0]} 第 {row[1]} 行引用的 {row[2]} 不存在。" for row in db.execute("pragma foreign_key_check")]
    for row in db.query("select distinct file_name, sha256 from attachment order by id"):
        file = workspace.folder / "attachments" / row["sha256"][:2] / row["sha256"]
        if not file.is_file():
            found.append(f"附件“{row['file_name']}”缺失。")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != row["sha256"]:
            found.append(f"附件“{row['file_name']}”的内容与登记不符。")
    return found
