"""Text in runs: every character that XML and the page can hold, marks of Chinese width taken as Chinese."""

from xml.etree.ElementTree import Element

from reports.characters import printable
from reports.docx.markup import node
from reports.docx.styles import INSIDE, word_identifier
from reports.fonts import Role


def runs(text: str, role: Role | None = None, *look: Element) -> tuple[Element, ...]:
    """The text in one run for each of its lines; a role sets it in a face other than its paragraph's."""
    found: list[Element] = []
    for place, part in enumerate(printable(text).split("\n")):
        content = [node("br")] if place else []
        if part:
            content.append(_text(part))
        if content:
            found.append(node("r", _look(role, look), *content))
    return tuple(found)


def tab() -> Element:
    return node("r", node("tab"))


def _text(text: str) -> Element:
    element = node("t", xml_space="preserve") if text != text.strip() else node("t")
    element.text = text
    return element


def _look(role: Role | None, look: tuple[Element, ...]) -> Element:
    """The hint makes quotation marks, dashes and dots those of the Chinese face."""
    style = [node("rStyle", val=word_identifier(INSIDE[role]))] if role in INSIDE else []
    return node("rPr", *style, node("rFonts", hint="eastAsia"), *look)
