"""A ledger of 100,000 tasks and 1,000,000 reports: opening it, what it holds, typing in it, counting and entering."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from build_spec.bench.comparison import Comparison, in_turn
from build_spec.bench.grown import grow
from build_spec.bench.windows import first_paint
from heze_desk.tasks import lighting
from heze_desk.tasks.entering import add_all
from heze_desk.tasks.light_counts import COUNTED, light_counts
from heze_desk.tasks.light_query import light_query
from heze_desk.tasks.records import Source, Task
from heze_desk.workspace import journal
from heze_desk.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
SMALL, LONG, REPORTS, ENTERED = 256, 100_000, 10, 10_000
PROBES = 3  # what takes many seconds is measured no more often
DAY = date(2026, 11, 23)
KEYSTROKE_MS = 100.0
COLUMNS = ("number", "clause_id", "industry_id", "title", "content", "source", "lead_unit_id", "person", "deadline")


def compare(folder: Path, rounds: int) -> list[Comparison]:
    """The long ledger and the one of 256 tasks beside it are both grown from the policy's."""
    small, long = (folder.with_name(f"desk-{tasks}") for tasks in (SMALL, LONG))
    for place, tasks in ((small, SMALL), (long, LONG)):
        shutil.copytree(folder, place)
        grow(place, tasks=tasks, reports=REPORTS)
    return [_opening(long, small, rounds), *_typing(long, small), _counting(long, rounds), _entering(small, rounds)]


def _opening(long: Path, small: Path, rounds: int) -> Comparison:
    opened, bare = in_turn(*(partial(first_paint, place, "-m", "heze_desk") for place in (long, small)), rounds=rounds)
    desk, other = ([paint.milliseconds for paint in paints] for paints in (opened, bare))
    return Comparison(name=f"{LONG:,} tasks painted, beside {SMALL}", unit="ms", bound=1.5, desk=desk, bare=other)


def _typing(long: Path, small: Path) -> list[Comparison]:
    """The memory is what the page holds more than that of the small ledger, once words were looked for in all texts.

    Of each keystroke the middle one of its repeats is taken, for what else the machine does is none of the page's.
    """
    least = min(_probe(small, "open")["megabytes"] for _ in range(PROBES))
    every = [_probe(long, "every")["megabytes"] - least for _ in range(PROBES)]
    typed = [_probe(long, "typing") for _ in range(PROBES)]
    held = [told["megabytes"] - least for told in typed]
    strokes, queries = ([one for told in typed for one in told[name]] for name in ("keystrokes", "queries"))
    middle = sorted(median(times) for times in zip(*(told["keystrokes"] for told in typed), strict=True))
    slow = [middle[int(len(middle) * 0.99)]]
    return [
        Comparison(name="  memory it adds, beside all rows read", unit="MB", bound=0.25, desk=held, bare=every),
        Comparison(name="  keystroke to rows, beside a bare query", unit="ms", bound=3, desk=strokes, bare=queries),
        Comparison(name="  the slowest of 100, beside 100 ms", unit="ms", bound=1, desk=slow, bare=[KEYSTROKE_MS]),
    ]


def _probe(workspace: Path, mode: str) -> Any:
    command = (sys.executable, "-m", "build_spec.bench.long_ledger", str(workspace), mode)
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout)


def _counting(long: Path, rounds: int) -> Comparison:
    """The lights by industry from the index that covers them, and the same asked of the rows themselves."""
    with closing(Workspace.open(long)) as workspace:
        db = workspace.db
        rule = lighting.rule(db)
        lit = light_query(db, rule, DAY)
        asked = COUNTED.format(columns="task.industry_id", light=lit.expression, joins=lit.joins)
        rows = asked.replace("from task ", "from task not indexed ")
        desk, bare = in_turn(
            _timed(lambda: light_counts(db, DAY, rule)),
            _timed(lambda: db.execute(rows, lit.values).fetchall()),
            rounds=rounds,
        )
    return Comparison(name="  lights by industry, beside counting rows", unit="ms", bound=1, desk=desk, bare=bare)


def _entering(folder: Path, rounds: int) -> Comparison:
    """The same table with the same indexes and without the triggers of the journal; a batch of each in turn."""
    batches = count()
    with closing(Workspace.open(folder)) as workspace:
        journal.remove(workspace.db)

        def desk() -> float:
            tasks: list[tuple[Task, Sequence[int]]] = [(Task(**one), ()) for one in _batch(next(batches))]
            return _timed(lambda: _enter(workspace, tasks))()

        def bare() -> float:
            rows = [_plain(one) for one in _batch(next(batches))]
            return _timed(lambda: _execute(workspace, rows))()

        ours, raw = in_turn(desk, bare, rounds=rounds)
    return Comparison(name=f"  {ENTERED:,} tasks entered, unjournalled", unit="ms", bound=1.5, desk=ours, bare=raw)


def _batch(number: int) -> list[dict[str, Any]]:
    return [
        {
            "number": f"8-{number}-{place:05d}",
            "clause_id": 1 + place % 7,
            "industry_id": 1 + place % 7,
            "title": f"演示任务{place}",
            "content": "围绕重点方向梳理需求，形成任务清单，明确责任分工和完成时限。",
            "source": Source.MEETING,
            "lead_unit_id": 1 + place % 20,
            "person": "王测一",
            "deadline": date(2026, 12, 1 + place % 28),
        }
        for place in range(ENTERED)
    ]


def _plain(one: dict[str, Any]) -> list[Any]:
    return [value if isinstance(value, int) else str(value) for value in map(one.get, COLUMNS)]


def _enter(workspace: Workspace, tasks: Sequence[tuple[Task, Sequence[int]]]) -> None:
    with workspace.step("录入任务") as db:
        add_all(db, tasks)


def _execute(workspace: Workspace, rows: list[list[Any]]) -> None:
    db = workspace.db
    db.execute("begin")
    places = ", ".join("?" for _ in COLUMNS)
    db.conn.executemany(f"insert into task ({', '.join(COLUMNS)}) values ({places})", rows)
    db.execute("commit")


def _timed(act: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        started = time.perf_counter()
        act()
        return (time.perf_counter() - started) * 1000

    return run
