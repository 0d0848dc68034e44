"""The office's calendar as it stands in the workspace."""

from collections.abc import Iterable
from datetime import date

from heze_desk.workdays.records import Calendar, DayKind, SpecialDay, YearState
from heze_desk.workspace.database import Database

DAYS = """
    select special_day.day, special_day.name, special_day.kind, holiday_notice.year
    from special_day join holiday_notice on holiday_notice.id = special_day.notice_id
"""


def calendar(db: Database) -> Calendar:
    """Every day that a notice names, and the years for which there is a notice."""
    special = (
        SpecialDay(day=date.fromisoformat(day), name=name, kind=DayKind(kind), year=year)
        for day, name, kind, year in db.execute(DAYS)
    )
    years = frozenset(year for (year,) in db.execute("select distinct year from holiday_notice"))
    return Calendar(special={one.day: one for one in special}, years=years)


def states(db: Database, years: Iterable[int]) -> dict[int, YearState]:
    """Where the days off of these years are from, by the last notice of each."""
    rows = db.execute("select year, built_in from holiday_notice order by id")
    known = {year: YearState.BUILT_IN if built_in else YearState.LOADED for year, built_in in rows}
    return {year: known.get(year, YearState.ESTIMATED) for year in years}
