"""Papers written to disk, whole or not at all; ReportLab is loaded when the first one is."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from reports.document import Document
from reports.errors import PaperError
from reports.layout import GB_GRID, Grid

REASONS = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "磁盘只能读取",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EINVAL: "文件名中有不允许的字符",
}


def write_pdf(document: Document, path: Path, *, grid: Grid = GB_GRID) -> Path:
    """Set a document and put it in its place; what stood there stays until the new file is whole."""
    from reports.pdf import to_pdf

    return write_whole(to_pdf(document, grid=grid), path)


def write_docx(document: Document, path: Path, *, grid: Grid = GB_GRID) -> Path:
    """The same as a Word file."""
    from reports.docx import to_docx

    return write_whole(to_docx(document, grid=grid), path)


def write_whole(content: bytes, path: Path) -> Path:
    """Bytes under a name of their own first, then renamed."""
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return part.replace(path)
    except OSError as fault:
        raise PaperError(_sentence(fault, path)) from fault
    finally:
        with suppress(OSError):
            part.unlink()


def _sentence(fault: OSError, path: Path) -> str:
    if fault.errno in REASONS:
        return f"“{path.name[:20]}”没有写出：{REASONS[fault.errno]}。请检查后重试，或换一个位置。"
    if not path.parent.is_dir():
        return f"没有“{path.parent}”这个文件夹，文件没有写出。请换一个位置。"
    if path.is_dir():
        return f"“{path}”是一个文件夹，文件没有写出。请另取一个文件名。"
    if isinstance(fault, PermissionError):
        return f"“{path.name}”没有写出：文件夹不允许写入，或同名文件正被打开。请关闭该文件或换一个位置。"
    return f"“{path.name}”没有写出：系统拒绝写入。请检查磁盘后重试，或换一个位置。"
