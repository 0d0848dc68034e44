"""Programs killed at random moments while they issue, correct and void briefings: all of each act is there, or nothing.

`python -m build_spec.bench.briefing_kills 200` on a fresh workspace; processes are forked, so not on Windows.
"""

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from heze_desk import beginning, briefing, briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Draft, Kind
from heze_desk.briefings.gathering import Period
from heze_desk.briefings.paper_records import kept
from heze_desk.issuing import store
from heze_desk.issuing.records import IssuedPaper, PaperState
from heze_desk.workspace import checking, issued_copies, schema
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import FILE, Workspace
from reports.keeping import from_json

DAY = date(2026, 11, 6)
PERIOD = Period(since=DAY - timedelta(days=30), until=DAY)
CHANGE = (1, "截至2026年11月6日，", "截至2026年11月6日24时，")
SEED = 12


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What the killed programs left: how many papers stand, and how often SQLite had to take back half an act."""

    kills: int
    papers: int
    corrected: int
    void: int
    taken_back: int


def main() -> int:
    """Print what was left after so many kills; an assertion that does not hold is the failure."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "desk"
        beginning.begin(home, today=DAY).close()
        print(killed(home, times))
    return 0


def killed(home: Path, times: int, *, seed: int = SEED) -> Fate:
    """Kill a program that issues so often; after each kill all there is must be whole."""
    chance, taken_back = random.Random(seed), 0
    _look(home)  # all that is slow to import is there before the first is forked
    span = _once(home)
    for _ in range(times):
        _kill_one(home, chance, span)
        taken_back += schema.beside(home / FILE).exists()
        _look(home)
    with closing(Workspace.open(home)) as workspace:
        assert issued_copies.mend(workspace.db, home).refused == []
        assert checking.problems(workspace) == []
        assert [*(home / issued_copies.FOLDER).rglob("*.part")] == []
        papers = store.papers(workspace.db)
    states = [paper.state for paper in papers]
    counted = {"corrected": states.count(PaperState.CORRECTED), "void": states.count(PaperState.VOID)}
    return Fate(kills=times, papers=len(papers), taken_back=taken_back, **counted)


def _kill_one(home: Path, chance: random.Random, span: float) -> None:
    """Between its start and the end of one of its first acts."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _work(home, told)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(told)
    for _ in range(chance.randrange(4)):
        os.read(heard, 1)
    time.sleep(chance.uniform(0, span))
    os.kill(child, signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL, "ended by itself"
    os.close(heard)


def _work(home: Path, told: int) -> None:
    """Issue, correct and void without end; a dot before each act."""
    with closing(Workspace.open(home, today=lambda: DAY)) as workspace:
        workspace.db.execute("pragma cache_size = 5")  # so that SQLite writes to the file before the step is done
        while True:
            draft_id = briefing.draft(workspace, PERIOD, Kind.SUPPLEMENT)
            os.write(told, b".")
            briefing_issue.issue(workspace, draft_id, day=DAY)
            os.write(told, b".")
            new_id = briefing_issue.correct(workspace, draft_id, [CHANGE], why="演示", day=DAY)
            os.write(told, b".")
            briefing_issue.void(workspace, new_id, why="演示")


def _once(home: Path) -> float:
    """How long it takes to issue one, in seconds."""
    with closing(Workspace.open(home, today=lambda: DAY)) as workspace:
        draft_id = briefing.draft(workspace, PERIOD, Kind.SUPPLEMENT)
        begun = time.perf_counter()
        briefing_issue.issue(workspace, draft_id, day=DAY)
        return time.perf_counter() - begun


def _look(home: Path) -> None:
    """Every paper has its briefing, its bytes and its facts, and every number was given once."""
    with closing(Workspace.open(home, reading=True)) as workspace:
        db = workspace.db
        papers = store.papers(db)
        issued = {one.issued_paper_id: one for one in drafts.drafts(db) if one.is_issued}
        assert issued.keys() == {paper.id for paper in papers}, "a paper without a briefing"
        first = [paper for paper in papers if paper.version == 1]
        assert [paper.number for paper in first] == list(range(1, len(first) + 1)), "a number left out or given twice"
        for paper in papers[-3:]:
            _examine(db, paper, issued[paper.id])
        again = {paper.number for paper in papers if paper.version == 2}
        assert {paper.number for paper in papers if paper.state is PaperState.CORRECTED} == again, "half a correction"
        assert not db.execute("select 1 from step where open").fetchone(), "half a step"


def _examine(db: Database, paper: IssuedPaper, draft: Draft) -> None:
    assert store.pdf(db, paper.id).startswith(b"%PDF")
    assert from_json(store.document(db, paper.id)).body
    told = kept(store.facts_of(db, paper.id))
    assert [one.text for one in told.sections] == [one.text for one in drafts.sections(db, draft.id or 0)]
    assert bool(told.corrections) is (paper.version == 2)


if __name__ == "__main__":
    sys.exit(main())
