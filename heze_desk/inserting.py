"""What the secretary puts into a briefing by hand: a table typed or pasted from Excel, a photograph from a file."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.briefings.draft_records import Inset
from heze_desk.errors import DeskError

if TYPE_CHECKING:
    from reports.document import Picture, Table

LARGEST = 60 * 1024 * 1024
"""Bytes; a larger file is no photograph."""
COLUMNS, ROWS = 12, 2000
"""More do not fit a page, or are an annex and not a table."""


def table(briefing_id: int, caption: str, rows: Sequence[Sequence[str]], *, note: str = "") -> Inset:
    """A table whose first row is its head; blank rows and columns are dropped."""
    from reports.document import Table

    lines = [[cell.strip() for cell in row] for row in rows]
    wide = max((place for row in lines for place, cell in enumerate(row, 1) if cell), default=0)
    told = [tuple([*row, *[""] * wide][:wide]) for row in lines if any(row)]
    if len(told) < 2:
        raise DeskError("表格至少要有一行表头和一行内容；请填写，或从 Excel 复制后粘贴。")
    if wide > COLUMNS or len(told) > ROWS:
        raise DeskError(f"表格有{wide}列{len(told)}行，纸上放不下；最多{COLUMNS}列{ROWS}行，再多请作附件。")
    return _inset(briefing_id, caption, Table(header=told[0], rows=tuple(told[1:]), caption=caption.strip(), note=note))


def composed(briefing_id: int, caption: str, shown: "Table") -> Inset:
    """A table of the desk's own, with the widths it has on its paper."""
    return _inset(briefing_id, caption, replace(shown, caption=caption.strip()))


def picture(briefing_id: int, caption: str, path: Path, *, share: float) -> Inset:
    """The photograph itself, no finer than paper can show; a file that is no picture is refused."""
    from reports.document import Picture
    from reports.errors import PaperError
    from reports.pdf.pictures_reading import slim

    try:
        if path.stat().st_size > LARGEST:
            raise DeskError(f"“{path.name}”超过 60 MB，不像是照片；请另选一张，或先压缩。")
        raw = path.read_bytes()
    except OSError as fault:
        raise DeskError(f"“{path.name}”读不出来；请检查文件是否还在、是否有权限。") from fault
    try:
        content = b64encode(slim(raw, path.name)).decode("ascii")
    except PaperError as refusal:
        raise DeskError(str(refusal)) from refusal
    return _inset(briefing_id, caption, Picture(content=content, caption=caption.strip(), width_share=share))


def scaled(inset: Inset, share: float) -> Inset:
    """The same photograph, wider or narrower."""
    block = _picture(inset)
    return _inset(inset.briefing_id, inset.caption, replace(block, width_share=share))


def share_of(inset: Inset) -> float | None:
    """How much of the line a picture takes; None where it is a table."""
    from reports.document import Picture

    block = _block(inset)
    return block.width_share if isinstance(block, Picture) else None


def photograph(inset: Inset) -> bytes:
    """The picture as a file."""
    return b64decode(_picture(inset).content)


def rows_of(inset: Inset) -> list[list[str]]:
    """The table again as rows, its head first; nothing of a picture."""
    from reports.document import Table

    block = _block(inset)
    return [list(block.header), *map(list, block.rows)] if isinstance(block, Table) else []


def note_of(inset: Inset) -> str:
    return getattr(_block(inset), "note", "")


def _block(inset: Inset) -> object:
    from reports.keeping import from_json

    return from_json(inset.content).body[0]


def _picture(inset: Inset) -> "Picture":
    from reports.document import Picture

    block = _block(inset)
    if not isinstance(block, Picture):
        raise DeskError(f"“{inset.caption}”不是图片，不能改宽度。")
    return block


def _inset(briefing_id: int, caption: str, block: object) -> Inset:
    from reports.document import Document, Picture, Table
    from reports.keeping import to_json

    assert isinstance(block, Table | Picture)
    content = to_json(Document(kind="", title="", body=(block,)))
    return Inset(briefing_id=briefing_id, caption=caption.strip(), content=content)
