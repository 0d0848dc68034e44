"""The ledger as an xlsx workbook: exactly the lines that are listed, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from heze_desk.days import said
from heze_desk.tasks.records import TaskLine
from heze_desk.workbooks import page
from heze_desk.workbooks.sheets import letter
from heze_desk.workbooks.writing import put, save

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 3
FROZEN = "E4"  # the headings and the columns up to the title stay in sight
SONG, HEI = "宋体", "黑体"


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
    Column("任务内容", 26, lambda line: line.content),
    Column("牵头单位", 10, lambda line: line.lead_unit),
    Column("责任单位", 17, lambda line: "、".join(line.units)),
    Column("责任人", 7, lambda line: line.person, centred=True),
    Column("开始日期", 10.5, lambda line: line.start, "yyyy-mm-dd", centred=True),
    Column("时限", 10.5, lambda line: "长期" if line.ongoing else line.deadline, "yyyy-mm-dd", centred=True),
    Column("进度", 5.5, lambda line: line.progress / 100, "0%", centred=True),
    Column("状态", 5, lambda line: str(line.light), centred=True),
    Column("最近进展", 20, lambda line: line.latest),
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
    _head(sheet, title, f"截至{said(day)}，共 {len(lines)} 项。{note}")
    _body(sheet, lines)
    _page(sheet, len(lines))
    return save(book, path)


def _head(sheet: "Worksheet", title: str, below: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for row, text, font, height in (
        (1, title, Font(name=HEI, size=18), 30.0),
        (2, below, Font(name=SONG, size=10), 18.0),
    ):
        put(_cell(sheet, row, 1), text)
        _cell(sheet, row, 1).font = font
        _cell(sheet, row, 1).alignment = Alignment(horizontal="center" if row == 1 else "left", vertical="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
        sheet.row_dimensions[row].height = height
    for place, column in enumerate(COLUMNS, 1):
        cell = _cell(sheet, HEADING_ROW, place)
        put(cell, column.heading)
        cell.font = Font(name=HEI, size=10.5)
        cell.fill = PatternFill("solid", fgColor="E8EDF3")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _ruled()
        sheet.column_dimensions[letter(place)].width = column.width
    sheet.row_dimensions[HEADING_ROW].height = 24


def _body(sheet: "Worksheet", lines: Sequence[TaskLine]) -> None:
    from openpyxl.styles import Alignment, Font

    font, border = Font(name=SONG, size=10), _ruled()
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    for row, line in enumerate(lines, HEADING_ROW + 1):
        for place, column in enumerate(COLUMNS, 1):
            cell = _cell(sheet, row, place)
            put(cell, column.value(line), number_format=column.number_format)
            cell.font, cell.border = font, border
            cell.alignment = centred if column.centred else left
        sheet.row_dimensions[row].height = _height(line)


def _height(line: TaskLine) -> float:
    texts = ((column.value(line), column.width) for column in COLUMNS)
    return page.height((value, width) for value, width in texts if isinstance(value, str))


def _page(sheet: "Worksheet", count: int) -> None:
    """Headings and titles stay in sight on the screen and on paper, and the lines can be narrowed."""
    sheet.freeze_panes = FROZEN
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{letter(len(COLUMNS))}{HEADING_ROW + count}"
    page.landscape(sheet, columns=len(COLUMNS), rows=HEADING_ROW + count, titles=f"1:{HEADING_ROW}")


def _ruled() -> "Border":
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="808080")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _cell(sheet: "Worksheet", row: int, column: int) -> "Cell":
    return cast("Cell", sheet.cell(row, column))
