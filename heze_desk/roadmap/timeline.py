"""Reading the roadmap as of a day: phases, milestones, tasks and recognitions of every industry in one picture."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from heze_desk.policy.kind_records import Part
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar, Lane, Mark, Timeline, Wait
from heze_desk.roadmap.records import BarKey, Baseline, PlanItem, Subject
from heze_desk.roster import industry_store
from heze_desk.roster import store as roster
from heze_desk.tasks import lighting
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines
from heze_desk.workspace.database import Database

BEGINS, ENDS = date(2025, 1, 1), date(2030, 12, 31)
"""What the scale holds at least: from the year of the policy to that of its targets."""
EARLIEST, LATEST = date(2020, 1, 1), date(2035, 12, 31)
"""What it holds at most unless more is asked for: one day typed wrong would squeeze everything else."""
OTHERS = "其他任务"
"""What belongs to no industry, in the words of ledger and briefing: by the part of the document, then the rest."""
BESIDE = (Part.KEY_TASK, Part.SAFEGUARD, OTHERS)
USUAL_START = date(2025, 7, 8)
"""The day of the policy: a task without a first day is drawn from here, or from its deadline if that is earlier."""
MARKS = """
    select entry_industry.industry_id, recognition.recognised_on,
        entry.name || '（' || recognition.mark || '）', entry.id
    from recognition join entry on entry.id = recognition.entry_id
    join entry_industry on entry_industry.entry_id = entry.id
    where entry.deleted_on is null and recognition.recognised_on <= :day
        and (recognition.withdrawn_on is null or recognition.withdrawn_on > :day)
        and (entry_industry.valid_from is null or entry_industry.valid_from <= :day)
        and (entry_industry.valid_to is null or entry_industry.valid_to >= :day)
    order by recognition.recognised_on, recognition.id
"""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which part is read; empty is all. `tasks` False leaves only phases and milestones."""

    industry_ids: Collection[int] = ()
    begins: date | None = None
    ends: date | None = None
    whole: bool = False  # however far off something lies
    baseline: Baseline | None = None
    tasks: bool = True
    recognitions: bool = True


def timeline(db: Database, day: date, wanted: Wanted = Wanted()) -> Timeline:
    """By industry in its order, then what belongs to none; bars that lie outside the scale are left out."""
    told = _task_bars(db, day) if wanted.tasks else {}
    marks = _marks(db, day) if wanted.recognitions else {}
    phases: dict[int, list[PlanItem]] = defaultdict(list)
    for item in store.items(db):
        phases[item.industry_id].append(item)
    planned = store.planned(db, wanted.baseline.id or 0) if wanted.baseline else {}
    standing, lanes = {one.id for one in roster.industries(db, day)}, []
    for industry_id, name in _industries(db, day, wanted):
        place = name if industry_id is None else industry_id
        bars = [*map(_item_bar, phases[industry_id or 0]), *told.get(place, ()), *marks.get(industry_id, ())]
        if bars or industry_id in standing:
            lanes.append(Lane(industry_id=industry_id, name=name, bars=tuple(_beside(bars, planned))))
    found = Timeline(
        day=day,
        begins=wanted.begins or _first(lanes, wanted),
        ends=wanted.ends or _last(lanes, wanted),
        lanes=tuple(lanes),
        baseline=wanted.baseline.title if wanted.baseline else "",
        undated=_undated(db, wanted) if wanted.tasks else 0,
    )
    return _cut(replace(found, waits=tuple(_waits(db, found))))


def _industries(db: Database, day: date, wanted: Wanted) -> Iterator[tuple[int | None, str]]:
    """Those that stand, and those that ended, for something may be left with them."""
    standing = [(one.id, one.name) for one in roster.industries(db, day)]
    for industry_id, name in [*standing, *((one.id, one.told_ended) for one in industry_store.ended(db, day))]:
        if not wanted.industry_ids or industry_id in wanted.industry_ids:
            yield industry_id, name
    if not wanted.industry_ids and wanted.tasks:
        yield from ((None, str(name)) for name in BESIDE)


def _item_bar(item: PlanItem) -> Bar:
    return Bar(
        key=item.key,
        kind=item.kind,
        title=item.title,
        start=item.start,
        finish=item.finish,
        progress=100 if item.done_on else 0,
        done_on=item.done_on,
    )


def _task_bars(db: Database, day: date) -> dict[int | str, list[Bar]]:
    """By industry or by the name of the lane beside; only tasks with a deadline can be drawn."""
    industry_of = dict(db.execute("select id, industry_id from task where deleted_on is null").fetchall())
    shown = {one.id for one in (*roster.industries(db, day), *industry_store.ended(db, day))}
    marks = _milestones(db)
    found: dict[int | str, list[Bar]] = defaultdict(list)
    for line in lines(db, day, lighting.rule(db)):
        if line.deadline is not None:
            industry_id = industry_of.get(line.id)
            beside = line.part if line.part in BESIDE else OTHERS
            place = industry_id if industry_id is not None and industry_id in shown else beside
            found[place].append(_task_bar(line, marks.get(line.id, ())))
    return found


def _task_bar(line: TaskLine, marks: tuple[Mark, ...]) -> Bar:
    assert line.deadline is not None
    return Bar(
        key=BarKey(Subject.TASK, line.id),
        number=line.number,
        title=line.title,
        start=min(line.start or USUAL_START, line.deadline),
        finish=line.deadline,
        progress=line.progress,
        done_on=line.done_on,
        due=line.due.effective if line.due is not None else None,
        light=line.light,
        standing=line.standing,
        marks=marks,
    )


def _milestones(db: Database) -> Mapping[int, tuple[Mark, ...]]:
    found: dict[int, tuple[Mark, ...]] = {}
    asked = "select task_id, deadline, title, done_on from milestone where deadline is not null order by deadline, id"
    for task_id, deadline, title, done_on in db.execute(asked):
        mark = Mark(date.fromisoformat(deadline), title, done=done_on is not None)
        found[task_id] = (*found.get(task_id, ()), mark)
    return found


def _marks(db: Database, day: date) -> dict[int | None, list[Bar]]:
    """What was recognised in an industry, on one bar without a length of its own."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for industry_id, recognised_on, text, entry_id in db.execute(MARKS, {"day": day.isoformat()}):
        found[industry_id].append(Mark(date.fromisoformat(recognised_on), text, done=True, entry_id=entry_id))
    return {
        industry_id: [
            Bar(
                key=BarKey(Subject.RECOGNITION, industry_id),
                title="认定与突破",
                start=marks[0].day,
                finish=marks[-1].day,
                marks=tuple(marks),
            )
        ]
        for industry_id, marks in found.items()
    }


def _beside(bars: list[Bar], planned: Mapping[BarKey, tuple[date, date]]) -> Iterator[Bar]:
    for bar in bars:
        start, finish = planned.get(bar.key, (None, None))
        yield replace(bar, planned_start=start, planned_finish=finish) if finish else bar


def _waits(db: Database, found: Timeline) -> Iterator[Wait]:
    for one in store.dependencies(db):
        before, after = found.bars.get(one.before), found.bars.get(one.after)
        if before is not None and after is not None:
            broken = after.is_open and after.start < after.earliest_after(before)
            yield Wait(before=one.before, after=one.after, broken=broken)


def _cut(found: Timeline) -> Timeline:
    """Without the bars that begin after the scale or end before it; their dependencies go with them."""
    lanes = tuple(replace(lane, bars=tuple(_meeting(lane.bars, found))) for lane in found.lanes)
    kept = {bar.key for lane in lanes for bar in lane.bars}
    waits = tuple(one for one in found.waits if {one.before, one.after} <= kept)
    return replace(found, lanes=lanes, waits=waits, outside=len(found.bars) - len(kept))


def _meeting(bars: Iterable[Bar], found: Timeline) -> Iterator[Bar]:
    """What is late reaches as far as today."""
    for bar in bars:
        last = found.day if bar.late_by(found.day) else bar.finish
        if bar.start <= found.ends and last >= found.begins:
            yield bar


def _undated(db: Database, wanted: Wanted) -> int:
    """Of the industries that are asked for."""
    asked = """
        select count(*) from task where deleted_on is null and deadline is null and done_on is null
            and (:ids = '[]' or industry_id in (select value from json_each(:ids)))
    """
    return int(db.execute(asked, {"ids": json.dumps(sorted(wanted.industry_ids))}).fetchone()[0])


def _first(lanes: list[Lane], wanted: Wanted) -> date:
    days = [lane.span[0] for lane in lanes if lane.span]
    first = date(min(BEGINS, *days, BEGINS).year, 1, 1)
    return first if wanted.whole else max(first, EARLIEST)


def _last(lanes: list[Lane], wanted: Wanted) -> date:
    days = [lane.span[1] for lane in lanes if lane.span]
    last = date(max(ENDS, *days, ENDS).year, 12, 31)
    return last if wanted.whole else min(last, LATEST)
