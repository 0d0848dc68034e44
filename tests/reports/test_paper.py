"""The file itself: embedded faces, extractable text, the same bytes, and what bad input becomes."""

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import is_dataclass
from pathlib import Path
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdftypes import resolve1

import reports
from reports.check import missing_characters
from reports.document import (
    Block,
    Document,
    Heading,
    Imprint,
    Masthead,
    MinutesHead,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.errors import PaperError
from reports.files import write_pdf
from reports.keeping import from_json, to_json
from reports.pdf import to_pdf


def _document(*blocks, **about):
    return Document(**{"kind": "调度简报", "title": "演示简报", **about}, body=blocks)


BRIEFING = _document(
    Masthead("演示工作简报", "第12期", "演示专班", "2026年7月16日"),
    Title("演示情况通报", "（截至2026年6月30日）"),
    Heading("一、总体情况"),
    Heading("（一）演示产业", 2),
    Paragraph("任务共110项——正常82项……“演示”张喆、李䶮、王𬭎。"),
    Table(("产业", "正常"), (("演示产业", "82"),), caption="表1", note="注：演示。"),
    Signature("演示专班", "2026年7月16日"),
    PageBreak(),
    Imprint((("报", "演示。"),), "演示专班", "2026年7月16日", "共印80份"),
    author="演示专班",
    remark="演示数据",
)


def test_every_face_is_embedded_in_part_and_none_is_helvetica():
    with pdfplumber.open(io.BytesIO(to_pdf(BRIEFING))) as pdf:
        names = {char["fontname"] for page in pdf.pages for char in page.chars}
        listed = {
            str(font.resolve()["BaseFont"])
            for page in pdf.pages
            for font in resolve1(page.page_obj.resources["Font"]).values()
        }

    assert all("+Desk" in name for name in names | listed)


def test_title_author_and_language_are_in_the_file_and_the_same_paper_is_the_same_file():
    paper = to_pdf(BRIEFING)

    about = pypdfium2.PdfDocument(paper).get_metadata_dict()
    assert (about["Title"], about["Author"], about["Subject"]) == ("演示简报", "演示专班", "调度简报")
    assert about["Creator"] == "heze-desk"
    assert b"/Lang (zh-CN)" in paper
    assert to_pdf(BRIEFING) == paper


def test_papers_set_at_the_same_time_do_not_disturb_one_another():
    papers = [BRIEFING, _document(Paragraph("任务台账" * 400)), _document(Title("责任分工名单"), landscape=True)] * 3

    with ThreadPoolExecutor() as pool:
        together = list(pool.map(to_pdf, papers))

    assert together == [to_pdf(paper) for paper in papers]


def test_text_is_extracted_as_it_was_written():
    with pdfplumber.open(io.BytesIO(to_pdf(BRIEFING))) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")

    assert "任务共110项——正常82项……“演示”张喆、李䶮、王𬭎。" in text


def test_a_name_set_wide_says_what_it_reads_to_whom_its_spaces_would_mislead():
    with pdfplumber.open(io.BytesIO(to_pdf(_document(MinutesHead("演示纪要"))))) as pdf:
        code = b"".join(stream.get_data() for stream in pdf.pages[0].page_obj.contents)

    assert f"/ActualText <FEFF{'演示纪要'.encode('utf-16-be').hex().upper()}>".encode() in code


def test_a_document_is_kept_as_json_and_comes_back_the_same():
    assert from_json(to_json(BRIEFING)) == BRIEFING


texts = st.text(max_size=12)
PLAIN = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(-1, 4),
    float: st.floats(-10, 200),
    NoneType: st.none(),
}


def _anything(hint):
    """Whatever the vocabulary allows in a field."""
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        return st.builds(hint, **{name: _anything(kind) for name, kind in get_type_hints(hint).items()})
    parts = [_anything(part) for part in get_args(hint) if part is not ...]
    if get_origin(hint) is not tuple:
        return st.one_of(parts)
    return st.lists(*parts, max_size=3).map(tuple) if ... in get_args(hint) else st.tuples(*parts)


blocks = st.one_of(
    st.builds(Title, texts, texts),
    st.builds(Paragraph, texts, st.booleans()),
    st.builds(Table, st.tuples(texts, texts), st.lists(st.tuples(texts, texts), max_size=3).map(tuple), caption=texts),
    st.builds(Signature, texts, texts, st.sampled_from(("none", "sealed", "stamp")), st.lists(texts).map(tuple)),
    *(map(_anything, get_args(Block))),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks, max_size=6).map(tuple))
def test_any_document_is_kept_and_is_set_or_refused_but_never_crashes(body):
    document = _document(*body)

    assert from_json(to_json(document)) == document
    list(reports.check.texts(document))
    with suppress(PaperError):
        assert to_pdf(document).startswith(b"%PDF")


def test_a_paper_kept_before_a_field_was_added_is_still_read_and_a_newer_one_is_refused():
    older = '{"kind": "简报", "title": "旧", "body": [{"block": "Heading", "text": "一、"}]}'
    newer = '{"kind": "简报", "title": "新", "body": [{"block": "Hologram"}]}'

    assert from_json(older) == _document(Heading("一、"), kind="简报", title="旧")
    for text in (newer, older.replace("author", "x").replace('"kind"', '"sound": 1, "kind"'), "{", "[]", "null"):
        with pytest.raises(PaperError):
            from_json(text)


def test_a_lone_surrogate_can_be_kept_and_is_seen_on_paper():
    document = _document(Paragraph("王\ud800测一"), title="\ud800")

    assert from_json(to_json(document).encode("utf-8").decode("utf-8")) == document
    assert "王□测一" in pypdfium2.PdfDocument(to_pdf(document))[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<b>A&B</b> &amp; (1) \\n %", "<b>A&B</b> &amp; (1) \\n %"),
        ("王\x00测\x07一\u200b\ufeff", "王测一"),
        ("王\t测\xa0一", "王 测 一"),
        ("第一段\r\n第二段\u2028第三段", "第一段\n第二段\n第三段"),
    ],
)
def test_markup_is_printed_as_it_stands_and_control_characters_vanish(press, text, printed):
    (sheet,) = press(Paragraph(text))

    assert sheet.text.rsplit("\n", 1)[0] == printed


def test_an_empty_document_is_one_numbered_page(press):
    (sheet,) = press()

    assert sheet.text == "— 1 —"


def test_a_paragraph_of_100000_characters_is_set_whole():
    text = ("未来产业任务台账，" * 11112)[:100_000]
    pages = pypdfium2.PdfDocument(to_pdf(_document(Paragraph(text))))

    assert "".join(page.get_textpage().get_text_bounded() for page in pages).count("未") == text.count("未")


def test_what_no_face_has_is_named_before_printing():
    document = _document(
        Paragraph("王测一\U0001f680"), Table(("灯",), (("\ud800",),)), Imprint((("报", "\U0010fffd"),)), remark="喆"
    )

    assert missing_characters(document) == ("\U0001f680", "\ud800", "\U0010fffd")


def test_the_yuan_sign_is_no_dollar(press):
    (sheet,) = press(Paragraph("￥100"))

    assert {mark.face for mark in sheet.line("￥") if mark.text == "￥"} != {"DeskFang-Regular"}


def test_composing_keeping_and_checking_papers_does_not_load_reportlab():
    modules = ("reports.document", "reports.keeping", "reports.files", "reports.check", "reports.layout")
    look = f"import sys, {', '.join(modules)}; print('reportlab' in sys.modules)"
    root = Path(reports.__file__).parents[1]

    said = subprocess.run([sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "False"


def test_an_unknown_size_of_paper_is_refused():
    with pytest.raises(PaperError, match="A4 或 A3"):
        to_pdf(_document(size="B5"))


def test_a_paper_is_written_whole_and_replaces_what_stood_there(tmp_path):
    path = tmp_path / "第12期.pdf"
    path.write_bytes(b"old")

    assert write_pdf(BRIEFING, path) == path
    assert path.read_bytes() == to_pdf(BRIEFING)
    assert [file.name for file in tmp_path.iterdir()] == ["第12期.pdf"]


def test_where_nothing_can_be_written_a_sentence_says_so_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "夹").mkdir()

    for path, word in ((tmp_path / "无" / "a.pdf", "文件夹"), (tmp_path / "夹", "另取")):
        with pytest.raises(PaperError, match=word):
            write_pdf(BRIEFING, path)
    assert [file.name for file in tmp_path.iterdir()] == ["夹"]
