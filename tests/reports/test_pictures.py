"""Pictures on paper: placed, upright, fine enough and no finer, and refused in a sentence where they are damaged."""

import io
from base64 import b64encode
from struct import pack
from zlib import crc32

import pdfplumber
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from reports.document import Document, Paragraph, Picture
from reports.errors import PaperError
from reports.layout import MM
from reports.pdf import to_pdf

RED, BLUE = (220, 30, 30), (30, 30, 220)


def encoded(image, kind="JPEG", **about):
    file = io.BytesIO()
    image.save(file, kind, **about)
    return b64encode(file.getvalue()).decode()


def scene(width=400, height=300, mode="RGB"):
    """Red above, blue below, with many colours so that it counts as a photograph."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image = Image.blend(image, Image.radial_gradient("L").resize((width, height)).convert("RGB"), 0.5)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width, height // 4), fill=RED)
    pen.rectangle((0, height * 3 // 4, width, height), fill=BLUE)
    return image.convert(mode)


def images(sheet):
    with pdfplumber.open(io.BytesIO(sheet.pdf)) as pdf:
        return pdf.pages[sheet.place].images


def colour(sheet, x, y):
    """What is printed at a place in mm."""
    picture = pypdfium2.PdfDocument(sheet.pdf)[sheet.place].render(scale=2 / MM * 2).to_pil().convert("RGB")
    return picture.getpixel((round(x * 4), round(y * 4)))


def is_near(one, other):
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def test_a_picture_stands_in_the_middle_of_the_line_with_its_caption_below(press):
    (sheet,) = press(Paragraph("见图1。"), Picture(encoded(scene()), "图1　演示", 0.5), Paragraph("国国国"))

    (image,) = images(sheet)
    assert image["width"] / MM == pytest.approx(78, abs=0.05)
    assert image["height"] / MM == pytest.approx(78 * 3 / 4, abs=0.05)
    assert (image["x0"] + image["x1"]) / 2 / MM == pytest.approx(106, abs=0.05)
    caption = sheet.line("图1　演示")
    assert (caption[0].left + caption[-1].right) / 2 == pytest.approx(106, abs=0.1)
    assert 0 < caption[0].top - image["bottom"] / MM < 4
    steps = (sheet.line("国国国")[0].top - 37) / 10.449
    assert steps == pytest.approx(round(steps), abs=0.005)
    assert is_near(colour(sheet, 106, image["top"] / MM + 3), RED)
    assert is_near(colour(sheet, 106, image["bottom"] / MM - 3), BLUE)


def test_a_picture_goes_overleaf_with_its_caption_and_a_high_one_is_made_smaller(press):
    first, second = press(Paragraph("国" * 28 * 15, indent=False), Picture(encoded(scene()), "图1　演示", 0.8))
    assert images(first) == []
    assert "图1" in second.text

    (sheet,) = press(Picture(encoded(scene(200, 900)), "图1　演示" * 30))
    (image,) = images(sheet)
    assert image["height"] / image["width"] == pytest.approx(4.5, abs=0.01)
    assert max(mark.bottom for mark in sheet.marks if "图" in mark.text) <= 262


def test_a_picture_is_made_somewhat_smaller_where_half_a_page_would_else_be_blank(press):
    (sheet,) = press(Paragraph("国" * 28 * 13, indent=False), Picture(encoded(scene()), "图1　演示", 0.7))

    (image,) = images(sheet)
    assert 0.75 <= image["width"] / MM / (156 * 0.7) < 1
    assert (image["x0"] + image["x1"]) / 2 / MM == pytest.approx(106, abs=0.05)
    assert 255 < sheet.line("图1　演示")[0].bottom <= 262

    first, second = press(Paragraph("国" * 28 * 17, indent=False), Picture(encoded(scene()), "图1　演示", 0.7))
    assert images(first) == []
    assert images(second)[0]["width"] / MM == pytest.approx(156 * 0.7, abs=0.05)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_picture_is_upright_however_the_camera_was_held(press, orientation, kind):
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    taken = scene().transpose(turns[orientation]) if orientation > 1 else scene()
    notes = Image.Exif()
    notes[0x0112] = orientation
    (sheet,) = press(Picture(encoded(taken, kind, exif=notes), "", 0.5))

    (image,) = images(sheet)
    assert image["height"] / image["width"] == pytest.approx(3 / 4, abs=0.01)
    assert is_near(colour(sheet, 106, image["top"] / MM + 3), RED)
    assert is_near(colour(sheet, 106, image["bottom"] / MM - 3), BLUE)


def test_a_huge_photograph_is_printed_at_254_dots_to_the_inch_and_a_small_one_as_it_is(press):
    huge = encoded(scene(6000, 4000), quality=95)
    (sheet,) = press(Picture(huge, "图1"))

    (image,) = images(sheet)
    assert image["srcsize"] == (1560, 1040)
    assert image["width"] / MM == pytest.approx(156, abs=0.05)
    assert len(sheet.pdf) < len(huge) / 3

    (sheet,) = press(Picture(encoded(scene(300, 200)), "图1"))
    assert images(sheet)[0]["srcsize"] == (300, 200)


def test_what_the_camera_noted_of_place_and_time_stays_out_of_the_paper(press):
    notes = Image.Exif()
    notes[0x010F] = "SECRETMAKER"
    (sheet,) = press(Picture(encoded(scene(), exif=notes, comment=b"SECRETPLACE"), "图1"))

    assert b"SECRET" not in sheet.pdf
    assert b"Exif" not in sheet.pdf


def test_a_drawing_keeps_its_edges_and_what_is_transparent_is_white(press):
    drawing = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    ImageDraw.Draw(drawing).rectangle((0, 0, 99, 99), fill=(0, 0, 0, 255))
    (sheet,) = press(Picture(encoded(drawing, "PNG"), "图1", 0.5))

    (image,) = images(sheet)
    middle = image["top"] / MM + 10
    assert b"/DCTDecode" not in sheet.pdf
    assert colour(sheet, image["x0"] / MM + 5, middle) == (0, 0, 0)
    assert colour(sheet, image["x1"] / MM - 5, middle) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "JPEG"), ("CMYK", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("I;16", "PNG")]
)
def test_pictures_of_every_kind_of_colour_are_set(press, mode, kind):
    image = scene(mode="L").convert("I").point(lambda grey: grey * 256).convert(mode) if mode == "I;16" else scene()
    (sheet,) = press(Picture(encoded(image.convert(mode), kind), "图1", 0.5))

    (image,) = images(sheet)
    above, below = (colour(sheet, 106, image[edge] / MM + step) for edge, step in (("top", 3), ("bottom", -3)))
    assert above != (255, 255, 255)
    assert sum(above) > sum(below) - 60


def test_the_same_paper_is_the_same_file_and_the_same_picture_is_in_it_once(press):
    document = Document(kind="演示", title="演示", body=(Picture(encoded(scene(2000, 1500)), "图1", 0.5),) * 2)

    paper = to_pdf(document)
    assert to_pdf(document) == paper
    assert paper.count(b"/Subtype /Image") == 1


def test_a_picture_not_yet_there_keeps_its_place_in_a_frame(press):
    (sheet,) = press(Picture("", "图1　待补", 0.5))

    assert "（图片待补）" in sheet.text
    assert [round(bar.right - bar.left) for bar in sheet.bars] == [78, 78]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (encoded(scene())[: len(encoded(scene())) // 2], "已损坏"),
        (encoded(scene(), "PNG")[:-4000], "已损坏"),
        (b64encode(b"\xff\xd8\xff\xe0junk").decode(), "已损坏"),
        (b64encode(b"\x89PNG\r\n\x1a\njunk").decode(), "已损坏"),
        (encoded(scene(), "GIF"), "PNG 或 JPEG"),
        ("图片", "图片“现场”"),
        ("A", "图片“现场”"),
        (b64encode(b"GIF89a").decode(), "图片“现场”"),
    ],
)
def test_a_damaged_picture_is_refused_with_a_sentence_that_names_it(press, content, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(Picture(content, "现场"))

    assert "现场" in str(refusal.value)
    assert str(refusal.value).endswith("。")


def test_a_picture_wider_than_the_line_or_too_large_to_open_is_refused(press):
    for share in (0.0, 1.01, float("nan")):
        with pytest.raises(PaperError, match="宽度"):
            press(Picture(encoded(scene()), "", share))

    size = b"IHDR" + pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + pack(">I", 13) + size + pack(">I", crc32(size)) + pack(">I", 9) + b"IDAT"
    with pytest.raises(PaperError, match="太大"):
        press(Picture(b64encode(bomb).decode(), "现场"))
