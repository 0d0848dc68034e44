"""What a single paragraph has of its own: indents, tab stops, rules, sizes; all in points."""

from xml.etree.ElementTree import Element

from reports.docx.markup import node, twips


def indent(*, left: float = 0.0, right: float = 0.0, first: float = 0.0) -> Element:
    """`first` is from `left`, and negative where the first line begins before the others."""
    marks = {"left": twips(left), "right": twips(right), "firstLineChars": 0}
    if first < 0:
        return node("ind", **marks, hanging=twips(-first))
    return node("ind", **marks, firstLine=twips(first))


def aligned(how: str) -> Element:
    return node("jc", val=how)


def tabs(*stops: tuple[str, float]) -> Element:
    """Each ("left" or "right", distance from the left of the text)."""
    return node("tabs", *(node("tab", val=kind, pos=twips(place)) for kind, place in stops))


def rules(*, colour: str = "auto", **edges: tuple[float, float]) -> Element:
    """Of a paragraph: top or bottom, each with its thickness and its distance from the text."""
    return node("pBdr", *(rule(edge, thickness, colour, space=space) for edge, (thickness, space) in edges.items()))


def rule(edge: str, thickness: float, colour: str = "auto", *, space: float = 0.0) -> Element:
    """One edge of a paragraph or a cell; no thickness is none."""
    if not thickness:
        return node(edge, val="nil")
    return node(edge, val="single", sz=max(round(thickness * 8), 2), space=round(space), color=colour)


def sized(size: float, *, narrow: float = 1.0, between: float = 0.0) -> tuple[Element, ...]:
    """Type of another size, narrowed and spaced; never larger than asked for, lest a line overflow."""
    half_points = max(int(2 * size), 2)
    scale = [node("w", val=max(int(100 * narrow), 1))] if narrow < 1 else []
    return (node("spacing", val=twips(between)), *scale, node("sz", val=half_points), node("szCs", val=half_points))
