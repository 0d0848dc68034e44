"""The shipped faces: what they draw, what they embed, what stands in for what."""

import hashlib
import re
import shutil
import threading
import unicodedata
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdftypes import resolve1
from reportlab.pdfgen.canvas import Canvas

from reports import fonts
from reports.fonts import FOLDER, Role
from reports.type_case import TypeCase
from resources.fonts import letters

NAMES = "张喆刘垚陈堃赵翀䶮㛃𬭎"
MARKS = "〔〕《》“”‘’—…·★●▲■✓‖○㎡℃№①⑳ⅣΩ％（）、。，；：？！°±×÷～0Aa"
TABLE = (FOLDER / "tgh8105.txt").read_text("utf-8")


@pytest.fixture(autouse=True)
def _only_shipped_faces():
    fonts.use_system_faces(False)


def sheet(text, role=Role.BODY):
    """The text on one page, forty characters to the line."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True, initialFontName=fonts.face_for("永", role).name)
    for place, char in enumerate(text):
        row, column = divmod(place, 40)
        canvas.setFont(fonts.face_for(char, role).name, 12)
        canvas.drawString(40 + 13 * column, 800 - 20 * row, char)
    canvas.save()
    return file.getvalue()


def texts(pdf):
    """What two readers of different making copy out of the page."""
    plumbed = pdfplumber.open(BytesIO(pdf)).pages[0].extract_text()
    document = pypdfium2.PdfDocument(pdf)
    rendered = document[0].get_textpage().get_text_range()
    document.close()
    return ["".join(text.split()) for text in (plumbed, rendered)]


@pytest.mark.parametrize("role", Role)
def test_every_character_of_the_national_table_has_a_face_in_every_role(role):
    assert len(set(TABLE)) == 8105

    assert [char for char in TABLE + NAMES + MARKS if fonts.face_for(char, role) is None] == []


@pytest.mark.parametrize("role", Role)
def test_rare_names_are_copied_out_of_the_paper_as_they_were_written(role):
    pdf = sheet(NAMES + MARKS, role)

    assert texts(pdf) == [NAMES + MARKS] * 2


def test_hundreds_of_characters_beyond_the_basic_plane_are_copied_out_right():
    beyond = "".join(char for char in TABLE if ord(char) > 0xFFFF)

    assert len(beyond) > 150
    assert texts(sheet(beyond)) == [beyond] * 2


def test_every_face_on_the_paper_is_embedded_and_none_is_foreign():
    page = pdfplumber.open(BytesIO(sheet(NAMES + MARKS))).pages[0]
    used = [font.resolve() for font in resolve1(page.page_obj.resources["Font"]).values()]

    assert len(used) >= 2
    for font in used:
        assert re.match(r"[A-Z]{6}\+Desk", font["BaseFont"].name)
        (outlines,) = resolve1(font["DescendantFonts"])
        assert resolve1(resolve1(outlines)["FontDescriptor"])["FontFile2"].resolve().get_data()


def test_a_rare_name_leaves_ink_on_the_paper():
    image = pypdfium2.PdfDocument(sheet(NAMES))[0].render(scale=2).to_pil().convert("L")

    for column in range(len(NAMES)):
        left = 2 * (40 + 13 * column)
        assert image.crop((left, 2 * (842 - 812), left + 24, 2 * (842 - 797))).getextrema()[0] < 128


def test_the_same_text_gives_the_same_bytes():
    assert sheet(NAMES + MARKS) == sheet(NAMES + MARKS)


def test_a_face_is_opened_only_when_a_character_needs_it(tmp_path):
    shutil.copy(FOLDER / "DeskFang-Regular.ttf", tmp_path)
    shutil.copy(FOLDER / "SHA256SUMS", tmp_path)
    case = TypeCase(tmp_path)

    assert case.face_for("永", Role.BODY).file == "DeskFang-Regular.ttf"
    assert case.face_for("喆", Role.BODY) is None
    assert [face.file for face in case.chain(Role.BODY)] == ["DeskFang-Regular.ttf"]


def test_ordinary_text_stands_in_the_face_of_its_role():
    in_use = {role: face.file for role, face in fonts.faces_in_use()}

    assert in_use == {
        Role.TITLE: "DeskSong-Bold.ttf",
        Role.BODY: "DeskFang-Regular.ttf",
        Role.HEADING: "DeskHei-Medium.ttf",
        Role.SUBHEADING: "DeskKai-Regular.ttf",
        Role.NUMBER: "DeskSong-Regular.ttf",
    }


@pytest.mark.parametrize("damage", ["empty", "cut", "altered", "other", "gone"])
def test_a_damaged_face_is_passed_over(tmp_path, damage):
    shutil.copytree(FOLDER, tmp_path / "fonts", ignore=shutil.ignore_patterns("*.otf", "*.py"))
    file = tmp_path / "fonts" / "DeskFang-Regular.ttf"
    whole = file.read_bytes()
    match damage:
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(whole[: len(whole) // 2])
        case "altered":
            file.write_bytes(whole[:1_000_000] + b"\xff" * 5000 + whole[1_005_000:])
        case "other":
            file.write_bytes(b"no font at all")
        case "gone":
            file.unlink()
    case = TypeCase(tmp_path / "fonts")

    assert case.face_for("永", Role.BODY).file == "DeskKai-Regular.ttf"
    assert case.face_for("永", Role.TITLE).file == "DeskSong-Bold.ttf"


def test_characters_no_face_has_are_named_once_and_in_order():
    text = "张喆\U0010fffd，\t\n 　\u200b第\U0010fffd号\ue000\ufe0f"

    assert fonts.missing(text) == ("\U0010fffd", "\ue000")
    assert fonts.missing("".join(sorted(set(TABLE))) + NAMES + MARKS) == ()


def test_text_that_leaves_no_mark_is_never_missing():
    blanks = [chr(code) for code in range(0x3100) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Zs", "Zl", "Zp"}]

    assert fonts.missing("".join(blanks)) == ()


@pytest.mark.parametrize("role", Role)
def test_chinese_marks_are_one_em_wide(role):
    for mark in "“”‘’—…·，。、；：（）《》〔〕　":
        assert fonts.advance(mark, fonts.face_for(mark, role), 16) == 16, mark


def test_two_papers_written_at_once_are_both_right():
    pages = {}

    def write(text):
        pages[text] = sheet(text)

    wanted = ["".join(sorted(TABLE))[start : start + 1500] for start in (0, 1500, 3000, 4500)]
    workers = [threading.Thread(target=write, args=(text,)) for text in wanted]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert pages == {text: sheet(text) for text in wanted}


def test_the_folder_is_small_enough_and_its_sums_are_right():
    files = [file for file in FOLDER.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    sums = dict(reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())

    assert sum(file.stat().st_size for file in files) <= 48_000_000
    assert sums == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FOLDER.glob("*.ttf")}


def test_every_face_has_its_licence_beside_it():
    rows = re.findall(r"^\| `(\S+\.ttf)` .*\((licences/\S+)\) \|$", (FOLDER / "README.md").read_text("utf-8"), re.M)

    assert {name for name, _ in rows} == {file.name for file in FOLDER.glob("*.ttf")}
    for _, licence in rows:
        assert re.search(r"SIL OPEN FONT LICENSE|this \nfont does not by itself", (FOLDER / licence).read_text("utf-8"))


def test_the_letters_to_keep_hold_the_national_table():
    assert {ord(char) for char in TABLE + NAMES + MARKS} <= letters.common()
    assert len(letters.traditional()) > 5401
