"""Tables: black rules, the heading row on every page, a caption above and a note below."""

from collections.abc import Iterator
from itertools import accumulate

from reports.document import Table
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import SIZES
from reports.pdf import captions
from reports.pdf.charts_figure import stacked
from reports.pdf.pieces import Piece, Press
from reports.pdf.rows import (
    ABOVE,
    CONTINUED,
    LEADING,
    TIGHTEST_ABOVE,
    TIGHTEST_LEADING,
    Box,
    Ruling,
    broken,
    row_piece,
)
from reports.styles import Style

HIGHEST_HEAD = 0.5
"""Of the page: what the heading row may take."""
_SHIFTS = {"left": 0.0, "center": 0.5, "right": 1.0}


def table(block: Table, press: Press) -> Iterator[Piece]:
    """Caption, heading row, rows and note; a table without rows still shows its heading."""
    ruling = _ruling(block, press)
    shifts = _alignment(block, ruling)
    rows = _bound([_row(texts, ruling, shifts) for texts in block.rows])
    if block.header:
        head = _head(block, ruling)
        heads = _heads(block, ruling, head)
        rows = [head.but(keep=True), *(row.but(head=above) for row, above in zip(rows, heads, strict=True))]
    notes = list(captions.note(block.note, press))
    if rows and notes and rows[-1].divide is None:
        rows[-1] = rows[-1].but(keep=True, loosely=False)
    whole = [*captions.above(block.caption, press), *rows, *notes]
    for piece in whole[:1]:
        yield piece.but(on_grid=True, wants=sum(piece.height for piece in whole))
    yield from whole[1:]


def _heads(block: Table, ruling: Ruling, head: Piece) -> Iterator[Piece]:
    """What stands above each row where it begins a page: the heading row, and the name of a group that goes on."""
    above = head
    for texts in block.rows:
        if len(texts) == 1 < ruling.columns:
            yield head
            above = stacked(head, _row((f"{texts[0]}{CONTINUED}",), ruling, [])) if block.named_again else head
        else:
            yield above


def _bound(rows: list[Piece]) -> list[Piece]:
    """Two rows at least before the page ends, and two on the last page."""
    for place in {0, len(rows) - 2} & set(range(len(rows) - 1)):
        rows[place] = rows[place].but(keep=rows[place].divide is None, loosely=True)
    return rows


def _ruling(block: Table, press: Press) -> Ruling:
    landscape = press.sheet.width > press.sheet.height
    size = SIZES.get(block.size or ("五号" if landscape else "小四"))
    if size is None:
        raise PaperError(f"表格字号“{block.size}”无法识别。请改用四号、小四、五号或小五。")
    columns = len(block.header) or max(map(len, block.rows), default=1)
    shares = block.widths or (1.0,) * columns
    _refuse_uneven(block, shares, columns)
    edges = accumulate((share * press.sheet.text_width / sum(shares) for share in shares), initial=0.0)
    ruling = Ruling(
        *(press, tuple(edges), Style(Role.BODY, size), Style(Role.HEADING, size)),
        leading=LEADING - press.tightness * (LEADING - TIGHTEST_LEADING),
        above=ABOVE - press.tightness * (ABOVE - TIGHTEST_ABOVE),
        ragged=block.ragged,
    )
    if min(ruling.room(place, place + 1) for place in range(columns)) < size:
        raise PaperError("表格的列太多或太窄，纸面放不下。请减少列数，或改用横向、A3 纸。")
    return ruling


def _refuse_uneven(block: Table, shares: tuple[float, ...], columns: int) -> None:
    if len(shares) != columns or min(shares, default=0.0) <= 0 or (block.align and len(block.align) != columns):
        raise PaperError("表格的列宽、对齐与表头的列数不一致。请检查表格的列设置。")
    for number, row in enumerate(block.rows, start=1):
        if len(row) not in (1, columns):
            raise PaperError(f"表格第{number}行有{len(row)}格，表头有{columns}列。请补齐后再输出。")
    if not set(block.align) <= set(_SHIFTS):
        raise PaperError("表格的对齐方式无法识别。请改用 left、center 或 right。")


def _alignment(block: Table, ruling: Ruling) -> list[float]:
    """As wished, else columns of short texts are centred and the others begin at the left."""
    if block.align:
        return [_SHIFTS[name] for name in block.align]
    whole = [row for row in block.rows if len(row) == ruling.columns]
    return [
        0.5
        if all(len(broken(row[place], ruling.style, ruling.room(place, place + 1), ruling)) <= 1 for row in whole)
        else 0.0
        for place in range(ruling.columns)
    ]


def _head(block: Table, ruling: Ruling) -> Piece:
    cells = [_cell(text, ruling, (place, place + 1), 0.5, heading=True) for place, text in enumerate(block.header)]
    piece = row_piece(ruling, cells)
    if piece.height > HIGHEST_HEAD * ruling.press.sheet.text_height:
        raise PaperError("表头的文字太长，一页放不下。请缩短表头。")
    return piece.but(divide=None)


def _row(texts: tuple[str, ...], ruling: Ruling, shifts: list[float]) -> Piece:
    if len(texts) == 1 < ruling.columns:
        band = row_piece(ruling, [_cell(texts[0], ruling, (0, ruling.columns), 0.0, heading=True)])
        return band.but(keep=band.divide is None)
    return row_piece(
        ruling, [_cell(text, ruling, (place, place + 1), shifts[place]) for place, text in enumerate(texts)]
    )


def _cell(text: str, ruling: Ruling, span: tuple[int, int], shift: float, *, heading: bool = False) -> Box:
    style = ruling.heading if heading else ruling.style
    return Box(span, broken(text, style, ruling.room(*span), ruling), style, shift)
