"""The form of a unit as an xlsx workbook that survives being sent round: see what is locked, hidden and marked."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.days import said_with_weekday
from heze_desk.rounds import workbook_asking as asking
from heze_desk.rounds.form_records import (
    COLUMNS,
    INPUT_COLUMNS,
    KIND,
    LASTING,
    NIL_LABEL,
    REPORTER_LABEL,
    TELEPHONE_LABEL,
    FormColumn,
    FormRow,
    FormSheet,
)
from heze_desk.workbooks import page
from heze_desk.workbooks.looks import HEI, Look, Pen
from heze_desk.workbooks.rows import Rows
from heze_desk.workbooks.sheets import letter
from heze_desk.workbooks.writing import save

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROW, BELOW_ROW, NOTES_ROW, HEADING_ROW = 1, 2, 3, 5
FIRST, LAST = 2, len(COLUMNS)  # the columns that are seen
FROZEN = f"E{HEADING_ROW + 1}"  # the headings and the columns up to the title stay in sight
YELLOW, DEEP_YELLOW, GREY = "FFF8D6", "FFE699", "E8EDF3"
LEAST = 2  # lines in a row, so that there is room to write
NOTES = (
    "填表说明：1. 只填黄色格，其他格已锁定。空着表示与上次相同，不会清除已报的内容。",
    "2. “状态”从下拉列表中选；“进度”填累计完成的百分数，如 60%；“办结日期”在办结后填，如 2026-03-05。",
    "3. 本期各项都没有变化的，只在“零报告”选“是”，其余不用填。填报人、联系电话有变动的请改正。",
    "4. 请不要增删、移动行和列，不要改编号；填好后仍存为 xlsx 发回。",
)

TITLE = Look(face=HEI, size=18, horizontal="center")
BELOW, NOTE = Look(wrapped=False), Look()
LABEL = Look(face=HEI, horizontal="right", indent=1, wrapped=False)
SENDER = Look(fill=YELLOW, ruled=True, locked=False)
KNOWN_HEADING = Look(face=HEI, size=10.5, fill=GREY, horizontal="center", ruled=True)
ASKED_HEADING = Look(face=HEI, size=10.5, fill=DEEP_YELLOW, horizontal="center", ruled=True)


def write(form: FormSheet, path: Path) -> Path:
    """Write the form whole or not at all; a file open elsewhere is a refusal that names it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = KIND
    pen = Pen(sheet)
    _head(sheet, pen, form)
    rows = _body(sheet, pen, form)
    asking.guide(sheet, first=HEADING_ROW + 1, last=HEADING_ROW + max(len(form.rows), 1))
    _screen(sheet)
    _paper(sheet, form)
    _mark(book, form)
    return save(book, path, rows)


def _head(sheet: "Worksheet", pen: Pen, form: FormSheet) -> None:
    pen.put(BELOW_ROW, FIRST, _below(form), BELOW)
    sheet.row_dimensions[BELOW_ROW].height = 20
    for row, text, look, height in (
        (TITLE_ROW, form.heading, TITLE, 32.0),
        (NOTES_ROW, "\n".join(NOTES), NOTE, len(NOTES) * page.LINE + 2 * page.PADDING),
    ):
        pen.put(row, FIRST, text, look)
        sheet.merge_cells(start_row=row, end_row=row, start_column=FIRST, end_column=LAST)
        sheet.row_dimensions[row].height = height
    for place, label, known in (
        (asking.REPORTER, REPORTER_LABEL, form.reporter),
        (asking.TELEPHONE, TELEPHONE_LABEL, form.telephone),
        (asking.NIL, NIL_LABEL, ""),
    ):
        pen.put(asking.SENDER_ROW, place - 1, label, LABEL)
        pen.put(asking.SENDER_ROW, place, known, SENDER)
    sheet.row_dimensions[asking.SENDER_ROW].height = 22
    for place, column in enumerate(COLUMNS, 1):
        pen.put(HEADING_ROW, place, _broken(column), ASKED_HEADING if column.asked else KNOWN_HEADING)
        sheet.column_dimensions[letter(place)].width = column.width
        sheet.column_dimensions[letter(place)].hidden = column.hidden
    sheet.row_dimensions[HEADING_ROW].height = 30


def _below(form: FormSheet) -> str:
    """Who fills it in until when, and for whom."""
    parts = (
        f"填报单位：{form.unit}",
        f"报送时限：{said_with_weekday(form.due)}",
        f"报送至：{form.office}" if form.office else "",
        "" if form.round in form.heading else f"调度：{form.round}",
        f"共 {len(form.rows)} 项",
    )
    return "　　".join(filter(None, parts))


def _broken(column: FormColumn) -> str:
    """The heading in two lines of words where it is too long for one; 本单位职责 must not end in a lone 责."""
    middle = (len(column.heading) + 1) // 2
    too_long = 2 * len(column.heading) > column.width
    return f"{column.heading[:middle]}\n{column.heading[middle:]}" if too_long else column.heading


def _body(sheet: "Worksheet", pen: Pen, form: FormSheet) -> Rows:
    looks = [(one, _look(one.number_format, asked=one.asked, centred=one.centred)) for one in COLUMNS]
    rows = Rows(sheet, pen, first=HEADING_ROW + 1)
    for row in form.rows:
        cells = ((None if column.asked else _value(row, column.field), look) for column, look in looks)
        rows.add(cells, height=max(_height(row), LEAST * page.LINE + page.PADDING))
    return rows


@cache
def _look(number_format: str, *, asked: bool, centred: bool) -> Look:
    """One look for all columns that look alike, for each is made anew in every file."""
    return Look(
        fill=YELLOW if asked else "",
        horizontal="center" if centred else "left",
        number_format=number_format,
        ruled=True,
        locked=not asked,
    )


def _value(row: FormRow, field: str) -> str | float | date | None:
    match field:
        case "deadline":
            return LASTING if row.ongoing else row.deadline
        case "last_progress":
            return None if row.last_progress is None else row.last_progress / 100
        case _:
            return str(getattr(row, field))


def _height(row: FormRow) -> float:
    texts = (("industry", row.industry), ("title", row.title), ("content", row.content), ("last_text", row.last_text))
    return page.height((text, WIDTHS[field]) for field, text in texts)


WIDTHS = {column.field: column.width for column in COLUMNS}


def _screen(sheet: "Worksheet") -> None:
    """Headings stay in sight; all but the blanks is locked, without a password; rows may be made higher."""
    sheet.freeze_panes = FROZEN
    below = next(one for one in sheet.sheet_view.selection if one.pane == "bottomRight")
    below.activeCell = below.sqref = f"{letter(LAST - len(INPUT_COLUMNS) + 1)}{HEADING_ROW + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False  # means that it is not forbidden


def _paper(sheet: "Worksheet", form: FormSheet) -> None:
    page.landscape(sheet, columns=LAST, rows=HEADING_ROW + len(form.rows), titles=f"{HEADING_ROW}:{HEADING_ROW}")
    assert sheet.oddFooter is not None
    sheet.oddFooter.left.text = form.unit.replace("&", "&&")
    sheet.oddFooter.right.text = f"{form.round} 第{form.version}版"


def _mark(book: Any, form: FormSheet) -> None:
    """By these the file is known again, whatever its name and its sheets are called by then."""
    from openpyxl.packaging.custom import StringProperty

    book.properties.title, book.properties.creator = f"{form.heading}（{form.unit}）", ""
    for name, value in form.properties.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
