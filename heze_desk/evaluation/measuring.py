"""Counting, for every unit, county or industry, what formulae ask for between two days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from heze_desk.evaluation import indicators
from heze_desk.evaluation.count_records import Count, CountedRow
from heze_desk.evaluation.measure_records import COUNTED, RatedTask, counted
from heze_desk.evaluation.result_records import Candidate, Measure
from heze_desk.evaluation.scheme_records import Rated
from heze_desk.policy.kind_records import UnitKind
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.rounds import numbering
from heze_desk.rounds.records import FilingState, Round
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import LightRule
from heze_desk.workspace.database import Database

KINDS = {Rated.UNIT: (UnitKind.DEPARTMENT,), Rated.COUNTY: (UnitKind.COUNTY, UnitKind.ZONE)}
OWNERS = {
    Rated.UNIT: "select lead_unit_id as owner_id, id as task_id from task where lead_unit_id is not null",
    Rated.INDUSTRY: "select industry_id as owner_id, id as task_id from task where industry_id is not null",
    Rated.COUNTY: """
        with held as (
            select lead_unit_id as unit_id, id as task_id from task where lead_unit_id is not null
            union select unit_id, task_id from task_unit)
        select unit_id as owner_id, task_id from held
        union select unit_member.unit_id, task_id from held join unit_member on unit_member.group_id = held.unit_id
    """,
}
WHOLE = "select 0 as owner_id, id as task_id from task"
TASKS = """
    select task.id, task.deadline, task.done_on, task.paused_on is not null, exists (
        select 1 from progress_entry where progress_entry.task_id = task.id and counts
            and day between :since and :until) as reported
    from task where deleted_on is null
"""
SUPERVISIONS = """
    select supervision.id, lead_unit_id, deadline, answered_on
    from supervision left join issued_paper on issued_paper.id = issued_paper_id
    where deadline is not null and coalesce(issued_paper.state, '') <> '作废'
"""
FILINGS = "select unit_id, state, day from filing where round_id = ? and day <= ? order by id"
ASKED = "select distinct unit_id from asked_task where round_id = ?"
CAME = frozenset({FilingState.REPORTED, FilingState.NIL, FilingState.LATE, FilingState.LATE_FILING})


@dataclass(frozen=True)
class _Asked:
    """The ledger as of the last day, and between which days it is counted."""

    db: Database
    since: date
    until: date
    rule: LightRule

    def due(self, text: str) -> date:
        """A deadline as it counts by the calendar."""
        return self.rule.due(date.fromisoformat(text), self.until).effective

    def holds(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass
class _Rows:
    """The rows behind each measure of each owner."""

    of: dict[int, dict[str, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, owner: int, names: Iterable[str], row: int) -> None:
        for name in names:
            self.of[owner][name].append(row)


def candidates(db: Database, rated: Rated, since: date, until: date) -> list[Candidate]:
    """Everybody who is rated, by rank, under the names of the last day; `db` is to stand as of that day."""
    rows, asked = _Rows(), _Asked(db, since, until, lighting.rule(db))
    _count_tasks(asked, OWNERS[rated], rows)
    if rated is not Rated.INDUSTRY:
        _count_rounds(asked, rows)
        _count_supervisions(asked, rows)
    entered = indicators.entered(db, rated, since, until)
    return [
        Candidate(row_id=row_id, name=name, measures=(*_counted(rated, rows.of[row_id]), *entered.get(row_id, ())))
        for row_id, name in _everybody(db, rated, until)
    ]


def in_all(db: Database, since: date, until: date, industry_id: int | None = None) -> dict[str, Count]:
    """Every measure of the whole city, or those of tasks for an industry: a task once, a round once for each unit."""
    rows, asked = _Rows(), _Asked(db, since, until, lighting.rule(db))
    if industry_id is None:
        _count_tasks(asked, WHOLE, rows)
        _count_rounds(asked, rows)
        _count_supervisions(asked, rows)
    else:
        _count_tasks(asked, OWNERS[Rated.INDUSTRY], rows)
    names = unit_store.names(db, until)
    owners = list(rows.of) if industry_id is None else [industry_id]
    found: dict[str, list[CountedRow]] = defaultdict(list)
    for owner in owners:
        for name, ids in rows.of[owner].items():
            found[name] += [CountedRow(id=one, said="" if industry_id else names.get(owner, "")) for one in ids]
    offered = COUNTED if industry_id is None else counted(Rated.INDUSTRY)
    return {
        one.name: Count(value=len(found[one.name]), subject=one.subject, rows=tuple(found[one.name])) for one in offered
    }


def _everybody(db: Database, rated: Rated, day: date) -> list[tuple[int, str]]:
    if rated is Rated.INDUSTRY:
        return [(one.id or 0, one.name) for one in roster.industries(db, day)]
    return [(one.id, one.short_name) for one in unit_store.units(db, day) if one.active and one.kind in KINDS[rated]]


def _counted(rated: Rated, rows: Mapping[str, list[int]]) -> Iterable[Measure]:
    """Everything that can be counted, be it nothing."""
    for one in counted(rated):
        found = tuple(rows.get(one.name, ()))
        yield Measure(name=one.name, value=Fraction(len(found)), subject=one.subject, rows=found)


def _count_tasks(asked: _Asked, owned: str, rows: _Rows) -> None:
    owners: dict[int, list[int]] = defaultdict(list)
    for owner, task_id in asked.db.execute(owned):
        owners[task_id].append(owner)
    values = {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
    for task_id, deadline, done_on, paused, reported in asked.db.execute(TASKS, values).fetchall():
        task = RatedTask(
            id=task_id,
            due=asked.due(deadline) if deadline else None,
            done_on=date.fromisoformat(done_on) if done_on else None,
            paused=bool(paused),
            reported=bool(reported),
        )
        for owner in owners.get(task_id, ()):
            rows.add(owner, task.measures(asked.since, asked.until), task_id)


def _count_rounds(asked: _Asked, rows: _Rows) -> None:
    for round_ in numbering.rounds(asked.db):
        if asked.holds(asked.due(round_.due.isoformat())):
            _count_round(asked, round_, rows)


def _count_round(asked: _Asked, round_: Round, rows: _Rows) -> None:
    """In time is who once reported in time, whatever was corrected later."""
    due = asked.due(round_.due.isoformat())
    states: dict[int, set[FilingState]] = defaultdict(set)
    in_time: set[int] = set()
    for unit_id, state, day in asked.db.execute(FILINGS, [round_.id, asked.until.isoformat()]).fetchall():
        states[unit_id].add(FilingState(state))
        if state == FilingState.REPORTED or (state == FilingState.NIL and date.fromisoformat(day) <= due):
            in_time.add(unit_id)
    for (unit_id,) in asked.db.execute(ASKED, [round_.id]).fetchall():
        came = bool(states[unit_id] & CAME)
        told = {
            "应报次数": True,
            "按时报送次数": unit_id in in_time,
            "报送次数": came,
            "退回次数": came and FilingState.SENT_BACK in states[unit_id],
        }
        rows.add(unit_id, (name for name, holds in told.items() if holds), round_.id or 0)


def _count_supervisions(asked: _Asked, rows: _Rows) -> None:
    for supervision_id, unit_id, deadline, answered_on in asked.db.execute(SUPERVISIONS).fetchall():
        due = asked.due(deadline)
        if asked.holds(due):
            kept = answered_on is not None and date.fromisoformat(answered_on) <= due
            rows.add(unit_id, ("应答复数", "按时答复数") if kept else ("应答复数",), supervision_id)
