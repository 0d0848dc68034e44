"""Rows written as text below what openpyxl writes: it takes long over every cell, even one that is blank."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from heze_desk.workbooks.looks import Look, Pen, Value, kept
from heze_desk.workbooks.sheets import EPOCH, letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

END = b"</sheetData>"
DIMENSION = re.compile(rb'<dimension ref="[^"]*"')


class Rows:
    """The rows of a table under the head of its sheet; `Archive` puts them into the file."""

    def __init__(self, sheet: "Worksheet", pen: Pen, *, first: int) -> None:
        self._sheet, self._pen = sheet, pen
        self._next, self._columns = first, 1
        self._texts: list[str] = []

    @property
    def part(self) -> str:
        """The part of the file the rows belong to; openpyxl numbers the sheets in their order when it writes them."""
        book: Any = self._sheet.parent
        return f"xl/worksheets/sheet{book.worksheets.index(self._sheet) + 1}.xml"

    def add(self, values: Iterable[tuple[Value, Look]], *, height: float) -> None:
        """A row from the first column on, with a height in points to begin with.

        Excel and WPS raise it as more is typed; one marked as set by hand (customHeight) would cut the text off.
        """
        cells = [self._cell(place, value, look) for place, (value, look) in enumerate(values, 1)]
        self._texts.append(f'<row r="{self._next}" ht="{height:g}">{"".join(cells)}</row>')
        self._columns = max(self._columns, len(cells))
        self._next += 1

    def put_into(self, part: bytes) -> bytes:
        """The sheet as openpyxl wrote it, with the rows at its end; a wrong dimension would hide them from readers."""
        if not self._texts:
            return part
        whole = f'<dimension ref="A1:{letter(self._columns)}{self._next - 1}"'.encode()
        head, _, tail = DIMENSION.sub(whole, part, count=1).rpartition(END)
        return b"".join((head, "".join(self._texts).encode(), END, tail))

    def _cell(self, column: int, value: Value, look: Look) -> str:
        place = f'<c r="{letter(column)}{self._next}" s="{self._pen.style_id(look, value)}"'
        match value:
            case None | "":
                return f"{place}/>"
            case str():
                return f'{place} t="inlineStr"><is><t xml:space="preserve">{escape(kept(value))}</t></is></c>'
            case date():
                return f"{place}><v>{(value - EPOCH).days}</v></c>"
            case _:
                return f"{place}><v>{value!r}</v></c>"


class Archive(ZipFile):
    """The file openpyxl writes its parts into, with the rows of each sheet added to theirs."""

    def __init__(self, target: Any, rows: Sequence[Rows]) -> None:
        super().__init__(target, "w", ZIP_DEFLATED)
        self._rows = rows

    def write(self, filename: Any, arcname: Any = None, *options: Any) -> None:
        """Openpyxl writes a sheet into a file of its own first and hands that over."""
        rows = next((one for one in self._rows if one.part == arcname), None)
        if rows is None:
            super().write(filename, arcname, *options)
            return
        with open(filename, "rb") as written:  # noqa: PTH123 - openpyxl's name of the file is a text
            self.writestr(arcname, rows.put_into(written.read()))
