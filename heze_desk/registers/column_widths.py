"""How wide the columns of a printed register are: as what stands in them asks for, words whole where there is room."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

LINE = {"五号": 60.7, "小五": 70.8}
"""Characters of each type that a line of a landscape A4 sheet takes."""
SIDES = 0.9
"""Characters that the blank beside a text takes, with the width by which a face is broader than told here."""
WIDEST = 22
"""Characters of a text beyond which no column is made wider for it."""
WORD = 10.0
"""Characters of the longest word that is kept whole; what is longer is a text."""
TRIES = (("五号", WORD), ("五号", 7.5), ("小五", WORD), ("小五", 7.5), ("小五", 6.0), ("小五", 5.0))
"""Types, each with the longest words that are kept whole, in the order in which they are tried."""
ENDS = re.compile(r"(?<=[、，；])|(?<=）)(?![、，；：。])|(?=（)")
"""Where a line may end: behind a mark, and before what is in brackets."""


class Fitted(NamedTuple):
    """Shares of the line, the type, and the rows with the line ends that keep their words whole."""

    shares: tuple[float, ...]
    size: str
    rows: tuple[tuple[str, ...], ...]


def fitted(header: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Fitted:
    """As wide as the words ask for; what is left goes to the columns whose texts are not yet on one line.

    A row of a single text spans the table and asks for nothing.
    """
    columns = list(zip(header, *(row for row in rows if len(row) == len(header)), strict=True))
    for size, longest in TRIES:
        room = LINE[size] - SIDES * len(columns)
        least = [max(min(_longest(text), longest) for text in column) for column in columns]
        if sum(least) <= room:
            break
    lacking = [max(0.0, _widest(column) - needed) for column, needed in zip(columns, least, strict=True)]
    given = min(1.0, max(0.0, room - sum(least)) / sum(lacking)) if any(lacking) else 0.0
    widths = [needed + lack * given for needed, lack in zip(least, lacking, strict=True)]
    widths = [width * room / sum(widths) for width in widths]
    folded = (
        tuple(_folded(text, width) for text, width in zip(row, widths, strict=True)) if len(row) > 1 else row
        for row in rows
    )
    return Fitted(tuple((width + SIDES) / LINE[size] for width in widths), size, tuple(folded))


def _folded(text: str, width: float) -> str:
    """With a line end before each word that would be broken, unless it fills more than a line."""
    return "\n".join(_folded_line(line, width) for line in text.split("\n"))


def _folded_line(line: str, width: float) -> str:
    told, taken = "", 0.0
    for part in ENDS.split(line):
        length = _length(part)
        if taken and taken + length > width and length <= min(width, WORD):
            told, taken = f"{told}\n", 0.0
        told, taken = told + part, (taken + length) if taken + length <= width else (taken + length) % width
    return told


def _longest(text: str) -> float:
    """Of its words."""
    return max(_length(part) for line in text.split("\n") for part in ENDS.split(line))


def _widest(column: Sequence[str]) -> float:
    """Of the lines of its cells; the heading may be broken."""
    return min(WIDEST, max((_length(line) for text in column[1:] for line in text.split("\n")), default=0.0))


def _length(text: str) -> float:
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.55 for char in text)
