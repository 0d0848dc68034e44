"""The elements of WordprocessingML, made with as few words as it allows."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, register_namespace, tostring

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IN_ORDER = (
    "|pStyle|keepNext|keepLines|pageBreakBefore|widowControl|pBdr|tabs|kinsoku|wordWrap|overflowPunct"
    "|topLinePunct|autoSpaceDE|autoSpaceDN|adjustRightInd|snapToGrid|spacing|ind|jc|textDirection|textAlignment"
    "|outlineLvl|rPr|sectPr|"
)
"""Word refuses a file in which these stand in another order."""

for _prefix, _address in NAMESPACES.items():
    register_namespace(_prefix, _address)


def node(name: str, /, *children: Element, **marks: object) -> Element:
    """`node("ind", left=0)` is <w:ind w:left="0"/>; another prefix is written out, as r_id or "wp:inline"."""
    element = Element(_name(name), {_name(key.replace("_", ":")): _value(value) for key, value in marks.items()})
    element.extend(children)
    return element


def plain(name: str, /, *children: Element, **marks: object) -> Element:
    """The same where attributes have no prefix, as in drawings."""
    element = Element(_name(name), {key: _value(value) for key, value in marks.items()})
    element.extend(children)
    return element


def twips(points: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(points * 20)


def properties(parts: Iterable[Element]) -> Element:
    """<w:pPr> of these parts, in order; of two alike the later one counts."""
    latest = {part.tag: part for part in parts}
    return node("pPr", *sorted(latest.values(), key=lambda part: _IN_ORDER.index(f"|{part.tag.partition('}')[2]}|")))


def written(root: Element) -> bytes:
    """A part of the package."""
    content: bytes = tostring(root, encoding="utf-8")
    return HEAD + content


def text_of(elements: Sequence[Element]) -> str:
    """What one reads in some runs, to measure them."""
    return "".join(part.text or "" for element in elements for part in element.iter(_name("t")))


def _name(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(round(value)) if isinstance(value, float) else str(value)
