"""The flow of a file: paragraphs and tables, the blank between them, and where pages and sections end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias
from xml.etree.ElementTree import Element

from reports.docx.markup import node, properties, twips
from reports.docx.styles import BODY, identifier


@dataclass(frozen=True, kw_only=True)
class Para:
    """A paragraph of a style; blanks are in points."""

    style: str = BODY
    content: tuple[Element, ...] = ()
    look: tuple[Element, ...] = ()  # what differs from the style
    pitch: float = 0.0  # of its lines, where it differs
    drop: float = 0.0  # blank above, also at the top of a page
    before: float = 0.0  # … not at the top of a page
    after: float = 0.0
    under: float = 0.0  # of `after`, what a rule below it takes
    keep: bool = False  # on the page of what follows
    opens_page: bool = False
    divisible: bool = False  # a single line of it may stand on a page

    def element(self) -> Element:
        marks = [node("pStyle", val=identifier(self.style))] if self.style != BODY else []
        marks += self.look
        if self.keep:
            marks.append(node("keepNext"))
        if self.opens_page:
            marks.append(node("pageBreakBefore"))
        if self.divisible:
            marks.append(node("widowControl", val=False))
        blanks = {"before": self.drop + self.before, "after": self.after}
        spacing: dict[str, object] = {name: twips(blank) for name, blank in blanks.items() if blank}
        if self.pitch:
            spacing |= {"line": twips(self.pitch), "lineRule": "exact"}
        if spacing:
            marks.append(node("spacing", **spacing))
        return node("p", *([properties(marks)] if marks else []), *self.content)


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """A table; its neighbours keep the blanks beside it."""

    table: Element
    before: float = 0.0
    after: float = 0.0
    opens_page: bool = False
    floats: bool = False  # hangs on the page, at the paragraph below it

    def element(self) -> Element:
        return self.table


@dataclass(frozen=True)
class NewSection:
    """What follows stands in this section, on a page of its own."""

    section: Element


Part: TypeAlias = Para | Ruled | NewSection
SPACER = Para(style="间隔")


def flow(parts: Iterable[Part], first: Element) -> Iterator[Element]:
    """The children of <w:body>, which ends with the properties of its last section."""
    section, page = first, list[Para | Ruled]()
    for part in parts:
        if isinstance(part, NewSection):
            yield from _ended(page, section) if page else ()
            section, page = part.section, []
        else:
            page.append(part)
    yield from _ended(page, None)
    yield section


def _ended(parts: list[Para | Ruled], section: Element | None) -> Iterator[Element]:
    """The last paragraph of a section carries it; Word wants one below a table in any case."""
    made = list(_spaced(parts)) or [Para()]
    if isinstance(made[-1], Ruled):
        made.append(SPACER)
    *others, last = made
    yield from (part.element() for part in others)
    if section is not None and isinstance(last, Para):
        last = replace(last, look=(*last.look, section))
    yield last.element()


def _spaced(parts: list[Para | Ruled]) -> Iterator[Para | Ruled]:
    """Each blank where it can stand: above a paragraph, or below the one before a table."""
    for place, part in enumerate(parts):
        before, after = parts[place - 1] if place else None, parts[place + 1 : place + 2]
        opens_page = part.opens_page and place > 0
        gap = _gap(before, part)
        if isinstance(part, Para):
            below = _gap(part, after[0]) if after and isinstance(after[0], Ruled) else 0.0
            yield replace(part, before=gap, after=below, opens_page=opens_page)
            continue
        if opens_page or isinstance(before, Ruled) or (part.floats and before is None):
            yield replace(SPACER, drop=gap, opens_page=opens_page)
        yield part


def _gap(before: Para | Ruled | None, part: Para | Ruled) -> float:
    """Nothing at the top of a page."""
    if before is None or part.opens_page or (isinstance(part, Ruled) and part.floats):
        return 0.0
    return max(before.after, part.before) - (before.under if isinstance(before, Para) else 0.0)
