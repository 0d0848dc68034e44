"""A past day shows the papers as they stood then."""

from contextlib import closing
from datetime import date

import pytest

from heze_desk.issuing import store
from heze_desk.workspace import as_of

LATER = date(2026, 12, 1)


@pytest.fixture
def held(workspace, issue, correct, void, today):
    """A paper that held on the day before it was corrected; its correction, and a paper that became void."""
    paper, other = issue(), issue()
    workspace.today = lambda: LATER
    correct(paper, day=LATER)
    void(other)
    return today


def states(db):
    return [(paper.number, paper.version, str(paper.state)) for paper in store.papers(db)]


def test_a_paper_corrected_or_void_later_held_on_the_past_day(workspace, held):
    with as_of.past(workspace, held) as db:
        assert states(db) == [(1, 1, "定稿"), (2, 1, "定稿")]
        assert store.pdf(db, 1) == b"%PDF 2026 1 None 1"
    assert states(workspace.db) == [(1, 1, "已更正"), (1, 2, "定稿"), (2, 1, "作废")]


def test_a_long_look_back_shows_the_same(workspace, held):
    with closing(as_of.Lookback(workspace, held)) as past:
        assert states(past.db) == [(1, 1, "定稿"), (2, 1, "定稿")]
