"""Leaders' instructions on the command line: kept, scanned, made into tasks when the secretary says so, answered."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from heze_desk.cli import proposed
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.instructions import store, taking
from heze_desk.instructions.limit_records import URGENCY, Limit
from heze_desk.instructions.limit_records import proposed as proposed_by
from heze_desk.instructions.records import Instruction, InstructionLine, Scan
from heze_desk.roster import leader_store
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import noted
from heze_desk.workspace import files, scans
from heze_desk.workspace.database import Database
from heze_desk.workspace.taking_in import Kept, keep_all
from heze_desk.workspace.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    acts = verb(verbs, "instruction", "领导批示：登记、立任务、答复", None).add_subparsers(metavar="ACT", required=True)
    _add_adding(acts)
    made = _one(acts, "answer", "登记怎样答复的", answer)
    made.add_argument("--text", required=True)
    made.add_argument("--on", type=day, metavar="DAY", help="答复日期，默认今天")
    _one(acts, "unanswer", "撤销误登的答复", unanswer)
    made = _one(acts, "next", "改下次跟进日期", set_next)
    made.add_argument("day", type=day, metavar="DAY")
    made = _one(acts, "tasks", "由批示原文提出任务，确认后写入台账", propose)
    made.add_argument("--only", type=int, action="append", default=[], metavar="n", help="只要第 n 项，可写多次")
    made.add_argument("--again", action="store_true", help="已立任务的，确要再来一次")
    made.add_argument("--yes", action="store_true", help="确认写入；不写时只提出")
    made.add_argument("--json", action="store_true")
    made = _one(acts, "scan", "给批示添加扫描件或照片", add_scans)
    made.add_argument("files", nargs="+", type=Path, metavar="FILE")
    made = _one(acts, "export", "把批示的扫描件写到别处", export)
    made.add_argument("name", metavar="NAME", help="文件名或编号，如 S1")
    made.add_argument("--out", type=Path, required=True, metavar="FILE|DIR")
    _one(acts, "remove", "删除误登的批示；已立任务或督办的不能删除", remove)
    listed = verb(verbs, "instructions", "领导批示，新的在前", show_all)
    listed.add_argument("--open", action="store_true", help="只要还没有答复的")
    listed.add_argument("--json", action="store_true")


def _add_adding(acts: Verbs) -> None:
    made = verb(acts, "add", "登记批示；只登记，不会自己立任务", add)
    made.add_argument("--leader", required=True, metavar="N", help="领导姓名")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="批示日期")
    made.add_argument("--text", required=True, help="批示原文")
    made.add_argument("--paper", default="", help="批在哪份文件上")
    made.add_argument("--scan", type=Path, action="append", default=[], metavar="FILE", help="扫描件，可写多次")
    made.add_argument("--not-in-briefing", action="store_true", help="不印入简报")
    made.add_argument("--next", type=day, metavar="DAY", help="下次跟进日期；不写时按设置的默认时限定")
    made.add_argument(
        "--limit", choices=[str(one) for one in URGENCY], default=str(Limit.ORDINARY), help="按设置里的哪一类定跟进日期"
    )
    made.add_argument("--json", action="store_true")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def add(asked: Asked) -> int:
    """A scan that is none, like every other doubt, is refused before anything is written."""
    with writing(asked) as workspace:
        usual = max(proposed_by(Limit(asked.limit), asked.on, settings.get(workspace.db)), today(asked))
        new = Instruction(
            leader_id=_leader(workspace.db, asked.leader, asked),
            day=asked.on,
            text=asked.text.strip(),
            paper=asked.paper.strip(),
            issued_paper_id=store.issued_as(workspace.db, asked.paper),
            in_briefing=not asked.not_in_briefing,
            next_on=asked.next or usual,
        )
        kept = _kept(workspace, asked.scan)
        with workspace.step(f"登记批示：{asked.leader}") as db:
            instruction_id = store.add(db, new, today=today(asked))
            _enter(db, instruction_id, kept, asked)
        line = store.line(workspace.db, instruction_id)
        wanted = taking.propose(workspace.db, instruction_id)
    if asked.json:
        told = {
            "proposed_next": usual,
            "next_guessed": asked.next is None,
            "proposed_tasks": [proposed.row(one) for one in wanted.tasks],
        }
        print_json(row(line) | told)
        return 0
    print(f"{instruction_id}　已登记：{line.name}。")
    if asked.next is None:
        print(f"下次跟进日期按设置的默认时限定在{said(usual)}；要改请用 instruction next {instruction_id} DAY。")
    if wanted.tasks:
        print(f"原文可立任务{len(wanted.tasks)}项，没有写入；请用 instruction tasks {instruction_id} 查看。")
    return 0


def answer(asked: Asked) -> int:
    def act(db: Database) -> None:
        store.answer(db, asked.id, asked.text, day=noted(asked.on, today(asked)))

    return _acted(asked, "答复{}", act, "已登记答复：{}。")


def unanswer(asked: Asked) -> int:
    return _acted(asked, "撤销答复：{}", lambda db: store.take_answer_back(db, asked.id), "已撤销答复：{}。")


def set_next(asked: Asked) -> int:
    def act(db: Database) -> None:
        store.change(db, asked.id, today=today(asked), next_on=asked.day)

    return _acted(asked, "改跟进日期：{}", act, f"{{}}：{said(asked.day)}跟进。")


def propose(asked: Asked) -> int:
    """Proposals alone; with --yes their tasks are written in one step."""
    with (writing if asked.yes else reading)(asked) as workspace:
        told = taking.propose(workspace.db, asked.id)
        chosen = proposed.chosen(told.tasks, asked.only)
        ids = list[int]()
        if asked.yes:
            with workspace.step(f"立任务：{store.line(workspace.db, asked.id).name}") as db:
                ids = taking.take(db, asked.id, chosen, day=today(asked), again=asked.again)
        made = [(task_id, tasks.get(workspace.db, task_id).number) for task_id in ids]
    proposed.tell(asked, told, chosen, made=made, done=f"已立任务{len(made)}项。")
    return 0


def add_scans(asked: Asked) -> int:
    with writing(asked) as workspace:
        name = store.line(workspace.db, asked.id).name
        kept = _kept(workspace, asked.files)
        with workspace.step(f"添加扫描件：{name}") as db:
            added = _enter(db, asked.id, kept, asked)
    print(f"已添加扫描件{added}个{'，其余与已有的内容相同' if added < len(kept) else ''}：{name}。")
    return 0


def export(asked: Asked) -> int:
    with reading(asked) as workspace:
        kept = [one for one in store.scans(workspace.db, asked.id) if one.removed_on is None]
        found = next((one for one in kept if asked.name in (one.file_name, f"S{one.id}")), None)
        if found is None:
            raise DeskError(f"这条批示没有扫描件“{asked.name}”；请用 instructions --json 查看。")
        target = asked.out / Path(found.file_name).name if asked.out.is_dir() else asked.out
        if target.exists():
            raise DeskError(f"“{target}”已经存在，没有覆盖；请换一个文件名。")
        print(f"已写出：{files.export(workspace.folder, found.sha256, found.file_name, target)}")
    return 0


def remove(asked: Asked) -> int:
    return _acted(asked, "删除{}", lambda db: store.remove(db, asked.id), "已删除{}；可用 undo 撤销。")


def show_all(asked: Asked) -> int:
    with reading(asked) as workspace:
        listed = store.unanswered(workspace.db) if asked.open else store.lines(workspace.db)
    if asked.json:
        print_json([row(one) for one in listed])
        return 0
    for one in listed:
        answered = one.instruction.answered_on
        state = f"{answered}已答复" if answered else f"未答复，{one.instruction.next_on or '跟进日期待定'}"
        print(f"{one.instruction.id}　{one.name}　{one.instruction.text}　{state}")
    print(f"共 {len(listed)} 条，{sum(not one.instruction.is_answered for one in listed)} 条还没有答复。")
    return 0


def row(line: InstructionLine) -> dict[str, Any]:
    """What `instructions --json` says of one."""
    one = line.instruction
    return {
        "id": one.id,
        "leader": line.leader,
        "title": line.title,
        "day": one.day,
        "text": one.text,
        "paper": one.paper,
        "issued_paper_id": one.issued_paper_id,
        "in_briefing": one.in_briefing,
        "next_on": one.next_on,
        "answered_on": one.answered_on,
        "answer": one.answer,
        "scans": [
            {"key": f"S{scan.id}", "file_name": scan.file_name, "size": scan.size, "sha256": scan.sha256}
            for scan in line.scans
            if scan.removed_on is None
        ],
        "tasks": line.task_ids,
        "supervisions": line.supervision_ids,
    }


def _acted(asked: Asked, title: str, act: Callable[[Database], object], done: str) -> int:
    """One act on the instruction that is asked for, whose name stands in its title and in what is said of it."""
    with writing(asked) as workspace:
        name = store.line(workspace.db, asked.id).name
        with workspace.step(title.format(name)) as db:
            act(db)
    print(done.format(name))
    return 0


def _leader(db: Database, name: str, asked: Asked) -> int:
    if (leader_id := leader_store.named(db, name)) is not None:
        return leader_id
    near = get_close_matches(name, [one.name for one in leader_store.leaders(db, today(asked))], n=1, cutoff=0.4)
    hint = f"是否指“{near[0]}”？" if near else "请先在“责任分工”中登记这位领导和职务。"
    raise DeskError(f"没有名为“{name}”的领导；{hint}")


def _kept(workspace: Workspace, sources: list[Path]) -> tuple[Kept, ...]:
    """The scans, looked at first; none is kept where one of them is refused."""
    for source in sources:
        scans.refuse_other(source)
    taken = keep_all(workspace.folder, sources)
    if taken.refusals:
        raise DeskError("\n".join(taken.refusals))
    return taken.kept


def _enter(db: Database, instruction_id: int, kept: tuple[Kept, ...], asked: Asked) -> int:
    """How many were entered; the same content is entered once."""
    wanted = (
        Scan(instruction_id=instruction_id, file_name=name, sha256=digest, size=size, added_on=today(asked))
        for name, digest, size in kept
    )
    return sum(store.add_scan(db, scan) is not None for scan in wanted)
