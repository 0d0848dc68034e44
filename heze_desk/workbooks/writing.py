"""A workbook as this desk writes it: whole or not at all, with nothing in it that a spreadsheet would run."""

import errno
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.errors import DeskError
from heze_desk.workbooks.values import CONTROL, TEXT_CAP

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

RISKY = ("=", "+", "-", "@")
CUT = "……（文字过长，全文见台账）"


def put(cell: "Cell", value: str | int | float | date | None, *, number_format: str = "") -> None:
    """Fill a cell; text stays text, whatever it begins with, and nothing and what no cell can hold are left out."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        shown = kept(value)
        cell.value = shown
        cell.data_type = "s"
        cell.quotePrefix = shown.startswith(RISKY)
        cell.number_format = "@"
    else:
        cell.value = value
        cell.number_format = number_format or "General"


def kept(text: str) -> str:
    """The text as a cell can hold it; one that is too long says that it is cut."""
    shown = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return shown if len(shown) < TEXT_CAP else shown[: TEXT_CAP - len(CUT) - 1] + CUT


def save(book: "Workbook", path: Path) -> Path:
    """Write the file under its name with .xlsx; one that is open elsewhere stays as it is and is named."""
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    part = target.with_name(f"{target.name}.part")
    content = BytesIO()  # a zip half written to a full disk would complain once more when it is let go
    try:
        book.save(content)
        part.write_bytes(content.getvalue())
        part.replace(target)
    except OSError as fault:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise DeskError(f"“{target.name}”没有写成；{_reason(fault)}") from fault
    return target


def _reason(fault: OSError) -> str:
    if fault.errno == errno.ENOSPC:
        return "磁盘空间不足；请清理磁盘，或换一个位置。"
    return "如果它正在 Excel 或 WPS 中打开，请先关闭；也请检查文件夹的权限和磁盘空间。"
