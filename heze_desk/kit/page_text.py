"""The text of a page as it lies there: letters in boxes, lines, what is found and what is copied."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import normalize

from PySide6.QtCore import QPointF, QRectF, QSizeF

HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
CELL_GAP = 0.6  # of the letters' height: wider room than justified lines leave, so it parts cells
WORD_GAP = 0.15
EDGE = 1.2
MARGIN = 0.2  # of the page's width: none of ours is wider
FOLIO = re.compile(r"[—\-－]\s*\d+\s*[—\-－]|第\s*\d+\s*页\s*共\s*\d+\s*页")
WORD = re.compile(r"[\w·]+")


class Letter(NamedTuple):
    """A character and its box in points from the page's top left corner."""

    text: str
    box: QRectF


class Line(NamedTuple):
    """Letters `start` to `end`, the end not counted, and the box around them."""

    start: int
    end: int
    box: QRectF


@dataclass(frozen=True)
class PageText:
    """All letters of a page in reading order; places are counted between letters."""

    letters: tuple[Letter, ...]
    lines: tuple[Line, ...]
    width: float

    @cached_property
    def edges(self) -> tuple[float, float]:
        """Where full lines begin at the left and end at the right; short ones alone do not tell."""
        left, right = min(line.box.left() for line in self.lines), max(line.box.right() for line in self.lines)
        return min(left, self.width * MARGIN), max(right, self.width * (1 - MARGIN))

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The text without blanks, widths and cases, and for each of its characters the letter it comes from."""
        parts = [(_fold(letter.text), number) for number, letter in enumerate(self.letters)]
        return "".join(text for text, _ in parts), [number for text, number in parts for _ in text]

    def find(self, words: str) -> list[tuple[int, int]]:
        """Where words stand, also when a line ends among them; width, case and blanks do not matter."""
        wanted = _fold(words)
        text, numbers = self._folded
        places = (match.start() for match in re.finditer(re.escape(wanted), text)) if wanted else ()
        return [(numbers[place], numbers[place + len(wanted) - 1] + 1) for place in places]

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """One box for each line that letters `start` to `end` stand on."""
        cuts = ((max(start, line.start), min(end, line.end)) for line in self.lines)
        return [_around(self.letters[first:last]) for first, last in cuts if first < last]

    def place_at(self, point: QPointF) -> int:
        """The place between letters nearest to a point; 0 on a page without text."""
        line = min(self.lines, key=lambda line: _distance(line.box, point), default=None)
        if line is None:
            return 0
        letters = self.letters[line.start : line.end]
        return line.start + sum(letter.box.center().x() < point.x() for letter in letters)

    def is_text(self, point: QPointF) -> bool:
        return any(line.box.contains(point) for line in self.lines)

    def word_at(self, place: int) -> tuple[int, int]:
        """The run of letters and figures around a place, as far as the next mark."""
        text = "".join(letter.text[:1] for letter in self.letters)  # one for one, whatever a letter is made of
        return next(
            (found.span() for found in WORD.finditer(text) if found.start() <= place <= found.end()),
            (place, min(place + 1, len(text))),
        )

    def line_at(self, place: int) -> Line:
        """The line a place is on; the next one where a line ends."""
        return next((line for line in self.lines if place < line.end), self.lines[-1])


def copied(parts: Sequence[tuple[PageText, int, int]]) -> str:
    """Letters `start` to `end` of some pages as one would type them: lines of a paragraph joined, cells parted by tabs.

    Page numbers are left out where more than one page is copied.
    """
    out = ""
    before: tuple[PageText, Line] | None = None
    for text, start, end in parts:
        for line in _whole_lines(text, start, end, folios=len(parts) == 1):
            if before is not None:
                out += _joint(out, text.letters[line.start].text) if _goes_on(before, (text, line)) else "\n"
            out += "".join(letter.text for letter in text.letters[line.start : line.end])
            before = text, line
    return out


def read(page: Any, size: QSizeF) -> PageText:
    """Read an open page of PDFium."""
    letters: list[Letter] = []
    begins: list[int] = []
    new = True
    for text, box, made_up in _characters(page, size.height()):
        if text in "\r\n":
            new = True
        elif not made_up:
            if gap := "" if new else _gap(letters[-1], text, box):
                letters.append(Letter(gap, QRectF(letters[-1].box.topRight(), box.bottomLeft())))
            if new:
                begins.append(len(letters))
            letters.append(Letter(text, box))
            new = False
    spans = pairwise([*begins, len(letters)])
    lines = tuple(Line(start, end, _around(letters[start:end])) for start, end in spans)
    return PageText(tuple(letters), lines, size.width())


def _characters(page: Any, height: float) -> Iterator[tuple[str, QRectF, bool]]:
    """Characters beyond U+FFFF are put together again; the last part says what PDFium itself added."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    text = page.get_textpage()
    letters, room = text.raw, raw.FS_RECTF()
    high = 0
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(letters, number)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else 0xFFFD, 0
        if code in HYPHENS:
            code = ord("-")
        if code:
            raw.FPDFText_GetLooseCharBox(letters, number, room)
            box = QRectF(room.left, height - room.top, room.right - room.left, room.top - room.bottom)
            yield chr(code), box, raw.FPDFText_IsGenerated(letters, number) == 1
    text.close()


def _gap(before: Letter, text: str, box: QRectF) -> str:
    """What parts two letters of a line: cells are parted by a tab, words by a blank, justified letters by nothing."""
    room = (box.left() - before.box.right()) / max(1.0, box.height())
    if room > CELL_GAP:
        return "\t"
    words = _is_latin(before.text) and _is_latin(text)
    return " " if words and room > WORD_GAP else ""


def _whole_lines(text: PageText, start: int, end: int, *, folios: bool) -> Iterator[Line]:
    for line in text.lines:
        first, last = max(start, line.start), min(end, line.end)
        words = "".join(letter.text for letter in text.letters[line.start : line.end]).strip()
        if first < last and (folios or not FOLIO.fullmatch(words)):
            yield Line(first, last, line.box)


def _goes_on(before: tuple[PageText, Line], after: tuple[PageText, Line]) -> bool:
    """A line that reaches the right edge goes on in one that begins at the left, as paragraphs are indented."""
    (text, line), (next_text, next_line) = before, after
    em = line.box.height() * EDGE
    return line.box.right() > text.edges[1] - em and next_line.box.left() < next_text.edges[0] + em / 2


def _joint(before: str, after: str) -> str:
    return " " if _is_latin(before[-1]) and _is_latin(after) else ""


def _is_latin(text: str) -> bool:
    return text.isascii() and not text.isspace() and text != "-"


def _fold(text: str) -> str:
    return "".join(normalize("NFKC", text).casefold().split())


def _around(letters: Iterable[Letter]) -> QRectF:
    whole = QRectF()
    for letter in letters:
        whole = whole.united(letter.box)
    return whole


def _distance(box: QRectF, point: QPointF) -> tuple[float, float]:
    """Lines at the same height are told apart by how far away they begin or end."""
    down = max(box.top() - point.y(), point.y() - box.bottom(), 0.0)
    across = max(box.left() - point.x(), point.x() - box.right(), 0.0)
    return down, across
