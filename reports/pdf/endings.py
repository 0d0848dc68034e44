"""What ends a paper: name and day, and the imprint at the foot of the last page."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from reports.characters import one_line
from reports.document import Imprint, Signature
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import IMPRINT_SIZE, IMPRINT_THICK, IMPRINT_THIN
from reports.lines import Line, Measure
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

SMALL = Style(Role.BODY, IMPRINT_SIZE)
ROW = IMPRINT_SIZE * 1.5
BLANK = IMPRINT_SIZE * 0.25
"""Between a rule and the lines beside it."""
BESIDE = 1.0  # 左右各空一字 (7.4.2)
RIGHT_OF_SIGNATURE = 2.0  # 右空二字 (7.3.5.2)


def signature(block: Signature, press: Press) -> Iterator[Piece]:
    """署名 two characters from the right, the day below two further in; a longer day moves them both (7.3.5.2)."""
    style = press.body(Role.BODY)
    name, day = (press.letters.line(one_line(text), style) for text in (block.name, block.day_text))
    width, em = press.sheet.text_width, style.em
    if day.width > name.width:
        day_x = width - RIGHT_OF_SIGNATURE * em - day.width
        name_x = day_x - 2 * em
    else:
        name_x = width - RIGHT_OF_SIGNATURE * em - name.width
        day_x = name_x + 2 * em
    if name_x < 0 or day_x < 0:
        raise PaperError("署名或成文日期太长，一行放不下。请缩短后再输出。")
    yield replace(press.on_line(name, style, x=name_x), before=1, keep=True)
    yield press.on_line(day, style, x=day_x)


def imprint(block: Imprint, press: Press) -> Piece:
    """Thick rules first and last, the last on the lower edge of the text, thin ones between (7.4.1)."""
    parts = [part for part in (_distribution(block, press), _printing(block, press)) if part]
    tops = list(accumulate((len(part) * ROW + 2 * BLANK for part in parts), initial=0.0))

    def paint(pen: Pen, top: float) -> None:
        for place, edge in enumerate(tops):
            thickness = IMPRINT_THICK if place in (0, len(parts)) else IMPRINT_THIN
            pen.rule(press.sheet.left, top + edge, press.sheet.text_width, thickness)
        for edge, part in zip(tops, parts, strict=False):
            for number, row in enumerate(part):
                for line, x in row:
                    pen.write(
                        line, SMALL, press.sheet.left + x, top + edge + BLANK + number * ROW + (ROW - SMALL.size) / 2
                    )

    return Piece(height=tops[-1], paint=paint, at_foot=True)


Row = list[tuple[Line, float]]


def _distribution(block: Imprint, press: Press) -> list[Row]:
    """报, 送, 发: further lines stand under the first character after the colon."""
    rows: list[Row] = []
    for label, text in block.lines:
        rows += _hanging(f"{one_line(label)}：", one_line(text), press)
    if block.copies:
        copies = press.letters.line(f"（{one_line(block.copies)}）", SMALL)
        x = _right(copies, press)
        last, begin = rows[-1][-1] if rows else (copies, x)
        if begin + last.width + 2 * SMALL.em < x:
            rows[-1].append((copies, x))
        else:
            rows.append([(copies, x)])
    return rows


def _hanging(label: str, text: str, press: Press) -> list[Row]:
    """The label is set apart, so that justification does not move the first character from above the others."""
    begin = press.letters.line(label, SMALL)
    x = BESIDE * SMALL.em + begin.width
    lines = press.letters.lines(text, SMALL, Measure(width=_right_edge(press) - x, cell=SMALL.em))
    rows: list[Row] = [[(line, x)] for line in lines] or [[]]
    rows[0].insert(0, (begin, BESIDE * SMALL.em))
    return rows


def _printing(block: Imprint, press: Press) -> list[Row]:
    """The printer at the left, the day with 印发 at the right (7.4.3)."""
    if not block.printed_by and not block.printed_on:
        return []
    day = one_line(block.printed_on)
    printed = press.letters.line(f"{day}印发" if day and not day.endswith("印发") else day, SMALL)
    return [
        [(press.letters.line(one_line(block.printed_by), SMALL), BESIDE * SMALL.em), (printed, _right(printed, press))]
    ]


def _right(line: Line, press: Press) -> float:
    return _right_edge(press) - line.width


def _right_edge(press: Press) -> float:
    return press.sheet.text_width - BESIDE * SMALL.em
