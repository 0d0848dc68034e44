"""From the start of the process to the first painted table, and the memory it holds then."""

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_spec.bench.comparison import Comparison, in_turn

SECONDS_TO_PAINT = 120
BARE = (str(Path(__file__).with_name("bare_window.py")),)


class FirstPaint(NamedTuple):
    milliseconds: float
    megabytes: float


def compare(workspace: Path, rounds: int) -> list[Comparison]:
    """Start the desk on the workspace and the bare window in turn, each in a process of its own."""
    start = partial(first_paint, workspace)
    desk, bare = in_turn(partial(start, "-m", "heze_desk"), partial(start, *BARE), rounds=rounds)
    times = [[paint.milliseconds for paint in paints] for paints in (desk, bare)]
    sizes = [[paint.megabytes for paint in paints] for paints in (desk, bare)]
    return [
        Comparison(name="start to first painted ledger page", unit="ms", bound=1.25, desk=times[0], bare=times[1]),
        Comparison(name="resident memory then", unit="MB", bound=1.25, desk=sizes[0], bare=sizes[1]),
    ]


def first_paint(workspace: Path, *arguments: str) -> FirstPaint:
    """What a window takes until it is painted, in a process of its own, opened on this workspace."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "painted.json"
        told = {"HEZE_DESK_FIRST_PAINT": str(report), "HEZE_DESK_STARTED": repr(time.monotonic())}
        told["HEZE_DESK_HOME"] = str(workspace)  # as on most days: the window is opened without a word
        subprocess.run([sys.executable, *arguments], env=os.environ | told, check=True, timeout=SECONDS_TO_PAINT)
        painted = json.loads(report.read_text("utf-8"))
    return FirstPaint(painted["seconds_since_exec"] * 1000, painted["rss_kb"] / 1024)
