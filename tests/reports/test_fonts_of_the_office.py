"""Faces the office has installed: preferred, and passed over one by one when they cannot be used."""

import re
import shutil
from io import BytesIO

import pypdfium2
import pytest
from fontTools.ttLib import TTCollection, TTFont
from reportlab.pdfgen.canvas import Canvas

from reports import fonts
from reports.fonts import FOLDER, Role

CHINESE, ENGLISH = 0x804, 0x409


@pytest.fixture(autouse=True)
def _shipped_faces_afterwards():
    yield
    fonts.use_system_faces(False)


def office_face(names, *, source="DeskHei-Medium.ttf", without=""):
    """A face as makers in China name theirs: {(name id, language): text}, and nothing else."""
    font = TTFont(FOLDER / source, lazy=True)
    for table in font["cmap"].tables:
        for char in without:
            table.cmap.pop(ord(char), None)  # tables of one offset share their letters
    font["name"].names = []
    for (name_id, language), text in names.items():
        font["name"].setName(text, name_id, 3, 1, language)
    return font


def put(folder):
    fonts.use_system_faces(True, folders=(folder,))


@pytest.mark.parametrize(
    ("role", "names", "file"),
    [
        (Role.BODY, {(1, CHINESE): "仿宋_GB2312", (6, CHINESE): "仿宋_GB2312"}, "a.ttf"),
        (Role.BODY, {(1, ENGLISH): "仿宋_GB2312", (6, ENGLISH): "仿宋_GB2312"}, "b.TTF"),
        (Role.BODY, {(1, ENGLISH): "Strange", (6, ENGLISH): "Strange"}, "SIMFANG.TTF"),
        (Role.TITLE, {(1, CHINESE): "方正小标宋简体", (6, ENGLISH): "FZXBSJW--GB1-0"}, "c.ttf"),
        (Role.TITLE, {(1, ENGLISH): "FZXiaoBiaoSong-B05"}, "d.ttf"),
        (Role.HEADING, {(1, CHINESE): "黑体", (1, ENGLISH): "SimHei", (6, ENGLISH): "SimHei"}, "e.ttf"),
        (Role.SUBHEADING, {(1, CHINESE): "楷体_GB2312"}, "f.ttf"),
        (Role.NUMBER, {(1, ENGLISH): "SimSun"}, "g.ttf"),
    ],
)
def test_a_face_the_office_has_is_preferred_for_its_role(tmp_path, role, names, file):
    (tmp_path / "deep").mkdir()
    office_face(names).save(tmp_path / "deep" / file)

    put(tmp_path)

    face = fonts.face_for("国", role)
    assert (face.file, face.shipped) == (file, False)
    assert [face.shipped for other, face in fonts.faces_in_use() if other != role] == [True] * 4


def test_an_office_face_is_embedded_and_copied_out_right(tmp_path):
    office_face({(1, CHINESE): "仿宋_GB2312", (6, CHINESE): "仿宋_GB2312"}).save(tmp_path / "仿宋.ttf")
    put(tmp_path)
    file = BytesIO()

    canvas = Canvas(file, initialFontName=fonts.face_for("菏", Role.BODY).name)
    canvas.drawString(50, 700, "菏泽𬭎")
    canvas.save()

    document = pypdfium2.PdfDocument(file.getvalue())
    assert document[0].get_textpage().get_text_range().strip() == "菏泽𬭎"
    assert re.match(rb"[A-Z]{6}\+Office-", re.findall(rb"/BaseFont /(\S+)", file.getvalue())[0])
    document.close()


def test_faces_in_a_collection_are_told_apart_by_name(tmp_path):
    collection = TTCollection()
    collection.fonts = [office_face({(1, ENGLISH): "NSimSun"}), office_face({(1, ENGLISH): "SimSun"})]
    collection.save(tmp_path / "two.ttc")

    put(tmp_path)

    face = fonts.face_for("1", Role.NUMBER)
    assert (face.file, face.index) == ("two.ttc", 1)


def test_two_files_of_one_postscript_name_are_two_faces(tmp_path):
    same = (6, ENGLISH)
    office_face({(1, ENGLISH): "FangSong", same: "Same"}).save(tmp_path / "one.ttf")
    office_face({(1, ENGLISH): "KaiTi", same: "Same"}, source="DeskKai-Regular.ttf").save(tmp_path / "two.ttf")

    put(tmp_path)

    body, kai = fonts.face_for("A", Role.BODY), fonts.face_for("A", Role.SUBHEADING)
    assert not body.shipped
    assert not kai.shipped
    assert fonts.advance("A", body, 16) != fonts.advance("A", kai, 16)


def test_a_character_the_office_face_lacks_comes_from_a_shipped_one(tmp_path):
    office_face({(1, ENGLISH): "FangSong"}, without="喆").save(tmp_path / "simfang.ttf")

    put(tmp_path)

    assert fonts.face_for("张", Role.BODY).file == "simfang.ttf"
    assert fonts.face_for("喆", Role.BODY).file == "DeskKai-Light.ttf"


@pytest.mark.parametrize("fault", ["cubic", "cut", "noise", "few letters", "no embedding"])
def test_an_office_face_that_cannot_be_used_is_passed_over(tmp_path, fault):
    file = tmp_path / "simfang.ttf"
    office_face({(1, ENGLISH): "FangSong"}).save(file)
    whole = file.read_bytes()
    match fault:
        case "cubic":
            shutil.copy(FOLDER / "FandolFang-Regular.otf", file)
        case "cut":
            file.write_bytes(whole[: len(whole) // 2])
        case "noise":
            file.write_bytes(b"\x00\x01\x00\x00" + b"\x07" * 2_000_000)
        case "few letters":
            office_face({(1, ENGLISH): "FangSong"}, without="国").save(file)
        case "no embedding":
            font = office_face({(1, ENGLISH): "FangSong"})
            font["OS/2"].fsType = 0x0002
            font.save(file)

    put(tmp_path)

    assert fonts.face_for("国", Role.BODY).file == "DeskFang-Regular.ttf"


def test_office_faces_can_be_done_without(tmp_path):
    office_face({(1, ENGLISH): "FangSong"}).save(tmp_path / "simfang.ttf")

    fonts.use_system_faces(False, folders=(tmp_path,))

    assert fonts.face_for("国", Role.BODY).shipped


def test_folders_of_this_system_can_be_searched():
    fonts.use_system_faces(True)

    assert len(fonts.faces_in_use()) == len(Role)
