"""A briefing given out as a folder and as numbered copies."""

from datetime import date

import openpyxl
import pypdfium2
import pytest
from PIL import Image

from heze_desk import briefing_folder, briefing_issue
from heze_desk.briefings import drafts
from heze_desk.errors import DeskError
from heze_desk.issuing import store as papers

DAY = date(2026, 11, 6)


@pytest.fixture
def issue(issuing):
    """One issued, and where it is given out."""
    return issuing.issued(DAY)


def test_a_folder_holds_the_paper_as_issued_its_word_file_its_tables_and_its_chart(issuing, issue, tmp_path):
    draft_id, paper = issue

    paths = briefing_folder.write(briefing_folder.outgoing(issuing.workspace, draft_id), tmp_path / "送" / "第1期")

    assert {path.name for path in (tmp_path / "送" / "第1期").iterdir()} == {path.name for path in paths}
    assert paths[0].name == f"{paper.name} {paper.title}.pdf"
    assert paths[0].read_bytes() == papers.pdf(issuing.db, paper.id)
    assert paths[1].suffix == ".docx"
    assert any("台账摘表" in path.name for path in paths)
    with Image.open(next(path for path in paths if path.suffix == ".png")) as chart:
        assert min(chart.size) > 300


def test_the_extract_says_what_was_issued_whatever_became_of_it(issuing, issue, tmp_path):
    issuing.report("2-5-01", day=date(2026, 11, 9), progress=95, text="演示平台已建成")

    paths = briefing_folder.write(briefing_folder.outgoing(issuing.workspace, issue[0]), tmp_path)

    sheet = openpyxl.load_workbook(next(path for path in paths if "台账摘表" in path.name)).active
    rows = {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert [cell.value for cell in sheet[2]][:3] == ["编号", "任务", "牵头单位"]
    assert rows["2-5-01"][4] == "80%"
    assert "演示平台建设中" in rows["2-5-01"][-1]


def test_a_draft_is_given_out_without_a_number_and_has_no_numbered_copies(issuing, tmp_path):
    draft_id = issuing.draft()
    given = briefing_folder.outgoing(issuing.workspace, draft_id)

    assert "草稿" in briefing_folder.write(given, tmp_path)[0].name
    with pytest.raises(DeskError, match="草稿没有编号"):
        briefing_folder.copies(issuing.workspace, draft_id)
    with pytest.raises(DeskError, match="草稿没有编号"):
        briefing_folder.numbered(given, 3)


def test_as_many_copies_are_numbered_as_the_readers_are_given(issuing):
    issuing.on(DAY)
    draft_id = issuing.draft(until=DAY)
    with issuing.workspace.step("报送范围") as db:
        drafts.change(db, draft_id, report_to="市领导（2份）", send_to="市财政局", issue_to="各县区")
    briefing_issue.issue(issuing.workspace, draft_id, day=DAY)
    given = briefing_folder.outgoing(issuing.workspace, draft_id)
    number = briefing_folder.copies(issuing.workspace, draft_id)

    whole = pypdfium2.PdfDocument(briefing_folder.numbered(given, number))

    assert number == 4
    assert len(whole) == 4 * len(pypdfium2.PdfDocument(given.content))
    assert "000004" in whole[3 * len(whole) // 4].get_textpage().get_text_bounded()


def test_without_readers_and_a_number_of_copies_the_number_is_asked_for(issuing, issue):
    given = briefing_folder.outgoing(issuing.workspace, issue[0])

    with pytest.raises(DeskError, match="请写明份数"):
        briefing_folder.numbered(given, 0)


def test_a_folder_that_cannot_be_made_is_said(issuing, issue, tmp_path):
    (tmp_path / "文件").write_text("占着")

    with pytest.raises(DeskError, match="建不起来"):
        briefing_folder.write(briefing_folder.outgoing(issuing.workspace, issue[0]), tmp_path / "文件")
