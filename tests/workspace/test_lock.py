"""One writer at a time, whatever happens to it."""

import os
import signal

import pytest

from heze_desk.errors import DeskError
from heze_desk.tasks import store
from heze_desk.workspace import checking, schema
from heze_desk.workspace.workspace import FILE, Workspace

HOLDER = """
import sys
from pathlib import Path
from heze_desk.tasks import store
from heze_desk.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
print("open", flush=True)
for title in sys.stdin:
    with workspace.step(title.strip()) as db:
        store.change(db, 1, title=title.strip())
    print("done", flush=True)
"""

WRITER = """
import sys
from pathlib import Path
from heze_desk.tasks import store
from heze_desk.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    with workspace.step(f"第{number}步") as db:
        for task_id in (1, 2):
            store.change(db, task_id, title=f"第{number}步")
    print(number, flush=True)
"""

BREAKS_OFF = """
import os, signal, sys
from pathlib import Path
from heze_desk.tasks import store
from heze_desk.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
workspace.db.execute("pragma cache_size = 5")  # so that SQLite writes to the file before the step is done
with workspace.step("导入") as db:
    for number in range(200):
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        store.change(db, number % 2 + 1, title="改了一半")
        store.add(db, store.Task(number=f"8-{number}", title="新增了一半", content="内容" * 1000))
"""


@pytest.fixture
def home(workspace, add_task):
    add_task(workspace, "甲")
    add_task(workspace, "乙")
    workspace.close()
    return workspace.folder


def test_beside_another_program_one_can_read_what_it_writes_but_not_write(begin, home):
    holder = begin(HOLDER, home)
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(DeskError, match="已在另一个窗口"):
        Workspace.open(home)
    reader = Workspace.open(home, reading=True)

    for title in ("第一次改", "第二次改"):
        print(title, file=holder.stdin, flush=True)
        assert holder.stdout.readline() == "done\n"
        assert store.get(reader.db, 1).title == title

    assert reader.read_only
    reader.close()


@pytest.mark.parametrize("steps", [1, 2, 5, 11])
def test_a_writer_killed_at_work_frees_the_workspace_and_leaves_whole_steps(begin, home, steps):
    writer = begin(WRITER, home)
    for number in range(1, steps + 1):
        assert int(writer.stdout.readline()) == number

    writer.kill()
    writer.wait()

    again = Workspace.open(home)
    first, second = (store.get(again.db, task_id).title for task_id in (1, 2))
    assert first == second == again.undoable()
    assert int(first.strip("第步")) >= steps
    assert checking.problems(again) == []
    again.close()


@pytest.mark.parametrize("moment", [0, 20, 90, 199])
@pytest.mark.parametrize("reading", [False, True])
def test_a_step_killed_half_way_was_never_done(begin, home, contents, moment, reading):
    before_it = Workspace.open(home)
    before = contents(before_it.db)
    before_it.close()
    file_before = (home / FILE).read_bytes()

    killed = begin(BREAKS_OFF, home, moment)
    killed.communicate(timeout=60)

    assert killed.returncode == (-signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    assert schema.beside(home / FILE).exists()
    assert ((home / FILE).read_bytes() != file_before) == (moment > 0)
    again = Workspace.open(home, reading=reading)
    assert contents(again.db) == before
    assert checking.problems(again) == []
    assert again.undoable() == "新增乙"
    again.close()
