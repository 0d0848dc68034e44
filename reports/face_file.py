"""A TrueType file read where it lies: no table is unpacked as a whole, so that opening a face costs next to nothing."""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from struct import Struct, unpack_from

NOT_TO_BE_EMBEDDED = 0x0002 | 0x0100 | 0x0200  # restricted, whole only, bitmaps only (OpenType, OS/2 fsType)
TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
COLLECTION = b"ttcf"
NEEDED = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2")
UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platforms and encodings of a cmap that speak Unicode, the widest first."""
ARE_WORDS, HAS_SCALE, HAS_MORE, HAS_TWO_SCALES, HAS_MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph (OpenType, glyf)."""

Lookup = Callable[[int], int]


class FaceFileError(ValueError):
    """A file that cannot be read, or may not be embedded."""


class FaceFile:
    """One face of a file; numbers are those of the file, in units of the em."""

    def __init__(self, content: bytes, index: int = 0) -> None:
        self.content = content
        self._tables = _tables(content, index)
        if absent := [tag for tag in NEEDED if tag not in self._tables]:
            raise FaceFileError(f"tables are absent: {absent}")
        head, hhea, os2 = (self._tables[tag][0] for tag in ("head", "hhea", "OS/2"))
        self.units: int = unpack_from(">H", content, head + 18)[0]
        self.box: tuple[int, ...] = unpack_from(">4h", content, head + 36)
        self.weight: int = unpack_from(">H", content, os2 + 4)[0]
        self.ascent, self.descent = unpack_from(">2h", content, os2 + 68)
        if unpack_from(">H", content, os2 + 8)[0] & NOT_TO_BE_EMBEDDED:
            raise FaceFileError("the licence forbids embedding")
        self.glyphs: int = unpack_from(">H", content, self._tables["maxp"][0] + 4)[0]
        self._metrics: int = unpack_from(">H", content, hhea + 34)[0]
        if not self.units or not 0 < self._metrics <= self.glyphs:
            raise FaceFileError("the measures make no sense")
        self._place = Struct(">2L" if unpack_from(">h", content, head + 50)[0] else ">2H")
        self._in = 1 if self._place.size == 8 else 2
        self._lookup = _lookup(content, *self._tables["cmap"])

    def glyph(self, code: int) -> int:
        """The glyph of a character; 0 where there is none."""
        found = self._lookup(code)
        return found if found < self.glyphs else 0

    def place(self, glyph: int) -> tuple[int, int]:
        """Where the outline of a glyph begins and ends in the file; the same for one without ink."""
        begin, end = self._place.unpack_from(self.content, self._tables["loca"][0] + glyph * self._place.size // 2)
        start, length = self._tables["glyf"]
        if not begin <= end <= length // self._in:
            raise FaceFileError(f"glyph {glyph} lies outside its table")
        return start + begin * self._in, start + end * self._in

    def measures(self, glyph: int) -> tuple[int, int]:
        """Advance and left side bearing."""
        start, last = self._tables["hmtx"][0], self._metrics - 1
        if glyph <= last:
            advance, bearing = unpack_from(">Hh", self.content, start + 4 * glyph)
            return advance, bearing
        (advance,) = unpack_from(">H", self.content, start + 4 * last)
        (bearing,) = unpack_from(">h", self.content, start + 4 * last + 4 + 2 * (glyph - last - 1))
        return advance, bearing

    def table(self, tag: str) -> bytes:
        """Empty where the face has none."""
        start, length = self._tables.get(tag, (0, 0))
        return self.content[start : start + length]


def parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs a composite one is made of, each with where its number stands; none of a simple one."""
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return
    at, more = 10, True
    while more:
        flags, glyph = unpack_from(">2H", outline, at)
        yield at + 2, glyph
        more = bool(flags & HAS_MORE)
        scale = 2 if flags & HAS_SCALE else 4 if flags & HAS_TWO_SCALES else 8 if flags & HAS_MATRIX else 0
        at += (8 if flags & ARE_WORDS else 6) + scale


def _tables(content: bytes, index: int) -> dict[str, tuple[int, int]]:
    """Where each table begins and how long it is."""
    start = unpack_from(">L", content, 12 + 4 * index)[0] if content[:4] == COLLECTION else 0
    if content[start : start + 4] not in TRUE_TYPE:
        raise FaceFileError("no TrueType outlines")
    (number,) = unpack_from(">H", content, start + 4)
    rows = (unpack_from(">4s4x2L", content, start + 12 + 16 * row) for row in range(number))
    found = {tag.decode("latin-1"): (offset, length) for tag, offset, length in rows}
    if any(offset + length > len(content) for offset, length in found.values()):
        raise FaceFileError("the file is cut short")
    return found


def _lookup(content: bytes, start: int, length: int) -> Lookup:
    """The widest Unicode table of a cmap."""
    (number,) = unpack_from(">H", content, start + 2)
    rows = (unpack_from(">2HL", content, start + 4 + 8 * row) for row in range(number))
    places = {(platform, encoding): start + offset for platform, encoding, offset in rows}
    for wanted in UNICODE:
        if wanted in places:
            at = places[wanted]
            match unpack_from(">H", content, at)[0]:
                case 12:
                    return _by_groups(content, at)
                case 4:
                    return _by_segments(content, at, start + length)
    raise FaceFileError("no table of Unicode characters")


def _by_groups(content: bytes, at: int) -> Lookup:
    """Format 12."""
    (number,) = unpack_from(">L", content, at + 12)
    fields = _numbers("I", content[at + 16 : at + 16 + 12 * number])
    firsts, lasts, glyphs = fields[0::3], fields[1::3], fields[2::3]

    def look_up(code: int) -> int:
        group = bisect_right(firsts, code) - 1
        return glyphs[group] + code - firsts[group] if group >= 0 and code <= lasts[group] else 0

    return look_up


def _by_segments(content: bytes, at: int, end: int) -> Lookup:
    """Format 4; its own length is not looked at, as two bytes cannot tell that of a large one."""
    segments: int = unpack_from(">H", content, at + 6)[0] // 2
    words = _numbers("H", content[at + 14 : end - (end - at) % 2])
    lasts, firsts = words[:segments], words[segments + 1 : 2 * segments + 1]
    deltas, offsets = 2 * segments + 1, 3 * segments + 1  # in words after the head of the table

    def look_up(code: int) -> int:
        segment = bisect_left(lasts, code)
        if segment >= segments or code < firsts[segment]:
            return 0
        delta, offset = words[deltas + segment], words[offsets + segment]
        if not offset:
            return (code + delta) & 0xFFFF
        place = offsets + segment + offset // 2 + code - firsts[segment]
        glyph = words[place] if place < len(words) else 0
        return (glyph + delta) & 0xFFFF if glyph else 0

    return look_up


def _numbers(kind: str, content: bytes) -> "array[int]":
    """Big-endian numbers of 2 or 4 bytes."""
    numbers = array(kind, content)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
