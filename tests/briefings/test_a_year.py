"""A year of 24 issues with two corrections, one void and the turn of the year, and the register that tells of it."""

from datetime import date, timedelta

import pytest

from heze_desk import briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Kind
from heze_desk.issuing import store
from heze_desk.issuing.document import register
from heze_desk.issuing.records import PaperState
from heze_desk.issuing.register_records import registered
from heze_desk.settings import store as settings
from heze_desk.workspace import checking
from reports.document import Table

DAYS = [date(2026, month, day) for month in range(1, 13) for day in (9, 23)]
CORRECTED, VOID = (6, 17), 11


@pytest.fixture
def year(policy_workspace, issuing):
    """Two short issues a month, the 6th and the 17th corrected, the 11th void; then the first of the next year."""
    kept = {}
    for number, day in enumerate(DAYS, 1):
        kept[number] = _issue(issuing, day)
        if number == VOID:
            briefing_issue.void(issuing.workspace, kept[number], why="内容与上期重复")
        if number in CORRECTED:
            _correct(issuing, kept[number], day)
    kept[25] = _issue(issuing, date(2027, 1, 8))
    return kept


def _issue(issuing, day):
    issuing.on(day)
    draft_id = issuing.draft(day - timedelta(days=14), day, Kind.BRIEFING)
    with issuing.workspace.step("改写") as db:
        for number, one in enumerate(drafts.sections(db, draft_id), 1):
            text = f"截至{day.month}月{day.day}日，演示进度80%。" if one.key == "下步安排" else ""
            drafts.set_text(db, draft_id, number, text)
    briefing_issue.issue(issuing.workspace, draft_id, day=day)
    return draft_id


def _correct(issuing, draft_id, day):
    number, _ = issuing.section(draft_id, "下步安排")
    issuing.on(day + timedelta(days=4))
    changes = [(number, "演示进度80%", "演示进度60%")]
    briefing_issue.correct(issuing.workspace, draft_id, changes, why="单位报错", day=day + timedelta(days=4))


def test_a_year_of_issues_keeps_every_number_every_paper_and_every_byte(issuing, year):
    papers = store.papers(issuing.db, "调度简报")
    of_year = [paper for paper in papers if paper.year == 2026]
    corrections = [paper for paper in of_year if paper.version == 2]

    assert [paper.number for paper in of_year if paper.version == 1] == list(range(1, 25))
    assert [(paper.number, paper.running) for paper in corrections] == [(6, 6), (17, 17)]
    assert [paper.number for paper in of_year if paper.state is PaperState.CORRECTED] == [6, 17]
    assert [paper.number for paper in of_year if paper.state is PaperState.VOID] == [11]
    (turned,) = [paper for paper in papers if paper.year == 2027]
    assert (turned.number, turned.running, turned.number_text) == (1, 25, "第1期（总第25期）")
    assert all(store.pdf(issuing.db, paper.id).startswith(b"%PDF") for paper in papers)
    assert checking.problems(issuing.workspace) == []
    _examine_register(register(registered(papers, year=2026, day=date(2027, 1, 8)), settings.get(issuing.db)))


def _examine_register(paper):
    """It lists them all with what became of them."""
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    assert len(table.rows) == 26
    assert "共编24个号、26件，其中已更正2件、作废1件" in table.note
    (void,) = [row for row in table.rows if "作废" in row]
    assert void[1].startswith("第11期")
    assert "内容与上期重复" in void[-1]
    corrected = [row for row in table.rows if row[1].startswith("第6期")]
    assert [row[4] for row in corrected] == ["已更正", "定稿"]
    assert "“演示进度80%”更正为“演示进度60%”" in corrected[1][-1]
