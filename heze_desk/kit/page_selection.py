"""What is selected of a paper's text, and how the keys widen it."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from heze_desk.kit.page_text import copied
from heze_desk.kit.pdf_pages import PdfPages


class Place(NamedTuple):
    """Between two letters of a page, both counted from 0."""

    page: int
    letter: int


@dataclass(frozen=True)
class Selection:
    """From where it was begun to where it was drawn; the two may be the same or the other way round."""

    anchor: Place
    cursor: Place

    @property
    def is_empty(self) -> bool:
        return self.anchor == self.cursor

    def letters_on(self, page: int, count: int) -> tuple[int, int]:
        """The letters selected of a page that has so many."""
        first, last = sorted((self.anchor, self.cursor))
        start = 0 if first.page < page else first.letter
        end = count if last.page > page else last.letter
        return (start, end) if first.page <= page <= last.page else (0, 0)

    def text(self, pages: PdfPages) -> str:
        """What is copied."""
        first, last = sorted((self.anchor, self.cursor))
        texts = [(number, pages.text(number)) for number in range(first.page, last.page + 1)]
        return copied([(text, *self.letters_on(number, len(text.letters))) for number, text in texts])


def page_selected(pages: PdfPages, number: int) -> Selection:
    return Selection(Place(number, 0), Place(number, len(pages.text(number).letters)))


def all_selected(pages: PdfPages) -> Selection:
    last = len(pages.sizes) - 1
    return Selection(Place(0, 0), Place(last, len(pages.text(last).letters)))


def widened(selection: Selection, key: Qt.Key, pages: PdfPages) -> Selection:
    """The selection after Shift with an arrow, Home or End."""
    return replace(selection, cursor=_moved(selection.cursor, key, pages))


def _moved(place: Place, key: Qt.Key, pages: PdfPages) -> Place:
    text = pages.text(place.page)
    if not text.lines:
        return _beside(place, 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End) else -1, pages)
    line = text.line_at(place.letter)
    match key:
        case Qt.Key.Key_Right | Qt.Key.Key_Left:
            return _beside(place, 1 if key == Qt.Key.Key_Right else -1, pages)
        case Qt.Key.Key_Home:
            return Place(place.page, line.start)
        case Qt.Key.Key_End:
            return Place(place.page, line.end)
        case _:
            return _line_beside(place, 1 if key == Qt.Key.Key_Down else -1, pages)


def _beside(place: Place, step: int, pages: PdfPages) -> Place:
    """One letter on or back, over the edge of the page too; the ends of the paper hold."""
    letter = place.letter + step
    if 0 <= letter <= len(pages.text(place.page).letters):
        return Place(place.page, letter)
    page = place.page + step
    if not 0 <= page < len(pages.sizes):
        return place
    return Place(page, 0 if step > 0 else len(pages.text(page).letters))


def _line_beside(place: Place, step: int, pages: PdfPages) -> Place:
    """The same distance from the left on the line before or after."""
    text = pages.text(place.page)
    here = text.lines.index(text.line_at(place.letter))
    if not 0 <= here + step < len(text.lines):
        return _beside(Place(place.page, len(text.letters) if step > 0 else 0), step, pages)
    number = min(place.letter, len(text.letters) - 1)
    left = text.letters[number].box.left()
    return Place(place.page, text.place_at(QPointF(left, text.lines[here + step].box.center().y())))
