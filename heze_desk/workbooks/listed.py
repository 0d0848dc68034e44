"""A list as a workbook: a title, a line under it, headings that stay in sight, and rows ready to print on A4."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from heze_desk.workbooks import page
from heze_desk.workbooks.looks import HEI, Look, Pen, Value
from heze_desk.workbooks.rows import Rows
from heze_desk.workbooks.sheets import letter
from heze_desk.workbooks.writing import save

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 3
ROWS_TO_ADD = 300
LONGEST_CHOICES = 255  # characters of the words of a list, as Excel takes them
NO_PROPERTIES: Mapping[str, str] = MappingProxyType({})
TITLE, NOTE = Look(face=HEI, size=18, horizontal="center"), Look()
HEADING = Look(face=HEI, size=10.5, fill="E8EDF3", horizontal="center", ruled=True)


@dataclass(frozen=True, kw_only=True)
class ListedColumn:
    """A column; its width is in characters of the sheet's font, two to a Chinese one; `choices` may be picked."""

    heading: str
    width: float
    number_format: str = ""
    centred: bool = False
    choices: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def look(self) -> Look:
        horizontal: Literal["center", "left"] = "center" if self.centred else "left"
        return Look(horizontal=horizontal, number_format=self.number_format or "General", ruled=True)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What is written: `sheet` is the name of the worksheet, `frozen` the first cell that moves."""

    sheet: str
    title: str
    note: str
    columns: Sequence[ListedColumn]
    frozen: str


Page = tuple[Listed, Iterable[Sequence[Value]]]
"""What is written and its rows."""


def save_list(listed: Listed, rows: Iterable[Sequence[Value]], path: Path) -> Path:
    """Write the rows under the headings; returns where."""
    return save_lists([(listed, rows)], path)


def save_lists(pages: Sequence[Page], path: Path, *, properties: Mapping[str, str] = NO_PROPERTIES) -> Path:
    """Write a sheet for each list, the first on top; the properties are kept in the file beside them."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    book: Any = Workbook()
    book.properties.title, book.properties.creator = pages[0][0].title, ""
    for name, value in properties.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    bodies = []
    for place, (listed, rows) in enumerate(pages):
        sheet = book.create_sheet() if place else book.active
        bodies.append(_written(sheet, listed, rows))
    return save(book, path, *bodies)


def _written(sheet: "Worksheet", listed: Listed, rows: Iterable[Sequence[Value]]) -> Rows:
    sheet.title = listed.sheet
    pen = Pen(sheet)
    _head(sheet, pen, listed)
    body, count = Rows(sheet, pen, first=HEADING_ROW + 1), 0
    looks = [column.look for column in listed.columns]
    for values in rows:
        body.add(zip(values, looks, strict=True), height=_height(values, listed.columns))
        count += 1
    _page(sheet, listed, count)
    _offer(sheet, listed, count)
    return body


def _offer(sheet: "Worksheet", listed: Listed, count: int) -> None:
    """Let the usual words be picked, in the rows that are there and in those to be added; others may be typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(listed.columns, 1):
        words = f'"{",".join(column.choices)}"'
        if column.choices and len(words) <= LONGEST_CHOICES:
            offered = DataValidation(type="list", formula1=words, allow_blank=True, showErrorMessage=False)
            offered.add(f"{letter(place)}{HEADING_ROW + 1}:{letter(place)}{HEADING_ROW + count + ROWS_TO_ADD}")
            sheet.add_data_validation(offered)


def _head(sheet: "Worksheet", pen: Pen, listed: Listed) -> None:
    noted = max(18.0, page.height([(listed.note, sum(column.width for column in listed.columns))]))
    for row, text, look, points in ((1, listed.title, TITLE, 30.0), (2, listed.note, NOTE, noted)):
        pen.put(row, 1, text, look)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(listed.columns))
        sheet.row_dimensions[row].height = points
    for place, column in enumerate(listed.columns, 1):
        pen.put(HEADING_ROW, place, column.heading, HEADING)
        sheet.column_dimensions[letter(place)].width = column.width
        sheet.column_dimensions[letter(place)].hidden = column.hidden
    sheet.row_dimensions[HEADING_ROW].height = max(
        24.0, page.height((one.heading, one.width) for one in listed.columns)
    )


def _height(values: Sequence[Value], columns: Sequence[ListedColumn]) -> float:
    texts = zip(values, columns, strict=True)
    return page.height((value, column.width) for value, column in texts if isinstance(value, str))


def _page(sheet: "Worksheet", listed: Listed, count: int) -> None:
    """Headings and titles stay in sight on the screen and on paper, and the lines can be narrowed."""
    columns, last = len(listed.columns), HEADING_ROW + count
    sheet.freeze_panes = listed.frozen
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{letter(columns)}{last}"
    page.landscape(sheet, columns=columns, rows=last, titles=f"1:{HEADING_ROW}")
