"""Days as an office writes them, and as people type them."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from heze_desk.errors import DeskError

WEEKDAYS = "一二三四五六日"
FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
WRITTEN = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?")
WITHOUT_YEAR = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})[日号]")
A_LEAP_YEAR = 2024
SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")


def said(day: date) -> str:
    """2025年7月8日: the year whole, no padding zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def said_with_weekday(day: date) -> str:
    return f"{said(day)} 星期{WEEKDAYS[day.weekday()]}"


def short(day: date, beside: date) -> str:
    """10月8日; with the year where it is another than that of the day beside which it is read."""
    return f"{day.month}月{day.day}日" if day.year == beside.year else said(day)


def span(valid_from: date, valid_to: date | None) -> str:
    """“2026年3月2日起” or “2026年3月2日至2026年7月15日”."""
    return f"{said(valid_from)}至{said(valid_to)}" if valid_to else f"{said(valid_from)}起"


def before(day: date) -> date:
    return day - timedelta(days=1)


def typed(text: str, *, year: int | None = None) -> date:
    """The day that was typed; one without a year is taken in `year`, or refused where none is given."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := FULL.fullmatch(plain) or COMPACT.fullmatch(plain):
        return _real(text, *map(int, match.groups()))
    if (match := SHORT.fullmatch(plain)) and year is not None:
        return _real(text, year, *map(int, match.groups()))
    raise DeskError(f"“{text}”不是日期；请写成 2026-03-05 或 2026年3月5日。")


def unreal(text: str, year: int) -> Iterator[str]:
    """The days that a text names and that do not exist, as it names them; 2月29日 without a year passes."""
    for found in WRITTEN.finditer(text):
        if not _exists(int(found[1]), int(found[2]), int(found[3] or 1)):
            yield found[0]
    for found in WITHOUT_YEAR.finditer(text):
        month, day = int(found[1]), int(found[2])
        if not _exists(year, month, day) and not _exists(A_LEAP_YEAR, month, day):
            yield found[0]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _real(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DeskError(f"“{text}”这一天不存在；请核对月份和日期。") from None
