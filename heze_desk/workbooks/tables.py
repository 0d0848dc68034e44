"""A printed table as a workbook: the same texts in the same rows, to be sorted and worked on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from heze_desk.workbooks import page
from heze_desk.workbooks.looks import HEI, Look, Pen, Value
from heze_desk.workbooks.rows import Rows
from heze_desk.workbooks.sheets import letter
from heze_desk.workbooks.writing import save

BROAD = 130.0
"""Characters of the sheet's font that fill A4 landscape at some four fifths."""
TITLE, NOTE = Look(face=HEI, size=18, horizontal="center"), Look()
HEADING = Look(face=HEI, size=10.5, fill="E8EDF3", horizontal="center", ruled=True)
CELL, NUMBER = Look(ruled=True), Look(ruled=True, horizontal="center", number_format="0")
HEADING_ROW = 2


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A table as it stands on paper; widths are shares of the line, a row of one text is the name of a group."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    note: str = ""


def write(table: Printed, path: Path) -> Path:
    """The title, the headings that stay in sight, the rows, and the note under them."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    book.properties.title, book.properties.creator = table.title, ""
    pen, columns = Pen(sheet), len(table.header)
    widths = _widths(table)
    pen.put(1, 1, table.title, TITLE)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
    sheet.row_dimensions[1].height, sheet.row_dimensions[HEADING_ROW].height = 30, 24
    for place, (heading, width) in enumerate(zip(table.header, widths, strict=True), 1):
        pen.put(HEADING_ROW, place, heading, HEADING)
        sheet.column_dimensions[letter(place)].width = width
    rows = Rows(sheet, pen, first=HEADING_ROW + 1)
    for row in table.rows:
        rows.add([(_value(text), _look(text)) for text in row], height=page.height(zip(row, widths, strict=False)))
    if table.note:
        rows.add([(table.note, Look(wrapped=False))], height=page.LINE + page.PADDING)
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    last = HEADING_ROW + len(table.rows)
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{letter(columns)}{last}"
    page.landscape(sheet, columns=columns, rows=last + bool(table.note), titles=f"1:{HEADING_ROW}")
    return save(book, path, rows)


def _widths(table: Printed) -> Sequence[float]:
    shares = table.widths or (1 / len(table.header),) * len(table.header)
    return [max(6.0, BROAD * share) for share in shares]


def _value(text: str) -> Value:
    """A plain number can be summed; 007 and 2-5-01 stay texts."""
    return int(text) if text.isascii() and text.isdecimal() and str(int(text)) == text and len(text) < 10 else text


def _look(text: str) -> Look:
    return NUMBER if isinstance(_value(text), int) else CELL
