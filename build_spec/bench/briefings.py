"""Compiling a briefing from ledgers of 3,000 and 100,000 tasks, beside the bare queries that it asks."""

import shutil
import time
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from build_spec.bench.comparison import Comparison, in_turn
from build_spec.bench.grown import grow
from heze_desk import briefing
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.gathering import Period
from heze_desk.workspace.workspace import Workspace

SMALL, LONG, REPORTS = 3_000, 100_000, 10
PERIOD = Period(since=date(2026, 10, 24), until=date(2026, 11, 23))
PATIENCE_MS = 2000.0


def compare(folder: Path, rounds: int) -> list[Comparison]:
    """Of the long ledger the draft is written too, as the secretary waits for it."""
    small, long = (folder.with_name(f"briefing-{tasks}") for tasks in (SMALL, LONG))
    for place, tasks in ((small, SMALL), (long, LONG)):
        shutil.copytree(folder, place)
        grow(place, tasks=tasks, reports=REPORTS)
    return [_compiling(small, rounds), _drafting(long, rounds)]


def _compiling(folder: Path, rounds: int) -> Comparison:
    with closing(Workspace.open(folder, today=lambda: PERIOD.until)) as workspace:
        asked = _questions(workspace)
        desk, bare = in_turn(partial(_compile, workspace), partial(_ask, workspace, asked), rounds=rounds)
    return Comparison(
        name=f"a briefing of {SMALL:,} tasks, beside its queries", unit="ms", bound=5, desk=desk, bare=bare
    )


def _drafting(folder: Path, rounds: int) -> Comparison:
    with closing(Workspace.open(folder, today=lambda: PERIOD.until)) as workspace:
        desk = [_timed(lambda: briefing.draft(workspace, PERIOD)) for _ in range(rounds)]
    return Comparison(
        name=f"a draft of {LONG:,} tasks, beside two seconds", unit="ms", bound=1, desk=desk, bare=[PATIENCE_MS]
    )


def _questions(workspace: Workspace) -> list[str]:
    """Every query of the compiling, as SQLite was asked it."""
    asked: list[str] = []
    connection: Any = workspace.db.conn
    connection.set_trace_callback(asked.append)
    _compile(workspace)
    connection.set_trace_callback(None)
    return [one for one in asked if one.lstrip().lower().startswith(("select", "with"))]


def _compile(workspace: Workspace) -> float:
    return _timed(lambda: briefing.write(workspace, PERIOD, Kind.BRIEFING))


def _ask(workspace: Workspace, asked: list[str]) -> float:
    connection: Any = workspace.db.conn
    return _timed(lambda: [connection.execute(one).fetchall() for one in asked])


def _timed(act: Any) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000
