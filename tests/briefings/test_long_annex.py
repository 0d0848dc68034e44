"""An annex of sixty pages: every row once, headings on every page, the imprint on the last."""

from datetime import date

import pypdfium2
import pytest

from heze_desk import briefing, press
from heze_desk.briefings.draft_records import Head, Kind
from heze_desk.briefings.paper_records import ANNEX, BriefingPaper, PaperSection
from heze_desk.issuing.records import Numbers
from heze_desk.settings.records import Settings
from reports.document import Document, Table
from reports.keeping import to_json

DAY, ROWS = date(2026, 11, 23), 740
HEADER = ("编号", "任务", "牵头单位", "最近进展")
TOLD = "【演示】完成论证，设备进场调试，" * 2


@pytest.fixture(scope="module")
def pages():
    """The texts of the pages of a briefing whose annex is long, their blanks left out."""
    rows = tuple((f"9-{row:03d}", f"演示任务第{row}项" + "推进" * 12, "市演示局", TOLD) for row in range(1, ROWS + 1))
    table = Table(header=HEADER, rows=rows, widths=(0.12, 0.3, 0.2, 0.38), caption="台账摘表", size="五号")
    annex = to_json(Document(kind="", title="", body=(table,)))
    paper = BriefingPaper(
        kind=Kind.BRIEFING,
        title="重点任务推进情况",
        until=DAY,
        sections=(
            PaperSection(key="总体情况", heading="总体情况", text="【演示】按计划推进。"),
            PaperSection(key=ANNEX, heading="台账摘表", text="［台账摘表］", blocks=annex),
        ),
        head=Head(
            masthead="未来产业工作调度简报",
            pattern="第{号}期",
            issuer="专班办公室",
            readers=(("报", "市领导"),),
            copies="共印80份",
        ),
    )
    numbers = Numbers(year=2026, number=12)
    content = press.to_pdf(briefing.set_paper(paper, day=DAY, numbers=numbers), Settings(system_faces=False))
    pdf = pypdfium2.PdfDocument(content)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def test_the_annex_begins_on_a_page_of_its_own_and_fills_sixty(pages):
    first = next(place for place, text in enumerate(pages) if text.startswith("附件"))

    assert "附件：台账摘表" in pages[first - 1]
    assert len(pages) - first >= 60


def test_every_row_stands_once_and_under_the_headings(pages):
    whole = "".join(pages)
    annex = pages[next(place for place, text in enumerate(pages) if text.startswith("附件")) :]

    assert [whole.count(f"9-{row:03d}") for row in range(1, ROWS + 1)] == [1] * ROWS
    assert all("编号任务牵头单位最近进展" in text for text in annex)


def test_pages_are_numbered_on_and_the_imprint_is_on_the_last_alone(pages):
    assert [f"—{number}—" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)
    assert [place for place, text in enumerate(pages, 1) if "共印80份" in text] == [len(pages)]
