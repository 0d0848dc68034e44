"""Which day the words of a deadline mean, seen from the day of the meeting; what they leave open is a doubt."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from heze_desk.days import said
from heze_desk.meetings.plain_words import number
from heze_desk.workdays.records import Calendar

YEARS = range(2000, 2101)
SPANS = {"初": 10, "上旬": 10, "中旬": 20}
RELATIVE_YEARS = {"今": 0, "本": 0, "当": 0, "": 0, "明": 1, "次": 1, "后": 2}
WEEKS = {"": 0, "本": 0, "这": 0, "下": 1, "下下": 2}
AFTER_THE_MEETING = ("会后", "会议后", "会议结束后", "即日起", "今日起", "从即日起")
Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """From where the days are counted."""

    day: date
    calendar: Calendar = field(default_factory=Calendar)


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """The day, if there is such a day, and what has to be asked about it."""

    day: date | None
    doubt: str = ""


def of_day(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """9月30日前: in the meeting's year, or in the next one where the month is over."""
    month, day = number(named["month"]), number(named["day"])
    year, why = _year(named, words, month, meeting=meeting)
    if year not in YEARS or month is None or day is None:
        return _none(words)
    try:
        return _asked(date(year, month, day), words, (why,), meeting=meeting)
    except ValueError:
        return _none(words)


def of_month(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """9月底前, 10月中旬前, 2027年3月前: the last day of what is named."""
    month = number(named["month"])
    year, why = _year(named, words, month, meeting=meeting)
    if year not in YEARS or month is None or not 1 <= month <= 12:
        return _none(words)
    part = named.get("part", "").removeprefix("月")
    last = _last(year, month, part)
    if part in ("底", "末"):
        return _asked(last, words, (why,), meeting=meeting)
    earlier = date(year, month, 1) - timedelta(days=1)
    other = f"如指此前，应为{said(earlier)}" if not part and words.endswith("前") else ""
    return _asked(last, words, (why or "没有写明哪一天", other), meeting=meeting)


def of_near_month(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """月底前, 本月20日前, 下月中旬: counted from the month of the meeting."""
    part, day = named.get("part", ""), named.get("day", "")
    if not part and not day and not words.endswith(("前", "内", "止")):
        return None
    ahead = 1 if named["relative"].startswith(("下", "次")) else 0
    year, month = _month_after(meeting.day, ahead)
    if year not in YEARS:
        return _none(words)
    last = _last(year, month, part.removeprefix("月"))
    if not day:
        return _asked(last, words, ("从会议所在的月份推算",), meeting=meeting)
    wanted = number(day)
    if wanted is None or not 1 <= wanted <= last.day:
        return _none(words)
    return _asked(date(year, month, wanted), words, ("从会议所在的月份推算",), meeting=meeting)


def of_quarter(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    quarter = "一二三四1234".index(named["quarter"]) % 4 + 1
    return _of_part(named, words, (quarter * 3 - 2, quarter * 3), meeting=meeting)


def of_half(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    return _of_part(named, words, (1, 6) if named["half"] == "上" else (7, 12), meeting=meeting)


def of_year(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """年底前, 2027年底前, 2030年前: the last day of the year."""
    return _of_part(named, words, (1, 12), meeting=meeting)


def of_week(named: Words, words: str, _before: str, *, meeting: Meeting) -> Reckoned | None:
    """下周五前; without a weekday its Friday."""
    weekday = "一二三四五六日".find(named["weekday"].replace("天", "日").replace("末", "日") or "五")
    monday = meeting.day - timedelta(days=meeting.day.weekday()) if meeting.day.toordinal() > 7 else meeting.day
    found = _later(monday, WEEKS[named["relative"]] * 7 + weekday)
    if found and not named["relative"] and found < meeting.day:
        found = _later(found, 7)
    return _asked(found, words, ("从会议所在的一周推算",), meeting=meeting) if found else _none(words)


def of_span(named: Words, words: str, before: str, *, meeting: Meeting) -> Reckoned | None:
    """一周内, 15个工作日内: counted from the day of the meeting, working days with the calendar."""
    half = named["count"] == "半"
    count = 0 if half else number(named["count"])
    if count is None or (count == 0 and not half):
        return _none(words)
    found = _counted(count, named["unit"], half or bool(named["half"]), meeting=meeting)
    if found is None or found.year not in YEARS:
        return _none(words)
    estimated = named["unit"] == "工作日" and meeting.calendar.is_estimate(meeting.day, found)
    told = f"“{words}”从会议当天（{said(meeting.day)}）起算，到{said(found)}{'（推算）' if estimated else ''}"
    since = before.rstrip().endswith(("后", "起")) and not before.rstrip().endswith(AFTER_THE_MEETING)
    return Reckoned(day=found, doubt=f"{told}；原文另有起算的日子，请核对。" if since else f"{told}，请核对。")


def _counted(count: int, unit: str, half: bool, *, meeting: Meeting) -> date | None:
    match unit:
        case "工作日":
            return _workdays_later(meeting, count)
        case "月" | "年":
            months = count * (1 if unit == "月" else 12) + (6 if half and unit == "年" else 0)
            year, month = _month_after(meeting.day, months)
            if year not in YEARS:
                return None
            found = date(year, month, min(meeting.day.day, monthrange(year, month)[1]))
            return _later(found, 15) if half and unit == "月" else found
        case _:
            return _later(meeting.day, count * (7 if unit in ("周", "星期") else 1) + (3 if half else 0))


def _workdays_later(meeting: Meeting, count: int) -> date | None:
    """The day on which that many working days have passed since the meeting."""
    found: date | None = meeting.day
    while count and found is not None:
        found = _later(found, 1)
        count -= found is not None and meeting.calendar.is_workday(found)
    return found


def _of_part(named: Words, words: str, months: tuple[int, int], *, meeting: Meeting) -> Reckoned | None:
    """The last day of a quarter, a half or a year, which has these months."""
    first, last = months
    year, why = _year(named, words, last, meeting=meeting)
    if year not in YEARS:
        return _none(words)
    if any(mark in words for mark in "底末"):
        return _asked(_last(year, last, ""), words, (why,), meeting=meeting)
    earlier = date(year, first, 1) - timedelta(days=1)
    other = f"如指此前，应为{said(earlier)}" if words.endswith("前") else ""
    return _asked(_last(year, last, ""), words, (why or "没有写明哪一天", other), meeting=meeting)


def _year(named: Words, words: str, month: int | None, *, meeting: Meeting) -> tuple[int, str]:
    """The year that is written, else that of the meeting or the next, and what is to be said of it."""
    if named.get("year"):
        return int(named["year"]), ""
    year = meeting.day.year + RELATIVE_YEARS.get(named.get("relative", ""), 0)
    if named.get("relative") or month is None:
        return year, f"从会议所在的{meeting.day.year}年推算"
    if month < meeting.day.month:
        return year + 1, f"没有写年份，会议当年的{month}月已过"
    return year, "没有写年份"


def _asked(day: date, words: str, why: tuple[str, ...], *, meeting: Meeting) -> Reckoned:
    """The day, with a doubt where something was filled in or where it is over already."""
    if day.year not in YEARS:
        return Reckoned(day=None, doubt=f"“{words}”没有认出是哪一天；请填写时限。")
    first, *others = why
    told = [f"{first}，按{said(day)}", *others] if first else []
    if day < meeting.day:
        told = [*(told or [said(day)]), "早于会议日期"]
    doubt = f"“{words}”{'，'.join(filter(None, told))}；请核对。" if told else ""
    return Reckoned(day=day, doubt=doubt)


def _none(words: str) -> Reckoned:
    return Reckoned(day=None, doubt=f"“{words}”这一天不存在，没有采用；请核对月份和日期。")


def _last(year: int, month: int, part: str) -> date:
    return date(year, month, SPANS.get(part) or monthrange(year, month)[1])


def _month_after(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
