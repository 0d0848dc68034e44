"""Gathering what a briefing is compiled from: the lights in one query, a line only for what is told one by one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, zip_longest
from typing import Any

from heze_desk.briefings.draft_records import Last
from heze_desk.briefings.fact_records import LISTED, Facts, Group
from heze_desk.instructions import store as instructions
from heze_desk.meetings import following
from heze_desk.meetings.following_records import DecisionLine
from heze_desk.policy import store as policies
from heze_desk.policy.records import Part
from heze_desk.roster import store as roster
from heze_desk.roster.records import HolderState, RosterLine
from heze_desk.rounds import store as rounds
from heze_desk.settings import store as settings
from heze_desk.tasks import lighting
from heze_desk.tasks.light_counts import due_first
from heze_desk.tasks.light_query import light_query
from heze_desk.tasks.light_records import OWN_STATES, Light, LightRule
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.tasks.timeliness_records import is_granted, note
from heze_desk.workspace.database import Database

MOST = 300
"""So many tasks are told one by one in a list; a reader looks up more of them in the ledger."""
TOLD = 30
"""So many tasks of one industry or board are told with their progress."""
TOLD_PROBLEMS = 60
"""So many tasks are told with their problems beside those that are listed as lagging."""
OTHERS = "其他任务"
LIT = """
    select task.industry_id, task.clause_id, {light}, task.deadline, json_group_array(task.id)
    from task {joins} where task.deleted_on is null group by 1, 2, 3, 4
"""
OF_POLICY = "select id from task where +deleted_on is null and source = '政策条款' order by id"
REPORTED = """
    select task_id from progress_entry
    where day between :since and :until and counts and (text <> '' or progress is not null)
    union select id from task where done_on between :since and :until or closed_on between :since and :until
    order by 1
"""
"""Also of tasks that were deleted since."""
TROUBLED = """
    select id from task where +deleted_on is null and trim(problems) <> '' and coalesce(done_on > :until, 1)
    order by clause_id is null, clause_id, length(number), number
"""


@dataclass(frozen=True, kw_only=True)
class Period:
    """Between which days, both counted, and of which round."""

    since: date
    until: date
    round_id: int | None = None


@dataclass
class _Sorted:
    """The rows of the ledger, each in its group."""

    groups: dict[str, dict[Light, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    place: dict[int, str] = field(default_factory=dict)
    overdue: list[int] = field(default_factory=list)
    unfinished: list[int] = field(default_factory=list)


def gather(db: Database, period: Period, last: Last | None = None, *, annexed: int | None = None) -> Facts:
    """All that is told as of the last day of the period; `db` is to stand as of that day. Not all are `annexed`."""
    day, rule = period.until, lighting.rule(db)
    standing = roster.roster(db, day)
    sorted_ = _sorted(db, day, rule, {line.industry for line in standing})
    warned = due_first(db, day, rule, lights=rule.warnings, limit=MOST)
    number, title, _ = policies.head(db)
    reported = _reported(db, period, sorted_)
    told = lines_of(db, _picked(reported, sorted_, rule), day, rule)
    granted, troubled = _granted(db, day, rule), _troubled(db, period, sorted_)
    others = _shared_out(troubled, {line.id for line in warned[:LISTED]})
    wanted = _annexable([*warned, *told], sorted_, rule, reported=reported)
    return Facts(
        since=period.since,
        until=day,
        policy_title=title,
        policy_number=number,
        office=settings.get(db).office_name,
        rule=rule,
        note=note([*warned, *told, *granted], rule),
        groups=tuple(_groups(db, standing, sorted_, reported=reported, told=_by_group(told, sorted_))),
        from_policy=tuple(row[0] for row in db.execute(OF_POLICY)),
        unfinished=tuple(sorted_.unfinished),
        overdue=tuple(sorted_.overdue),
        granted=tuple(line.id for line in granted),
        warned=tuple(warned),
        warned_of=tuple(sorted(_warned(sorted_, rule))),
        problems=_by_group(lines_of(db, others, day, rule), sorted_),
        problems_of=troubled,
        last=last,
        annexed=tuple(_in_order(_annexed(db, islice(wanted, annexed), [*warned, *told], period))),
        annexable=len(wanted),
        **_of_others(db, period),
    )


def of_round(db: Database, period: Period) -> dict[str, Any]:
    """The round with how its units stand on the last day; nothing where the round was not entered yet."""
    found = next((one for one in rounds.rounds(db) if one.id == period.round_id), None)
    return {"round": found, "statuses": tuple(rounds.statuses(db, found.id or 0, period.until)) if found else ()}


def _of_others(db: Database, period: Period) -> dict[str, Any]:
    """What the rounds, the leaders and the meetings have to say."""
    return {
        **of_round(db, period),
        "instructions": tuple(instructions.for_briefing(db, period.since, period.until)),
        "decisions": tuple(_decisions(db, period)),
    }


def _decisions(db: Database, period: Period) -> Iterable[DecisionLine]:
    """Those of minutes that were issued, taken in the period or still open, the latest meeting first."""
    for one in following.decision_lines(db, period.until):
        day = one.meeting.day
        if one.meeting.is_final and day <= period.until and (day >= period.since or one.is_open):
            yield one


def _sorted(db: Database, day: date, rule: LightRule, kept: set[str]) -> _Sorted:
    """SQLite gathers those that stand alike, so that each of them is only put in its place here."""
    names = {clause_id: name for clause_id, part, name in policies.clauses(db) if part is not Part.INDUSTRY}
    industries = dict(db.execute("select id, name from industry").fetchall())
    lit, told = light_query(db, rule, day), _Sorted()
    for industry_id, clause_id, word, deadline, listed in db.execute(
        LIT.format(light=lit.expression, joins=lit.joins), lit.values
    ):
        light, ids, industry = Light(word), json.loads(listed), industries.get(industry_id)
        name = industry if industry in kept else names.get(clause_id, OTHERS)
        told.groups[name][light] += ids
        told.place.update(dict.fromkeys(ids, name))
        if light is not Light.DONE:
            told.unfinished += ids
        if light not in OWN_STATES and rule.due(date.fromisoformat(deadline), day).is_over:
            told.overdue += ids
    for found in (told.unfinished, told.overdue, *(ids for lights in told.groups.values() for ids in lights.values())):
        found.sort()
    return told


def _reported(db: Database, period: Period, rows: _Sorted) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for task_id in _ids(db, REPORTED, period):
        if task_id in rows.place:
            found[rows.place[task_id]].append(task_id)
    return found


def _picked(reported: Mapping[str, list[int]], rows: _Sorted, rule: LightRule) -> Iterable[int]:
    """Of a long list what was finished comes first, then what lags, the gravest first."""
    for name, ids in reported.items():
        if len(ids) <= TOLD:
            yield from ids
            continue
        wanted, lit = set(ids), rows.groups[name]
        order = dict.fromkeys((Light.DONE, *rule.warnings, *lit))
        yield from islice((one for light in order for one in lit.get(light, ()) if one in wanted), TOLD)


def _groups(
    db: Database,
    standing: Iterable[RosterLine],
    rows: _Sorted,
    *,
    reported: Mapping[str, list[int]],
    told: Mapping[str, tuple[TaskLine, ...]],
) -> Iterable[Group]:
    """The industries of the day, then the other parts in the order of the document, then what belongs to none."""

    def group(part: Part | None, name: str, **more: Any) -> Group:
        ids = {light: tuple(found) for light, found in rows.groups.get(name, {}).items()}
        own = tuple(reported.get(name, ()))
        return Group(part=part, name=name, rows=ids, told=told.get(name, ()), reported=own, **more)

    for line in standing:
        lacking = tuple(_lacking(line))
        yield group(
            Part.INDUSTRY, line.industry, leader=line.leader_text, lead_unit=line.lead_unit_text, lacking=lacking
        )
    for _, part, name in policies.clauses(db):
        if part is not Part.INDUSTRY:
            yield group(part, name)
    if OTHERS in rows.groups:
        yield group(None, OTHERS)


def _by_group(tasks: Iterable[TaskLine], rows: _Sorted) -> Mapping[str, tuple[TaskLine, ...]]:
    found: dict[str, list[TaskLine]] = {}
    for task in _in_order(tasks):
        found.setdefault(rows.place.get(task.id, OTHERS), []).append(task)
    return {name: tuple(lines) for name, lines in found.items()}


def _in_order(tasks: Iterable[TaskLine]) -> list[TaskLine]:
    return sorted(tasks, key=lambda one: [part.rjust(8, "0") for part in one.number.split("-")])


def _annexable(
    told: Iterable[TaskLine], rows: _Sorted, rule: LightRule, *, reported: Mapping[str, Iterable[int]]
) -> dict[int, None]:
    """What is warned of and what was reported on: what is told one by one comes first, the gravest first of all."""
    wanted = dict.fromkeys(_warned(rows, rule)) | dict.fromkeys(one for ids in reported.values() for one in ids)
    return {line.id: None for line in told if line.id in wanted} | wanted


def _annexed(db: Database, ids: Iterable[int], told: Iterable[TaskLine], period: Period) -> Iterable[TaskLine]:
    """The lines that are known are not asked for again."""
    wanted, known = list(ids), {line.id: line for line in told}
    more = [one for one in wanted if one not in known]
    if more:
        known |= {line.id: line for line in lines_of(db, more, period.until, lighting.rule(db))}
    return (known[one] for one in wanted if one in known)


def _warned(rows: _Sorted, rule: LightRule) -> Iterable[int]:
    return (one for lights in rows.groups.values() for light in rule.warnings for one in lights.get(light, ()))


def _granted(db: Database, day: date, rule: LightRule) -> list[TaskLine]:
    """Only what was ever postponed can be late by its first deadline alone."""
    asked = (
        "select distinct task_id from postponement join task on task.id = task_id where deleted_on is null order by 1"
    )
    postponed = [row[0] for row in db.execute(asked)]
    return [line for line in lines_of(db, postponed, day, rule) if is_granted(line, rule, day)]


def _troubled(db: Database, period: Period, rows: _Sorted) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for task_id in _ids(db, TROUBLED, period):
        found[rows.place.get(task_id, OTHERS)].append(task_id)
    return {name: tuple(ids) for name, ids in found.items()}


def _shared_out(troubled: Mapping[str, Iterable[int]], listed: set[int]) -> list[int]:
    """Those whose problems are told one by one: of each group the first, then of each the second, as far as it goes."""
    others = [[one for one in ids if one not in listed] for ids in troubled.values()]
    turns = (one for turn in zip_longest(*others) for one in turn if one is not None)
    return list(islice(turns, TOLD_PROBLEMS))


def _lacking(line: RosterLine) -> Iterable[str]:
    if line.leader_state is not HolderState.HELD:
        yield "分管市级领导"
    if line.lead_unit_state is not HolderState.HELD:
        yield "牵头部门"


def _ids(db: Database, question: str, period: Period) -> list[int]:
    values = {"since": period.since.isoformat(), "until": period.until.isoformat()}
    return [row[0] for row in db.execute(question, values)]
