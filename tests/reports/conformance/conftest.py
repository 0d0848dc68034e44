"""Papers set in the shipped faces, and the same made wrong on purpose in what is drawn on their pages."""

import re
import zlib

import pytest

from build_spec.paper.lengths import of_pages
from reports import fonts
from reports.conformance import Verdict, check
from reports.conformance.reading import read
from reports.layout import GB_GRID
from reports.pdf import to_pdf
from reports.samples import ALL

POINT = 72 / 25.4
STREAM = re.compile(rb"/Length \d+([^>]*>>\s*stream\r?\n)(.*?)(?=\r?\nendstream|endstream)", re.S)
TEXT = re.compile(r"(?P<before>BT \S+ 0 0 \S+ )(?P<x>\S+) (?P<y>\S+)(?P<after> Tm.*? ET)")
BAR = re.compile(r"(?P<before>^|(?<=\n))(?P<x>[\d.]+) (?P<y>[\d.]+)(?P<after> [\d.]+ [\d.]+ re f)")


@pytest.fixture(autouse=True)
def shipped_faces():
    fonts.use_system_faces(False)


@pytest.fixture(scope="session")
def papers():
    """PDFs made once each: samples by name, and others by kind and number of pages."""
    made = {}

    def paper(name):
        if name not in made:
            kind, _, pages = name.partition(" ")
            fonts.use_system_faces(False)
            made[name] = to_pdf(of_pages(kind, int(pages), GB_GRID) if pages else ALL[kind]())
        return made[name]

    return paper


@pytest.fixture
def printed():
    """The PDF of a document."""

    def set_it(document, grid=GB_GRID):
        return to_pdf(document, grid=grid)

    return set_it


@pytest.fixture
def failing():
    """Which rows of a paper fail: numbers of the rules with their subjects."""

    def names(pdf):
        return {(one.rule, one.subject) for one in check(pdf).findings if one.verdict is Verdict.FAILS}

    return names


class Spoiler:
    """Changes what is drawn on a page; distances are in mm to the right and down."""

    def page(self, pdf, number, edit):
        """The page with its drawing code put through `edit`."""
        pages = [found for found in STREAM.finditer(pdf) if b" Tm " in _inflated(found[2])]
        found = pages[number - 1]
        code = zlib.compress(edit(_inflated(found[2]).decode("latin-1")).encode("latin-1"))
        return pdf[: found.start()] + b"/Length %d" % len(code) + found[1] + code + pdf[found.end() :]

    def text(self, pdf, words, *, right=0.0, down=0.0):
        """A line moved that contains these words."""
        mark = _found(pdf, words)
        return self.page(pdf, mark.page, lambda code: _moved(code, TEXT, _at(mark, pdf), (right, down)))

    def last_rule(self, pdf, number, *, right=0.0, down=0.0):
        """The lowest rule of a page moved."""
        bars = [bar for bar in read(pdf).pages[number - 1].bars if bar.is_lying]
        lowest = max(bars, key=lambda bar: bar.box.bottom)
        return self._rules(pdf, number, [lowest], (right, down))

    def red_rule(self, pdf, *, right=0.0, down=0.0):
        """The red rule of the first page moved, or both rules of the upper pair of a letter."""
        bars = [bar for bar in read(pdf).pages[0].bars if bar.colour.is_red and bar.box.top < 150]
        return self._rules(pdf, 1, bars, (right, down))

    def _rules(self, pdf, number, bars, by):
        edges = [297 - bar.box.bottom for bar in bars]
        return self.page(
            pdf,
            number,
            lambda code: _moved(code, BAR, lambda x, y: any(abs(y / POINT - edge) < 0.1 for edge in edges), by),
        )

    def whole(self, pdf, number, *, right=0.0, down=0.0):
        """All of a page moved."""
        return self.page(pdf, number, lambda code: f"1 0 0 1 {right * POINT:.3f} {-down * POINT:.3f} cm\n{code}")

    def coloured(self, pdf, words, colour):
        """A line drawn in another colour."""
        return self._drawn(pdf, words, lambda line: f"{colour} {line} 0 0 0 1 k")

    def without(self, pdf, words):
        """A line left out."""
        return self._drawn(pdf, words, lambda line: "")

    def _drawn(self, pdf, words, drawn):
        mark = _found(pdf, words)
        at = _at(mark, pdf)

        def edit(code):
            return TEXT.sub(lambda one: drawn(one[0]) if at(float(one["x"]), float(one["y"])) else one[0], code)

        return self.page(pdf, mark.page, edit)

    def folio(self, pdf, number, *, right=0.0, down=0.0):
        """The number of a page moved."""
        return self.page(pdf, number, lambda code: _moved(code, TEXT, lambda x, y: 70 < y < 85, (right, down)))


@pytest.fixture
def spoil():
    return Spoiler()


def _inflated(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def _found(pdf, words):
    """The first character of these words."""
    written = read(pdf).written
    return written.marks[written.text.index(words)]


def _at(mark, pdf):
    """Whether something is drawn from the line of a character on, to its left at most by what may stand before it."""
    base = (read(pdf).pages[mark.page - 1].sheet.bottom - mark.base) * POINT
    return lambda x, y: abs(y - base) < 0.3 and abs(x / POINT - mark.left) < 0.5


def _moved(code, pattern, is_meant, by):
    def put(one):
        x, y = float(one["x"]), float(one["y"])
        if not is_meant(x, y):
            return one[0]
        return f"{one['before']}{x + by[0] * POINT:.3f} {y - by[1] * POINT:.3f}{one['after']}"

    return pattern.sub(put, code)
