"""Tables of the file: rows of cells of known width, with rules or without."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reports.docx.flow import SPACER, Para
from reports.docx.looks import rule
from reports.docx.markup import node, twips

RULE = 0.5
_EDGES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell over `span` columns; `merge` is "restart" where it goes on below and "continue" where it does."""

    width: float
    paras: tuple[Para, ...] = ()
    span: int = 1
    merge: str = ""
    upright: str = "center"  # "top" | "center" | "bottom"
    direction: str = ""  # "tbRl" turns the text a quarter, its lines from the right
    edges: tuple[Element, ...] = ()  # where they differ from the table's

    def element(self) -> Element:
        look = [node("tcW", w=twips(self.width), type="dxa")]
        if self.span > 1:
            look.append(node("gridSpan", val=self.span))
        if self.merge:
            look.append(node("vMerge", val=self.merge))
        if self.edges:
            look.append(node("tcBorders", *self.edges))
        if self.direction:
            look.append(node("textDirection", val=self.direction))
        look.append(node("vAlign", val=self.upright))
        return node("tc", node("tcPr", *look), *(para.element() for para in self.paras or (SPACER,)))


def row(cells: Iterable[Cell], *, height: float = 0.0, heading: bool = False, divided: bool = False) -> Element:
    """At least so high; a heading stands on every page again, a divided one may go on overleaf."""
    look = [] if divided else [node("cantSplit")]
    if height:
        look.append(node("trHeight", val=twips(height), hRule="atLeast"))
    if heading:
        look.append(node("tblHeader"))
    return node("tr", node("trPr", *look), *(cell.element() for cell in cells))


def table(columns: Sequence[float], rows: Iterable[Element], *look: Element) -> Element:
    """As wide as its columns, in the order Word wants; without margins of its own its cells have none."""
    whole = node("tblW", w=sum(map(twips, columns)), type="dxa")
    placed = [part for part in look if part.tag.endswith("}tblpPr")]
    after = [part for part in look if part not in placed]
    grid = node("tblGrid", *(node("gridCol", w=twips(width)) for width in columns))
    order = ("jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar")
    after.append(node("tblLayout", type="fixed"))
    if not any(part.tag.endswith("}tblCellMar") for part in look):
        after.append(margins())
    after.sort(key=lambda part: order.index(part.tag.partition("}")[2]))
    return node("tbl", node("tblPr", *placed, whole, *after), grid, *rows)


def ruled(thickness: float = RULE) -> Element:
    """Rules around every cell."""
    return node("tblBorders", *(rule(edge, thickness, "000000") for edge in (*_EDGES, "insideH", "insideV")))


def margins(*, side: float = 0.0, upright: float = 0.0) -> Element:
    """Blank within every cell."""
    blanks = {"top": upright, "left": side, "bottom": upright, "right": side}
    return node("tblCellMar", *(node(edge, w=twips(blank), type="dxa") for edge, blank in blanks.items()))
