"""A text made plain, one character for one, so that every place in it is the place in what was typed."""

import unicodedata
from typing import NamedTuple

MASK = "\ue000"
"""Stands for every character of a day once the day has been read."""


class _Plain(dict[int, int]):
    def __missing__(self, code: int) -> int:
        made = unicodedata.normalize("NFKC", chr(code))
        self[code] = ord(made) if len(made) == 1 else code
        return self[code]


PLAIN = _Plain()


class Span(NamedTuple):
    """A stretch of a text, from its first character up to the one after its last."""

    begins: int
    ends: int

    def of(self, text: str) -> str:
        return text[self.begins : self.ends]

    def holds(self, place: int) -> bool:
        return self.begins <= place < self.ends


def plain(text: str) -> str:
    """Full-width digits and marks as half-width ones; nothing moves."""
    return text.translate(PLAIN)


def is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


DIGITS = {**{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}, "两": 2, "〇": 0, "零": 0}


def number(words: str) -> int | None:
    """12, 十二, 二十, 两; None for what is no number below a thousand."""
    if words.isascii() and words.isdecimal():
        return int(words) if len(words) < 4 else None
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return DIGITS.get(words)
    head, tail = DIGITS.get(tens) if tens else 1, DIGITS.get(ones) if ones else 0
    return None if head is None or tail is None else head * 10 + tail
