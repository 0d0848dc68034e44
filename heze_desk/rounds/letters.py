"""Gathering what the letters of a round say."""

from dataclasses import replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.rounds import numbering, statuses
from heze_desk.rounds.letter_records import Letter
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database


def letter(db: Database, round_id: int, day: date, *, unit_id: int | None = None, issue: int = 0) -> Letter:
    """To all units of the round in the order of rank, or to one; one that was not asked is refused."""
    round_ = numbering.get(db, round_id)
    listed = statuses.statuses(db, round_id, day)
    units = tuple(status for status in listed if unit_id in (None, status.unit_id))
    if unit_id is not None and not units:
        raise DeskError(f"{round_.name}调度没有要求{unit_store.names(db, day)[unit_id]}填报；请核对次数和单位。")
    return Letter(round=round_, due=lighting.rule(db).due(round_.due, day), day=day, units=units, issue=issue)


def reminder(db: Database, round_id: int, day: date, *, unit_id: int | None = None, issue: int = 0) -> Letter:
    """To those that still have to report; where there are none it is refused."""
    whole = letter(db, round_id, day, unit_id=unit_id, issue=issue)
    missing = tuple(status for status in whole.units if status.is_missing)
    if not missing:
        raise DeskError(f"{whole.only.unit if whole.only else '各单位都'}已报送，不用催报。")
    return replace(whole, units=missing)
