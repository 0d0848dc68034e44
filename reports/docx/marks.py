"""Red names of heads, as tall and as narrow as on paper, each line as high as its letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reports.docx import cells
from reports.docx.flow import Para, Ruled
from reports.docx.looks import aligned, sized
from reports.docx.runs import runs
from reports.lines import Line
from reports.pdf.marks import BESIDE, Mark, Row, extent
from reports.pdf.pieces import Press
from reports.styles import Style

ABOVE_BASELINE = 0.83
"""Of a line as high as its letters: between what Word and what LibreOffice makes of it."""

ROOM = 3.0
"""In points: for a name whose letters another program takes to be a little broader."""


@dataclass(frozen=True)
class Name:
    """A mark as it goes into the file, with the top of its first line and its end from where its ink begins."""

    parts: tuple[Para | Ruled, ...]
    top: float
    bottom: float


def name_of(mark: Mark, press: Press) -> Name:
    """One line as a paragraph, several beside 文件 as a table without rules."""
    line, style, *_ = mark.rows[0]
    word = mark.rows[-1] if mark.rows[-1][2] > mark.rows[0][2] else None
    names = mark.rows[:-1] if word else mark.rows
    step = (names[-1][3] - names[0][3]) / (len(names) - 1) if len(names) > 1 else style.size
    top = extent(line.text, press)[0] * style.size - ABOVE_BASELINE * step
    parts = (_paragraph(line, style),) if len(mark.rows) == 1 else (Ruled(table=_stack(names, word, step)),)
    return Name(parts, top, top + len(names) * step)


def _stack(names: Sequence[Row], word: Row | None, step: float) -> Element:
    """Names of one width, and the word in the middle beside them (7.2.4)."""
    broad = max(line.width for line, *_ in names)
    paras = tuple(_spread(line, style, step) for line, style, *_ in names)
    columns = [cells.Cell(width=broad + ROOM, paras=paras)]
    if word:
        columns.append(
            cells.Cell(width=word[0].width + BESIDE - ROOM, paras=(_paragraph(word[0], word[1], align="right"),))
        )
    return cells.table([cell.width for cell in columns], [cells.row(columns)], aligned("center"))


def _spread(line: Line, style: Style, pitch: float) -> Para:
    content = runs(line.text, None, *sized(style.size, narrow=style.narrow))
    return Para(style="发文机关标志", content=content, pitch=pitch, look=(aligned("distribute"),))


def _paragraph(line: Line, style: Style, *, align: str = "center") -> Para:
    """No space after the last character, which would move the others from the middle."""
    first, last = line.text[:-1], line.text[-1:]
    content = (
        *runs(first, None, *sized(style.size, narrow=style.narrow, between=line.stretch)),
        *runs(last, None, *sized(style.size, narrow=style.narrow)),
    )
    return Para(style="发文机关标志", content=content, pitch=style.size, look=(aligned(align),))
