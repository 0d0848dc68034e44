"""The ledger as an xlsx workbook: exactly the lines that are listed, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from heze_desk.days import said
from heze_desk.tasks.records import TaskLine
from heze_desk.workbooks import page
from heze_desk.workbooks.looks import HEI, Look, Pen, Value
from heze_desk.workbooks.rows import Rows
from heze_desk.workbooks.sheets import letter
from heze_desk.workbooks.writing import save

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 3
FROZEN = "E4"  # the headings and the columns up to the title stay in sight
TITLE, NOTE = Look(face=HEI, size=18, horizontal="center"), Look()
HEADING = Look(face=HEI, size=10.5, fill="E8EDF3", horizontal="center", ruled=True)


@dataclass(frozen=True)
class Column:
    """A column of the workbook; its width is in characters of the sheet's font, two to a Chinese one."""

    heading: str
    width: float
    value: Callable[[TaskLine], str | float | date | None]
    number_format: str = ""
    centred: bool = False


# together so wide that A4 landscape prints them at some four fifths: 10 points are then still 8
COLUMNS = (
    Column("编号", 7.5, lambda line: line.number, centred=True),
    Column("板块", 9, lambda line: line.section),
    Column("产业", 6, lambda line: line.industry if line.industry != line.section else ""),
    Column("任务名称", 20, lambda line: line.title),
    Column("任务内容", 23, lambda line: line.content),
    Column("牵头单位", 10, lambda line: line.lead_unit),
    Column("责任单位", 17, lambda line: "、".join(line.units)),
    Column("责任人", 7, lambda line: line.person, centred=True),
    Column("开始日期", 10.5, lambda line: line.start, "yyyy-mm-dd", centred=True),
    Column("时限", 10.5, lambda line: "长期" if line.ongoing else line.deadline, "yyyy-mm-dd", centred=True),
    Column("延期情况", 9, lambda line: line.first_deadline),
    Column("进度", 5.5, lambda line: line.progress / 100, "0%", centred=True),
    Column("状态", 5, lambda line: str(line.light), centred=True),
    Column("最近进展", 18, lambda line: line.latest),
    Column("存在问题", 13, lambda line: line.problems),
    Column("下步措施", 13, lambda line: line.next_steps),
)


def export(lines: Sequence[TaskLine], path: Path, *, day: date, title: str = "任务台账", note: str = "") -> Path:
    """Write the lines as of the day, ready to print on A4; the note (the rule of the lights) stands under the title."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "任务台账"
    book.properties.title, book.properties.creator = title, ""
    pen = Pen(sheet)
    _head(sheet, pen, title, f"截至{said(day)}，共 {len(lines)} 项。{note}")
    rows = _body(sheet, pen, lines)
    _page(sheet, len(lines))
    return save(book, path, rows)


def _head(sheet: "Worksheet", pen: Pen, title: str, below: str) -> None:
    noted = max(18.0, page.height([(below, sum(column.width for column in COLUMNS))]))
    for row, text, look, points in ((1, title, TITLE, 30.0), (2, below, NOTE, noted)):
        pen.put(row, 1, text, look)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
        sheet.row_dimensions[row].height = points
    for place, column in enumerate(COLUMNS, 1):
        pen.put(HEADING_ROW, place, column.heading, HEADING)
        sheet.column_dimensions[letter(place)].width = column.width
    sheet.row_dimensions[HEADING_ROW].height = 24


def _body(sheet: "Worksheet", pen: Pen, lines: Sequence[TaskLine]) -> Rows:
    rows = Rows(sheet, pen, first=HEADING_ROW + 1)
    looks = [_look(column) for column in COLUMNS]
    for line in lines:
        values = [column.value(line) for column in COLUMNS]
        rows.add(zip(values, looks, strict=True), height=_height(values))
    return rows


def _look(column: Column) -> Look:
    horizontal: Literal["center", "left"] = "center" if column.centred else "left"
    return Look(horizontal=horizontal, number_format=column.number_format or "General", ruled=True)


def _height(values: Sequence[Value]) -> float:
    texts = zip(values, COLUMNS, strict=True)
    return page.height((value, column.width) for value, column in texts if isinstance(value, str))


def _page(sheet: "Worksheet", count: int) -> None:
    """Headings and titles stay in sight on the screen and on paper, and the lines can be narrowed."""
    sheet.freeze_panes = FROZEN
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{letter(len(COLUMNS))}{HEADING_ROW + count}"
    page.landscape(sheet, columns=len(COLUMNS), rows=HEADING_ROW + count, titles=f"1:{HEADING_ROW}")
