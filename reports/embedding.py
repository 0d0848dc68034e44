"""Faces embedded for ReportLab as composite fonts, so that the text of the PDF can be copied out again."""

from collections.abc import Iterable, Sequence
from struct import unpack_from
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from reports.face_file import FaceFile
from reports.streams import Deflated, Stream
from reports.subset import subset

ROWS = 100  # the most that one bfchar block may hold (Adobe technical note 5411)
SYMBOLIC = 4  # characters beyond the Latin standard (ISO 32000-1, table 123)
LOCK = RLock()
TAG = 6


class Codes(dict[str, str]):
    """The characters of one paper in one face, each with the four hexadecimal digits by which a page writes it.

    They count in the order they were first asked for; .notdef is before them.
    """

    def __init__(self, name: str) -> None:
        super().__init__({"\0": "0000"})
        self.name = f"/{name}"
        self.characters: list[int] = [0]

    def __missing__(self, char: str) -> str:
        self[char] = code = f"{len(self.characters):04X}"
        self.characters.append(ord(char))
        return code


class _Face:
    """What ReportLab's canvas asks a face; nothing is drawn with it."""

    builtIn = False  # noqa: N815 - ReportLab asks for this name

    def __init__(self, name: str) -> None:
        self.name = name.encode("ascii")


class EmbeddedFont:
    """An opened face that ReportLab takes for one of its own; characters are written in two bytes."""

    _dynamicFont = True  # noqa: N815
    _multiByte = True  # noqa: N815
    shapable = False
    substitutionFonts = ()  # noqa: N815

    def __init__(self, name: str, file: FaceFile) -> None:
        self.fontName, self.file = name, file
        self.face = _Face(name)
        self._used: WeakKeyDictionary[Any, Codes] = WeakKeyDictionary()
        self._begun: WeakKeyDictionary[Any, tuple[int, Stream]] = WeakKeyDictionary()
        self._known: dict[int, tuple[int, float]] = {}

    def draws(self, char: str) -> bool:
        """Whether a glyph stands behind the character; ink is asked for unless it is a space."""
        glyph, _ = self._measured(ord(char))
        return bool(glyph) and (char.isspace() or self.file.has_ink(glyph))

    def advance(self, char: str) -> float:
        """In thousandths of an em."""
        return self._measured(ord(char))[1]

    def ink(self, char: str) -> tuple[float, float, float, float] | None:
        """Left, lower, right and upper edge in em; None where nothing is drawn."""
        glyph, _ = self._measured(ord(char))
        if not glyph or not self.file.has_ink(glyph):
            return None
        (outline,) = self.file.outlines([glyph])
        left, bottom, right, top = unpack_from(">4h", outline, 2)
        units = self.file.units
        return left / units, bottom / units, right / units, top / units

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        return sum(map(self.advance, text)) * size / 1000

    def codes(self, doc: Any) -> Codes:
        """What a paper writes in this face."""
        used = self._used.get(doc)
        if used is None:
            used = self._used[doc] = Codes(f"F{len(doc.fontMapping) + 1}")
            doc.fontMapping[self.fontName] = used.name
            doc.delayedFonts.append(self)
        return used

    def begin(self, doc: Any, characters: Iterable[str]) -> None:
        """Make the file of these characters while the pages that need them are painted."""
        used = self.codes(doc)
        for char in characters:
            used[char]
        self._begun[doc] = len(used.characters), self._embedded(used)

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        return [(0, bytes.fromhex("".join(map(self.codes(doc).__getitem__, text))))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        return self.codes(doc).name

    def addObjects(self, doc: Any) -> None:
        """Called by ReportLab when all is painted."""
        used = self._used.pop(doc)
        begun, file = self._begun.pop(doc, (0, None))
        if file is None or begun < len(used.characters):  # something was painted that nobody spoke of before
            file = self._embedded(used)
        widths = [self._measured(code)[1] for code in used.characters]
        name = PDFName(f"{_tag(used.characters)}+{self.fontName}")
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 1000,
                "W": _widths(widths),
                "FontDescriptor": doc.Reference(self._descriptor(name, file, doc)),
            }
        )
        doc.idToObject["BasicFonts"].dict[used.name[1:]] = doc.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": name,
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([doc.Reference(descendant)]),
                    "ToUnicode": doc.Reference(_stream(to_unicode(used.characters).encode("ascii"))),
                }
            )
        )

    def _embedded(self, used: Codes) -> Stream:
        return _stream(subset(self.file, [self._measured(code)[0] for code in used.characters]))

    def _descriptor(self, name: Any, file: Stream, doc: Any) -> PDFDictionary:
        scale = self._thousandths
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray([scale(edge) for edge in self.file.box]),
                "ItalicAngle": 0,
                "Ascent": scale(self.file.ascent),
                "Descent": scale(self.file.descent),
                "CapHeight": scale(self.file.ascent),
                "StemV": 50 + int((self.file.weight / 65) ** 2),  # ReportLab's guess; no file says it
                "FontFile2": doc.Reference(file),
            }
        )

    def _measured(self, code: int) -> tuple[int, float]:
        """The glyph of a character and its advance in thousandths of an em; of .notdef for 0."""
        if code not in self._known:
            glyph = self.file.glyph(code) if code else 0
            self._known[code] = glyph, self._thousandths(self.file.measures(glyph)[0])
        return self._known[code]

    def _thousandths(self, units: float) -> float:
        return units if self.file.units == 1000 else units * 1000 / self.file.units


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


def _stream(content: bytes) -> Stream:
    return Stream(content, [Deflated(content)], Length1=len(content))
