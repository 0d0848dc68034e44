"""How cells look: each look is made once for a workbook, for a style set cell by cell costs more than all the rest."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from heze_desk.workbooks.values import CONTROL, TEXT_CAP

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SONG, HEI = "宋体", "黑体"
AS_TEXT = "@"
RISKY = ("=", "+", "-", "@")
CUT = "……（文字过长，全文见台账）"
PLAIN, TEXT, QUOTED = "plain", "text", "quoted"
Value = str | float | date | None


@dataclass(frozen=True, kw_only=True, eq=False)  # found again by identity, for a sheet asks for each cell
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
        self._styles: dict[tuple[Look, str], tuple[Any, int]] = {}

    def put(self, row: int, column: int, value: Value, look: Look) -> None:
        """Fill a cell, or leave it empty in its look; text stays text, whatever it begins with."""
        cell: Any = self._sheet.cell(row, column)
        shown = kept(value) if isinstance(value, str) else value
        if shown not in (None, ""):
            cell.value = shown
            cell.data_type = "s" if isinstance(shown, str) else cell.data_type
        cell._style = self._style(look, value)[0]

    def style_id(self, look: Look, value: Value) -> int:
        """By which number the file knows this look of this value."""
        return self._style(look, value)[1]

    def _style(self, look: Look, value: Value) -> tuple[Any, int]:
        kind = PLAIN
        if isinstance(value, str) and value:
            kind = QUOTED if value.startswith(RISKY) else TEXT
        if (look, kind) not in self._styles:
            self._styles[look, kind] = _made(self._sheet, look, kind)
        return self._styles[look, kind]


def kept(text: str) -> str:
    """The text as a cell can hold it; one that is too long says that it is cut."""
    shown = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return shown if len(shown) < TEXT_CAP else shown[: TEXT_CAP - len(CUT) - 1] + CUT


def _made(sheet: "Worksheet", look: Look, kind: str) -> tuple[Any, int]:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    cell: Any = Cell(sheet, 1, 1)
    cell.font = Font(name=look.face, size=look.size)
    cell.alignment = Alignment(
        horizontal=look.horizontal, vertical="center", wrap_text=look.wrapped, indent=look.indent
    )
    cell.number_format = look.number_format if kind == PLAIN else AS_TEXT
    cell.protection = Protection(locked=look.locked)
    cell.quotePrefix = kind == QUOTED
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.ruled:
        thin = Side(style="thin", color="808080")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    return cell._style, cell.style_id
