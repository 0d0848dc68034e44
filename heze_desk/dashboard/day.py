"""Gathering the first minutes of the day."""

from datetime import date, datetime

from heze_desk.dashboard.day_records import LateUnit, Today
from heze_desk.instructions.matters import open_matters
from heze_desk.notifications import store as notifications
from heze_desk.rounds import store as rounds
from heze_desk.workdays import store as workdays
from heze_desk.workspace.database import Database

NOVEMBER = 11
"""The notice of the next year comes about now, so from here on its absence is told."""


def read(db: Database, day: date, *, last_backup: datetime | None) -> Today:
    """All that is open as of the day; when the last backup was is known to whoever sees the folder."""
    return Today(
        day=day,
        matters=tuple(open_matters(db, day)),
        late_units=tuple(_late(db, day)),
        years_without_notice=_unknown_years(db, day),
        last_backup=last_backup,
        notified=tuple(notifications.open_lines(db, day)),
    )


def _late(db: Database, day: date) -> list[LateUnit]:
    """By round and rank: whose report is missing after the deadline as it counts."""
    found = []
    for line in rounds.lines(db, day):
        one = line.round
        if one.id is None or one.due >= day or (one.closed_on is not None and one.closed_on <= day):
            continue
        for status in rounds.statuses(db, one.id, day):
            if status.is_missing and status.is_late:
                found.append(
                    LateUnit(
                        round_id=one.id,
                        round=one.name,
                        unit=status.unit,
                        state=str(status.state),
                        lag=status.lag,
                        contact=status.contact,
                        telephone=status.telephone,
                    )
                )
    return found


def _unknown_years(db: Database, day: date) -> tuple[int, ...]:
    """This year, and the next one when it is near, as far as no notice is loaded."""
    wanted = [day.year, day.year + 1] if day.month >= NOVEMBER else [day.year]
    known = workdays.calendar(db).years
    return tuple(year for year in wanted if year not in known)
