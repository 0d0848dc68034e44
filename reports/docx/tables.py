"""Tables: black rules, the heading row on every page, a caption above and a note below."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from reports.document import Table
from reports.docx import captions, cells
from reports.docx.flow import Para, Part, Ruled
from reports.docx.looks import aligned
from reports.docx.measures import blanks
from reports.docx.ruling import HEADING, TEXT, Ruling
from reports.layout import SIZES
from reports.pdf.pieces import Press
from reports.pdf.rows import ABOVE, LEADING, SIDE, TIGHTEST_ABOVE, TIGHTEST_LEADING


def table(block: Table, press: Press) -> Iterator[Part]:
    """As high as on paper, so that the text goes on at the same line."""
    ruling = _ruling(block, press)
    aligns = block.align or _by_length(block.rows, ruling)
    last = len(block.rows) - 1
    rows = [_head(block.header, ruling)] if block.header else []
    for place, texts in enumerate(block.rows):
        keep = place < last and place in (0, last - 1)  # no row stands alone on a page
        rows.append(_row(texts, aligns, ruling, keep=keep))
    whole = Ruled(table=cells.table(ruling.widths, rows, cells.ruled(), ruling.margins()))
    shown = [whole] if rows else []
    parts: list[Para | Ruled] = [*captions.above(block.caption), *shown, *captions.note(block.note)]
    yield from captions.set_off(parts, blanks(block, press))


def _ruling(block: Table, press: Press) -> Ruling:
    columns = len(block.header) or max(map(len, block.rows), default=1)
    shares = block.widths or (1.0,) * columns
    landscape = press.sheet.width > press.sheet.height
    return Ruling(
        press=press,
        widths=tuple(share * press.sheet.text_width / sum(shares) for share in shares),
        size=SIZES[block.size or ("五号" if landscape else "小四")],
        leading=LEADING - press.tightness * (LEADING - TIGHTEST_LEADING),
        above=ABOVE - press.tightness * (ABOVE - TIGHTEST_ABOVE),
        side=SIDE,
        ragged=block.ragged,
    )


def _by_length(rows: Sequence[Sequence[str]], ruling: Ruling) -> tuple[str, ...]:
    """Columns of short texts are centred, the others begin at the left."""
    places = range(len(ruling.widths))
    whole = [row for row in rows if len(row) == len(ruling.widths)]
    long = [any(ruling.lines(row[place], ruling.room(place)) > 1 for row in whole) for place in places]
    return tuple("left" if is_long else "center" for is_long in long)


def _head(texts: Sequence[str], ruling: Ruling) -> Element:
    paired = zip(texts, ruling.widths, strict=True)
    made = [cells.Cell(width=width, paras=ruling.written(text, HEADING, keep=True)) for text, width in paired]
    return cells.row(made, heading=True)


def _row(texts: Sequence[str], aligns: Sequence[str], ruling: Ruling, *, keep: bool) -> Element:
    """A single text spans the table, as the name of a group does, and is kept with the next row."""
    if len(texts) == 1 < len(ruling.widths):
        paras = ruling.written(texts[0], HEADING, aligned("both"), keep=True)
        return cells.row([cells.Cell(width=sum(ruling.widths), paras=paras, span=len(ruling.widths))])
    long = ruling.is_long(max(ruling.lines(text, ruling.room(place)) for place, text in enumerate(texts)))
    made = [
        cells.Cell(
            width=width,
            paras=ruling.written(text, TEXT, ruling.aligned(align, ruling.room(place)), keep=keep and not long),
        )
        for place, (text, width, align) in enumerate(zip(texts, ruling.widths, aligns, strict=True))
    ]
    return cells.row(made, divided=long)
