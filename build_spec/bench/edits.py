"""One cell edited, committed and journalled, against the same cell of the same table written by SQLite alone."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from build_spec.bench.comparison import Comparison, in_turn
from heze_desk.tasks import store
from heze_desk.workspace.workspace import Workspace

EDITS_IN_A_RUN = 25
Edit = Callable[[int], object]


def compare(folder: Path, rounds: int) -> list[Comparison]:
    """Both write to the same disk with the same pragmas; the raw file is a copy of the desk's without its triggers."""
    with closing(Workspace.open(folder)) as workspace, closing(_raw_copy(workspace, folder / "raw.sqlite3")) as raw:
        task = int(raw.execute("select min(id) from task").fetchone()[0])

        def edit(progress: int) -> None:
            with workspace.step("修改进度") as db:
                store.set_progress(db, task, progress, day=date(2026, 11, 23))

        def write(progress: int) -> None:
            raw.execute("update task set progress = ? where id = ?", (progress, task))

        desk, bare = in_turn(_timed(edit), _timed(write), rounds=rounds)
    return [Comparison(name="one cell edited, durably", unit="ms", bound=3, desk=desk, bare=bare)]


def _timed(edit: Edit) -> Callable[[], float]:
    """Return a run of many edits, each to a value the cell does not have, in milliseconds for one."""
    values = count()

    def run() -> float:
        started = time.perf_counter()
        for _ in range(EDITS_IN_A_RUN):
            edit(next(values) % 99)
        return (time.perf_counter() - started) * 1000 / EDITS_IN_A_RUN

    return run


def _raw_copy(workspace: Workspace, path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    workspace.db.conn.backup(raw)
    for (name,) in raw.execute("select name from sqlite_schema where type = 'trigger'").fetchall():
        raw.execute(f"drop trigger {name}")
    for pragma in ("journal_mode", "synchronous"):
        value = workspace.db.execute(f"pragma {pragma}").fetchone()[0]
        raw.execute(f"pragma {pragma} = {value}")
    return raw
