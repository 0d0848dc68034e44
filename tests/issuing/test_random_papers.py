"""Papers issued, corrected and made void at random over years: the numbers are those one would count by hand."""

import sqlite3
from contextlib import closing
from datetime import date
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.issuing import store
from heze_desk.issuing.records import PaperState, SetPaper
from heze_desk.workspace import journal
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import FILE

DAY = date(2026, 6, 1)
KINDS = {"调度简报": True, "纪要": False}
"""Whether the kind has a running number."""
ISSUING = st.tuples(st.sampled_from(sorted(KINDS)), st.integers(2024, 2027))
LATER = st.tuples(st.sampled_from(["更正", "作废"]), st.integers(0, 30))


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A workspace's file with nothing in it, to be copied into memory."""
    from heze_desk.workspace.workspace import Workspace

    folder = tmp_path_factory.mktemp("papers") / "desk"
    Workspace.create(folder).close()
    with closing(sqlite3.connect(folder / FILE)) as conn:
        yield conn


def compose(numbers):
    return SetPaper(title="推进情况", document="{}", content=str(numbers).encode())


def act(db, what, number):
    """One final act; one that is refused changes nothing and is passed over."""
    with db.atomic():
        step_id = journal.begin(db, "印发", day=DAY, reverses=None, final=True)
        if what in KINDS:
            store.issue(db, kind=what, day=date(number, 3, 1), compose=compose, running=KINDS[what], reason="补发")
        elif holding := [paper.id for paper in store.papers(db) if paper.holds]:
            chosen = holding[number % len(holding)]
            if what == "更正":
                store.correct(db, chosen, day=date(2028, 1, 1), compose=compose, remark="更正说明")
            else:
                store.void(db, chosen, why="误发")
        journal.finish(db, step_id, "印发")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ISSUING | LATER, max_size=25))
def test_numbers_are_given_once_without_gaps_whatever_is_done(empty, acts):
    with closing(Database(sqlite3.connect(":memory:"))) as db:
        empty.backup(db.conn)
        for what, number in acts:
            act(db, what, number)

        papers = store.papers(db)
        issued = sorted((paper for paper in papers if paper.version == 1), key=lambda paper: paper.id)
        asked = [(what, number) for what, number in acts if what in KINDS]
        assert [(paper.kind, paper.year) for paper in issued] == asked
        for place, paper in enumerate(issued):
            alike = [one for one in issued[: place + 1] if one.kind == paper.kind]
            assert paper.number == sum(one.year == paper.year for one in alike)
            assert paper.running == (len(alike) if KINDS[paper.kind] else None)
        for _, group in groupby(papers, lambda paper: (paper.kind, paper.year, paper.number)):
            versions = list(group)
            assert [paper.version for paper in versions] == list(range(1, len(versions) + 1))
            assert len({paper.running for paper in versions}) == 1
            assert all(paper.state is PaperState.CORRECTED for paper in versions[:-1])
            assert versions[-1].state is not PaperState.CORRECTED
        for paper in papers:
            assert store.pdf(db, paper.id) == str(paper.numbers).encode()
