"""The sRGB colour profile (IEC 61966-2-1) as a display profile of ICC.1:2004-10; its numbers are few."""

from functools import cache
from struct import pack

D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""Seen under D50."""
FROM_D65 = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of (aX + b)^g from d on, and cX below it."""
HEADER, ENTRY = 128, 12


@cache
def profile() -> bytes:
    """Some 500 bytes, the same each time."""
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _place(D50),
        b"chad": _fixed(b"sf32", FROM_D65),
        **{name: _place(primary) for name, primary in PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"para" + pack(">IHH", 0, 3, 0) + _numbers(CURVE)),
    }
    table, body = [pack(">I", len(tags))], b""
    first, places = HEADER + 4 + ENTRY * len(tags), dict[bytes, int]()
    for name, value in tags.items():
        if value not in places:
            places[value] = first + len(body)
            body += value + b"\0" * (-len(value) % 4)
        table.append(name + pack(">II", places[value], len(value)))
    return _header(first + len(body)) + b"".join(table) + body


def _header(size: int) -> bytes:
    begin = pack(">I4sI4s4s4s", size, b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    made = pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp")
    return (begin + made + b"\0" * 28 + _numbers(D50)).ljust(HEADER, b"\0")


def _text(words: str) -> bytes:
    written = words.encode("utf-16-be")
    return b"mluc" + pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(written), 28) + written


def _place(point: tuple[float, ...]) -> bytes:
    return _fixed(b"XYZ ", point)


def _fixed(kind: bytes, numbers: tuple[float, ...]) -> bytes:
    return kind + bytes(4) + _numbers(numbers)


def _numbers(numbers: tuple[float, ...]) -> bytes:
    """With 16 bits after the point."""
    return b"".join(pack(">i", round(number * 65536)) for number in numbers)
