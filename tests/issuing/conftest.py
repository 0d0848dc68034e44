"""Papers to be issued, small enough for hundreds of them."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from heze_desk.issuing import store
from heze_desk.issuing.records import SetPaper
from heze_desk.workspace.workspace import Workspace

ROOT = Path(__file__).parents[2]


def composed(numbers):
    """A paper that says its own numbers, so that no two are alike."""
    text = f"第{numbers.number}期{numbers.mark}"
    told = f"{numbers.year} {numbers.number} {numbers.running} {numbers.version}"
    return SetPaper(title="推进情况", number_text=text, document="{}", content=f"%PDF {told}".encode())


@pytest.fixture
def compose():
    return composed


@pytest.fixture
def workspace(tmp_path, today):
    workspace = Workspace.create(tmp_path / "desk", today=lambda: today)
    yield workspace
    workspace.close()


@pytest.fixture
def issue(workspace, compose):
    """Issue a paper by one final act of the secretary."""

    def act(day=date(2026, 11, 6), kind="调度简报", **more):
        with workspace.step(f"印发{kind}", final=True) as db:
            return store.issue(db, kind=kind, day=day, **{"compose": compose, **more})

    return act


@pytest.fixture
def correct(workspace, compose):
    def act(paper, day=date(2026, 11, 10), remark="80%更正为60%", **more):
        with workspace.step("更正", final=True) as db:
            return store.correct(db, paper.id, day=day, remark=remark, **{"compose": compose, **more})

    return act


@pytest.fixture
def void(workspace):
    def act(paper, why="误发"):
        with workspace.step("作废", final=True) as db:
            return store.void(db, paper.id, why=why)

    return act


@pytest.fixture
def begin():
    """Another Python process running a script; whatever still runs at the end of the test is ended."""
    running = []

    def start(script, *arguments):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        command = [sys.executable, "-c", script, *map(str, arguments)]
        process = subprocess.Popen(command, env=environment, text=True, encoding="utf-8", **pipes)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()
