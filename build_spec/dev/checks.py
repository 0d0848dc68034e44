"""The checks every change passes: format, lint, types, and the tests with their coverage."""

import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from build_spec.dev.displays import surroundings, virtual_displays
from build_spec.dev.environment import ROOT, Environment

COVERAGE = ("--cov", "--cov-report=term:skip-covered", "--cov-fail-under=85")
MOST_PROCESSES = 4
STEPS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
}
HAS_WHOLE_STUBS = platform.machine() != "aarch64"  # where PySide6 6.8 is the newest for glibc 2.36
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Outcome(NamedTuple):
    name: str
    code: int
    seconds: float
    last_line: str


def check_all(environment: Environment) -> int:
    """Run every check even when an earlier one fails; the last line printed is the closing line of pytest."""
    steps = {name: command for name, command in STEPS.items() if name != "types" or HAS_WHOLE_STUBS}
    outcomes = [_step(environment, name, command) for name, command in steps.items()]
    outcomes.append(test(environment, COVERAGE))
    print("\n== summary")
    if not HAS_WHOLE_STUBS:
        print("types   not checked here: the PySide6 of this platform comes with types full of gaps")
    for outcome in outcomes:
        print(f"{outcome.name:<8}{'passed' if outcome.code == 0 else 'FAILED':<8}{outcome.seconds:8.1f} s")
    print(outcomes[-1].last_line, flush=True)
    return int(any(outcome.code for outcome in outcomes))


def test(environment: Environment, arguments: Sequence[str]) -> Outcome:
    """Run pytest in as many processes as pay, each with a display of its own."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with virtual_displays(processes) as displays:
        command = ("pytest", *(("-n", str(processes)) if processes > 1 else ()), *_coloured(), *arguments)
        return _step(environment, "tests", command, surroundings(displays))


def echo(lines: Iterable[str]) -> str:
    """Show what a program says while it says it; return its last line that is not blank, without colours."""
    last_line = ""
    for line in lines:
        print(line, end="", flush=True)
        last_line = COLOUR.sub("", line).strip() or last_line
    return last_line


def _step(
    environment: Environment, name: str, command: Sequence[str], variables: Mapping[str, str] = MappingProxyType({})
) -> Outcome:
    print(f"\n== {name}: {' '.join(command)}", flush=True)
    started = time.monotonic()
    with subprocess.Popen(
        [environment.python, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as program:
        last_line = echo(program.stdout or ())
    return Outcome(name, program.returncode, time.monotonic() - started, last_line)


def _coloured() -> tuple[str, ...]:
    return ("--color=yes",) if sys.stdout.isatty() else ()
