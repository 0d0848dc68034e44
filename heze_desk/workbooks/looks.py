"""How cells look: each look is made once for a workbook, for a style set cell by cell costs more than all the rest."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from heze_desk.workbooks.writing import RISKY, kept

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SONG, HEI = "宋体", "黑体"
AS_TEXT, AS_DAY, AS_PERCENT = "@", "yyyy-mm-dd", "0%"


@dataclass(frozen=True, kw_only=True)
class Look:
    """Type, ground, frame and lock of a cell; the format is that of numbers, texts are always shown as texts."""

    face: str = SONG
    size: float = 10
    fill: str = ""
    horizontal: Literal["left", "center", "right"] = "left"
    indent: int = 0
    number_format: str = AS_TEXT
    wrapped: bool = True
    ruled: bool = False
    locked: bool = True


class Pen:
    """Fills the cells of a sheet."""

    def __init__(self, sheet: "Worksheet") -> None:
        self._sheet = sheet
        self._styles: dict[tuple[Look, bool, bool], Any] = {}

    def put(self, row: int, column: int, value: str | float | date | None, look: Look) -> None:
        """Fill a cell, or leave it empty in its look; text stays text, whatever it begins with."""
        cell: Any = self._sheet.cell(row, column)
        text = quoted = False
        if isinstance(value, str):
            shown = kept(value)
            if shown:
                cell.value = shown
                cell.data_type = "s"
            text, quoted = bool(shown), shown.startswith(RISKY)
        elif value is not None:
            cell.value = value
        cell._style = self._style(look, text, quoted)

    def _style(self, look: Look, text: bool, quoted: bool) -> Any:
        key = look, text, quoted
        if key not in self._styles:
            self._styles[key] = _made(self._sheet, look, text=text, quoted=quoted)
        return self._styles[key]


def _made(sheet: "Worksheet", look: Look, *, text: bool, quoted: bool) -> Any:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    cell: Any = Cell(sheet, 1, 1)
    cell.font = Font(name=look.face, size=look.size)
    cell.alignment = Alignment(
        horizontal=look.horizontal, vertical="center", wrap_text=look.wrapped, indent=look.indent
    )
    cell.number_format = AS_TEXT if text else look.number_format
    cell.protection = Protection(locked=look.locked)
    cell.quotePrefix = quoted
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.ruled:
        thin = Side(style="thin", color="808080")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    return cell._style
