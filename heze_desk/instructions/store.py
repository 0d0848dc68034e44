"""Instructions in and out of the workspace. Writing functions are called inside a step."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.instructions.records import Instruction, InstructionLine, Scan
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper
from heze_desk.roster import leader_store
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

LINE = """
    select instruction.*, leader.name as leader_name,
           coalesce(
               (select title from leader_title as held where held.leader_id = instruction.leader_id
                and held.valid_from <= instruction.day order by held.valid_from desc limit 1),
               (select title from leader_title as held where held.leader_id = instruction.leader_id
                order by held.valid_from limit 1), '') as leader_title,
           (select json_group_array(task_id) from
               (select task_id from instruction_task where instruction_id = instruction.id order by id)) as task_ids,
           (select json_group_array(id) from
               (select id from supervision where instruction_id = instruction.id order by id)) as supervision_ids
    from instruction join leader on leader.id = instruction.leader_id
"""


def add(db: Database, instruction: Instruction, *, today: date) -> int:
    """Keep what a leader wrote, with the day on which it is looked after next.

    A day to come, or one on which the leader held no office yet, is refused.
    """
    _refuse_day(db, instruction, today)
    _refuse_undated(instruction)
    return write(db.table("instruction"), instruction)


def get(db: Database, instruction_id: int) -> Instruction:
    found = find(db, "instruction", Instruction, instruction_id)
    if found is None:
        raise MissingRecordError(f"没有序号为 {instruction_id} 的批示；请用 instructions 查看。")
    return found


def change(db: Database, instruction_id: int, *, today: date, **fields: Any) -> None:
    """Set some fields; what makes no sense is refused as it is for a new one."""
    old = get(db, instruction_id)
    new = replace(old, **fields)
    if (new.leader_id, new.day) != (old.leader_id, old.day):
        _refuse_day(db, new, today)
    _refuse_undated(new)
    amend(db, "instruction", old, new)


def answer(db: Database, instruction_id: int, text: str, *, day: date) -> None:
    """Note how it was settled; an answer that is there is not overwritten."""
    old = get(db, instruction_id)
    if not text.strip():
        raise DeskError("请写明怎样答复的；空的答复不登记。")
    if old.answered_on is not None:
        raise DeskError(f"这条批示已于{said(old.answered_on)}答复；要改请先撤销答复。")
    amend(db, "instruction", old, replace(old, answered_on=day, answer=text.strip()))


def take_answer_back(db: Database, instruction_id: int) -> None:
    """An answer noted by mistake; the instruction waits again."""
    old = get(db, instruction_id)
    if old.answered_on is None:
        raise DeskError("这条批示还没有答复，不用撤销。")
    amend(db, "instruction", old, replace(old, answered_on=None, answer=""))


def remove(db: Database, instruction_id: int) -> None:
    """Take out one entered by mistake; while tasks or supervisions stand on it, it stays."""
    get(db, instruction_id)
    for table, word in (("instruction_task", "任务"), ("supervision", "督办")):
        question = f"select count(*) from {table} where instruction_id = ?"
        if many := db.execute(question, [instruction_id]).fetchone()[0]:
            raise DeskError(f"有{many}项{word}来自这条批示，不能删除；需要改动的请直接改正。")
    db.execute("delete from instruction_scan where instruction_id = ?", [instruction_id])
    db.execute("delete from instruction where id = ?", [instruction_id])


def issued_as(db: Database, paper: str) -> int | None:
    """The paper the office issued under that name or number (调度简报第12期（总第12期）), the version that holds."""
    sought = paper.strip()
    found = [one for one in issuing.papers(db) if one.holds and sought and sought in _names(one)]
    return found[0].id if len(found) == 1 else None


def lines(db: Database) -> list[InstructionLine]:
    """All instructions, the latest first, each under the leader's title of its day."""
    kept = _scans(db)
    rows = db.query(f"{LINE} order by instruction.day desc, instruction.id desc")
    return [_line(row, kept) for row in rows]


def line(db: Database, instruction_id: int) -> InstructionLine:
    get(db, instruction_id)
    (row,) = db.query(f"{LINE} where instruction.id = ?", [instruction_id])
    return _line(row, _scans(db, instruction_id))


def unanswered(db: Database) -> list[InstructionLine]:
    """Those that wait: without a next day first, then by it."""
    kept = _scans(db)
    order = "instruction.next_on is not null, instruction.next_on, instruction.day, instruction.id"
    rows = db.query(f"{LINE} where instruction.answered_on is null order by {order}")
    return [_line(row, kept) for row in rows]


def for_briefing(db: Database, since: date, until: date) -> list[InstructionLine]:
    """Those of these days that may be printed in a briefing, in the order of rank and then of days."""
    rank = {leader.id: place for place, leader in enumerate(leader_store.leaders(db, until))}
    wanted = [one for one in lines(db) if one.instruction.in_briefing and since <= one.instruction.day <= until]
    wanted.sort(key=lambda one: (one.instruction.day, one.instruction.id or 0))
    return sorted(wanted, key=lambda one: rank.get(one.instruction.leader_id, 0))


def add_scan(db: Database, scan: Scan) -> int | None:
    """Enter a kept file; one whose content the instruction has already is not entered again."""
    twin = "select 1 from instruction_scan where instruction_id = ? and sha256 = ? and removed_on is null"
    if db.execute(twin, [scan.instruction_id, scan.sha256]).fetchone():
        return None
    return write(db.table("instruction_scan"), scan)


def scans(db: Database, instruction_id: int) -> tuple[Scan, ...]:
    """Removed ones too, as they say why."""
    return _scans(db, instruction_id).get(instruction_id, ())


def _names(paper: IssuedPaper) -> set[str]:
    """Whole, and without what stands in brackets behind the number."""
    return {paper.name, paper.name.split("（")[0], paper.number_text} - {""}


def _scans(db: Database, instruction_id: int | None = None) -> dict[int, tuple[Scan, ...]]:
    found: dict[int, tuple[Scan, ...]] = {}
    question = "select * from instruction_scan where ? is null or instruction_id = ? order by id"
    for scan in (load(Scan, row) for row in db.query(question, [instruction_id, instruction_id])):
        found[scan.instruction_id] = (*found.get(scan.instruction_id, ()), scan)
    return found


def _line(row: Mapping[str, Any], kept: Mapping[int, tuple[Scan, ...]]) -> InstructionLine:
    return InstructionLine(
        instruction=load(Instruction, row),
        leader=row["leader_name"],
        title=row["leader_title"],
        scans=kept.get(row["id"], ()),
        task_ids=tuple(json.loads(row["task_ids"])),
        supervision_ids=tuple(json.loads(row["supervision_ids"])),
    )


def _refuse_undated(instruction: Instruction) -> None:
    """A workspace of an earlier release may hold some; nothing is written that would lie unseen."""
    if instruction.next_on is None and not instruction.is_answered:
        raise DeskError("请定下次跟进日期；没有日期的批示会没有人催。")


def _refuse_day(db: Database, instruction: Instruction, today: date) -> None:
    if instruction.day > today:
        raise DeskError(f"批示日期{said(instruction.day)}还没有到；请写批示上的日期。")
    titles = leader_store.title_history(db, instruction.leader_id)
    if titles and titles[0].valid_from > instruction.day:
        first = titles[0]
        raise DeskError(
            f"批示日期{said(instruction.day)}早于该领导登记的任职日期{said(first.valid_from)}（{first.title}）；"
            "请核对日期，或先在“责任分工”改正任职的起始日期。"
        )
