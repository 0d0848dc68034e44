"""What an office may really give a typesetter: it is set within the page, or refused in a sentence."""

import io
import sys
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from reports import fonts, styles
from reports.check import missing_characters
from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Document,
    Heading,
    Imprint,
    LetterHead,
    Masthead,
    MinutesHead,
    OrderHead,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.errors import PaperError
from reports.files import write_pdf
from reports.pdf import to_pdf

DAY = "2026年7月16日"
ODD = "<b>A&B</b>&amp;\x00\x1f\u202e\ud800\U0010fffd\ue000\u200b"
TEXTS = (
    "",
    "　 ",
    "演",
    "演示市发展改革局，" * 30,
    "演" * 900,
    "a" * 200,
    "12345678901234567890" * 6,
    "。" * 50,
    "《演示》" * 20,
    ODD,
)


def _document(*blocks, **about):
    return Document(**{"kind": "演示", "title": "演示", **about}, body=blocks)


BLOCKS = {
    "masthead": lambda text: Masthead(text, text, text, text, text),
    "red head": lambda text: RedHead((text, "演示市科技局"), text[:12], copy_number=text[:9], secrecy=text[:9]),
    "signers": lambda text: RedHead(("演示局",), "演〔2026〕1号", signers=(text, text[:4], text)),
    "letter head": lambda text: LetterHead(text, text[:20], urgency=text[:5]),
    "order head": lambda text: OrderHead(text, text),
    "minutes head": lambda text: MinutesHead(text, text, text[:20], text[:9]),
    "title": lambda text: Title(text, text),
    "recipients": Recipients,
    "heading": lambda text: Heading(text, 2),
    "paragraph": lambda text: Paragraph(text, lead=text[:40]),
    "attendance": lambda text: Attendance(((text[:3], text), (text, text))),
    "attachments": lambda text: AttachmentList((text, text)),
    "signature": lambda text: Signature(text, DAY),
    "sealed": lambda text: Signature(text, DAY, seal="sealed", joint=(text, "演示局")),
    "stamped": lambda text: Signature("", text, seal="stamp", office=text[:9]),
    "day": lambda text: Signature("演示局", text),
    "remark": Remark,
    "annex": lambda text: Annex(text, text[:3], text[:20]),
    "table": lambda text: Table((text[:40], "灯"), ((text, text[:5]), (text,)), caption=text, note=text),
    "copies": lambda text: Imprint((("报", "演示"),), copies=text),
    "imprint": lambda text: Imprint((("报", text),), text[:20], text[:20], text[:9], text, text),
}


def _set_or_refused(*blocks):
    """The paper, or the sentence that refuses it."""
    try:
        return to_pdf(_document(*blocks))
    except PaperError as refusal:
        return str(refusal)


def _nearest(page):
    """In points: the least distance of a character from the edges of its sheet."""
    chars = [char for char in page.chars if not char["text"].isspace()]
    edges = [(char["x0"], page.width - char["x1"], char["top"], page.height - char["bottom"]) for char in chars]
    return min(map(min, edges), default=100)


@pytest.mark.parametrize("kind", BLOCKS)
def test_whatever_a_field_holds_is_set_within_the_sheet_or_refused_in_a_sentence(kind):
    for text in TEXTS:
        paper = _set_or_refused(Paragraph("正文。"), BLOCKS[kind](text), Paragraph("正文。"))
        if isinstance(paper, str):
            assert paper.endswith("。")
        else:
            with pdfplumber.open(io.BytesIO(paper)) as pdf:
                assert min(map(_nearest, pdf.pages)) > 55, text[:20]


def test_a_title_of_half_a_page_is_refused(press):
    with pytest.raises(PaperError, match="标题太长"):
        press(Title("演示" * 400))


def test_a_paragraph_of_100000_characters_fills_its_pages(press):
    pages = press(Paragraph("未来产业任务台账" * 12_500))

    assert sum(sheet.text.count("未") for sheet in pages) == 12_500
    assert {len([line for line in sheet.lines() if line[0].size == 15.79]) for sheet in pages[:-2]} == {22}


def test_a_table_with_too_many_columns_says_what_helps(press):
    with pytest.raises(PaperError, match="横向"):
        press(Table(("列",) * 80, (("格",) * 80,)))


def test_rare_characters_of_every_kind_of_name_are_on_the_paper_and_come_out_again():
    names = "䶮㛃𬭎喆堃玥垚昇翀祎赟"
    document = _document(
        RedHead((f"{names}工作专班",), "演〔2026〕1号", signers=(names[:3], names[3:6])),
        Title(f"关于{names}的通知"),
        Recipients(names),
        Heading(f"一、{names}"),
        Paragraph(names, lead=f"（一）{names}。"),
        Attendance((("出席", names),)),
        Signature(names, DAY, seal="sealed"),
        Imprint(copied_to=names),
    )
    pages = pypdfium2.PdfDocument(to_pdf(document))

    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    text = "".join(text.split())
    assert missing_characters(document) == ()
    assert text.count(names) == 9
    assert "□" not in text


def test_without_any_sound_face_a_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.use_system_faces(False)

    with pytest.raises(PaperError, match="没有可用的字体"):
        styles.Letters().glyph("永", fonts.Role.BODY)
    fonts.use_system_faces(False)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder nobody may write in")
def test_a_folder_that_cannot_be_written_is_told_in_chinese():
    with pytest.raises(PaperError) as refusal:
        write_pdf(_document(Paragraph("正文。")), Path("/proc/演示.pdf"))

    assert str(refusal.value).endswith("。")
    assert str(refusal.value).isascii() is False
    assert "No such" not in str(refusal.value)


def test_a_name_that_is_too_long_for_a_file_is_told_and_nothing_is_left(tmp_path):
    with pytest.raises(PaperError, match="文件名太长"):
        write_pdf(_document(Paragraph("正文。")), tmp_path / ("演" * 200 + ".pdf"))

    assert list(tmp_path.iterdir()) == []
