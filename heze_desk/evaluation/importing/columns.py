"""By which headings the columns of a form of indicators are known: a list by period, or a period to a column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from heze_desk.evaluation.period_records import Cycle, Period, of_year
from heze_desk.workbooks.headings import HEADING_ROWS
from heze_desk.workbooks.sheets import Book, Sheet
from heze_desk.workbooks.values import squeezed

FIXED = {
    "title": "指标 指标名称 名称 监测指标 监测指标名称 指标项",
    "measure": "计量单位 单位",
    "place": "范围 填报单位 报送单位 责任单位 单位名称 产业 所属产业 县区 产业或单位",
    "period": "统计期 报告期 所属期 期间 时间 月份",
    "value": "数值 本期数值 本期数 本期值 完成值 完成数 实际值 实际数 实际 数据",
    "target": "目标 目标值 计划 计划值",
    "note": "说明 情况说明 备注",
    "proof": "出处 数据出处 数据来源 来源 佐证",
}
YEARS_BACK, YEARS_ON = 10, 1
YEAR = re.compile(r"((?:19|20)\d\d)年")
QUARTERS = "一二三四"


def titles(year: int) -> dict[str, str]:
    """The columns that are taken in, by key, with what the secretary calls them; the periods are those of a year."""
    fixed = {key: words.split()[0] for key, words in FIXED.items()}
    return fixed | {key(cycle, one): one.said(cycle) for cycle in Cycle for one in of_year(year, cycle)}


def called(field: str) -> str:
    """What the secretary calls a column."""
    told = period(field)
    return told[0].said(told[1]) if told else FIXED[field].split()[0]


def key(cycle: Cycle, one: Period) -> str:
    return f"{cycle}:{one.year}:{one.part}"


def period(field: str) -> tuple[Period, Cycle] | None:
    """Of which period a column is; None where it is none of a single one."""
    cycle, _, rest = field.partition(":")
    if not rest:
        return None
    year, _, part = rest.partition(":")
    return Period(int(year), int(part)), Cycle(cycle)


def synonyms(year: int, day: date) -> dict[str, Sequence[str]]:
    """Every period of the last years as it may be headed; one without a year is of `year`."""
    found: dict[str, Sequence[str]] = {name: words.split() for name, words in FIXED.items()}
    for one_year in range(min(year, day.year - YEARS_BACK), max(year, day.year) + YEARS_ON + 1):
        for cycle in Cycle:
            for one in of_year(one_year, cycle):
                found[key(cycle, one)] = [*_with_year(one, cycle), *(_bare(one, cycle) if one_year == year else ())]
    return found


def year_of(book: Book, day: date) -> int:
    """The year that the head of the form names; else that of the day."""
    texts = (
        cell.value
        for sheet in book.sheets
        for row in range(1, 5)
        for cell in sheet.row(row)
        if isinstance(cell.value, str)
    )
    return next((int(found[1]) for text in texts if (found := YEAR.search(text))), day.year)


def with_words(book: Book) -> Book:
    """Excel makes a day of a heading like 2026年9月 that is typed again; it is made words as before."""
    return replace(book, sheets=tuple(map(_dated, book.sheets)))


def _dated(sheet: Sheet) -> Sheet:
    names = {squeezed(one) for one in FIXED["title"].split()}
    rows = {
        cell.row
        for cell in sheet.cells.values()
        if cell.row <= HEADING_ROWS and isinstance(cell.value, str) and squeezed(cell.value) in names
    }
    if not rows:
        return sheet
    cells = {
        place: replace(cell, value=Period(cell.value.year, cell.value.month).said(Cycle.MONTH))
        if cell.row == min(rows) and isinstance(cell.value, date)
        else cell
        for place, cell in sheet.cells.items()
    }
    return replace(sheet, cells=cells)


def _with_year(one: Period, cycle: Cycle) -> Iterable[str]:
    """2026年9月, 2026-09, 202609; 2026年第3季度, 2026年三季度, 2026Q3; 2026年."""
    match cycle:
        case Cycle.YEAR:
            return (one.said(cycle), f"{one.year}", f"{one.year}年全年", f"{one.year}年度")
        case Cycle.QUARTER:
            word = QUARTERS[one.part - 1]
            return (one.said(cycle), f"{one.year}年{word}季度", f"{one.year}年第{word}季度", f"{one.year}Q{one.part}")
        case _:
            dashed = (f"{one.year}{sign}{one.part}" for sign in "-/")
            return (
                one.said(cycle),
                f"{one.said(cycle)}份",
                f"{one.year}-{one.part:02}",
                f"{one.year}{one.part:02}",
                *dashed,
            )


def _bare(one: Period, cycle: Cycle) -> Iterable[str]:
    """9月, 三季度, 全年."""
    match cycle:
        case Cycle.YEAR:
            return ("全年", "年度", "本年")
        case Cycle.QUARTER:
            return (
                f"{QUARTERS[one.part - 1]}季度",
                f"第{QUARTERS[one.part - 1]}季度",
                f"第{one.part}季度",
                f"Q{one.part}",
            )
        case _:
            return (f"{one.part}月", f"{one.part}月份")
