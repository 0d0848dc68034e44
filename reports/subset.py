"""The glyphs a paper needs, as a TrueType file of their own for a PDF."""

from array import array
from collections.abc import Sequence
from struct import pack, pack_into
from sys import byteorder

from reports.face_file import KEPT, FaceFile, Outline, parts

LONG = 0x1FFFE
"""Bytes of outlines whose places no longer fit two bytes halved."""


def subset(file: FaceFile, glyphs: Sequence[int]) -> bytes:
    """The glyphs in this order, which is that of their new numbers, and after them what they are composed of."""
    chosen = list(glyphs)
    numbers = {glyph: number for number, glyph in enumerate(chosen)}
    outlines: list[Outline] = []
    while len(outlines) < len(chosen):  # which grows while composites are met
        wanted = chosen[len(outlines) :]
        for glyph, outline in zip(wanted, file.outlines(wanted), strict=True):
            if outline[:1] >= b"\x80":
                outlines.append(_whole(_renumbered(outline, chosen, numbers)))
                continue
            if glyph not in file.whole:
                file.whole[glyph] = _whole(outline)
            outlines.append(file.whole[glyph])
    total = sum(outline.sum for outline in outlines) & 0xFFFFFFFF
    return _file(_tables(file, chosen, [outline.content for outline in outlines]), {"glyf": total})


def _whole(outline: bytes) -> Outline:
    content = outline + bytes(-len(outline) % 4)
    return Outline(content, _sum(content))


def _renumbered(outline: bytes, chosen: list[int], numbers: dict[int, int]) -> bytes:
    composed = bytearray(outline)
    for place, part in parts(outline):
        if part not in numbers:
            numbers[part] = len(chosen)
            chosen.append(part)
        pack_into(">H", composed, place, numbers[part])
    return bytes(composed)


def _tables(file: FaceFile, glyphs: list[int], outlines: list[bytes]) -> dict[str, bytes]:
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    is_long = places[-1] > LONG
    head, hhea, maxp = (bytearray(file.table(tag)) for tag in ("head", "hhea", "maxp"))
    pack_into(">L", head, 8, 0)
    pack_into(">h", head, 50, is_long)
    pack_into(">H", hhea, 34, len(glyphs))
    pack_into(">H", maxp, 4, len(glyphs))
    measures = [number for glyph in glyphs for number in file.measures(glyph)]
    tables = {tag: found for tag in KEPT if (found := file.table(tag))}
    return tables | {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": pack(f">{'Hh' * len(glyphs)}", *measures),
        "loca": pack(
            f">{len(places)}{'L' if is_long else 'H'}", *(place if is_long else place // 2 for place in places)
        ),
        "maxp": bytes(maxp),
    }


def _file(tables: dict[str, bytes], sums: dict[str, int]) -> bytes:
    number = len(tables)
    power = number.bit_length() - 1
    head = [pack(">L4H", 0x10000, number, 16 << power, power, 16 * number - (16 << power))]
    body: list[bytes] = []
    at = 12 + 16 * number
    for tag in sorted(tables, key=str.encode):
        content = tables[tag] + bytes(-len(tables[tag]) % 4)
        head.append(pack(">4s3L", tag.encode("ascii"), sums.get(tag) or _sum(content), at, len(tables[tag])))
        body.append(content)
        at += len(content)
    return b"".join(head + body)


def _sum(content: bytes) -> int:
    words = array("I", content)
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
