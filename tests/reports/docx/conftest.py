"""Word files made of blocks and read again by meaning."""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

import pytest

from reports.document import Document
from reports.docx import to_docx
from reports.layout import GB_GRID

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def value(element, path, mark="val"):
    """A mark of a part of an element, or None."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{mark}")


def text_of(element):
    """What one reads, tabs and breaks as blanks."""
    read = {f"{W}t": lambda part: part.text or "", f"{W}tab": lambda part: " ", f"{W}br": lambda part: " "}
    runs = (part for run in element.iter(f"{W}r") for part in run)
    return "".join(read[part.tag](part) for part in runs if part.tag in read)


@dataclass(frozen=True)
class Paragraph:
    style: str
    text: str
    element: ElementTree.Element

    def mark(self, path, mark="val"):
        return value(self.element, f"pPr/{path}", mark)


@dataclass(frozen=True)
class Word:
    content: bytes

    value = staticmethod(value)
    text_of = staticmethod(text_of)

    @staticmethod
    def every(element, name):
        """All parts of a name within an element."""
        return list(element.iter(f"{W}{name}"))

    @cached_property
    def parts(self):
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def root(self, name):
        return ElementTree.fromstring(self.parts[name])

    @cached_property
    def body(self):
        return self.root("word/document.xml").find(f"{W}body")

    @cached_property
    def styles(self):
        """Each style by its name."""
        return {value(style, "name"): style for style in self.root("word/styles.xml").iter(f"{W}style")}

    @cached_property
    def names(self):
        return {style.get(f"{W}styleId"): name for name, style in self.styles.items()}

    @property
    def paragraphs(self):
        return [self._paragraph(element) for element in self.body.iter(f"{W}p")]

    def paragraph(self, text):
        """The first that contains a text."""
        return next(paragraph for paragraph in self.paragraphs if text in paragraph.text)

    @property
    def tables(self):
        return list(self.body.iter(f"{W}tbl"))

    @property
    def sections(self):
        return list(self.body.iter(f"{W}sectPr"))

    def margin(self, section, kind, place):
        """A header or footer of a section: kind default, even or first."""
        references = self.every(section, f"{place}Reference")
        wanted = next(one.get(f"{R}id") for one in references if one.get(f"{W}type") == kind)
        targets = ElementTree.fromstring(self.parts["word/_rels/document.xml.rels"])
        return self.root(next(f"word/{one.get('Target')}" for one in targets if one.get("Id") == wanted))

    def _paragraph(self, element):
        return Paragraph(self.names[value(element, "pPr/pStyle") or "Normal"], text_of(element), element)


@pytest.fixture
def word():
    """Make a Word file of blocks and read it."""

    def make_and_read(*blocks, grid=GB_GRID, **about):
        document = Document(**{"kind": "演示", "title": "演示", **about}, body=blocks)
        return Word(to_docx(document, grid=grid))

    return make_and_read
