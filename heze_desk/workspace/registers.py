"""Where kept files are entered: one line for each table, so that a later subject's files are checked and mended too."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load


class Register(NamedTuple):
    """A table with `file_name`, `sha256`, `size`, `removed_on` and `removal_reason`; the letter begins its keys."""

    letter: str
    table: str
    kind: str
    owner: str
    day: str


REGISTERS = (
    Register(
        "A", "attachment", "附件", "(select '任务 ' || number from task where task.id = file.task_id)", "added_on"
    ),
    Register(
        "R",
        "returned_form",
        "反馈表",
        """(select year || '年第' || number || '次' from round where round.id = file.round_id) || ' ' || coalesce(
            (select short_name from unit_name where unit_name.unit_id = file.unit_id
             and (valid_from is null or valid_from <= file.received_on) order by valid_from desc limit 1), '')""",
        "received_on",
    ),
    Register(
        "S",
        "instruction_scan",
        "批示扫描件",
        """(select leader.name || instruction.day || '批示' from instruction
            join leader on leader.id = leader_id where instruction.id = file.instruction_id)""",
        "added_on",
    ),
    Register(
        "P",
        "recognition_proof",
        "认定证明",
        """(select entry.name || mark from recognition
            join entry on entry.id = entry_id where recognition.id = file.recognition_id)""",
        "added_on",
    ),
    Register(
        "I",
        "indicator_proof",
        "指标佐证",
        """(select name || file.year || '年' || case cycle when '月' then file.part || '月'
            when '季' then '第' || file.part || '季度' else '' end
            from indicator where indicator.id = file.indicator_id)""",
        "added_on",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file as it is entered; `owner` is the task by its number, or the round and the unit."""

    id: int
    table: str
    kind: str
    letter: str
    owner: str
    file_name: str
    sha256: str
    size: int
    day: date

    @property
    def key(self) -> str:
        """What it is called on the command line."""
        return f"{self.letter}{self.id}"

    @property
    def told(self) -> str:
        return f"{self.owner.strip()} 的{self.kind}“{self.file_name}”"


def entries(db: Database) -> list[Entry]:
    """Every file that must be there: those removed with a reason are not."""
    return [entry for register in REGISTERS for entry in _entries(db, register)]


def entry(db: Database, key: str) -> Entry:
    """The entry of that key, like A12."""
    found = next((one for one in entries(db) if one.key == key.strip().upper()), None)
    if found is None:
        raise MissingRecordError(f"没有“{key}”这个附件，或已经移除；请用 attachments check 或 attachments list 查看。")
    return found


def known(db: Database) -> frozenset[str]:
    """All contents ever entered, also of entries since removed."""
    tables = " union ".join(f"select sha256 from {register.table}" for register in REGISTERS)
    return frozenset(sha256 for (sha256,) in db.execute(tables))


def remove(db: Database, table: str, row_id: int, *, day: date, reason: str) -> None:
    """Strike an entry with its reason; it stays to be read, and its file stays too. Called inside a step."""
    if not reason.strip():
        raise DeskError("请写明移除附件的原因。")
    if table == "attachment" and _is_proof(db, row_id):
        raise DeskError("这个附件是任务销号的依据，不能移除；请先撤销销号。")
    struck = db.execute(
        f"update {table} set removed_on = ?, removal_reason = ? where id = ? and removed_on is null",
        [day.isoformat(), reason.strip(), row_id],
    )
    if struck.rowcount == 0:
        raise MissingRecordError("这个附件已经移除，或刚被撤销；请重新打开后再看。")


def _entries(db: Database, register: Register) -> list[Entry]:
    rows = db.query(
        f"""
        select id, '{register.table}' as "table", '{register.kind}' as kind, '{register.letter}' as letter,
            {register.owner} as owner, file_name, sha256, size, {register.day} as day
        from {register.table} as file where removed_on is null order by id
        """
    )
    return [load(Entry, row) for row in rows]


def _is_proof(db: Database, attachment_id: int) -> bool:
    """Whether a task is closed because of it."""
    found = db.execute(
        """
        select attachment_id from life_entry join task on task.id = task_id
        where act = '销号' and task.closed_on is not null
          and task_id = (select task_id from attachment where id = :id)
        order by life_entry.id desc limit 1
        """,
        {"id": attachment_id},
    ).fetchone()
    return found is not None and found[0] == attachment_id
