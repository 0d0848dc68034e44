"""The red head of a briefing: custom, not standard; the top third of the first page."""

from reports.characters import one_line
from reports.document import Masthead
from reports.fonts import Role
from reports.ink import ink
from reports.layout import ASCENT, MASTHEAD_RULE, MASTHEAD_SIZE, MASTHEAD_TOP, RED_RULE_BELOW
from reports.lines import Line
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

NUMBER_LINE, ISSUER_LINE = 4, 5
"""Lines of the grid, counted from 0; the name stands above them."""
BLANK_BELOW = 2
LARGEST = 60.0
FILLS, SPREAD = 0.96, 0.9
"""Of the width: what a long name may take, and a spaced one."""
SPACED = 0.35
"""In em: the most put between the characters of a short name."""


def masthead(block: Masthead, press: Press) -> Piece:
    """Name, 期号, issuer and day, and the red rule 4 mm under them; the title follows two blank lines below."""
    sheet, grid = press.sheet, press.grid
    style = press.body(Role.BODY)
    name, name_style = _name(one_line(block.name), press)
    number = press.fitting(block.number, "期号")
    day = press.fitting(block.day_text, "印发日期", sheet.text_width / 2)
    issuer, issuer_style = _fitted(one_line(block.issuer), style, sheet.text_width - day.width - 3 * style.em, press)
    remark = press.fitting(block.remark, "版头左上角的说明", role=Role.HEADING)
    name_top = MASTHEAD_TOP + _highest(name, press) * MASTHEAD_SIZE - ASCENT * name_style.size
    issuer_top = ISSUER_LINE * grid.pitch + grid.lead
    rule = issuer_top + grid.size + RED_RULE_BELOW

    def paint(pen: Pen, top: float) -> None:
        middle = sheet.left + sheet.text_width / 2
        pen.write(remark, press.body(Role.HEADING), sheet.left, top + grid.lead)
        pen.red()
        pen.write(name, name_style, middle - name.width / 2, top + name_top)
        pen.rule(sheet.left, top + rule, sheet.text_width, MASTHEAD_RULE)
        pen.black()
        pen.write(number, style, middle - number.width / 2, top + NUMBER_LINE * grid.pitch + grid.lead)
        pen.write(issuer, issuer_style, sheet.left + style.em, top + issuer_top)
        pen.write(day, style, sheet.right - style.em - day.width, top + issuer_top)

    return Piece(height=press.height(ISSUER_LINE + 1), paint=paint, after=BLANK_BELOW, keep=True)


def _highest(name: Line, press: Press) -> float:
    """In em: how far the ink rises; a name larger than 初号 grows upward, away from the lines below it."""
    glyphs = (press.letters.glyph(char, Role.TITLE) for char in name.text)
    return max((ink(glyph.char, glyph.face).top for glyph in glyphs), default=ASCENT)


def _fitted(text: str, style: Style, room: float, press: Press) -> tuple[Line, Style]:
    """On one line, smaller if it must be."""
    line = press.letters.line(text, style)
    if line.width <= room:
        return line, style
    smaller = Style(style.role, style.size * room / line.width)
    return press.letters.line(text, smaller), smaller


def _name(text: str, press: Press) -> tuple[Line, Style]:
    """A short name large and spaced, a long one as large as the line allows."""
    width, count = press.sheet.text_width, max(len(text), 1)
    spaced = SPREAD * width / (count * (1 + SPACED))
    style = Style(Role.TITLE, min(LARGEST, FILLS * width / count, max(MASTHEAD_SIZE, spaced)))
    plain = press.letters.line(text, style)
    gap = max(min((SPREAD * width - plain.width) / max(count - 1, 1), SPACED * style.size), 0.0)
    *advances, last = plain.advances or (0.0,)
    return Line(text, 0.0, (*(advance + gap for advance in advances), last)[: len(text)], gap), style
