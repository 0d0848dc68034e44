"""Files entered with a task. Writing functions are called inside a step."""

from collections.abc import Sequence
from dataclasses import dataclass

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace.database import Database


@dataclass(frozen=True)
class Entered:
    """What was entered, and what the task had already: the name given and the name it has."""

    added: tuple[Attachment, ...]
    already: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """已添加附件“方案.pdf”。“方案(1).pdf”与已有的“方案.pdf”内容相同，没有重复添加。"""
        told = [f"已添加{_named(self.added)}。"] if self.added else []
        told += [f"“{given}”与已有的“{known}”内容相同，没有重复添加。" for given, known in self.already]
        told += [f"“{one.file_name}”是空文件（0 字节），请确认有没有选错。" for one in self.added if not one.size]
        return "".join(told)


def enter(db: Database, wanted: Sequence[Attachment]) -> Entered:
    """Enter kept files; a content the task already has is not entered again, but one that was removed is."""
    added: list[Attachment] = []
    already: list[tuple[str, str]] = []
    for one in wanted:
        if twin := _twin(db, one):
            already.append((one.file_name, twin))
        else:
            store.save_attachment(db, one)
            added.append(one)
    return Entered(tuple(added), tuple(already))


def named(db: Database, task_id: int, name: str) -> Attachment:
    """The attachment of that name or key (A12), removed ones too; the one not removed goes before."""
    found = [one for one in store.attachments(db, task_id) if name in (one.file_name, str(one.id), f"A{one.id}")]
    in_force = [one for one in found if one.removed_on is None] or found
    if not in_force:
        raise MissingRecordError(f"这项任务没有附件“{name}”；请用 attachments list 查看。")
    if len(in_force) > 1:
        keys = "、".join(f"A{one.id}（{one.added_on}，{one.size} 字节）" for one in in_force)
        raise DeskError(f"这项任务有 {len(in_force)} 个附件叫“{name}”：{keys}；请改写其中一个的编号。")
    return in_force[0]


def task_of(db: Database, attachment_id: int) -> int:
    row = db.execute("select task_id from attachment where id = ?", [attachment_id]).fetchone()
    if row is None:
        raise MissingRecordError("这个附件的条目已不存在，可能刚被撤销；请重新自检。")
    return int(row[0])


def _twin(db: Database, one: Attachment) -> str | None:
    row = db.execute(
        "select file_name from attachment where task_id = ? and sha256 = ? and removed_on is null order by id",
        [one.task_id, one.sha256],
    ).fetchone()
    return str(row[0]) if row else None


def _named(added: Sequence[Attachment]) -> str:
    return f"附件“{added[0].file_name}”" if len(added) == 1 else f" {len(added)} 个附件"
