"""Putting a leader or a unit aside: never deleted, and not while a place is still held."""

from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roster import leader_store, store, unit_store
from heze_desk.workspace.database import Database


def retire_leader(db: Database, leader_id: int, day: date) -> None:
    """No longer offered for new terms; refused while the leader answers for an industry."""
    leader = next(one for one in leader_store.leaders(db, day) if one.id == leader_id)
    held = [
        one.industry_id for one in store.assignments(db) if one.leader_id == leader_id and _lasts(one.valid_to, day)
    ]
    _refuse_held(db, leader.name, "分管", held)
    leader_store.set_active(db, leader_id, False)


def retire_unit(db: Database, unit_id: int, day: date) -> None:
    """No longer offered for new terms and tasks; refused while the unit leads an industry."""
    held = [one.industry_id for one in store.assignments(db) if one.unit_id == unit_id and _lasts(one.valid_to, day)]
    _refuse_held(db, unit_store.names(db, day)[unit_id], "牵头", held)
    unit_store.set_active(db, unit_id, False)


def _lasts(valid_to: date | None, day: date) -> bool:
    return valid_to is None or day <= valid_to


def _refuse_held(db: Database, who: str, verb: str, held: list[int]) -> None:
    if held:
        names = {row["id"]: row["name"] for row in db.query("select id, name from industry")}
        told = "、".join(dict.fromkeys(names[industry_id] for industry_id in held))
        raise DeskError(f"{who}仍{verb}{told}，不能停用；请先用“调整向导”终止任期或明确接任者。")
