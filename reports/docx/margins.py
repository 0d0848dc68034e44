"""What stands in the margins of every page: its number, and the remark that a paper is only a demonstration."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from reports.characters import one_line
from reports.document import LetterHead
from reports.docx import cells
from reports.docx.flow import SPACER, Para, Ruled
from reports.docx.letters import foot_rule, name_and_rule
from reports.docx.looks import aligned, indent
from reports.docx.markup import node, twips
from reports.docx.package import Package
from reports.docx.runs import runs
from reports.docx.sections import Margins, below_folio
from reports.layout import FOLIO_BELOW, FOLIO_SIZE, LETTER_RULE_ABOVE_EDGE, Sheet
from reports.pdf.pieces import Press

ROOM = 10 * FOLIO_SIZE
"""For a number on a turned page, along the edge of the sheet."""
ACROSS = 1.5 * FOLIO_SIZE


@dataclass(frozen=True)
class Marginalia:
    """Makes the margins of sections, which all have the same remark."""

    package: Package
    remark: str

    def upright(self) -> Margins:
        """Odd pages have their number at the right, even ones at the left, one character in (7.5)."""
        right = (aligned("right"), indent(right=FOLIO_SIZE))
        return self._margins(_folio(right), _folio((indent(left=FOLIO_SIZE),)))

    def landscape(self) -> Margins:
        """第1页 共3页 in the middle, as ledgers are counted."""
        content = (*runs("第"), _field("PAGE"), *runs("页 共"), _field("NUMPAGES"), *runs("页"))
        both = Para(style="页码", content=content, look=(aligned("center"),))
        return self._margins(both, both)

    def letter(self, block: LetterHead, press: Press) -> Margins:
        """The first page has the name above, a double rule at its foot and no number (10.1)."""
        lower = below_folio(press.sheet) - LETTER_RULE_ABOVE_EDGE
        right = replace(_folio((aligned("right"), indent(right=FOLIO_SIZE))), after=lower)
        left = replace(_folio((indent(left=FOLIO_SIZE),)), after=lower)
        return replace(
            self._margins(right, left),
            first_header=self._header(*name_and_rule(block, press)),
            first=self._footer(foot_rule(press.sheet)),
            foot=LETTER_RULE_ABOVE_EDGE,
        )

    def turned(self, sheet: Sheet) -> Margins:
        """The number where it is on upright pages, which is the left edge of a page with its head at the side (8)."""
        far = sheet.bottom - FOLIO_SIZE - ROOM
        odd, even = _sideways(sheet, far, "right"), _sideways(sheet, sheet.top + FOLIO_SIZE, "left")
        return self._margins(odd, even)

    def unnumbered(self) -> Margins:
        """版记 after a blank page (7.5)."""
        return self._margins(Para(style="页码"), Para(style="页码"))

    def _margins(self, odd: Para | Ruled, even: Para | Ruled) -> Margins:
        return Margins(header=self._header(), odd=self._footer(odd), even=self._footer(even))

    def _header(self, *below: Para) -> str:
        remark = Para(style="页眉", content=runs(one_line(self.remark)))
        return self.package.attach("header", node("hdr", *(para.element() for para in (remark, *below))))

    def _footer(self, part: Para | Ruled) -> str:
        below = [SPACER.element()] if isinstance(part, Ruled) else []
        return self.package.attach("footer", node("ftr", part.element(), *below))


def _folio(look: tuple[Element, ...]) -> Para:
    return Para(style="页码", content=(*runs("— "), _field("PAGE"), *runs(" —")), look=look)


def _sideways(sheet: Sheet, top: float, align: str) -> Ruled:
    """A cell that is read from the side of the sheet where the number stands."""
    para = _folio((aligned(align),))
    cell = cells.Cell(width=ACROSS, paras=(para,), direction="tbRl")
    left = sheet.left - FOLIO_BELOW - ACROSS / 2
    place = node(
        "tblpPr",
        vertAnchor="page",
        horzAnchor="page",
        tblpX=twips(left),
        tblpY=twips(top),
    )
    return Ruled(table=cells.table([ACROSS], [cells.row([cell], height=ROOM)], place))


def _field(name: str) -> Element:
    """A number that Word counts."""
    return node("fldSimple", *runs("1"), instr=f" {name} ")
