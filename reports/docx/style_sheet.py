"""The part of the file that says how its styles look."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reports.docx.faces import rfonts
from reports.docx.markup import node, properties, twips
from reports.docx.sections import PITCH
from reports.docx.styles import BODY, STYLES, TITLE, WITHIN, Style, identifier, word_identifier
from reports.fonts import Role
from reports.layout import SIZES

CLOSER = -0.3
"""In points, between characters of the text: 28 of them then stand in a line of 156 mm.

The grid of the page asks for the same, but not every program keeps to it, and LibreOffice gives each character two
cells of a grid that is narrower than the character; so the text does not snap to it.
"""


def style_sheet() -> Element:
    """Every style says all that it is, so that it means the same in another file."""
    return node("styles", _defaults(), *_styles())


def _defaults() -> Element:
    size = 2 * SIZES["三号"]
    letters = (rfonts(Role.BODY), node("kern", val=0), node("sz", val=size), node("szCs", val=size))
    language = node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return node("docDefaults", node("rPrDefault", node("rPr", *letters, language)), node("pPrDefault"))


def _styles() -> Iterator[Element]:
    for name, style in STYLES.items():
        yield _paragraph_style(name, style)
    usual = node("name", val="Default Paragraph Font"), node("uiPriority", val=1), node("semiHidden")
    yield node("style", *usual, type="character", default=True, styleId="Letters")
    for name, role in WITHIN.items():
        about = (node("name", val=name), node("basedOn", val="Letters"), node("qFormat"), node("rPr", rfonts(role)))
        yield node("style", *about, type="character", customStyle=True, styleId=word_identifier(name))
    usual = node("name", val="Normal Table"), node("uiPriority", val=99), node("semiHidden")
    yield node("style", *usual, _bare(), type="table", default=True, styleId="PlainTable")


def _bare() -> Element:
    """A table without rules and margins."""
    margins = (node(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    return node("tblPr", node("tblInd", w=0, type="dxa"), node("tblCellMar", *margins))


def _paragraph_style(name: str, style: Style) -> Element:
    about, kind = [node("name", val=name)], {"default": True} if name == BODY else {}
    if name != BODY:
        about += [node("basedOn", val=BODY), node("next", val=BODY if style.keep else identifier(name))]
    if name not in (BODY, TITLE):
        kind["customStyle"] = True
    look = properties([*(_of_all_text() if name == BODY else ()), *_paragraph_look(style)])
    return node(
        "style", *about, node("qFormat"), look, _letters(style), type="paragraph", **kind, styleId=identifier(name)
    )


def _of_all_text() -> Iterator[Element]:
    """No mark outside the text area, no blank between Chinese and figures, no single line on a page."""
    for mark in ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid"):
        yield node(mark, val=False)
    yield node("widowControl")


def _paragraph_look(style: Style) -> Iterator[Element]:
    yield node("jc", val=style.align)
    yield node("ind", firstLineChars=100 * style.indent, firstLine=twips(style.indent * style.size))
    if style.natural:
        yield node("spacing", before=0, after=0, line=240, lineRule="auto")
    else:
        yield node("spacing", before=0, after=0, line=twips(style.pitch or PITCH), lineRule="exact")
    if style.keep:
        yield node("keepNext")
    if style.level:
        yield node("outlineLvl", val=style.level - 1)


def _letters(style: Style) -> Element:
    colour = [node("color", val=style.colour)] if style.colour else []
    closer = CLOSER if style.on_grid and style.size == SIZES["三号"] else 0.0
    size = 2 * style.size
    return node(
        "rPr",
        rfonts(style.role),
        node("snapToGrid", val=False),
        *colour,
        node("spacing", val=twips(closer)),
        node("sz", val=size),
        node("szCs", val=size),
    )
