"""The papers of the bench: new each time, of one length, and said alike to every typesetter."""

import io

import pypdfium2
import pytest

from build_spec.bench import paper_html, paper_text, paper_typst
from reports import fonts
from reports.check import missing_characters
from reports.document import Bars, ProgressBars, Table
from reports.pdf import to_pdf


@pytest.fixture(autouse=True)
def _shipped_faces():
    fonts.use_system_faces(False)


def test_a_briefing_has_twenty_pages_six_tables_and_two_charts():
    briefing = paper_text.briefing(7)

    kinds = [type(block) for block in briefing.body]
    assert (kinds.count(Table), kinds.count(Bars), kinds.count(ProgressBars)) == (6, 1, 1)
    assert abs(len(pypdfium2.PdfDocument(io.BytesIO(to_pdf(briefing)))) - 20) <= 1
    assert missing_characters(briefing) == ()


def test_every_briefing_has_other_words_and_the_same_seed_the_same():
    paragraphs = {block for seed in range(5) for block in paper_text.briefing(seed).body if hasattr(block, "indent")}

    assert len(paragraphs) == 5 * paper_text.PARAGRAPHS
    assert paper_text.briefing(3) == paper_text.briefing(3)


@pytest.mark.parametrize("source", [paper_typst.source, paper_html.source])
@pytest.mark.parametrize("paper", [paper_text.briefing(1), paper_text.ledger(1, rows=30)])
def test_the_others_are_given_every_word(source, paper):
    said = source(paper)

    words = [text for block in paper.body if isinstance(block, Table) for row in block.rows for text in row]
    words += [block.text for block in paper.body if hasattr(block, "text")]
    assert [text for text in words if text not in said] == []
