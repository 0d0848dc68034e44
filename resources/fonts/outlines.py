"""Fonts cut down to the letters wanted, and cubic outlines turned into the quadratic ones ReportLab can embed."""

from collections.abc import Iterable
from io import BytesIO

from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]

EM = 1000
SQUARES = {  # where the ink begins or ends; in the middle where neither is said
    "“": (None, 930),
    "‘": (None, 930),
    "”": (70, None),
    "’": (70, None),
    "·": (None, None),
    "—": (0, EM),
}
TOLERANCE = 1.0  # thousandths of an em that a curve may stray
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 13, 14)  # copyright, family, style, licence
FULL_OF_LAYOUT = ["BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx"]
ONLY_FOR_TRUETYPE = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions"
)


def opened(content: bytes) -> TTFont:
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    font.flavor = None  # WOFF unpacked
    return font


def saved(font: TTFont) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def letters_of(font: TTFont) -> frozenset[int]:
    return frozenset(font.getBestCmap())


def cut(font: TTFont, letters: Iterable[int]) -> None:
    """Keep these letters, and no table that papers and plain text on the screen do without."""
    options = Options(
        layout_features=[], name_IDs=list(KEPT_NAMES), name_languages=[0x409], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += FULL_OF_LAYOUT
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def square(font: TTFont) -> None:
    """Give marks that Latin custom draws narrow their whole square, and the dash its full length, so that two join."""
    for mark, (left, right) in SQUARES.items():
        name = font.getBestCmap()[ord(mark)]
        glyph = font["glyf"][name]
        width, start, end = font["hmtx"][name][0], glyph.xMin, glyph.xMax
        if mark == "—":
            glyph.coordinates.translate((-start, 0))
            glyph.coordinates.scale((EM / (end - start), 1))
        elif width != EM:
            glyph.coordinates.translate((_shift(start, end, left=left, right=right), 0))
        glyph.coordinates.toInt()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (EM, glyph.xMin)


def rename(font: TTFont, name: str, change: str) -> None:
    """Give the font a PostScript name of its own, and say in it what was changed, as its licence asks."""
    names = font["name"]
    version = names.getDebugName(5)
    names.names = [record for record in names.names if record.platformID == 3]
    for name_id, text in ((3, name), (5, f"{version}; {change}"), (6, name)):
        names.setName(text, name_id, 3, 1, 0x409)


def to_truetype(font: TTFont) -> None:
    """Redraw every glyph with quadratic curves, none straying beyond the tolerance."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {name: _redrawn(drawn[name]) for name in order}
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    del font["CFF "]
    font["glyf"].compile(font)
    for name in order:  # the left bearing is where the ink begins
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0))
    _declare_truetype(font, order)


def _shift(start: int, end: int, *, left: int | None, right: int | None) -> int:
    if left is not None:
        return left - start
    if right is not None:
        return right - end
    return (EM - start - end) // 2


def _redrawn(glyph: object) -> object:
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))  # type: ignore[attr-defined]
    return pen.glyph()


def _declare_truetype(font: TTFont, order: list[str]) -> None:
    limits, names = font["maxp"], font["post"]
    limits.tableVersion, limits.maxZones, limits.maxComponentElements = 0x00010000, 1, 0
    for limit in ONLY_FOR_TRUETYPE.split():
        setattr(limits, limit, 0)
    limits.compile(font)
    names.formatType, names.extraNames, names.mapping, names.glyphOrder = 3.0, [], {}, order
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\0\1\0\0"
