"""Filling a place by name: the leader or unit is found or made, and the term begun."""

from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.records import Assignment, AssignmentLine
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """What the secretary says: this leader under this title, or this unit, for this industry."""

    industry: str
    leader: str = ""
    title: str = ""
    lead_unit: str = ""
    valid_from: date
    valid_to: date | None = None
    basis: str

    def __post_init__(self) -> None:
        if bool(self.leader) == bool(self.lead_unit):
            raise DeskError("请指定一位分管市级领导或一个牵头部门。")
        if self.leader and not self.title.strip():
            raise DeskError("请写明领导职务，例如“副市长”。")

    @property
    def role(self) -> str:
        return "分管市级领导" if self.leader else "牵头部门"

    @property
    def holder(self) -> str:
        return f"{self.leader}（{self.title}）" if self.leader else self.lead_unit


def appoint(db: Database, wanted: Appointment) -> list[AssignmentLine]:
    """Begin the term; returns the terms that ended with it the day before."""
    industry_id = store.industry_named(db, wanted.industry)
    before = {line.id: line for line in store.lines(db, wanted.valid_from, industry_id)}
    leader_id = _leader(db, wanted) if wanted.leader else None
    unit_id = unit_store.named(db, wanted.lead_unit) if wanted.lead_unit else None
    store.succeed(
        db,
        Assignment(
            industry_id=industry_id,
            leader_id=leader_id,
            unit_id=unit_id,
            valid_from=wanted.valid_from,
            valid_to=wanted.valid_to,
            basis=wanted.basis,
        ),
    )
    after = store.lines(db, wanted.valid_from, industry_id)
    return [
        line
        for line in after
        if line.id in before and line.holder not in (wanted.leader, wanted.lead_unit) and line != before[line.id]
    ]


def _leader(db: Database, wanted: Appointment) -> int:
    leader_id = leader_store.named(db, wanted.leader)
    if leader_id is None:
        return leader_store.add(db, wanted.leader, wanted.title, since=wanted.valid_from)
    leader_store.hold(db, leader_id, wanted.title, since=wanted.valid_from)
    return leader_id
