"""The invented papers of every kind: set, marked as a demonstration, and fit to be printed."""

import io

import pdfplumber
import pypdfium2
import pytest

from reports import samples
from reports.check import missing_characters, texts
from reports.keeping import from_json, to_json
from reports.layout import MM, SIZES, WORD_GRID
from reports.pdf import to_pdf
from reports.pdf.charts_gantt import TYPES

every_sample = pytest.mark.parametrize("name", samples.ALL)


@every_sample
def test_a_sample_is_set_with_every_character_and_its_mark_on_every_page(name):
    document = samples.ALL[name]()
    paper = to_pdf(document)

    assert missing_characters(document) == ()
    assert to_pdf(document) == paper
    with pdfplumber.open(io.BytesIO(paper)) as pdf:
        for page in pdf.pages:
            assert "演示" in page.extract_text().replace("\n", "")
            assert all("+Desk" in char["fontname"] for char in page.chars)
            assert all(shape["x0"] >= -0.1 and shape["x1"] <= page.width + 0.1 for shape in page.rects + page.lines)


@every_sample
def test_a_sample_is_kept_and_is_set_on_the_grid_of_word_too(name):
    document = samples.ALL[name]()

    assert from_json(to_json(document)) == document
    assert to_pdf(document, grid=WORD_GRID).startswith(b"%PDF")


@every_sample
def test_the_words_of_a_sample_can_be_copied_out_again(name):
    document = samples.ALL[name]()
    pages = pypdfium2.PdfDocument(to_pdf(document))

    printed = set("".join(page.get_textpage().get_text_range() for page in pages))
    written = {char for text in texts(document) if text not in SIZES | TYPES for char in text if char > "\u3000"}
    assert written <= printed


def test_no_sample_speaks_of_a_real_place_and_all_say_they_are_invented():
    for make in samples.ALL.values():
        document = make()
        assert document.remark.startswith("演示")
        assert "演示" in "".join(texts(document)).replace(document.remark, "")
        assert "菏泽" not in "".join(texts(document))


def test_samples_are_on_the_sheets_they_ask_for():
    sizes = {name: pypdfium2.PdfDocument(to_pdf(make()))[0].get_size() for name, make in samples.ALL.items()}

    assert {round(side / MM) for side in sizes["任务台账（A3）"]} == {420, 297}
    assert [round(side / MM) for side in sizes["任务台账"]] == [297, 210]
    assert [round(side / MM) for side in sizes["通知"]] == [210, 297]
