"""Prints what the desk costs beside the least that would do: ratios measured side by side, with their bounds."""

import argparse
import compileall
import subprocess
import sys
import tempfile
from pathlib import Path

from build_spec.bench import (
    briefings,
    edits,
    forms,
    papers,
    register_import,
    registers,
    returns,
    roadmap,
    scale,
    windows,
)
from build_spec.bench.comparison import HEADING

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="how many pairs of runs (default 9)")
    rounds = parser.parse_args().rounds
    for sources in ("heze_desk", "reports", "resources"):
        compileall.compile_dir(ROOT / sources, quiet=1)  # as a first start leaves them, unless it is told not to
    (ROOT / "build").mkdir(exist_ok=True)  # on the disk that the sources are on: a folder in memory would flatter both
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        workspace = Path(folder) / "desk"
        subprocess.run([sys.executable, "-m", "heze_desk", "--home", workspace, "init"], check=True)
        print(HEADING, flush=True)
        kept = True
        for measure in (
            windows.compare,
            edits.compare,
            forms.compare,
            returns.compare,
            papers.compare,
            briefings.compare,
            registers.compare,
            register_import.compare,
            roadmap.compare,
            scale.compare,
        ):
            for comparison in measure(workspace, rounds):
                print(comparison.line(), flush=True)
                kept = kept and comparison.is_kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
