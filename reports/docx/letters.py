"""The head of a letter: its name and two red double rules in the margins, the numbers under the first (10.1)."""

from collections.abc import Iterator
from dataclasses import replace

from reports.characters import one_line
from reports.document import LetterHead
from reports.docx.flow import Para
from reports.docx.looks import aligned, indent, rules, tabs
from reports.docx.marks import name_of
from reports.docx.runs import runs, tab
from reports.docx.sections import CHARACTER_TOP
from reports.docx.styles import RED, STYLES
from reports.fonts import Role
from reports.layout import (
    BELOW_LINE,
    LETTER_BETWEEN,
    LETTER_RULE_BELOW,
    LETTER_RULE_LENGTH,
    LETTER_THICK,
    LETTER_THIN,
    LETTER_TOP,
    Sheet,
)
from reports.pdf.folio import REMARK_ABOVE
from reports.pdf.letter_head import BLANK
from reports.pdf.marks import one_mark
from reports.pdf.pieces import Press
from reports.pdf.red_head import corner


def letter_head(block: LetterHead, press: Press) -> Iterator[Para]:
    """What stands below the rule: secrecy and urgency at the left, the number at the right."""
    parts = [part for part in corner(block.copy_number, block.secrecy, block.urgency) if part[0].strip()]
    rows = [(one_line(text), role) for text, role, _ in parts] or [("", Role.BODY)]
    for place, (text, role) in enumerate(rows):
        number = (tab(), *runs(one_line(block.number))) if place == 0 else ()
        yield Para(
            style="发文字号",
            content=(*runs(text, role), *number),
            look=(aligned("left"), tabs(("right", press.sheet.text_width))),
            after=BLANK * press.grid.pitch if place == len(rows) - 1 else 0.0,
            keep=True,
        )


def name_and_rule(block: LetterHead, press: Press) -> list[Para]:
    """In the upper margin of the first page, below what stands there on every page; the text begins at its end."""
    mark = one_mark(one_line(block.organ), press)
    name = name_of(mark, press)
    above = press.sheet.top - REMARK_ABOVE + STYLES["页眉"].pitch
    drop = max(LETTER_TOP + name.top - above, 0.0)
    end = above + drop + name.bottom - name.top
    rule = LETTER_TOP + mark.height + LETTER_RULE_BELOW
    paras = [replace(part, drop=drop) for part in name.parts if isinstance(part, Para)]
    below = max(BELOW_LINE * press.grid.size - CHARACTER_TOP, 0.0)
    return [*paras, replace(_double_rule(press.sheet, thick_first=True), drop=max(rule - end, 0.0), after=below)]


def foot_rule(sheet: Sheet) -> Para:
    """In the lower margin of the first page."""
    return _double_rule(sheet, thick_first=False)


def _double_rule(sheet: Sheet, *, thick_first: bool) -> Para:
    """Two edges of a line that is as high as the blank between them; 170 mm, in the middle of the sheet."""
    above, below = (LETTER_THICK, LETTER_THIN) if thick_first else (LETTER_THIN, LETTER_THICK)
    beside = (sheet.width - LETTER_RULE_LENGTH) / 2
    look = (
        rules(colour=RED, top=(above, 0.0), bottom=(below, 0.0)),
        indent(left=beside - sheet.left, right=beside - (sheet.width - sheet.right)),
    )
    return Para(style="间隔", look=look, pitch=LETTER_BETWEEN)
