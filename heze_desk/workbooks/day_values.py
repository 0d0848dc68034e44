"""Days as departments type them: 2026年3月5日, 3.5, 46086, 3月底, 长期."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from heze_desk import days
from heze_desk.errors import DeskError
from heze_desk.workbooks.sheets import EPOCH, Cell, Shape, from_serial
from heze_desk.workbooks.values import Option, Reading, doubtful, text_of, tidy

YEARS = range(2000, 2101)
SERIALS = range(36_526, 73_415)  # 2000-01-01 to 2100-12-31 in the count from 1900
BEFORE = re.compile(r"(之前|以前|前|止)$")
MONTH = re.compile(r"(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*月?\s*份?(上旬|中旬|下旬|底|末|初)?")
YEAR = re.compile(r"(?:(\d{4})\s*年?)?\s*(年底|底|年末|末|全年|年)?")
QUARTER = re.compile(r"(?:(\d{4})\s*年)?\s*第?\s*([一二三四1-4])\s*季度(末|底)?")
HALF = re.compile(r"(?:(\d{4})\s*年)?\s*(上|下)半年")
SHORT_YEAR = re.compile(r"(\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
SPANS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (31, 31), "末": (31, 31)}
ENDLESS = ("长期", "持续", "常态", "全程", "每年", "每季", "每月", "适时", "待定", "未定", "另行")


@dataclass(frozen=True, kw_only=True)
class Meant:
    """How to fill what is left out: the year, and whether a month means its first or its last day."""

    year: int
    last: bool = True
    epoch: date = EPOCH


def day(cell: Cell, meant: Meant) -> Reading[date]:
    """A day; a month, a missing year and a number like 3.1 are doubts, a day that does not exist is refused."""
    match cell.value:
        case bool():
            return _refused(text_of(cell))
        case date() if cell.shape is Shape.MONTH and cell.value.day == 1:
            year, month = cell.value.year, cell.value.month
            return _offered(f"{year}年{month}月", _of_month(year, month, meant))
        case date():
            return _sure(cell.value, text_of(cell))
        case str():
            return _in_words(cell.value, meant)
        case number:
            return _of_number(number, meant)


def _of_number(number: float, meant: Meant) -> Reading[date]:
    """46086 is a serial, 20260305 a day, 3.1 the first or the tenth of March, 2026.1 January or October."""
    if SERIALS.start <= number < SERIALS.stop and (found := from_serial(number, meant.epoch)):
        return _sure(found, f"{number:g}")
    shown = f"{number:.10g}"
    spellings = [shown, f"{shown}0"] if re.fullmatch(r"\d+\.[12]", shown) else [shown]
    found_days = [found for one in spellings for found in _readings(one, meant)]
    if re.fullmatch(r"\d{8}", shown):
        return _in_words(shown, meant)
    return _offered(shown, *found_days) if "." in shown and found_days else _refused(shown)


def _in_words(words: str, meant: Meant) -> Reading[date]:
    plain = BEFORE.sub("", unicodedata.normalize("NFKC", tidy(words)).strip()).strip()
    if not plain:
        return Reading() if not tidy(words) else _refused(tidy(words))
    try:
        return _sure(days.typed(plain), tidy(words))
    except DeskError as refusal:
        if days.FULL.fullmatch(plain) or days.COMPACT.fullmatch(plain):
            return Reading(refusal=str(refusal))
    if re.fullmatch(r"\d{5}", plain) and int(plain) in SERIALS:
        return _of_number(int(plain), meant)
    found = _readings(plain, meant)
    if found:
        return _offered(tidy(words), *found)
    if any(one in plain for one in ENDLESS) and len(plain) <= 12:
        return Reading(doubt=f"“{tidy(words)}”不是确切的日期，没有导入；需要时请在台账中填写。")
    return _refused(tidy(words))


def _readings(plain: str, meant: Meant) -> list[date]:
    """Every day that words without a whole date may mean."""
    found = [_typed(plain, meant.year)]
    if match := SHORT_YEAR.fullmatch(plain):
        found.append(_real(2000 + int(match[1]), int(match[2]), int(match[3])))
    if (match := MONTH.fullmatch(plain)) and (match[1] or "月" in plain):
        found.append(_of_month(int(match[1] or meant.year), int(match[2]), meant, part=match[3] or ""))
    if match := QUARTER.fullmatch(plain):
        quarter = "一二三四1234".index(match[2]) % 4 + 1
        found.append(_of_span(int(match[1] or meant.year), quarter * 3 - 2, quarter * 3, meant))
    if match := HALF.fullmatch(plain):
        first = 1 if match[2] == "上" else 7
        found.append(_of_span(int(match[1] or meant.year), first, first + 5, meant))
    if (match := YEAR.fullmatch(plain)) and (match[2] or match[1]):
        found.append(_of_span(int(match[1] or meant.year), 1, 12, meant))
    return list(dict.fromkeys(one for one in found if one is not None))


def _of_month(year: int, month: int, meant: Meant, *, part: str = "") -> date | None:
    if not 1 <= month <= 12:
        return None
    first, last = SPANS.get(part, (1, 31))
    return _real(year, month, min(last if meant.last else first, monthrange(year, month)[1]))


def _of_span(year: int, first: int, last: int, meant: Meant) -> date | None:
    return _of_month(year, last, meant) if meant.last else _real(year, first, 1)


def _typed(plain: str, year: int) -> date | None:
    try:
        return days.typed(plain, year=year)
    except DeskError:
        return None


def _real(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _sure(found: date, shown: str) -> Reading[date]:
    return Reading(value=found) if found.year in YEARS else _refused(shown)


def _offered(shown: str, *found: date | None) -> Reading[date]:
    options = tuple(Option(label=one.isoformat(), value=one) for one in found if one and one.year in YEARS)
    if not options:
        return _refused(shown)
    return doubtful(f"日期写的是“{shown}”", options)


def _refused(shown: str) -> Reading[date]:
    return Reading(refusal=f"“{shown}”不是日期；请写成 2026-03-05 或 2026年3月5日。")
