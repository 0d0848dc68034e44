"""The targets counted from the registers as of any day, the office's own ones beside them, and evidence for goals."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from heze_desk.identity_numbers import refuse_in
from heze_desk.registers.kinds import KINDS, meant_by
from heze_desk.registers.recognising import PROVEN
from heze_desk.registers.target_records import Counted, GoalEvidence, GoalLine, OwnTarget, Target, TargetLine
from heze_desk.roster import store as roster
from heze_desk.roster.industry_records import Industry
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load, write

NO_GOALS = ("到20", "当前和今后", "围绕")
"""How clauses begin that say by when or along what, and nothing that could be reached."""
Row: TypeAlias = tuple[int, int, int | None, int, int]
STANDING = f"""
    select recognition.entry_id, {PROVEN}, industry_id,
           recognised_on <= :day and (withdrawn_on is null or withdrawn_on > :day),
           recognised_on <= :since and (withdrawn_on is null or withdrawn_on > :since)
    from recognition join entry on entry.id = recognition.entry_id
    left join entry_industry on entry_industry.entry_id = recognition.entry_id
        and (valid_from is null or valid_from <= :day) and (valid_to is null or valid_to >= :day)
    where mark = :mark and recognised_on <= min(max(:day, :since), :last)
      and (withdrawn_on is null or withdrawn_on > min(:day, :since)) and kind = :kind and deleted_on is null
"""
"""What was recognised, once for each of its industries; whether it stood on the day, and on the first of all."""


def all_targets(db: Database) -> list[Target]:
    """The countable goals in the order of the policy."""
    return [load(Target, row) for row in db.query("select * from target order by position, id")]


def targets(db: Database, day: date) -> list[TargetLine]:
    """Every target as of the day."""
    since = _issued(db) or day
    names = {one.id or 0: one.name for one in roster.industries(db, day)}
    known = _Known(since=since, names=names, places=_places(db, day), own=own_targets(db, day))
    return [_line(db, target, day, known) for target in all_targets(db)]


def counted(db: Database, target: Target, day: date) -> dict[int | None, Counted]:
    """What counts for a target on a day, under None in all and by industry."""
    return _tallied(_standing(db, target, day, day))


def counting(db: Database, target: Target, day: date) -> list[int]:
    """The entries behind the number, so that it opens as a list."""
    return list(dict.fromkeys(row[0] for row in _standing(db, target, day, day)))


def own_targets(db: Database, day: date) -> list[OwnTarget]:
    """What the office set itself, by target and year, for all industries first; each with who had it on the day."""
    question = """
        select own_target.* from own_target left join industry on industry.id = industry_id
        where coalesce(begun_on, '') <= :day and (ended_on is null or ended_on > :day)
        order by target_id, year, coalesce(industry.position, 0), own_target.id
    """
    return [load(OwnTarget, row) for row in db.query(question, {"day": day.isoformat()})]


def set_own(db: Database, own: OwnTarget) -> int:
    """Set a figure for a target, a year and an industry; said again, the last word counts."""
    question = "select id from own_target where target_id = ? and year = ? and industry_id is ?"
    row = db.execute(question, [own.target_id, own.year, own.industry_id]).fetchone()
    kept = OwnTarget(**{**vars(own), "id": row[0] if row else None})
    refuse_in(kept)
    return write(db.table("own_target"), kept)


def remove_own(db: Database, own_id: int) -> None:
    db.execute("delete from own_target where id = ?", [own_id])


def goals(db: Database) -> list[tuple[int, str]]:
    """The goals in words by their year, as the policy says them; what is not counted is shown by evidence."""
    row = db.execute("select content from policy").fetchone()
    return [(one["year"], one["text"]) for one in json.loads(row[0]).get("goals", ())] if row else []


def phrases(text: str) -> list[str]:
    """The parts of a goal that evidence may speak for: its clauses without those that say by when or by what."""
    parts = (part.strip() for part in re.split("[，；。]", text))
    return [part for part in parts if part and not part.startswith(NO_GOALS)]


def goal_lines(db: Database, day: date) -> list[GoalLine]:
    """The goals in words with what was noted for them up to the day."""
    names, notes = [one.name for one in all_targets(db)], [one for one in evidence(db) if one.day <= day]
    found = []
    for year, text in goals(db):
        parts = phrases(text)
        counted = frozenset(one for one in parts if any(name in one for name in names))
        mine = tuple(one for one in notes if one.year == year)
        found.append(GoalLine(year=year, text=text, phrases=tuple(parts), counted=counted, notes=mine))
    return found


def evidence(db: Database, year: int | None = None) -> list[GoalEvidence]:
    """The notes, by year of the goal, the latest first."""
    question = "select * from goal_evidence where :year is null or year = :year order by year, day desc, id desc"
    return [load(GoalEvidence, row) for row in db.query(question, {"year": year})]


def save_evidence(db: Database, note: GoalEvidence) -> int:
    refuse_in(note)
    return write(db.table("goal_evidence"), note)


def remove_evidence(db: Database, evidence_id: int) -> None:
    db.execute("delete from goal_evidence where id = ?", [evidence_id])


def _issued(db: Database) -> date | None:
    row = db.execute("select issued_on from policy").fetchone()
    return date.fromisoformat(row[0]) if row else None


class _Known(NamedTuple):
    """What all targets have in common: the first day, the industries that stand, all there were, and own targets."""

    since: date
    names: Mapping[int, str]
    places: Mapping[int, str]
    own: Sequence[OwnTarget]


def _line(db: Database, target: Target, day: date, known: _Known) -> TargetLine:
    kind = meant_by(target.name)
    rows = _standing(db, target, day, known.since)
    found = _tallied(rows)
    mine = [one for one in known.own if one.target_id == target.id]
    by_day = {last: counted(db, target, last) for last in {_last(one, day) for one in mine}}
    return TargetLine(
        target=target,
        kind=kind,
        mark=KINDS[kind].mark if kind else "",
        counter=target.unit or (KINDS[kind].counter if kind else ""),
        day=day,
        since=known.since,
        began=len({entry_id for entry_id, proven, _, _, then in rows if then and proven}),
        counted=found[None],
        by_industry=tuple((one, name, found.get(one, Counted())) for one, name in known.names.items()),
        own=tuple((one, by_day[_last(one, day)].get(one.industry_id, Counted()).proven) for one in mine),
        places=known.places,
    )


def _places(db: Database, day: date) -> dict[int, str]:
    """Every industry by its name; one that is no more is marked."""
    industries = (load(Industry, row) for row in db.query("select * from industry"))
    return {one.id or 0: one.told_ended if one.ended(day) else one.name for one in industries}


def _standing(db: Database, target: Target, day: date, since: date) -> list[Row]:
    """The rows behind the counts of two days; none where no register is meant."""
    kind = meant_by(target.name)
    if kind is None:
        return []
    days = {"day": day.isoformat(), "since": since.isoformat(), "last": target.ends.isoformat()}
    return db.execute(STANDING, {"mark": KINDS[kind].mark, "kind": kind, **days}).fetchall()


def _tallied(rows: Iterable[Row]) -> dict[int | None, Counted]:
    """Each entry once in all and once in each of its industries; one proof is enough."""
    first: dict[int, int | None] = {}
    others: dict[int, set[int | None]] = {}
    shown = set[int]()
    for entry_id, is_proven, industry_id, now, _ in rows:
        if not now:
            continue
        if first.setdefault(entry_id, industry_id) != industry_id:
            others.setdefault(entry_id, set()).add(industry_id)
        if is_proven:
            shown.add(entry_id)
    places = [(industry_id, entry_id in shown, entry_id in others) for entry_id, industry_id in first.items()]
    whole = Counter((None, proven, shared) for _, proven, shared in places)
    more = ((one, entry_id in shown, True) for entry_id, ids in others.items() for one in ids)
    found: dict[int | None, list[int]] = {None: [0, 0, 0]}
    by_industry = Counter(one for one in (*places, *more) if one[0] is not None)
    for (one, proven, shared), many in (*whole.items(), *by_industry.items()):
        sums = found.setdefault(one, [0, 0, 0])
        sums[not proven] += many
        sums[2] += many * shared
    return {one: Counted(proven=sums[0], unproven=sums[1], shared=sums[2]) for one, sums in found.items()}


def _last(own: OwnTarget, day: date) -> date:
    """As of when an own target is counted: the day, or the end of its year where that comes first."""
    return min(day, date(own.year, 12, 31))
