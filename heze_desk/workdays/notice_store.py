"""The yearly notices in and out of the workspace. Writing functions are called inside a step."""

from heze_desk.errors import DeskError
from heze_desk.workdays.notice_records import CoveredYear, HolidayNotice, with_notice
from heze_desk.workdays.records import SpecialDay
from heze_desk.workdays.store import calendar
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert, load


def covered(db: Database) -> list[CoveredYear]:
    """The years of the calendar in their order, each under its last notice."""
    rows = db.query("""
        select notice.year, notice.title, notice.built_in,
               count(*) filter (where kind = '放假') as off, count(*) filter (where kind = '上班') as worked
        from holiday_notice as notice
        left join holiday_notice as other on other.year = notice.year
        left join special_day on special_day.notice_id = other.id
        where notice.id = (select max(id) from holiday_notice where year = notice.year)
        group by notice.id order by notice.year
    """)
    return [load(CoveredYear, row) for row in rows]


def notice(db: Database, year: int) -> HolidayNotice:
    """The last notice of a year in its own words, with the days of the year as they now stand."""
    row = db.execute("select title, text from holiday_notice where year = ? order by id desc", [year]).fetchone()
    if row is None:
        raise DeskError(f"还没有载入{year}年的放假通知，该年的工作日为推算。")
    days = sorted((one for one in calendar(db).special.values() if one.year == year), key=lambda one: one.day)
    return HolidayNotice(year=year, title=row[0], text=row[1], days=tuple(days))


def enter(db: Database, loaded: HolidayNotice, *, built_in: bool = False) -> bool:
    """Keep the notice and the days it changes; one that changes nothing leaves no trace and gives False."""
    before = calendar(db)
    after = with_notice(before, loaded)
    if after == before:
        return False
    columns = {"year": loaded.year, "title": loaded.title, "text": loaded.text, "built_in": built_in}
    notice_id = insert(db, "holiday_notice", columns)
    for day in before.special.keys() - after.special.keys():
        db.execute("delete from special_day where day = ?", [day.isoformat()])
    for day, one in sorted(after.special.items()):
        if before.special.get(day) != one:
            _keep(db, one, notice_id)
    return True


def _keep(db: Database, one: SpecialDay, notice_id: int) -> None:
    db.execute(
        """
        insert into special_day (notice_id, day, name, kind) values (:notice_id, :day, :name, :kind)
        on conflict (day) do update set notice_id = excluded.notice_id, name = excluded.name, kind = excluded.kind
        """,
        {"notice_id": notice_id, "day": one.day.isoformat(), "name": one.name, "kind": one.kind},
    )
