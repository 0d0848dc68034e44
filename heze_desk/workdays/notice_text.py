"""A notice as it was pasted or kept in a file: its words without blanks, its items, its sentences, its year."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from heze_desk.errors import DeskError

SIGNED = re.compile(r"\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*")
NAME = "(?:元旦|春节|清明节?|五一(?:国际)?(?:劳动节)?|(?:国际)?劳动节|端午节?|中秋节?|国庆节?)"
NUMBER = r"\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)?[、.]?"
HEAD = re.compile(
    rf"(?:{NUMBER})?(?P<known>{NAME}(?:[、和及与]{NAME})*)(?:假期|放假)?(?::|(?=(?:\d{{4}}年)?\d{{1,2}}月))"
    r"|[一二三四五六七八九十]{1,3}、(?P<other>[^、。:;,]{2,30}):"
)
TITLE = re.compile(r"国务院办公厅关于(?:调整)?\d{4}年[^。:;]{0,30}?通知")
DOCUMENT_NUMBER = re.compile(r"国办发(?:明电)?[〔\[(]\d{4}[〕\])]\d{1,3}号")
YEAR = re.compile(r"关于(?:调整)?(\d{4})年|现将(\d{4})年|(\d{4})年(?:部分)?(?:节假日|放假)")
SENTENCE = re.compile(r"[^。;!]+")
MOST_BYTES = 200_000


@dataclass(frozen=True)
class Words:
    """A text whose blanks are gone and whose marks and digits are half-width, and how each of them was written."""

    plain: str
    written: tuple[str, ...]

    def part(self, start: int, end: int) -> "Words":
        return Words(self.plain[start:end], self.written[start:end])

    def __str__(self) -> str:
        return "".join(self.written)


@dataclass(frozen=True)
class Item:
    """What a notice says of one holiday."""

    name: str
    sentences: tuple[Words, ...]


def words_of(text: str) -> Words:
    """The words that count: neither blanks nor the line with the day on which the notice was signed."""
    lines = (line for line in text.splitlines() if not SIGNED.fullmatch(unicodedata.normalize("NFKC", line)))
    plain: list[str] = []
    written: list[str] = []
    for mark in "".join(lines):
        half = unicodedata.normalize("NFKC", mark)
        if not half.strip() or unicodedata.category(mark) == "Cf":
            continue
        plain += half
        written += [mark, *[""] * (len(half) - 1)]
    return Words("".join(plain), tuple(written))


def items(words: Words) -> Iterator[Item]:
    """“二、春节：…” up to the next; what stands before the first is no part of any."""
    heads = list(HEAD.finditer(words.plain))
    ends = (*(head.start() for head in heads[1:]), len(words.plain))
    for head, end in zip(heads, ends, strict=False):
        body = words.part(head.end(), end)
        found = SENTENCE.finditer(body.plain)
        name = re.sub("五一(?:国际)?(?:劳动节)?", "劳动节", head["known"] or head["other"])
        yield Item(name=name, sentences=tuple(body.part(*one.span()) for one in found))


def stated_year(words: Words) -> int | None:
    """The year that the title or the preamble speaks of."""
    found = YEAR.search(words.plain)
    return int(next(filter(None, found.groups()))) if found else None


def title(words: Words, year: int) -> str:
    """国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号), as far as it is there."""
    found, number = TITLE.search(words.plain), DOCUMENT_NUMBER.search(words.plain)
    named = str(words.part(*found.span())) if found else f"{year}年放假安排"
    return f"{named}（{words.part(*number.span())}）" if number else named


def decoded(content: bytes, name: str) -> str:
    """The text of a file as an office keeps it: UTF-8, the Windows code page or UTF-16."""
    if len(content) > MOST_BYTES or content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"):
        raise DeskError(f"“{name}”不是文本文件；请打开它，复制通知全文后粘贴，或另存为 txt。")
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DeskError(f"“{name}”的文字读不出；请用记事本打开，另存为 UTF-8 编码的 txt。")
