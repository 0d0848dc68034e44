"""How a text is set: its role, size and cell, and the widths that follow from the faces in use."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reports import fonts
from reports.characters import UNPRINTABLE, is_full_width
from reports.errors import PaperError
from reports.fonts import Face, Role
from reports.lines import Line, Measure, break_lines
from reports.type_case import TypeCase

NEARLY_FULL = 0.9
"""In em: a character this wide by nature takes a whole cell, as ① and Ⅲ do."""


@dataclass(frozen=True)
class Style:
    """A role of type at a size; `cell` is the width of a full-width character where it is not the size."""

    role: Role
    size: float
    cell: float = 0.0
    narrow: float = 1.0  # of the natural width, as the names of organs at the head of a page are

    @property
    def em(self) -> float:
        return self.cell or self.size


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is drawn for a character, in which face, and how wide it is by nature, in em."""

    char: str
    face: Face
    natural: float
    full: bool


class Letters:
    """The glyphs, widths and lines of one document, each made once: its last pages may be made up several times."""

    def __init__(self) -> None:
        self._glyphs = {role: _Glyphs(role) for role in Role}
        self._widths: dict[Style, _Widths] = {}
        self._lines: dict[tuple[str, Style, Measure, bool], list[Line]] = {}

    def glyph(self, char: str, role: Role) -> Glyph:
        """The glyph of a character; one that no face has is drawn as □."""
        return self._glyphs[role][char]

    def glyphs(self, role: Role) -> Mapping[str, Glyph]:
        """Those of a role, for who asks for many."""
        return self._glyphs[role]

    def looked_up(self) -> dict[tuple[Role, str], Glyph]:
        """Every character set so far, by its role."""
        return {(role, char): glyph for role, glyphs in self._glyphs.items() for char, glyph in glyphs.items()}

    def widths(self, style: Style) -> "_Widths":
        if style not in self._widths:
            self._widths[style] = _Widths(self, style)
        return self._widths[style]

    def lines(self, text: str, style: Style, measure: Measure, *, justify: bool = True) -> list[Line]:
        key = (text, style, measure, justify)
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = break_lines(text, self.widths(style), measure, justify=justify)
        return list(lines)

    def line(self, text: str, style: Style) -> Line:
        """The text on one line, however long."""
        return Line(text, 0.0, tuple(map(self.widths(style).__getitem__, text)))


class _Glyphs(dict[str, Glyph]):
    """Those of a role, each looked up when it is first asked for."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self._role = role

    def __missing__(self, char: str) -> Glyph:
        self[char] = glyph = _glyph(fonts.case(), char, self._role)
        return glyph


class _Widths(dict[str, float]):
    """A dictionary, because the line breaker asks it for every character."""

    def __init__(self, letters: Letters, style: Style) -> None:
        super().__init__()
        self._glyphs, self._style = letters.glyphs(style.role), style

    def __missing__(self, char: str) -> float:
        glyph = self._glyphs[char]
        width = self._style.em if glyph.full else glyph.natural * self._style.size
        self[char] = width = width * self._style.narrow
        return width


@cache
def _glyph(case: TypeCase, char: str, role: Role) -> Glyph:
    """Kept for the next paper."""
    face = case.face_for(char, role)
    if face is None and char == UNPRINTABLE:
        raise PaperError("没有可用的字体，纸面无法排版。请重新安装程序，恢复 resources/fonts 中的字体文件。")
    if face is None:
        return _glyph(case, UNPRINTABLE, role)
    natural = fonts.advance(char, face, 1.0)
    return Glyph(char, face, natural, is_full_width(char) or natural >= NEARLY_FULL)
