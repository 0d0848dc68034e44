"""Writes the locked requirements again from pyproject.toml; needs `uv`, which the program itself never does."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "dev"],
    "requirements-freeze.txt": ["pyproject.toml", "--group", "freeze"],
    "requirements-bench.txt": ["--group", "bench"],
}
OPTIONS = (
    *("--constraint", "build_spec/platforms.txt"),
    *("--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-annotate", "--quiet"),
    *("--custom-compile-command", "python build_spec/lock.py"),
)


def main(upgrade: bool) -> None:
    """Keep every version that still fits, or take the newest of all with `--upgrade`."""
    for name, wanted in LOCKS.items():
        _compile(name, [*wanted, *(["--upgrade"] if upgrade else [])])


def _compile(name: str, wanted: list[str]) -> None:
    agreed = [] if name == "requirements.txt" else ["--constraint", "build_spec/requirements.txt"]
    command = [sys.executable, "-m", "uv", "pip", "compile", *wanted, *agreed, *OPTIONS]
    subprocess.run([*command, "--output-file", f"build_spec/{name}"], cwd=HERE.parent, check=True)


if __name__ == "__main__":
    main(upgrade="--upgrade" in sys.argv[1:])
