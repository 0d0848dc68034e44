"""The checks every change passes: format, lint, types, and the tests with their coverage."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from build_spec.dev.displays import surroundings, virtual_displays
from build_spec.dev.environment import ROOT, Environment

COVERED_AT_LEAST = 85
MOST_PROCESSES = 4
STEPS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Outcome(NamedTuple):
    name: str
    code: int
    seconds: float
    last_line: str


def check_all(environment: Environment) -> int:
    """Run every check even when an earlier one fails; the last line printed is the closing line of pytest."""
    outcomes = [_step(environment, name, command) for name, command in STEPS.items()]
    outcomes.append(
        test(environment, ["--cov", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERED_AT_LEAST}"])
    )
    print("\n== summary")
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


def _step(
    environment: Environment, name: str, command: Sequence[str], variables: Mapping[str, str] = MappingProxyType({})
) -> Outcome:
    print(f"\n== {name}: {' '.join(command)}", flush=True)
    started = time.monotonic()
    with subprocess.Popen(
        [environment.python, "-m", *command],
        cwd=ROOT,
        env=environment.variables(PYTHONUTF8="1", **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as program:
        last_line = echo(program.stdout or ())
    return Outcome(name, program.returncode, time.monotonic() - started, last_line)


def echo(lines: Iterable[str]) -> str:
    last_line = ""
    for line in lines:
        print(line, end="", flush=True)
        last_line = COLOUR.sub("", line).strip() or last_line
    return last_line


def _coloured() -> tuple[str, ...]:
    return ("--color=yes",) if sys.stdout.isatty() else ()
