"""Who holds which industry from when to when."""

from collections.abc import Mapping
from datetime import date

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import industry_ends, leader_store, responsible, unit_store
from heze_desk.roster.industry_records import Industry
from heze_desk.roster.industry_store import industries as industries
from heze_desk.roster.industry_store import industry_named as industry_named
from heze_desk.roster.industry_store import save_industry as save_industry
from heze_desk.roster.records import (
    Assignment,
    AssignmentLine,
    HolderState,
    LeaderLine,
    RosterLine,
    state_of,
    succession,
)
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find, load, write


def assignments(db: Database, industry_id: int | None = None) -> list[Assignment]:
    """All assignments ever made, by industry and first day."""
    rows = db.query(
        "select * from assignment where :id is null or industry_id = :id order by industry_id, valid_from, id",
        {"id": industry_id},
    )
    return [load(Assignment, row) for row in rows]


def get(db: Database, assignment_id: int) -> Assignment:
    assignment = find(db, "assignment", Assignment, assignment_id)
    if assignment is None:
        raise MissingRecordError("没有这条分工记录，可能已被删除。")
    return assignment


def save(db: Database, assignment: Assignment) -> int:
    """Store an assignment; refused where it overlaps another of the same place or outlasts its industry."""
    industry_ends.refuse_term(db, assignment.industry_id, assignment.valid_from, assignment.valid_to)
    for other in assignments(db, assignment.industry_id):
        if other.id != assignment.id and other.same_place(assignment) and other.overlaps(assignment):
            raise DeskError(clash(db, other))
    return write(db.table("assignment"), assignment)


def succeed(db: Database, assignment: Assignment) -> int:
    """Give the place to the next holder: a term without an end that began earlier ends the day before.

    The same holder from the same day again corrects that term. Anything else that overlaps is refused.
    """
    place = [one for one in assignments(db, assignment.industry_id) if one.same_place(assignment)]
    ended, begun = succession(place, assignment)
    for one in ended:
        save(db, one)
    return save(db, begun)


def remove(db: Database, assignment_id: int) -> None:
    """Take out an assignment entered by mistake; the journal keeps it."""
    db.execute("delete from assignment where id = ?", [assignment_id])


def roster(db: Database, day: date) -> list[RosterLine]:
    """The 责任分工名单 as of a day."""
    leaders = {leader.id: leader for leader in leader_store.leaders(db, day)}
    units = unit_store.names(db, day)
    listed = responsible.by_industry(db)
    every = assignments(db)
    return [
        _line(industry, [one for one in every if one.industry_id == industry.id], (leaders, units, listed, day))
        for industry in industries(db, day)
    ]


def lines(db: Database, day: date, industry_id: int | None = None) -> list[AssignmentLine]:
    """Every term with its names, by industry, place and first day; a leader's title is that of the first day."""
    names = {one.id: one.name for one in (load(Industry, row) for row in db.query("select * from industry"))}
    units = unit_store.names(db, day)
    return [_assignment_line(db, one, names, units) for one in assignments(db, industry_id)]


def _assignment_line(
    db: Database, one: Assignment, names: dict[int | None, str], units: dict[int, str]
) -> AssignmentLine:
    leader = _leader_on(db, one.leader_id, one.valid_from) if one.leader_id else None
    return AssignmentLine(
        id=one.id or 0,
        industry_id=one.industry_id,
        industry=names[one.industry_id],
        role="分管市级领导" if leader else "牵头部门",
        holder=leader.name if leader else units[one.unit_id or 0],
        title=leader.title if leader else "",
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        basis=one.basis,
    )


Names = tuple[dict[int, LeaderLine], dict[int, str], Mapping[int, tuple[int, ...]], date]


def _line(industry: Industry, terms: list[Assignment], names: Names) -> RosterLine:
    leaders, units, listed, day = names
    led = [one for one in terms if one.leader_id is not None]
    run = [one for one in terms if one.unit_id is not None]
    leader = next((leaders[one.leader_id or 0] for one in led if one.covers(day)), None)
    unit_id = next((one.unit_id for one in run if one.covers(day)), None)
    unit_ids = listed.get(industry.id or 0, ())
    return RosterLine(
        id=industry.id or 0,
        industry=industry.name,
        leader=leader.name if leader else "",
        title=leader.title if leader else "",
        leader_state=state_of(led, day),
        lead_unit=units[unit_id] if unit_id else "",
        lead_unit_state=state_of(run, day),
        units=tuple(units[one] for one in unit_ids),
        leader_id=leader.id if leader else None,
        lead_unit_id=unit_id,
        unit_ids=unit_ids,
    )


def _leader_on(db: Database, leader_id: int, day: date) -> LeaderLine:
    return next(leader for leader in leader_store.leaders(db, day) if leader.id == leader_id)


def clash(db: Database, other: Assignment) -> str:
    """Why a term that overlaps this one is refused."""
    line = next(line for line in lines(db, other.valid_from, other.industry_id) if line.id == other.id)
    return (
        f"与{line.who}担任{line.industry}{line.role}的任期（{other.span}，依据：{other.basis}）重叠；请先核对起止日期。"
    )


def vacancies(db: Database, day: date) -> list[RosterLine]:
    """The industries that lack a leader or a lead unit on the day."""
    filled = (HolderState.HELD, HolderState.HELD)
    return [line for line in roster(db, day) if (line.leader_state, line.lead_unit_state) != filled]
