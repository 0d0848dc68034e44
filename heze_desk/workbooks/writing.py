"""A workbook as this desk writes it: whole or not at all."""

import errno
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.errors import DeskError
from heze_desk.workbooks.rows import Archive, Rows

if TYPE_CHECKING:
    from openpyxl import Workbook


def save(book: "Workbook", path: Path, *rows: Rows) -> Path:
    """Write the file under its name with .xlsx; one that is open elsewhere stays as it is and is named."""
    from openpyxl.writer.excel import ExcelWriter

    target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    part = target.with_name(f"{target.name}.part")
    content = BytesIO()  # a zip half written to a full disk would complain once more when it is let go
    try:
        ExcelWriter(book, Archive(content, rows)).save()
        part.write_bytes(content.getvalue())
        part.replace(target)
    except OSError as fault:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise DeskError(f"“{target.name}”没有写成；{_reason(fault, target)}") from fault
    return target


def _reason(fault: OSError, target: Path) -> str:
    if fault.errno == errno.ENOSPC:
        return "磁盘空间不足；请清理磁盘，或换一个位置。"
    if not target.parent.is_dir():
        return f"没有“{target.parent}”这个文件夹；请换一个位置。"
    return "如果它正在 Excel 或 WPS 中打开，请先关闭；也请检查文件夹的权限和磁盘空间。"
