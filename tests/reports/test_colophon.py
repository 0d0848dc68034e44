"""What a PDF says of itself."""

import pypdfium2
import pytest

from reports import fonts
from reports.colophon import KEY, from_text, to_text
from reports.document import Document, Heading, Paragraph, Table, Title
from reports.layout import GB_GRID, WORD_GRID
from reports.pdf import to_pdf


@pytest.fixture
def said():
    fonts.use_system_faces(False)

    def read(*blocks, grid=GB_GRID, **about):
        document = Document(**{"kind": "通知", "title": "演示", **about}, body=blocks)
        return from_text(pypdfium2.PdfDocument(to_pdf(document, grid=grid)).get_metadata_value(KEY))

    return read


def test_kind_grid_and_parts_are_told_in_order(said):
    told = said(
        Title("标题"), Heading("一、范围"), Table(("甲",), (("乙",),)), grid=WORD_GRID, remark="演示", size="A3"
    )

    assert (told.kind, told.size, told.landscape, told.remark) == ("通知", "A3", False, "演示")
    assert told.grid == WORD_GRID
    assert [part.block for part in told.parts] == ["Title", "Heading", "Table"]


def test_of_the_text_only_the_beginnings_are_told(said):
    (part,) = said(Paragraph("国" * 200 + "\n  第 二 段")).parts

    assert part.says["begins"] == ["国" * 10, "第二段"]
    assert part.says["lengths"] == [200, 3]


def test_faces_substitutes_and_missing_characters_are_told(said):
    told = said(Paragraph("张喆、刘垚\ue000"), Title("标题"))

    assert {cast.role: cast.face for cast in told.faces} == {
        "小标宋": "DeskSong-Bold",
        "仿宋": "DeskFang-Regular",
        "宋体": "DeskSong-Regular",  # of the page number
    }
    assert all(cast.shipped for cast in told.faces)
    assert [(one.role, set(one.characters)) for one in told.substitutes] == [("仿宋", set("喆垚"))]
    assert told.missing == "\ue000"


def test_what_can_hardly_be_printed_can_be_told(said):
    told = said(Title("\ud800坏\x00"), kind="\ud800\t演示", remark="\udfff")

    assert told.kind == "□ 演示"
    assert told.parts[0].says["text"] == "□坏"


def test_it_is_read_back_as_it_was(said):
    told = said(Title("标题"), Paragraph("正文。"))

    assert from_text(to_text(told)) == told


@pytest.mark.parametrize("text", ["", "no base64 at all!", "aGVsbG8=", "eJyrrgUAAXUA+Q=="])
def test_what_is_not_ours_is_none(text):
    assert from_text(text) is None
