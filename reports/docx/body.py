"""The body of a file: the parts of its blocks, bound and divided as on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from xml.etree.ElementTree import Element

from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Document,
    Form,
    Imprint,
    LetterHead,
    PageBreak,
    Paragraph,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.docx.blocks import Maker
from reports.docx.flow import NewSection, Para, Part, flow
from reports.docx.margins import Marginalia
from reports.docx.markup import text_of
from reports.docx.package import Package
from reports.docx.plan import Plan, Planned, planned
from reports.docx.sections import CHARACTERS, section
from reports.docx.styles import STYLES
from reports.layout import turned
from reports.pdf.blocks import below_title
from reports.pdf.pieces import Press

ENDINGS = Signature | Remark | Imprint | AttachmentList
ENDING_STYLES = ("附件说明", "落款", "附注")


def body(document: Document, press: Press, package: Package, *, characters: bool) -> Iterator[Element]:
    """The children of <w:body>; `characters` says whether the grid counts them."""
    letter = next((block for block in document.body if isinstance(block, LetterHead)), None)
    sections = _Sections(press, Marginalia(package, document.remark), document.landscape, characters)
    plan = planned(document.body, press)
    first = sections.letter(letter) if letter else sections.usual()
    return flow(_Body(Maker(package, letter is not None), sections, plan).parts(), first)


@dataclass(frozen=True)
class _Sections:
    """The kinds of section that a paper has."""

    press: Press
    marginalia: Marginalia
    landscape: bool
    characters: bool

    def usual(self) -> Element:
        margins = self.marginalia.landscape() if self.landscape else self.marginalia.upright()
        return section(self.press.sheet, margins, characters=self.characters)

    def letter(self, block: LetterHead) -> Element:
        return section(self.press.sheet, self.marginalia.letter(block, self.press), characters=self.characters)

    def turned(self) -> Element:
        sheet = turned(self.press.sheet)
        return section(sheet, self.marginalia.turned(sheet))

    def even(self, *, numbered: bool) -> Element:
        margins = self.marginalia.upright() if numbered else self.marginalia.unnumbered()
        return section(self.press.sheet, margins, begins="evenPage", characters=self.characters)


@dataclass
class _Body:
    """Goes through the blocks once."""

    maker: Maker
    sections: _Sections
    plan: Plan
    is_turned: bool = False

    def parts(self) -> list[Part]:
        made: list[Part] = []
        opens, has_text, before = False, False, None
        for item in self.plan.blocks:
            begun = self._section(item.block)
            parts = [_pitched(part, item.press) for part in self._set(item)]
            if parts and isinstance(item.block, Paragraph) and not has_text:
                parts[0], has_text = _divisible(parts[0]), True
            if parts and opens:
                parts[0] = _opening(parts[0])
            elif parts and isinstance(item.block, ENDINGS) and not begun:
                made = _kept(made, self.plan.bound)
            elif parts and isinstance(before, Title) and isinstance(item.block, Table | Form):
                below = below_title(before, item.block) * item.press.grid.pitch
                made[-1:] = [replace(part, after=below) for part in made[-1:] if isinstance(part, Para)]
            opens = isinstance(item.block, PageBreak) or (opens and not parts)
            before = item.block if parts else before
            made += [*begun, *parts]
        return made

    def _section(self, block: Block) -> list[NewSection]:
        """A turned annex, what follows it, and 版记 that goes overleaf stand on pages of another section."""
        was_turned = self.is_turned
        if isinstance(block, Annex | Imprint):
            self.is_turned = isinstance(block, Annex) and block.turned
        if isinstance(block, Imprint) and self.plan.overleaf:
            return [NewSection(self.sections.even(numbered=self.plan.numbered))]
        if self.is_turned == was_turned:
            return []
        return [NewSection(self.sections.turned() if self.is_turned else self.sections.usual())]

    def _set(self, item: Planned) -> Iterator[Part]:
        press = replace(item.press, sheet=turned(item.press.sheet)) if self.is_turned else item.press
        return self.maker.parts(item.block, press, scale=item.scale)


def _pitched(part: Part, press: Press) -> Part:
    """Lines of the grid that were brought together so that name and day find room (7.3.5.5)."""
    if isinstance(part, Para) and press.tightness and STYLES[part.style].on_grid and not part.pitch:
        return replace(part, pitch=press.grid.pitch)
    return part


def _divisible(part: Part) -> Part:
    """The first text, of which a single line on the first page is better than none (7.3.3)."""
    return replace(part, divisible=True) if isinstance(part, Para) else part


def _opening(part: Part) -> Part:
    return part if isinstance(part, NewSection) else replace(part, opens_page=True)


def _kept(parts: Sequence[Part], bound: int) -> list[Part]:
    """So many lines of text and what already ends them, on the page of what follows (7.3.5.5)."""
    made, lines = list(parts), 0
    for place in range(len(made) - 1, -1, -1):
        part = made[place]
        if lines >= bound or not isinstance(part, Para) or part.divisible:
            break
        made[place] = replace(part, keep=True)
        if part.style not in ENDING_STYLES:
            lines += ceil(len(text_of(part.content)) / CHARACTERS)
    return made
