"""Scans: what is no picture and no PDF, or is broken, is refused before anything is kept."""

import pytest
from PIL import Image

from heze_desk.errors import DeskError
from heze_desk.workspace import scans
from reports.document import Document, Paragraph
from reports.pdf import to_pdf


def picture(path, **options):
    Image.effect_noise((200, 300), 40).convert("RGB").save(path, **options)
    return path


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "批示.pdf"
    path.write_bytes(to_pdf(Document(kind="通知", title="批示", body=(Paragraph("甲"),))))
    return path


@pytest.mark.parametrize("name", ["批示.jpg", "批示.png", "批示.tiff", "批示.bmp"])
def test_a_picture_is_taken_and_left_as_it_is(tmp_path, name):
    path = picture(tmp_path / name)
    before = path.read_bytes()

    scans.refuse_other(path)

    assert path.read_bytes() == before


def test_a_pdf_is_taken_whatever_it_is_called(paper):
    before = paper.read_bytes()

    scans.refuse_other(paper)
    renamed = paper.rename(paper.with_suffix(".jpg"))
    scans.refuse_other(renamed)

    assert renamed.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"abc", "批示内容".encode(), b"PK\x03\x04" + bytes(100), b"\xff\xd8\xff" + bytes(50)]
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(tmp_path, content):
    path = tmp_path / "批示.jpg"
    path.write_bytes(content)

    with pytest.raises(DeskError, match="不是图片，也不是 PDF"):
        scans.refuse_other(path)


def test_a_picture_that_broke_off_on_its_way_is_refused(tmp_path):
    path = picture(tmp_path / "批示.jpg", quality=95)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(DeskError, match="已经损坏"):
        scans.refuse_other(path)


def test_a_broken_pdf_is_refused(paper):
    paper.write_bytes(paper.read_bytes()[:-2000])

    with pytest.raises(DeskError, match="打不开的 PDF"):
        scans.refuse_other(paper)


def test_an_empty_file_a_folder_and_a_missing_one_are_refused(tmp_path):
    empty = tmp_path / "空.jpg"
    empty.touch()

    with pytest.raises(DeskError, match="是空文件"):
        scans.refuse_other(empty)
    with pytest.raises(DeskError, match="读不出"):
        scans.refuse_other(tmp_path)
    with pytest.raises(DeskError, match="找不到扫描件"):
        scans.refuse_other(tmp_path / "没有.jpg")
