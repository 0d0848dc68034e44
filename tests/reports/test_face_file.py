"""Font files read and cut down, beside what fontTools reads in them."""

import struct
from io import BytesIO

import pytest
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from reports.face_file import FaceFile, FaceFileError
from reports.fonts import FOLDER
from reports.subset import subset

FACES = sorted(FOLDER.glob("*.ttf"))


def read(font, folder):
    font.save(folder / "face.ttf")
    return FaceFile(folder / "face.ttf")


def composed():
    """A font in which 二 is made of 一 and 国, each moved and one scaled."""
    font = TTFont(FOLDER / "DeskHei-Medium.ttf")
    names = font.getBestCmap()
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(names[ord("一")], (1, 0, 0, 1, 0, 300))
    pen.addComponent(names[ord("国")], (0.5, 0, 0, 0.5, 10, 20))
    font["glyf"][names[ord("二")]] = pen.glyph()
    return font


def cmap(font, form, platform, encoding):
    table = CmapSubtable.newSubtable(form)
    table.platformID, table.platEncID, table.language = platform, encoding, 0
    table.cmap = {code: name for code, name in font.getBestCmap().items() if form == 12 or code < 0xFFFF}
    return table


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_every_glyph_and_its_width_is_read_as_fonttools_does(path):
    face, font = FaceFile(path), TTFont(path, lazy=True)
    known, order = font.getBestCmap(), font.getGlyphOrder()

    assert all(order[face.glyph(code)] == known.get(code, order[0]) for code in range(0x32000))
    assert [face.measures(number) for number in range(face.glyphs)] == [font["hmtx"][name] for name in order]


@pytest.mark.parametrize("form", [4, 12])
def test_either_table_of_characters_serves_alone(tmp_path, form):
    font = TTFont(FOLDER / "DeskHei-Medium.ttf")
    wanted = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    font["cmap"].tables = [cmap(font, form, 3, 10 if form == 12 else 1)]

    face = read(font, tmp_path)

    assert {code: face.glyph(code) for code in wanted if form == 12 or code < 0xFFFF} == {
        code: glyph for code, glyph in wanted.items() if form == 12 or code < 0xFFFF
    }


def test_what_is_cut_out_is_a_sound_font_with_the_same_outlines():
    whole = FOLDER / "DeskFang-Regular.ttf"
    face, font = FaceFile(whole), TTFont(whole)
    glyphs = [0, *(face.glyph(ord(char)) for char in "菏泽市（2026）")]

    cut = TTFont(BytesIO(subset(face, glyphs)), checkChecksums=2)

    assert cut["maxp"].numGlyphs == len(glyphs)
    for number, glyph in enumerate(glyphs):
        old, new = font["glyf"][font.getGlyphName(glyph)], cut["glyf"][cut.getGlyphName(number)]
        assert old.getCoordinates(font["glyf"]) == new.getCoordinates(cut["glyf"])
        assert font["hmtx"][font.getGlyphName(glyph)] == cut["hmtx"][cut.getGlyphName(number)]


def test_a_composite_brings_along_what_it_is_composed_of(tmp_path):
    face = read(composed(), tmp_path)

    cut = TTFont(BytesIO(subset(face, [0, face.glyph(ord("二")), face.glyph(ord("国"))])))

    parts = cut["glyf"][cut.getGlyphName(1)].components
    assert [(cut.getGlyphID(part.glyphName), part.x, part.y) for part in parts] == [(3, 0, 300), (2, 10, 20)]
    assert cut["maxp"].numGlyphs == 4


@pytest.mark.parametrize("fault", ["nothing", "no outlines", "cut short", "outline outside", "no characters"])
def test_a_file_that_cannot_be_used_is_refused(tmp_path, fault):
    whole = (FOLDER / "DeskHei-Medium.ttf").read_bytes()
    font, content = TTFont(BytesIO(whole)), bytearray(whole)
    match fault:
        case "nothing":
            content = b"\x00\x01\x00\x00"
        case "no outlines":
            content = (FOLDER / "FandolFang-Regular.otf").read_bytes()
        case "cut short":
            content = whole[: len(whole) // 2]
        case "outline outside":
            loca = font.reader.tables["loca"]
            content[loca.offset + 8 : loca.offset + 12] = b"\xff" * 4
        case "no characters":
            font["cmap"] = newTable("cmap")
            font["cmap"].tableVersion, font["cmap"].tables = 0, []
            font.save(tmp_path / "font")
            content = (tmp_path / "font").read_bytes()
    (tmp_path / "face.ttf").write_bytes(content)

    with pytest.raises((FaceFileError, struct.error)):
        FaceFile(tmp_path / "face.ttf").outlines([1])
