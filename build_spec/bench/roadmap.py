"""1,000 bars of the roadmap scrolled: what all but one paint in twenty take, beside a frame at 60 a second."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import quantiles

from build_spec.bench.comparison import Comparison

FRAME_MS = 16.0


def compare(_workspace: Path, rounds: int) -> list[Comparison]:
    """Only told of a few runs: each paints 450 times."""
    clock, core = zip(*(_percentiles() for _ in range(min(rounds, 3))), strict=True)
    told = (("on the clock", clock), ("of a core", core))
    return [
        Comparison(
            name=f"1,000 bars scrolled, p95 {what}, beside 16 ms", unit="ms", bound=1, desk=ours, bare=[FRAME_MS]
        )
        for what, ours in told
    ]


def _percentiles() -> tuple[float, float]:
    command = [sys.executable, "-m", "build_spec.bench.scrolled_roadmap"]
    out = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    clock, core = zip(*json.loads(out), strict=True)
    return quantiles(clock, n=20)[-1], quantiles(core, n=20)[-1]
