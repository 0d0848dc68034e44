"""Phases, milestones, dependencies and baselines in and out of the workspace. Writing functions run in a step."""

from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roadmap.bar_records import Timeline
from heze_desk.roadmap.records import BarKey, Baseline, Called, Dependency, PlanItem, PlanMove, Subject, circle
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, insert, load, write


def add(db: Database, item: PlanItem) -> int:
    """A new phase or milestone, last of its industry."""
    asked = "select coalesce(max(position), 0) + 1 from plan_item where industry_id = ?"
    position = db.execute(asked, [item.industry_id]).fetchone()[0]
    return write(db.table("plan_item"), replace(item, position=position))


def refuse_double(db: Database, item: PlanItem) -> None:
    """One of that name stands in the industry already; what is meant as another has to be called otherwise."""
    for one in items(db, item.industry_id):
        if one.title.strip() == item.title.strip():
            told = f"这个产业已有名为“{one.title}”的{one.kind}（编号{one.id}，{one.span}）"
            raise DeskError(f"{told}；要改日期的请移动它，确是另外一项的请换一个名称。")


def get(db: Database, item_id: int) -> PlanItem:
    found = find(db, "plan_item", PlanItem, item_id)
    if found is None:
        raise MissingRecordError(f"路线图里没有序号为 {item_id} 的阶段或节点；请用 roadmap list 查看。")
    return found


def items(db: Database, industry_id: int | None = None) -> list[PlanItem]:
    """By industry, as the office arranged them."""
    rows = db.query(
        "select * from plan_item where :id is null or industry_id = :id order by industry_id, position, id",
        {"id": industry_id},
    )
    return [load(PlanItem, row) for row in rows]


def change(db: Database, item_id: int, **fields: Any) -> None:
    """Set what is not a day; days are moved, with a reason."""
    old = get(db, item_id)
    new = replace(old, **fields)
    if (new.start, new.finish) != (old.start, old.finish):
        raise DeskError("改日期请用移动，并写明理由。")
    amend(db, "plan_item", old, new)


def move(db: Database, item_id: int, start: date, finish: date, *, day: date, reason: str) -> None:
    """Move or stretch an item; what it was and why stay with it."""
    old = get(db, item_id)
    if (start, finish) != (old.start, old.finish):
        told = moved(db, item_id, start, finish, day=day, reason=reason)
        amend(db, "plan_item", old, replace(old, start=start, finish=finish))
        write(db.table("plan_move"), told)


def moved(db: Database, item_id: int, start: date, finish: date, *, day: date, reason: str) -> PlanMove:
    """The move as it would be kept; refuses what cannot be, before anything is asked or written."""
    old = get(db, item_id)
    if old.done_on is not None:
        raise DeskError(f"“{old.title}”已完成，日期不再改；请先改为未完成。")
    replace(old, start=start, finish=finish)
    return PlanMove(
        plan_item_id=item_id,
        old_start=old.start,
        old_finish=old.finish,
        new_start=start,
        new_finish=finish,
        day=day,
        reason=reason.strip(),
    )


def moves(db: Database, item_id: int) -> list[PlanMove]:
    """How it was moved, oldest first."""
    rows = db.query("select * from plan_move where plan_item_id = ? order by day, id", [item_id])
    return [load(PlanMove, row) for row in rows]


def remove(db: Database, item_id: int) -> None:
    """Take out an item with what waited for it; one that a baseline holds stays, for the comparison needs it."""
    one = get(db, item_id)
    if db.execute("select 1 from baseline_bar where plan_item_id = ? limit 1", [item_id]).fetchone():
        raise DeskError(
            f"“{one.title}”在已保存的基线里，不能删除；不再做的请改名注明“不再实施”，不要登记完成；基线不用了的，删除基线后再删除它。"
        )
    db.execute("delete from dependency where before_item_id = ? or after_item_id = ?", [item_id, item_id])
    db.execute("delete from plan_move where plan_item_id = ?", [item_id])
    db.execute("delete from plan_item where id = ?", [item_id])


def place(db: Database, item_id: int, *, before: int | None) -> None:
    """Put an item before another of its industry, or last."""
    one = get(db, item_id)
    ids = [other.id or 0 for other in items(db, one.industry_id) if other.id != item_id]
    if before is not None and before not in ids:
        raise DeskError("顺序只能在同一个产业的阶段和节点之间调整。")
    ids.insert(len(ids) if before is None else ids.index(before), item_id)
    for position, moved_id in enumerate(ids, 1):
        old = get(db, moved_id)
        amend(db, "plan_item", old, replace(old, position=position))


def dependencies(db: Database) -> list[Dependency]:
    rows = db.execute("select id, before_item_id, before_task_id, after_item_id, after_task_id from dependency")
    return [Dependency(_key(row[1], row[2]), _key(row[3], row[4]), id=row[0]) for row in rows]


def wait(db: Database, before: BarKey, after: BarKey) -> int:
    """Let one wait for the other; what would wait for itself is refused with the way it would go."""
    new = Dependency(before, after)
    if Subject.RECOGNITION in (before.subject, after.subject):
        raise DeskError("认定是已经发生的事，不能设先后顺序。")
    known = dependencies(db)
    if any((one.before, one.after) == (before, after) for one in known):
        raise DeskError("这两项已经设了先后顺序。")
    if way := circle(known, new):
        every = called(db)
        names = "→".join(every[key].full if key in every else title(db, key) for key in (before, *way))
        raise DeskError(f"这样设会首尾相接：{names}；请核对先后。")
    ends = (("before", before), ("after", after))
    return insert(
        db,
        "dependency",
        {f"{side}_{'item' if key.subject is Subject.ITEM else 'task'}_id": key.id for side, key in ends},
    )


def wait_no_more(db: Database, dependency_id: int) -> None:
    db.execute("delete from dependency where id = ?", [dependency_id])


def set_done(db: Database, item_id: int, done_on: date | None, *, day: date) -> None:
    """None opens it again; a day still to come is refused."""
    if done_on is not None and done_on > day:
        raise DeskError("完成日期不能晚于今天；还没有完成的请留空。")
    change(db, item_id, done_on=done_on)


def keep_baseline(db: Database, baseline: Baseline, timeline: Timeline) -> int:
    """Keep how everything is planned now, to be compared with later under a name of its own."""
    if any(one.title == baseline.title for one in baselines(db)):
        raise DeskError(f"已经有名为“{baseline.title}”的基线；请换一个名称。")
    if not any(bar.key.subject is not Subject.RECOGNITION for bar in timeline.bars.values()):
        raise DeskError("还没有阶段、节点或有时限的任务，没有可存的；请先新增阶段，或给任务填写时限。")
    kept = write(db.table("baseline"), baseline)
    for bar in timeline.bars.values():
        if bar.key.subject is not Subject.RECOGNITION:
            column = "plan_item_id" if bar.key.subject is Subject.ITEM else "task_id"
            columns = {"baseline_id": kept, column: bar.key.id, "title": bar.title}
            insert(db, "baseline_bar", columns | {"start": bar.start.isoformat(), "finish": bar.finish.isoformat()})
    return kept


def baselines(db: Database) -> list[Baseline]:
    """The latest first."""
    return [load(Baseline, row) for row in db.query("select * from baseline order by day desc, id desc")]


def planned(db: Database, baseline_id: int) -> dict[BarKey, tuple[date, date]]:
    """When every bar of a baseline was to begin and to end."""
    rows = db.execute(
        "select plan_item_id, task_id, start, finish from baseline_bar where baseline_id = ?", [baseline_id]
    )
    return {_key(item, task): (date.fromisoformat(start), date.fromisoformat(end)) for item, task, start, end in rows}


def remove_baseline(db: Database, baseline_id: int) -> None:
    db.execute("delete from baseline_bar where baseline_id = ?", [baseline_id])
    db.execute("delete from baseline where id = ?", [baseline_id])


def title(db: Database, key: BarKey) -> str:
    table = "plan_item" if key.subject is Subject.ITEM else "task"
    row = db.execute(f"select title from {table} where id = ?", [key.id]).fetchone()
    return str(row[0]) if row else ""


def called(db: Database) -> dict[BarKey, Called]:
    """Everything that can wait for something, by its full name."""
    asked = """
        select plan_item.id, '', plan_item.title, industry.name
        from plan_item join industry on industry.id = plan_item.industry_id
    """
    tasks = "select id, number, title, '' from task where deleted_on is null"
    found = [(Subject.ITEM, row) for row in db.execute(asked)] + [(Subject.TASK, row) for row in db.execute(tasks)]
    every = (
        Called(key=BarKey(subject, row_id), number=number, title=title, industry=industry)
        for subject, (row_id, number, title, industry) in found
    )
    return {one.key: one for one in every}


def _key(item_id: int | None, task_id: int | None) -> BarKey:
    return BarKey(Subject.ITEM, item_id) if item_id is not None else BarKey(Subject.TASK, task_id or 0)
