"""Acts on a workspace, what its tables hold, and other processes beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from heze_desk.tasks import store
from heze_desk.tasks.records import Task
from heze_desk.workspace import journal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def quick_workspace(workspace):
    """A workspace for hundreds of steps; it does not wait for the disk, for no power cut is tried on it."""
    workspace.db.execute("pragma synchronous = off")
    return workspace


@pytest.fixture(scope="session")
def contents():
    """Every journalled row of a database, to be compared with a later look."""

    def read(db):
        return {table: sorted(db.execute(f"select * from {table}"), key=repr) for table in journal.tables(db)}

    return read


@pytest.fixture(scope="session")
def add_task():
    """A new task by one act of the secretary."""

    def add(workspace, title="报送月报", **fields):
        with workspace.step(f"新增{title}") as db:
            return store.add(db, Task(number=store.NEXT, title=title, **fields))

    return add


@pytest.fixture
def begin():
    """Another Python process running a script; whatever still runs at the end of the test is ended."""
    running = []

    def start(script, *arguments, before=()):
        command = [*before, sys.executable, "-c", script, *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        process = subprocess.Popen(command, env=environment, text=True, encoding="utf-8", **pipes)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def run(begin):
    """What another process printed, run to its end; it must have ended well."""

    def ended(script, *arguments, before=()):
        process = begin(script, *arguments, before=before)
        out, complaint = process.communicate(timeout=60)
        assert process.returncode == 0, complaint
        return out

    return ended
