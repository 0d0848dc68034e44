"""Supervision notices on the command line."""

from pathlib import Path
from typing import Any

from heze_desk import supervising
from heze_desk.cli import reminding
from heze_desk.cli.issuing import tell_copy
from heze_desk.cli.joining import written
from heze_desk.cli.opening import Asked, Verbs, day, out_file, print_json, reading, today, verb, writing
from heze_desk.cli.task_fields import found
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.instructions import notices, sheets, supervisions
from heze_desk.instructions.following import left_open
from heze_desk.instructions.following_records import Follow, Following
from heze_desk.instructions.following_records import told as told_of
from heze_desk.instructions.limit_records import Limit
from heze_desk.instructions.sheet_records import Plan
from heze_desk.instructions.supervision_records import Colour, SupervisionLine
from heze_desk.issuing import store as issuing
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings
from heze_desk.tasks.life_records import noted
from heze_desk.workspace.database import Database


def add_verbs(verbs: Verbs) -> None:
    _add_supervising(verbs)
    acts = verb(verbs, "supervision", "督办：签收、答复、办结、更正、作废", None).add_subparsers(
        metavar="ACT", required=True
    )
    made = _one(acts, "sign", "登记签收", sign)
    made.add_argument("--by", required=True, help="签收人")
    made = _one(acts, "answer", "登记回执：办理情况、存在问题、下步措施", answer)
    made.add_argument("--text", required=True, help="办理情况")
    made.add_argument("--problems", default="", help="存在问题")
    made.add_argument("--next-steps", default="", help="下步措施")
    _one(acts, "close", "办结", close)
    _one(acts, "reopen", "撤销办结", reopen)
    made = _one(acts, "correct", "更正已印发的督办通知单，编号不变", correct)
    made.add_argument("--deadline", type=day, metavar="DAY")
    made.add_argument("--requirement", default="", help="办理要求")
    made.add_argument("--tasks", choices=[str(one) for one in Follow], help="任务时限是否随之改；不写就不变")
    made.add_argument("--by", default="", help="任务随之延期的批准人")
    made.add_argument("--why", required=True, help="更正说明")
    made = _one(acts, "void", "作废已印发的督办通知单；编号不再使用", void)
    made.add_argument("--why", required=True)
    made = _one(acts, "sheet", "督办事项办理情况表", write_sheet)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|.docx")
    listed = verb(verbs, "supervisions", "各件督办，没有办结的在前", show_all)
    listed.add_argument("--json", action="store_true")
    reminding.add_verbs(verbs)


def _add_supervising(verbs: Verbs) -> None:
    made = verb(verbs, "supervise", "印发督办通知单：每个牵头单位一件，各有编号，不能撤销", supervise)
    made.add_argument("tasks", nargs="*", metavar="TASK", help="任务编号")
    made.add_argument("--instruction", type=int, metavar="ID", help="直接督办一条批示")
    made.add_argument("--colour", choices=[str(colour) for colour in Colour], help="不写时按任务的灯")
    made.add_argument("--unit", action="append", default=[], help="承办单位；督办批示时第一个牵头，其余协办")
    until = made.add_mutually_exclusive_group()
    until.add_argument("--deadline", type=day, metavar="DAY", help="办结时限；不写时按任务时限或设置的默认时限")
    until.add_argument("--limit", choices=[str(limit) for limit in Limit], help="按设置里这一类的默认时限")
    made.add_argument("--matter", default="", help="督办事项；督办批示时用")
    made.add_argument("--preview", action="store_true", help="只看样子，不编号不印发")
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made.add_argument("--json", action="store_true")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    if name in ("sign", "answer", "close"):
        made.add_argument("--on", type=day, metavar="DAY", help="日期，默认今天")
    return made


def supervise(asked: Asked) -> int:
    """Numbers are given only when every notice can be made; a preview gives none."""
    out_file(asked.out, ".pdf")
    with (reading if asked.preview else writing)(asked) as workspace:
        db = workspace.db
        plans = _plans(db, asked)
        if asked.preview:
            written([_preview(db, plan) for plan in plans], asked.out)
            return 0
        done = supervising.issue(workspace, plans)
        lines = [supervisions.line(db, supervision_id, today(asked)) for supervision_id, _ in done]
        papers = [issuing.pdf(db, issued.paper.id) for _, issued in done]
    written(papers, asked.out, quiet=asked.json)
    for _, issued in done:
        tell_copy(issued)
    if asked.json:
        print_json([row(line) | {"guessed_deadline": plan.guessed} for line, plan in zip(lines, plans, strict=True)])
        return 0
    for line, plan in zip(lines, plans, strict=True):
        due = line.supervision.deadline
        how = "（按设置的默认时限）" if plan.guessed else ""
        told = f"{said(due)}{how}" if due else "未定"
        print(f"{line.id}　{line.name}　{line.supervision.colour.word}　{line.lead_unit}　办结时限{told}")
    return 0


def sign(asked: Asked) -> int:
    return _note(asked, "签收", lambda db, on: supervisions.sign(db, asked.id, by=asked.by, day=on))


def answer(asked: Asked) -> int:
    def act(db: Database, on: Any) -> None:
        told = {"problems": asked.problems, "next_steps": asked.next_steps}
        supervisions.answer(db, asked.id, asked.text, day=on, **told)

    return _note(asked, "答复", act)


def close(asked: Asked) -> int:
    done = _note(asked, "办结", lambda db, on: supervisions.close(db, asked.id, day=on))
    with reading(asked) as workspace:
        line = supervisions.line(workspace.db, asked.id, today(asked))
        if left := left_open(workspace.db, line.task_ids):
            print(left)
    return done


def reopen(asked: Asked) -> int:
    return _note(asked, "撤销办结", lambda db, on: supervisions.reopen(db, asked.id))


def correct(asked: Asked) -> int:
    """A deadline of a task that does not follow is told, for nobody would look for it."""
    chosen = Following(how=Follow(asked.tasks or Follow.KEEP), by=asked.by)
    if chosen.how is not Follow.KEEP and asked.deadline is None:
        raise DeskError("--tasks 只在更正办结时限时写；请同时写 --deadline。")
    with writing(asked) as workspace:
        due = supervising.tasks_concerned(workspace.db, asked.id, asked.deadline)
        told = {"deadline": asked.deadline, "requirement": asked.requirement, "chosen": chosen}
        done = supervising.correct(workspace, asked.id, remark=asked.why, **told)
    print(f"已更正：{done.paper.name}。{told_of(due, chosen.how, asked.deadline)}")
    tell_copy(done)
    return 0


def void(asked: Asked) -> int:
    from heze_desk import issuance

    with writing(asked) as workspace:
        name = supervisions.line(workspace.db, asked.id, today(asked)).name
        done = issuance.carried_out(workspace, f"作废{name}", lambda db: notices.void(db, asked.id, why=asked.why))
    print(f"已作废：{name}；编号不再使用。")
    tell_copy(done)
    return 0


def write_sheet(asked: Asked) -> int:
    from heze_desk.cli.papers import write
    from heze_desk.instructions import document

    with reading(asked) as workspace:
        sheet = sheets.gather(workspace.db, asked.id, today(asked))
        settled = settings.get(workspace.db)
    write(document.handling(sheet, settled), asked.out, settled)
    return 0


def show_all(asked: Asked) -> int:
    with reading(asked) as workspace:
        listed = supervisions.lines(workspace.db, today(asked))
    if asked.json:
        print_json([row(one) for one in listed])
        return 0
    for one in listed:
        told = (str(one.id), one.number_text, one.supervision.colour.word, one.lead_unit, str(one.state), one.standing)
        print("　".join(filter(None, (*told, one.supervision.matter.splitlines()[0]))))
    print(f"共 {len(listed)} 件。")
    return 0


def row(line: SupervisionLine) -> dict[str, Any]:
    """What `supervisions --json` says of one."""
    one = line.supervision
    names = ("day", "source", "matter", "requirement", "deadline", "signed_by", "signed_on", "answer", "problems")
    more = ("next_steps", "answered_on", "closed_on", "instruction_id", "issued_paper_id")
    return {
        "id": line.id,
        "number": line.number_text,
        "colour": one.colour,
        "state": line.state,
        "lead_unit": line.lead_unit,
        "units": line.units,
        "tasks": line.task_ids,
        "standing": line.standing,
        "overdue": line.is_overdue,
        "reminders": line.reminders,
        **{name: getattr(one, name) for name in (*names, *more)},
    }


def _plans(db: Database, asked: Asked) -> list[Plan]:
    colour = Colour(asked.colour) if asked.colour else None
    limit = Limit(asked.limit) if asked.limit else None
    units = [unit_store.named(db, name) for name in asked.unit]
    if asked.instruction is not None:
        if asked.tasks:
            raise DeskError("任务和批示请分开督办；一次只写其中一种。")
        told = {"colour": colour, "deadline": asked.deadline, "limit": limit or Limit.ORDINARY, "matter": asked.matter}
        return [sheets.plan_of_instruction(db, asked.instruction, today(asked), unit_ids=units, **told)]
    if not asked.tasks:
        raise DeskError("请写明要督办的任务编号，或用 --instruction 指明批示。")
    if len(units) > 1:
        raise DeskError("督办任务时承办单位只能指明一个；协办单位按任务的责任单位。")
    ids = [found(db, text) for text in asked.tasks]
    unit_id = units[0] if units else None
    return sheets.plans(db, ids, today(asked), colour=colour, unit_id=unit_id, deadline=asked.deadline, limit=limit)


def _note(asked: Asked, word: str, act: Any) -> int:
    with writing(asked) as workspace:
        name = supervisions.line(workspace.db, asked.id, today(asked)).name
        with workspace.step(f"{word}：{name}") as db:
            act(db, noted(getattr(asked, "on", None), today(asked)))
    print(f"已登记{word}：{name}。")
    return 0


def _preview(db: Database, plan: Plan) -> bytes:
    from heze_desk import press
    from heze_desk.instructions import document

    settled = settings.get(db)
    return press.to_pdf(document.notice(sheets.of_plan(db, plan), settled), settled)
