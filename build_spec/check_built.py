"""Uses a built or installed program as an office would, from another folder: `python check_built.py PROGRAM`."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAINTED = "painted.json"
SECONDS_FOR_ONE_VERB = 120


def main(program: Path) -> int:
    """Ask for the version, make a workspace, set a briefing, open the window; the first failure is the end."""
    with tempfile.TemporaryDirectory(prefix="试 用 ") as folder:
        home, paper = Path(folder) / "工作区", Path(folder) / "简报.pdf"
        at_home = ["--home", home]
        for verb in (["--version"], [*at_home, "init"], [*at_home, "briefing", "--out", paper], at_home):
            code = _use([program.resolve(), *verb], Path(folder))
            if code != 0:
                return code
        if not paper.read_bytes().startswith(b"%PDF-"):
            print("FAILED: the briefing is not a PDF")
            return 1
        if not (Path(folder) / PAINTED).exists():
            print("FAILED: the window painted no ledger")
            return 1
        print(f"works: {program}, a briefing of {paper.stat().st_size / 1024:.0f} KB")
    return 0


def _use(command: list[str | Path], folder: Path) -> int:
    """Run it with none of our variables, so that nothing is found but what was built; a window closes once painted."""
    own = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "HEZE_DESK_HOME", "HEZE_DESK_TODAY"}
    bare = {name: value for name, value in os.environ.items() if name not in own}
    bare |= {"QT_QPA_PLATFORM": "offscreen", "HEZE_DESK_FIRST_PAINT": str(folder / PAINTED)}
    bare |= {"HEZE_DESK_STARTED": repr(time.monotonic())}
    done = subprocess.run(command, cwd=folder, env=bare, timeout=SECONDS_FOR_ONE_VERB, capture_output=True, check=False)
    words = " ".join(str(word) for word in command[1:])
    print(f"{'ok' if done.returncode == 0 else 'FAILED'}: {words} -> {done.returncode}", flush=True)
    if done.returncode != 0:
        print((done.stdout + done.stderr).decode("utf-8", "replace"))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
