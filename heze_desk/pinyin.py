"""The letters that Chinese characters are typed by: the first of each reading of each."""

import os
import re
import unicodedata
from functools import cache

TYPED = re.compile("(?=.*[a-z])[a-z0-9]{2,}")
"""What can stand for the beginnings of characters: two letters or more, for one alone stands in nearly every name."""


@cache
def initials(character: str) -> str:
    """Z and c and t for 重; a character without a reading stands for itself."""
    readings = _readings().get(ord(character), "").split(",")
    return "".join({unicodedata.normalize("NFD", reading)[0] for reading in readings if reading}) or character


def pattern(word: str, characters: str) -> re.Pattern[str] | None:
    """What finds the word typed by its initials among texts of these characters; None where it is no such word."""
    if not TYPED.fullmatch(word):
        return None
    return re.compile("".join(_any_of(letter, characters) for letter in word))


def prepare() -> None:
    """Read the table now, while nobody waits for it."""
    _readings()


def _any_of(letter: str, characters: str) -> str:
    fitting = "".join(one for one in characters if letter in initials(one))
    return f"[{letter}{re.escape(fitting)}]"


@cache
def _readings() -> dict[int, str]:
    """The table of single characters; that of phrases takes three times as long to read and is not asked."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    readings: dict[int, str] = pinyin_dict
    return readings
