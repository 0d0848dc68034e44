"""A TrueType file read where it lies: its outlines, nearly all of it, stay on disk until a paper needs them."""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from struct import Struct, iter_unpack, unpack_from
from typing import BinaryIO, NamedTuple

NOT_TO_BE_EMBEDDED = 0x0002 | 0x0100 | 0x0200  # restricted, whole only, bitmaps only (OpenType, OS/2 fsType)
TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
COLLECTION = b"ttcf"
NEEDED = ("head", "hhea", "maxp", "hmtx", "loca", "cmap", "OS/2")
KEPT = ("cvt ", "fpgm", "prep")
"""What hinted outlines refer to, where there are any."""
UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platforms and encodings of a cmap that speak Unicode, the widest first."""
ARE_WORDS, HAS_SCALE, HAS_MORE, HAS_TWO_SCALES, HAS_MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph (OpenType, glyf)."""

Lookup = Callable[[int], int]


class FaceFileError(ValueError):
    """A file that cannot be read, or may not be embedded."""


class Outline(NamedTuple):
    """An outline as it stands in a table, with the sum of its words, which takes longest to find."""

    content: bytes
    sum: int


class FaceFile:
    """One face of a file; numbers are those of the file, in units of the em."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self._path = path
        with path.open("rb") as file:
            self._places = _tables(file, index, path.stat().st_size)
            if absent := [tag for tag in (*NEEDED, "glyf") if tag not in self._places]:
                raise FaceFileError(f"tables are absent: {absent}")
            self._tables = {tag: _read(file, self._places[tag]) for tag in (*NEEDED, *KEPT) if tag in self._places}
        head, os2 = self._tables["head"], self._tables["OS/2"]
        self.units: int = unpack_from(">H", head, 18)[0]
        self.box: tuple[int, ...] = unpack_from(">4h", head, 36)
        self.weight: int = unpack_from(">H", os2, 4)[0]
        self.ascent, self.descent = unpack_from(">2h", os2, 68)
        if unpack_from(">H", os2, 8)[0] & NOT_TO_BE_EMBEDDED:
            raise FaceFileError("the licence forbids embedding")
        self.glyphs: int = unpack_from(">H", self._tables["maxp"], 4)[0]
        self._metrics: int = unpack_from(">H", self._tables["hhea"], 34)[0]
        if not self.units or not 0 < self._metrics <= self.glyphs:
            raise FaceFileError("the measures make no sense")
        self._ends = Struct(">2L" if unpack_from(">h", head, 50)[0] else ">2H")
        self._lookup = _lookup(self._tables.pop("cmap"))
        self._outlines: dict[int, bytes] = {}
        self.whole: dict[int, Outline] = {}

    def glyph(self, code: int) -> int:
        """The glyph of a character; 0 where there is none."""
        found = self._lookup(code)
        return found if found < self.glyphs else 0

    def has_ink(self, glyph: int) -> bool:
        return self._place(glyph)[1] > 0

    def outlines(self, glyphs: Iterable[int]) -> list[bytes]:
        """Empty for a glyph without ink; what has been read once is kept, as papers use the same characters."""
        wanted = list(glyphs)
        unread = {glyph: self._place(glyph) for glyph in wanted if glyph not in self._outlines}
        if unread:
            with self._path.open("rb") as file:
                self._outlines.update((glyph, _read(file, unread[glyph])) for glyph in sorted(unread))
        return [self._outlines[glyph] for glyph in wanted]

    def measures(self, glyph: int) -> tuple[int, int]:
        """Advance and left side bearing."""
        table, last = self._tables["hmtx"], self._metrics - 1
        if glyph <= last:
            advance, bearing = unpack_from(">Hh", table, 4 * glyph)
            return advance, bearing
        (advance,) = unpack_from(">H", table, 4 * last)
        (bearing,) = unpack_from(">h", table, 4 * last + 4 + 2 * (glyph - last - 1))
        return advance, bearing

    def table(self, tag: str) -> bytes:
        """Of those that are kept; empty where the face has none."""
        return self._tables.get(tag, b"")

    def _place(self, glyph: int) -> tuple[int, int]:
        """Where the outline of a glyph begins in the file, and how long it is."""
        unit = 1 if self._ends.size == 8 else 2
        begin, end = self._ends.unpack_from(self._tables["loca"], glyph * self._ends.size // 2)
        start, length = self._places["glyf"]
        if not begin <= end <= length // unit:
            raise FaceFileError(f"glyph {glyph} lies outside its table")
        return start + begin * unit, (end - begin) * unit


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


def _read(file: BinaryIO, place: tuple[int, int]) -> bytes:
    start, length = place
    file.seek(start)
    found = file.read(length)
    if len(found) != length:
        raise FaceFileError("the file is cut short")
    return found


def _tables(file: BinaryIO, index: int, size: int) -> dict[str, tuple[int, int]]:
    """Where each table begins and how long it is."""
    head = file.read(16 + 4 * index)
    start = unpack_from(">L", head, 12 + 4 * index)[0] if head[:4] == COLLECTION else 0
    kind, number = unpack_from(">4sH", _read(file, (start, 12)))
    if kind not in TRUE_TYPE:
        raise FaceFileError("no TrueType outlines")
    directory = _read(file, (start + 12, 16 * number))
    found = {tag.decode("latin-1"): place for tag, *place in iter_unpack(">4s4x2L", directory)}
    if any(offset + length > size for offset, length in found.values()):
        raise FaceFileError("the file is cut short")
    return {tag: (offset, length) for tag, (offset, length) in found.items()}


def _lookup(table: bytes) -> Lookup:
    """The widest Unicode table of a cmap."""
    (number,) = unpack_from(">H", table, 2)
    rows = iter_unpack(">2HL", table[4 : 4 + 8 * number])
    places = {(platform, encoding): offset for platform, encoding, offset in rows}
    for wanted in UNICODE:
        if wanted in places:
            content = table[places[wanted] :]
            match unpack_from(">H", content)[0]:
                case 12:
                    return _by_groups(content)
                case 4:
                    return _by_segments(content)
    raise FaceFileError("no table of Unicode characters")


def _by_groups(content: bytes) -> Lookup:
    """Format 12."""
    (number,) = unpack_from(">L", content, 12)
    fields = _numbers("I", content[16 : 16 + 12 * number])
    firsts, lasts, glyphs = fields[0::3], fields[1::3], fields[2::3]

    def look_up(code: int) -> int:
        group = bisect_right(firsts, code) - 1
        return glyphs[group] + code - firsts[group] if group >= 0 and code <= lasts[group] else 0

    return look_up


def _by_segments(content: bytes) -> Lookup:
    """Format 4; its own length is not looked at, as two bytes cannot tell that of a large one."""
    segments: int = unpack_from(">H", content, 6)[0] // 2
    words = _numbers("H", content[14 : len(content) - len(content) % 2])
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
