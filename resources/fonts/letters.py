"""The characters a face must carry."""

from collections.abc import Iterator
from pathlib import Path

SYMBOLS = (
    (0x0020, 0x017E, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x2010, 0x205E, "dashes, quotation marks, the ellipsis, ‖ ※ ‰"),
    (0x2070, 0x209C, "superscripts and subscripts"),
    (0x20A0, 0x20BF, "currencies"),
    (0x2100, 0x218B, "℃ № ™, fractions, Roman numerals"),
    (0x2190, 0x22FF, "arrows, mathematics"),
    (0x2460, 0x25FF, "① ⑴, rules, ■ □ ▲ ● ○"),
    (0x2600, 0x27BF, "★ ☆ ✓ ✔ ✗"),
    (0x3000, 0x33FF, "〔〕 《》 〇, kana, ㈠, ㎡ ㎏"),
    (0xFE10, 0xFE6B, "upright marks"),
    (0xFF00, 0xFFEF, "full and half width"),
)
RARE = "䶮㛃𬭎"  # found in names; the table has them, and should go on having them


def common() -> frozenset[int]:
    """GB 2312, 通用规范汉字表 with its 8105 characters, and what marks and figures papers use."""
    table = (Path(__file__).parent / "tgh8105.txt").read_text("utf-8")
    marks = {code for first, last, _ in SYMBOLS for code in range(first, last + 1)}
    return frozenset(marks | {ord(char) for char in (*_double_bytes("gb2312", 0xA1, 0xF7), *table, *RARE)})


def traditional() -> frozenset[int]:
    """The 5,401 characters of Big5's first level: the older forms that people keep in their names."""
    return frozenset(ord(char) for char in _double_bytes("big5", 0xA4, 0xC6))


def _double_bytes(encoding: str, first: int, last: int) -> Iterator[str]:
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            yield from bytes([lead, trail]).decode(encoding, errors="ignore")
