"""Papers set in the shipped faces and measured in millimetres."""

import io
from dataclasses import dataclass

import pdfplumber
import pypdfium2
import pytest

from reports import fonts
from reports.document import Document
from reports.layout import GB_GRID, MM
from reports.pdf import to_pdf


@pytest.fixture(autouse=True)
def shipped_faces():
    fonts.use_system_faces(False)


@dataclass(frozen=True)
class Mark:
    """A character on paper: its box in mm from the top left corner of the sheet."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    face: str
    colour: tuple = ()


@dataclass(frozen=True)
class Bar:
    left: float
    right: float
    middle: float
    thickness: float
    colour: tuple


@dataclass(frozen=True)
class Sheet:
    width: float
    height: float
    marks: list
    bars: list
    text: str
    pdf: bytes
    place: int

    def ink(self, left, top, right, bottom):
        """Upper and lower edge, in mm, of what is printed in an area of the sheet."""
        dots = 12  # per mm
        picture = pypdfium2.PdfDocument(self.pdf)[self.place].render(scale=dots / MM, grayscale=True)
        grey, stride = bytes(picture.buffer), picture.stride
        rows = [
            row
            for row in range(round(top * dots), round(bottom * dots))
            if min(grey[row * stride + round(left * dots) : row * stride + round(right * dots)]) < 160
        ]
        return rows[0] / dots, (rows[-1] + 1) / dots

    def lines(self):
        """Texts by the height they stand at, from the top."""
        rows = {}
        for mark in self.marks:
            rows.setdefault(round(mark.bottom, 1), []).append(mark)
        return [rows[height] for height in sorted(rows)]

    def line(self, text):
        """The marks of the first line that contains a text."""
        return next(row for row in self.lines() if text in "".join(mark.text for mark in row))

    def texts(self):
        return ["".join(mark.text for mark in row) for row in self.lines()]


def _mark(char, height):
    baseline = height - char["matrix"][5]
    top, bottom = baseline - 0.88 * char["size"], baseline + 0.12 * char["size"]
    face = char["fontname"].partition("+")[2]
    edges = (char["x0"] / MM, char["x1"] / MM, top / MM, bottom / MM)
    return Mark(char["text"], *edges, round(char["size"], 3), face, char["non_stroking_color"])


def _bar(rect):
    middle, thickness = (rect["top"] + rect["bottom"]) / 2, rect["bottom"] - rect["top"]
    return Bar(rect["x0"] / MM, rect["x1"] / MM, middle / MM, thickness / MM, rect["non_stroking_color"])


def _sheet(page, paper):
    marks = [_mark(char, float(page.height)) for char in page.chars]
    wide = [_bar(rect) for rect in page.rects if rect["width"] > rect["height"]]
    return Sheet(
        float(page.width) / MM, float(page.height) / MM, marks, wide, page.extract_text(), paper, page.page_number - 1
    )


@pytest.fixture
def press():
    """Set blocks and measure every sheet."""

    def set_and_measure(*blocks, grid=GB_GRID, **about):
        document = Document(**{"kind": "演示", "title": "演示", **about}, body=blocks)
        paper = to_pdf(document, grid=grid)
        with pdfplumber.open(io.BytesIO(paper)) as pdf:
            return [_sheet(page, paper) for page in pdf.pages]

    return set_and_measure
