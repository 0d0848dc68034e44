"""The files of the tasks on the command line: entered, checked, mended, given out."""

import sys
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, put_out, reading, today, verb, writing
from heze_desk.cli.task_fields import found
from heze_desk.errors import DeskError
from heze_desk.tasks import attachments, store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import file_check, file_copies, files, registers, relocating
from heze_desk.workspace.file_check import FileCheck, Finding
from heze_desk.workspace.taking_in import keep_all
from heze_desk.workspace.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    added = verb(verbs, "attach", "给任务添加附件", attach)
    added.add_argument("id", metavar="ID", help="任务编号")
    added.add_argument("files", nargs="+", type=Path, metavar="FILE")
    acts = verb(verbs, "attachments", "附件：列出、取出、自检、恢复", None).add_subparsers(metavar="ACT", required=True)
    listed = verb(acts, "list", "一项任务的附件，移除了的也列出", show)
    listed.add_argument("id", metavar="ID", help="任务编号")
    listed.add_argument("--json", action="store_true")
    given = verb(acts, "export", "把附件的副本写到别处", export)
    given.add_argument("id", metavar="ID", help="任务编号")
    given.add_argument("name", metavar="NAME", help="附件名或编号")
    given.add_argument("--out", type=Path, required=True, metavar="FILE|DIR")
    checked = verb(acts, "check", "附件自检：缺失、内容与登记不符", check)
    checked.add_argument("--json", action="store_true")
    back = verb(acts, "restore", "从备份恢复；不写编号就恢复所有有问题的", restore)
    back.add_argument("keys", nargs="*", metavar="KEY", help="自检列出的编号，如 A12")
    back.add_argument("--from", dest="source", type=Path, metavar="ZIP|DIR", help="另一份备份，默认用工作区里的")
    moved = verb(acts, "relocate", "用找到的原文件补上缺失的附件", relocate)
    moved.add_argument("key", metavar="KEY")
    moved.add_argument("file", type=Path, metavar="FILE")
    struck = verb(acts, "remove", "写明原因后移除附件，条目仍留着", remove)
    struck.add_argument("key", metavar="KEY")
    struck.add_argument("--reason", required=True, metavar="TEXT")


def attach(asked: Asked) -> int:
    """Every file that can be read is entered, in one step; the others are told and make the answer 2."""
    with writing(asked) as workspace:
        task_id = found(workspace.db, asked.id)
        taken = keep_all(workspace.folder, asked.files)
        new = [
            Attachment(task_id=task_id, file_name=name, sha256=digest, size=size, added_on=today(asked))
            for name, digest, size in taken.kept
        ]
        with workspace.step(f"添加附件 {len(new)} 个") as db:
            entered = attachments.enter(db, new)
    for one in entered.added:
        print(f"{one.file_name}　{files.size_text(one.size)}　{one.sha256}")
    if entered.sentence:
        print(entered.sentence)
    if taken.refusals:
        raise DeskError("\n".join(taken.refusals))
    return 0


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        kept = store.attachments(workspace.db, found(workspace.db, asked.id))
    if asked.json:
        print_json([_row(one) for one in kept])
        return 0
    for one in kept:
        gone = f"（{one.removed_on} 已移除：{one.removal_reason}）" if one.removed_on else ""
        print(f"A{one.id}　{one.added_on}　{files.size_text(one.size)}　{one.file_name}{gone}")
    print(f"共 {len(kept)} 个附件。")
    return 0


def export(asked: Asked) -> int:
    with reading(asked) as workspace:
        one = attachments.named(workspace.db, found(workspace.db, asked.id), asked.name)
        print(f"已写出：{put_out(workspace.folder, one.sha256, one.file_name, asked.out)}")
    return 0


def check(asked: Asked) -> int:
    """2 where a file is missing or not what was entered."""
    with reading(asked) as workspace:
        checked = _checked(workspace)
    if asked.json:
        print_json(_told(checked))
    else:
        for fault in checked.faults:
            print(f"{fault.entry.key}　{fault.sentence}")
        for stray in checked.strays:
            print(f"多余：attachments/{stray}")
        print(checked.sentence)
    if checked.faults:
        print(f"有 {len(checked.faults)} 个附件有问题；请用 attachments restore、relocate 或 remove。", file=sys.stderr)
        return 2
    return 0


def restore(asked: Asked) -> int:
    """Those the backup does not have are told by name and make the answer 2."""
    with writing(asked) as workspace:
        faults = _checked(workspace).faults
        if asked.keys:
            wanted = {registers.entry(workspace.db, key).key for key in asked.keys}
            faults = tuple(fault for fault in faults if fault.entry.key in wanted)
        lost = [fault for fault in faults if not _given_back(workspace, fault, asked.source)]
    print(f"已从备份恢复 {len(faults) - len(lost)} 个附件。" if faults else "没有需要恢复的附件。")
    if lost:
        names = "、".join(fault.entry.told for fault in lost)
        raise DeskError(f"备份里没有完好的一份：{names}；请用 --from 另选备份，或用 relocate、remove。")
    return 0


def relocate(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry = registers.entry(workspace.db, asked.key)
        candidate = relocating.look(entry, asked.file)
        if not candidate.fits:
            offer = "可以用 attach 把它作为新附件添加。" if entry.table == "attachment" else "请另选文件。"
            raise DeskError(candidate.refusal + offer)
        relocating.put_back(workspace.folder, candidate)
    print(f"已放回：{entry.told}。")
    return 0


def remove(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry = registers.entry(workspace.db, asked.key)
        with workspace.step(f"移除{entry.kind}“{entry.file_name}”") as db:
            registers.remove(db, entry.table, entry.id, day=today(asked), reason=asked.reason)
    print(f"已移除：{entry.told}；条目和原因仍留着，可用 undo 撤销。")
    return 0


def _checked(workspace: Workspace) -> FileCheck:
    db = workspace.db
    return file_check.examine(workspace.folder, registers.entries(db), registers.known(db))


def _given_back(workspace: Workspace, fault: Finding, source: Path | None) -> bool:
    return file_copies.give_back(workspace.folder, fault.entry.sha256, source=source)


def _row(one: Attachment) -> dict[str, Any]:
    return {
        "key": f"A{one.id}",
        "file_name": one.file_name,
        "size": one.size,
        "sha256": one.sha256,
        "added_on": one.added_on,
        "removed_on": one.removed_on,
        "removal_reason": one.removal_reason or None,
    }


def _told(checked: FileCheck) -> dict[str, Any]:
    return {
        "files": [
            {
                "key": one.entry.key,
                "kind": one.entry.kind,
                "owner": one.entry.owner.strip(),
                "file_name": one.entry.file_name,
                "size": one.entry.size,
                "sha256": one.entry.sha256,
                "added_on": one.entry.day,
                "state": one.state,
                "in_backup": one.in_backup if one.state is not file_check.FileState.SOUND else None,
            }
            for one in checked.findings
        ],
        "faults": len(checked.faults),
        "strays": list(checked.strays),
    }
