"""The targets counted from the registers as of any day, the office's own ones beside them, and evidence for goals."""

import json
from collections.abc import Iterable
from datetime import date

from heze_desk.registers.kinds import KINDS, meant_by
from heze_desk.registers.recognising import PROVEN
from heze_desk.registers.target_records import Counted, GoalEvidence, OwnTarget, Target, TargetLine
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load, write

RECOGNISED = f"""
    select entry.id, max({PROVEN}) as proven from recognition join entry on entry.id = entry_id
    where mark = :mark and recognised_on <= min(:day, :last) and (withdrawn_on is null or withdrawn_on > :day)
      and kind = :kind and deleted_on is null
    group by entry.id
"""
COUNTED = f"""
    with counted as materialized ({RECOGNISED}),
    standing as materialized (
        select counted.id, proven, industry_id, count(*) over (partition by counted.id) > 1 as shared
        from counted join entry_industry on entry_id = counted.id
        where coalesce(valid_from, '') <= :day and coalesce(valid_to, '9999-12-31') >= :day
        group by counted.id, industry_id)
    select null, count(*), coalesce(sum(proven), 0),
           (select count(distinct id) from standing where shared) from counted
    union all
    select industry_id, count(*), sum(proven), sum(shared) from standing group by industry_id
"""


def all_targets(db: Database) -> list[Target]:
    """The countable goals in the order of the policy."""
    return [load(Target, row) for row in db.query("select * from target order by position, id")]


def targets(db: Database, day: date) -> list[TargetLine]:
    """Every target as of the day."""
    since = _issued(db) or day
    names = dict(db.execute("select id, name from industry order by position, id").fetchall())
    own = own_targets(db)
    return [_line(db, target, day, (since, names, own)) for target in all_targets(db)]


def counted(db: Database, target: Target, day: date) -> dict[int | None, Counted]:
    """What counts for a target on a day, under None in all and by industry."""
    kind = meant_by(target.name)
    if kind is None:
        return {None: Counted()}
    asked = {"mark": KINDS[kind].mark, "kind": kind, "day": day.isoformat(), "last": target.ends.isoformat()}
    return {
        industry_id: Counted(proven=proven, unproven=every - proven, shared=shared)
        for industry_id, every, proven, shared in db.execute(COUNTED, asked)
    }


def counting(db: Database, target: Target, day: date) -> list[int]:
    """The entries behind the number, so that it opens as a list."""
    kind = meant_by(target.name)
    if kind is None:
        return []
    asked = {"mark": KINDS[kind].mark, "kind": kind, "day": day.isoformat(), "last": target.ends.isoformat()}
    return [row[0] for row in db.execute(RECOGNISED, asked)]


def own_targets(db: Database) -> list[OwnTarget]:
    """What the office set itself, by target and year, for all industries first."""
    question = """
        select own_target.* from own_target left join industry on industry.id = industry_id
        order by target_id, year, coalesce(industry.position, 0), own_target.id
    """
    return [load(OwnTarget, row) for row in db.query(question)]


def set_own(db: Database, own: OwnTarget) -> int:
    """Set a figure for a target, a year and an industry; said again, the last word counts."""
    question = "select id from own_target where target_id = ? and year = ? and industry_id is ?"
    row = db.execute(question, [own.target_id, own.year, own.industry_id]).fetchone()
    kept = OwnTarget(**{**vars(own), "id": row[0] if row else None})
    return write(db.table("own_target"), kept)


def remove_own(db: Database, own_id: int) -> None:
    db.execute("delete from own_target where id = ?", [own_id])


def goals(db: Database) -> list[tuple[int, str]]:
    """The goals in words by their year, as the policy says them; what is not counted is shown by evidence."""
    row = db.execute("select content from policy").fetchone()
    return [(one["year"], one["text"]) for one in json.loads(row[0]).get("goals", ())] if row else []


def phrases(text: str) -> list[str]:
    """The parts of a goal that evidence may speak for: its clauses without the year they begin with."""
    parts = (part.strip("。 ") for part in text.replace("；", "，").split("，"))
    return [part for part in parts if part and not part.startswith("到20")]


def evidence(db: Database, year: int | None = None) -> list[GoalEvidence]:
    """The notes, by year of the goal, the latest first."""
    question = "select * from goal_evidence where :year is null or year = :year order by year, day desc, id desc"
    return [load(GoalEvidence, row) for row in db.query(question, {"year": year})]


def save_evidence(db: Database, note: GoalEvidence) -> int:
    return write(db.table("goal_evidence"), note)


def remove_evidence(db: Database, evidence_id: int) -> None:
    db.execute("delete from goal_evidence where id = ?", [evidence_id])


def _issued(db: Database) -> date | None:
    row = db.execute("select issued_on from policy").fetchone()
    return date.fromisoformat(row[0]) if row else None


def _line(
    db: Database, target: Target, day: date, known: tuple[date, dict[int, str], Iterable[OwnTarget]]
) -> TargetLine:
    since, names, own = known
    kind = meant_by(target.name)
    found = counted(db, target, day)
    began = counted(db, target, since) if day > since else found
    mine = [one for one in own if one.target_id == target.id]
    by_day = {last: counted(db, target, last) for last in {_last(one, day) for one in mine}}
    return TargetLine(
        target=target,
        kind=kind,
        mark=KINDS[kind].mark if kind else "",
        counter=target.unit or (KINDS[kind].counter if kind else ""),
        day=day,
        since=since,
        began=began[None].proven,
        counted=found[None],
        by_industry=tuple((one, names[one], found[one]) for one in names if one in found),
        own=tuple((one, by_day[_last(one, day)].get(one.industry_id, Counted()).proven) for one in mine),
    )


def _last(own: OwnTarget, day: date) -> date:
    """As of when an own target is counted: the day, or the end of its year where that comes first."""
    return min(day, date(own.year, 12, 31))
