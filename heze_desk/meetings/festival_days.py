"""国庆节前, 春节前: the day before a festival of the meeting's year, or of the next where that one is over."""

from datetime import date

from heze_desk.days import before, said
from heze_desk.meetings.deadline_reckoning import RELATIVE_YEARS, YEARS, Meeting, Reckoned, Words
from heze_desk.workdays.records import Calendar, DayKind

FESTIVAL = (
    r"“?(?P<festival>元旦|春节|清明|五一|(?:国际)?劳动节|端午|中秋|国庆)”?(?:国际)?(?:劳动)?节?(?:放?假期?|长假|假日)?"
)
UNNAMED = r"(?<![环章情细季关枝时])[双两]?节"
BEFORE = r"(?:之前|以前|前)(?![后的])"
LABOUR = ("五一", "劳动节", "国际劳动节")
FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆": (10, 1)}
"""Those that follow the sun; the others begin on the first day off that the calendar names for them."""


def of_festival(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """The day before it, always with a doubt, for the year is never written and 前 may mean an earlier day."""
    festival = "劳动节" if named["festival"] in LABOUR else named["festival"]
    words = words.replace("“", "").replace("”", "")
    year = int(named["year"] or 0) or meeting.day.year + RELATIVE_YEARS[named["relative"]]
    is_said = bool(named["year"] or named["relative"])
    last = _day_before(festival, year, meeting.calendar)
    if last is not None and last < meeting.day and not is_said:
        last = _day_before(festival, year + 1, meeting.calendar)
    if last is None or last.year not in YEARS:
        return Reckoned(day=None, doubt=f"“{words}”是哪一天，工作日历里没有；请填写时限。")
    told = "，早于会议日期" if last < meeting.day else ""
    return Reckoned(day=last, doubt=f"“{words}”按节日的前一天{said(last)}{told}；请核对。")


def of_unnamed(_named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """节前: which festival is asked, never guessed."""
    return Reckoned(day=None, doubt=f"“{words}”没有写明是哪个节日；请填写时限。")


def _day_before(festival: str, year: int, calendar: Calendar) -> date | None:
    if year not in YEARS:
        return None
    if fixed := FIXED.get(festival):
        return before(date(year, *fixed))
    named = (one for one in calendar.special.values() if one.year == year and festival in one.name)
    first = min((one.day for one in named if one.kind is DayKind.OFF), default=None)
    return before(first) if first else None
