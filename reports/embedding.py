"""Font files opened for ReportLab, and embedded so that the text of the PDF can be copied out again."""

from collections.abc import Iterable
from pathlib import Path
from threading import RLock
from typing import Any, BinaryIO

from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

ROWS = 100  # the most that one bfchar block may hold (Adobe technical note 5411)
LOCK = RLock()  # ReportLab reads a font through one cursor, which two papers set at once would both move


class EmbeddedFont(TTFont):
    """A TrueType font whose characters beyond U+FFFF too are extracted as they were written."""

    def __init__(self, name: str, file: Path | BinaryIO) -> None:
        super().__init__(name, str(file) if isinstance(file, Path) else file, asciiReadable=False)
        self._refuse_truncated()

    def draws(self, char: str) -> bool:
        """Whether a glyph stands behind the character; ink is asked for unless it is a space."""
        glyph = self.face.charToGlyph.get(ord(char), 0)
        place: list[int] = self.face.glyphPos
        return bool(glyph) and (char.isspace() or place[glyph] < place[glyph + 1])

    def advance(self, char: str) -> float:
        """In thousandths of an em."""
        width: float = self.face.charWidths.get(ord(char), self.face.defaultWidth)
        return width

    def addObjects(self, doc: Any) -> None:
        with LOCK:
            subsets = self.state[doc].subsets
            super().addObjects(doc)
            for number, codes in enumerate(subsets):
                tag = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
                doc.idToObject[f"toUnicodeCMap:{tag}"].content = to_unicode(codes)

    def _refuse_truncated(self) -> None:
        face: Any = self.face
        size = len(face._ttf_data)
        if any(table["offset"] + table["length"] > size for table in face.tables):
            raise TTFError(f"{face.filename} is cut short")


def to_unicode(codes: Iterable[int]) -> str:
    """The CMap from byte to character in UTF-16BE; ReportLab's five digits beyond U+FFFF are always misread."""
    rows = [f"<{byte:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for byte, code in enumerate(codes) if code]
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
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
