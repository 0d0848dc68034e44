"""Faces opened, and embedded as composite fonts, so that the text of a PDF can be copied out again."""

from collections.abc import Sequence
from struct import unpack_from
from zlib import crc32

from reports.face_file import FaceFile
from reports.pdf_objects import Objects
from reports.subset import subset

ROWS = 100  # the most that one bfchar block may hold (Adobe technical note 5411)
SYMBOLIC = 4  # characters beyond the Latin standard (ISO 32000-1, table 123)
TAG = 6


class Codes:
    """The characters of one paper in one face, in the order they were first asked for; .notdef is before them."""

    def __init__(self, name: str) -> None:
        self.name = name  # of the font in the pages
        self._numbers: dict[str, int] = {}
        self.characters: list[int] = [0]

    def code(self, char: str) -> str:
        """The character as it is written in the page, in four hexadecimal digits."""
        if char not in self._numbers:
            self._numbers[char] = len(self.characters)
            self.characters.append(ord(char))
        return f"{self._numbers[char]:04X}"


class EmbeddedFont:
    """A face that is open: what it draws, how wide, and where the ink is."""

    def __init__(self, name: str, file: FaceFile) -> None:
        self.name, self.file = name, file
        self._known: dict[int, tuple[int, float]] = {}

    def draws(self, char: str) -> bool:
        """Whether a glyph stands behind the character; ink is asked for unless it is a space."""
        glyph, _ = self.measured(ord(char))
        return bool(glyph) and (char.isspace() or self.file.has_ink(glyph))

    def advance(self, char: str) -> float:
        """In thousandths of an em."""
        return self.measured(ord(char))[1]

    def ink(self, char: str) -> tuple[float, float, float, float] | None:
        """Left, lower, right and upper edge in em; None where nothing is drawn."""
        glyph, _ = self.measured(ord(char))
        if not glyph or not self.file.has_ink(glyph):
            return None
        (outline,) = self.file.outlines([glyph])
        left, bottom, right, top = unpack_from(">4h", outline, 2)
        units = self.file.units
        return left / units, bottom / units, right / units, top / units

    def measured(self, code: int) -> tuple[int, float]:
        """The glyph of a character and its advance in thousandths of an em; of .notdef for 0."""
        if code not in self._known:
            glyph = self.file.glyph(code) if code else 0
            self._known[code] = glyph, self.thousandths(self.file.measures(glyph)[0])
        return self._known[code]

    def thousandths(self, units: float) -> float:
        return units if self.file.units == 1000 else units * 1000 / self.file.units


def embed(objects: Objects, font: EmbeddedFont, characters: Sequence[int]) -> str:
    """Put the characters of a face into a file, numbered as they stand here."""
    glyphs, widths = zip(*map(font.measured, characters), strict=True)
    name = f"/{_tag(characters)}+{font.name}"
    descendant = objects.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {name} /CIDToGIDMap /Identity /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /W {_widths(widths)} /FontDescriptor {_descriptor(objects, font, name, subset(font.file, glyphs))} >>"
    )
    unicode = objects.stream("", to_unicode(characters).encode("ascii"))
    return objects.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H"
        f" /DescendantFonts [{descendant}] /ToUnicode {unicode} >>"
    )


def _descriptor(objects: Objects, font: EmbeddedFont, name: str, outlines: bytes) -> str:
    file, scale = font.file, font.thousandths
    box = " ".join(f"{scale(edge):g}" for edge in file.box)
    stem = 50 + int((file.weight / 65) ** 2)  # a guess that is usual; no file says it
    return objects.add(
        f"<< /Type /FontDescriptor /FontName {name} /Flags {SYMBOLIC} /FontBBox [{box}] /ItalicAngle 0"
        f" /Ascent {scale(file.ascent):g} /Descent {scale(file.descent):g} /CapHeight {scale(file.ascent):g}"
        f" /StemV {stem} /FontFile2 {objects.outlines(outlines)} >>"
    )


def to_unicode(codes: Sequence[int]) -> str:
    """The CMap from number to character in UTF-16BE."""
    rows = [
        f"<{number:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for number, code in enumerate(codes) if code
    ]
    blocks = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _tag(codes: Sequence[int]) -> str:
    """Six letters that differ where the characters do (ISO 32000-1, 9.6.4)."""
    number = crc32(",".join(map(str, codes)).encode("ascii"))
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(TAG))


def _widths(widths: Sequence[float]) -> str:
    """Runs of what is not a whole em."""
    runs: list[str] = []
    last = -1
    for number, width in enumerate(widths):
        if width != 1000:
            runs.append(f"{width:g}" if runs and number == last + 1 else f"{'] ' if runs else ''}{number} [{width:g}")
            last = number
    return f"[{' '.join(runs)}{']' if runs else ''}]"
