"""The head of a letter: its name, two red double rules, and the numbers under the first of them (10.1)."""

from reports.characters import one_line
from reports.document import LetterHead
from reports.layout import (
    BELOW_LINE,
    LETTER_BETWEEN,
    LETTER_RULE_ABOVE_EDGE,
    LETTER_RULE_BELOW,
    LETTER_RULE_LENGTH,
    LETTER_THICK,
    LETTER_THIN,
    LETTER_TOP,
)
from reports.pdf.marks import one_mark
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.pdf.red_head import corner, corner_line, line_below

BLANK = 2  # 标题与其上最后一个要素相距二行
DOUBLE = LETTER_THICK + LETTER_BETWEEN + LETTER_THIN


def letter_head(block: LetterHead, press: Press) -> Piece:
    """The first page of a letter has no number; its second double rule is 20 mm from the foot of the sheet."""
    sheet, grid = press.sheet, press.grid
    name = one_mark(one_line(block.organ), press)
    rule = LETTER_TOP + name.height + LETTER_RULE_BELOW
    first = rule + DOUBLE + BELOW_LINE * grid.size - sheet.top
    parts = [part for part in corner(block.copy_number, block.secrecy, block.urgency) if part[0].strip()]
    rows = [press.written(corner_line(text, role, press), row, role=role) for row, (text, role, _) in enumerate(parts)]
    beside = max((row.line.width for row in rows[:1]), default=0.0)
    number = press.fitting(block.number, "发文字号", sheet.text_width - beside - grid.cell)
    rows.append(press.written(number, 0, x=sheet.text_width - number.width))

    def paint(pen: Pen, top: float) -> None:
        name.paint(pen, sheet.left, LETTER_TOP)
        for row in rows:
            row.paint(pen, sheet.left, top + first - grid.lead)
        x = (sheet.width - LETTER_RULE_LENGTH) / 2
        foot = sheet.height - LETTER_RULE_ABOVE_EDGE
        pen.red()
        _double(pen, x, rule, thick_first=True)
        _double(pen, x, foot - DOUBLE, thick_first=False)
        pen.black()

    bottom = first + (max(len(parts), 1) - 1) * grid.pitch + grid.size
    height = press.height(line_below(bottom, BLANK, press) - BLANK)
    return Piece(height=height, paint=paint, after=BLANK, keep=True, numbered=False)


def _double(pen: Pen, x: float, top: float, *, thick_first: bool) -> None:
    """Two rules, `top` being the upper edge of the first."""
    first, second = (LETTER_THICK, LETTER_THIN) if thick_first else (LETTER_THIN, LETTER_THICK)
    pen.rule(x, top + first / 2, LETTER_RULE_LENGTH, first)
    pen.rule(x, top + first + LETTER_BETWEEN + second / 2, LETTER_RULE_LENGTH, second)
