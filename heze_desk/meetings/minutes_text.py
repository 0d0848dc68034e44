"""The levels of a text of minutes: 一、 and （一） and 1. at the beginning of a line."""

import re
from collections.abc import Sequence

from heze_desk.policy.numerals import numeral

LEVELS = (
    re.compile(r"[一二三四五六七八九十百零]+、"),
    re.compile(r"（[一二三四五六七八九十百零]+）"),
    re.compile(r"\d{1,2}[.．](?!\d)"),
)
LARGEST = 99


def level_of(line: str) -> int:
    """1 to 3, and 0 of a plain paragraph."""
    return next((level for level, begins in enumerate(LEVELS, 1) if begins.match(line.lstrip())), 0)


def without_level(line: str) -> str:
    """The words of a line."""
    level = level_of(line)
    return LEVELS[level - 1].sub("", line.lstrip(), count=1).lstrip() if level else line.lstrip()


def at_level(lines: Sequence[str], place: int, level: int) -> str:
    """The line at this place with the number that comes next in its level; 0 makes it a plain paragraph."""
    words = without_level(lines[place])
    if not level:
        return words
    number = 1
    for line in reversed(lines[:place]):
        above = level_of(line)
        if above == level:
            number = number_of(line) + 1
            break
        if above and above < level:
            break
    return f"{_numbered(min(number, LARGEST), level)}{words}"


def number_of(line: str) -> int:
    """What number a line of a level bears; 0 where it bears none."""
    level = level_of(line)
    if not level:
        return 0
    begins = LEVELS[level - 1].match(line.lstrip())
    told = begins.group().strip("（）、.．") if begins else ""
    if told.isdigit():
        return int(told)
    return next((number for number in range(1, LARGEST + 1) if numeral(number) == told), 0)


def _numbered(number: int, level: int) -> str:
    match level:
        case 1:
            return f"{numeral(number)}、"
        case 2:
            return f"（{numeral(number)}）"
        case _:
            return f"{number}."
