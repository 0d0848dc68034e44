"""The page of a long ledger in a process of its own: what it holds in memory, and how long a keystroke takes."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from heze_desk.app import build
from heze_desk.first_paint import resident_kb
from heze_desk.home import opened
from heze_desk.kit.clock import Clock
from heze_desk.kit.theme import STYLE, dress
from heze_desk.tasks.lines import lines
from heze_desk.workspace import schema
from heze_desk.workspace.workspace import FILE

DAY = date(2026, 11, 23)
TYPED = (
    "科技创新",
    "数据 应用",
    "低空经济 场景",
    "2-1-01",
    "市发展改革委",
    "甲测一",
    "第3次报告",
    "方案",
    "业 技 智能",
    "无此一词",
)
OWN_COLUMNS = ("number", "title", "content", "person")


def main() -> int:
    """Print as JSON the memory and the milliseconds; with `every` all rows are read and shown, as a short list is."""
    home, mode = Path(sys.argv[1]), sys.argv[2]
    app = QApplication([*sys.argv[:1], *STYLE])
    dress(app)
    clock = Clock()
    clock.pin(DAY)
    workspace = opened(home, today=lambda: DAY)
    window = build(workspace, clock)
    page: Any = window.show_page("tasks")
    window.resize(1920, 1080)
    window.show()
    app.processEvents()
    told: dict[str, Any] = {"keystrokes": [], "queries": []}
    if mode == "every":
        page.table.show(lines(workspace.db, DAY, page.rule))
    if mode == "typing":
        while page.ledger.read_ahead():
            pass
        app.processEvents()
        told = _typed(page, home)
    print(json.dumps({"megabytes": resident_kb() / 1024, **told}))
    workspace.close()
    return 0


def _typed(page: Any, home: Path) -> dict[str, list[float]]:
    """From every keystroke to the painted rows, beside SQLite looking for the same words in four columns only."""
    bare = schema.connect(home / FILE, reading=True)
    told: dict[str, list[float]] = {"keystrokes": [], "queries": []}
    for text in _keystrokes():
        started = time.perf_counter()
        page.filters.text.setText(text)
        page.view.viewport().repaint()
        told["keystrokes"].append((time.perf_counter() - started) * 1000)
        QApplication.processEvents()
        words = text.split()
        held = " and ".join(f"({' or '.join(f'instr({column}, ?)' for column in OWN_COLUMNS)})" for _ in words)
        started = time.perf_counter()
        bare.execute(
            f"select id from task where deleted_on is null and {held}"
            " order by clause_id nulls last, length(number), number",
            [word for word in words for _ in OWN_COLUMNS],
        ).fetchall()
        told["queries"].append((time.perf_counter() - started) * 1000)
    bare.close()
    return told


def _keystrokes() -> Iterator[str]:
    """Every text as it grows letter by letter."""
    for text in TYPED:
        yield from (grown for grown in accumulate(text) if not grown.endswith(" "))


if __name__ == "__main__":
    sys.exit(main())
