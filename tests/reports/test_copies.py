"""Numbered copies: the paper as it is, each with its 份号."""

import io

import pdfplumber
import pytest

from reports.document import Document, Masthead, PageBreak, Paragraph
from reports.errors import PaperError
from reports.layout import BINDING_MARGIN, FOOT_MARGIN, TOP_MARGIN
from reports.pdf import to_pdf
from reports.pdf.copies import marks, numbered

HEAD = Masthead("未来产业调度简报", "第1期（总第1期）", "专班办公室", "2026年11月23日")
BRIEFING = Document(kind="调度简报", title="简报", body=(HEAD, Paragraph("甲" * 40), PageBreak(), Paragraph("乙")))


def texts(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_each_copy_bears_its_number_on_its_first_page_and_is_else_the_paper():
    content = to_pdf(BRIEFING)
    plain = texts(content)

    copies = texts(numbered(content, marks(3)))

    assert len(copies) == 3 * len(plain) == 6
    for place, mark in enumerate(("000001", "000002", "000003")):
        first, second = copies[2 * place : 2 * place + 2]
        assert first.replace(mark, "", 1).split() == plain[0].split()
        assert (first.count(mark), second) == (1, plain[1])


@pytest.mark.parametrize(
    ("document", "left"),
    [(BRIEFING, BINDING_MARGIN), (Document(kind="名单", title="名单", body=(), landscape=True), FOOT_MARGIN)],
    ids=["upright", "landscape"],
)
def test_the_number_stands_at_the_top_left_of_the_text(document, left):
    with pdfplumber.open(io.BytesIO(numbered(to_pdf(document), marks(1)))) as pdf:
        zero = min((char for char in pdf.pages[0].chars if char["text"] == "0"), key=lambda char: char["top"])

    assert zero["x0"] == pytest.approx(left, abs=2)
    assert zero["top"] == pytest.approx(TOP_MARGIN if document is BRIEFING else BINDING_MARGIN, abs=3)
    assert zero["size"] == pytest.approx(16, abs=0.5)


def test_copies_share_their_faces():
    content = to_pdf(BRIEFING)

    assert len(numbered(content, marks(40))) < 20 * len(content)


def test_marks_go_on_from_any_number_and_a_number_of_copies_that_cannot_be_is_refused():
    assert marks(2, first=7) == ("000007", "000008")
    for number in (0, -1, 10_000):
        with pytest.raises(PaperError, match="份数须在 1 到 9999 之间"):
            marks(number)
