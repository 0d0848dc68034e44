"""Taking back, backing up, restoring, checking."""

from pathlib import Path

from heze_desk.cli.opening import Asked, Verbs, out_file, reading, verb, writing
from heze_desk.errors import DeskError
from heze_desk.workspace import backup, checking, file_copies, restoring
from heze_desk.workspace.workspace import is_damaged


def add_verbs(verbs: Verbs) -> None:
    verb(verbs, "undo", "撤销上一步", undo)
    verb(verbs, "redo", "重做刚撤销的一步", redo)
    copy = verb(verbs, "backup", "备份；不写文件名或以 .zip 结尾时连同附件", back_up)
    copy.add_argument("file", nargs="?", type=Path, metavar="FILE")
    back = verb(verbs, "restore", "从备份恢复，先看数目", restore)
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--yes", action="store_true", help="确认恢复")
    verb(verbs, "check", "检查工作区是否完好", check)


def undo(asked: Asked) -> int:
    with writing(asked) as workspace:
        print(f"已撤销：{workspace.undo()}。")
    return 0


def redo(asked: Asked) -> int:
    with writing(asked) as workspace:
        print(f"已重做：{workspace.redo()}。")
    return 0


def back_up(asked: Asked) -> int:
    if asked.file is not None:
        out_file(asked.file, ".sqlite3", ".zip")
    with reading(asked) as workspace:
        if asked.file is None:
            made = backup.take(workspace.db, workspace.folder / "backups", "手动")
        elif asked.file.suffix.lower() == ".zip":
            made = backup.save_all(workspace.db, workspace.folder, asked.file)
        else:
            made = backup.save(workspace.db, asked.file)
        print(f"已备份：{made}")
        if asked.file is None and (copied := file_copies.take(workspace.folder)):
            print(f"同时备份了 {copied} 个附件。")
    return 0


def restore(asked: Asked) -> int:
    """Show the counts; replace only when told so. A workspace too damaged to open is put aside whole."""
    try:
        with writing(asked) as workspace:
            for one in restoring.compare(workspace, asked.file):
                print(f"{one.name}：现有 {one.now}，备份中 {one.backup}")
            if not asked.yes:
                print("没有改动；确认恢复请加 --yes。")
                return 0
            kept = restoring.restore(workspace, asked.file)
    except DeskError as refusal:
        if not (is_damaged(refusal) and asked.yes):
            raise
        kept = restoring.rescue(asked.home, asked.file)
    print(f"已恢复；被替换的数据保存在：{kept}")
    return 0


def check(asked: Asked) -> int:
    with reading(asked) as workspace:
        found = checking.problems(workspace)
    if found:
        raise DeskError("\n".join(found))
    print(checking.SOUND)
    return 0
