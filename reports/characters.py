"""What a character does in a line: its class, and which characters can be printed at all."""

import re
from functools import cache
from unicodedata import category, east_asian_width

CLOSING = frozenset("，。、；：？！）》”’】〕〉」』］｝")
OPENING = frozenset("（“‘《【〔〈「『［｛")
NO_START = CLOSING | frozenset("…—·～％‰℃,.;:!?)]}%")
NO_END = OPENING | frozenset("([{￥$№")
FULL_CELL = frozenset("“”‘’—…·℃‰※×÷±≤≥≠→←↑↓△▲○●□■☆★◆◇√")
"""Narrow in some faces, one cell in official documents."""

UNPRINTABLE = "□"
"""Printed where no face has the character, so that a hole is seen and not passed over."""

_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f]")
_INVISIBLE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_ODD = re.compile(f"{_BREAKS.pattern}|{_SPACES.pattern}|{_INVISIBLE.pattern}|[\ud800-\udfff]")


def printable(text: str) -> str:
    """The text as it can be printed: line breaks as \\n, odd spaces as a blank, control characters gone."""
    if not _ODD.search(text):
        return text
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text))
    return re.sub("[\ud800-\udfff]", UNPRINTABLE, _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """The same for what has to stand on a single line."""
    return " ".join(printable(text).split("\n"))


@cache
def is_full_width(char: str) -> bool:
    """Whether the character takes a whole cell of the grid."""
    if char < "\u0300":
        return char in FULL_CELL
    return char in FULL_CELL or (east_asian_width(char) in "WF" and category(char) not in ("Mn", "Me"))
