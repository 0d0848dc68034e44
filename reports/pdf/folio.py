"""What stands outside the text on every page: its number, and the remark that a paper is only a demonstration."""

from dataclasses import replace

from reports.characters import one_line
from reports.fonts import Role
from reports.ink import ink
from reports.layout import ASCENT, FOLIO_BELOW, FOLIO_SIZE, MM, SIZES
from reports.pdf.pen import Pen
from reports.pdf.pieces import Press
from reports.styles import Style

FOLIO = Style(Role.NUMBER, FOLIO_SIZE)
FIGURES = "— 0123456789"
REMARK = Style(Role.HEADING, SIZES["五号"])
REMARK_ABOVE = 14 * MM  # of the text; the name of a letter begins 7 mm above it


def number_page(pen: Pen, press: Press, number: int, total: int) -> None:
    """— 1 — one character in from the outer edge, its dashes 7 mm below the text (7.5); a turned sheet counts all."""
    sheet = press.sheet
    turned = sheet.width > sheet.height
    line = press.letters.line(f"第{number}页 共{total}页" if turned else f"— {number} —", FOLIO)
    dash = ink("—", press.letters.glyph("—", FOLIO.role).face).middle
    top = sheet.bottom + FOLIO_BELOW - (ASCENT - dash) * FOLIO.size
    if turned:
        x = sheet.left + (sheet.text_width - line.width) / 2
    elif number % 2:
        x = sheet.right - FOLIO.em - line.width
    else:
        x = sheet.left + FOLIO.em
    pen.write(line, FOLIO, x, top)


def remark(pen: Pen, press: Press, text: str) -> None:
    """Small, in the upper margin at the right; smaller still where it is long."""
    line = press.letters.line(one_line(text), REMARK)
    style = replace(REMARK, size=REMARK.size * min(1.0, press.sheet.text_width / max(line.width, 1.0)))
    line = press.letters.line(one_line(text), style)
    pen.write(line, style, press.sheet.right - line.width, press.sheet.top - REMARK_ABOVE)
