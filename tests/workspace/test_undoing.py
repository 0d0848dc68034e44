"""Taking acts back and doing them again: the tables are always those of the moment returned to."""

from datetime import date

import pytest

from heze_desk.__main__ import main
from heze_desk.errors import DeskError
from heze_desk.home import complete
from heze_desk.settings import store as office
from heze_desk.tasks import store
from heze_desk.tasks.records import ProgressEntry, Task
from heze_desk.workspace.workspace import Workspace

DAY = date(2026, 11, 23)


def set_copies(workspace, number, *, final=False):
    with workspace.step(f"印数{number}", final=final) as db:
        office.change(db, copies=number)


def copies(workspace):
    return office.get(workspace.db).copies


def test_a_hundred_and_twenty_acts_are_taken_back_and_done_again(quick_workspace):
    workspace = quick_workspace
    for number in range(1, 121):
        set_copies(workspace, number)

    for number in range(120, 0, -1):
        assert copies(workspace) == number
        assert workspace.undo() == f"印数{number}"
    assert copies(workspace) == 0
    assert workspace.undoable() is None
    for number in range(1, 121):
        assert workspace.redo() == f"印数{number}"
        assert copies(workspace) == number
    assert workspace.redoable() is None


def test_to_and_fro_over_and_over_keeps_the_title_of_the_act(workspace):
    set_copies(workspace, 1)
    for _ in range(5):
        assert workspace.undo() == "印数1"
        assert copies(workspace) == 0
        assert workspace.redo() == "印数1"
        assert copies(workspace) == 1


def test_a_bulk_act_is_one(workspace, contents):
    before = contents(workspace.db)
    with workspace.step("导入台账") as db:
        for number in range(1, 301):
            task_id = store.add(db, Task(number=f"1-1-{number:03d}", title=f"任务{number}"))
            store.report(db, ProgressEntry(task_id=task_id, day=DAY, progress=number % 101, text="已开展"))
    after = contents(workspace.db)

    assert workspace.undo() == "导入台账"
    assert contents(workspace.db) == before
    assert workspace.redo() == "导入台账"
    assert contents(workspace.db) == after


def test_a_new_act_clears_what_could_be_redone(workspace):
    set_copies(workspace, 1)
    workspace.undo()
    set_copies(workspace, 2)

    assert workspace.redoable() is None
    with pytest.raises(DeskError, match="没有可重做的操作"):
        workspace.redo()


def test_an_act_that_changed_nothing_keeps_what_can_be_redone(workspace):
    set_copies(workspace, 1)
    set_copies(workspace, 2)
    workspace.undo()
    set_copies(workspace, 1)

    assert workspace.redo() == "印数2"


def test_a_final_act_cannot_be_taken_back_nor_what_came_before(workspace):
    set_copies(workspace, 1)
    set_copies(workspace, 2, final=True)
    assert workspace.undoable() is None
    with pytest.raises(DeskError, match="没有可撤销的操作"):
        workspace.undo()

    set_copies(workspace, 3)
    workspace.undo()
    assert copies(workspace) == 2
    assert workspace.undoable() is None


def test_undo_goes_on_after_the_program_was_started_again(workspace):
    set_copies(workspace, 1)
    set_copies(workspace, 2)
    workspace.undo()
    workspace.close()

    again = Workspace.open(workspace.folder)

    assert (again.undoable(), again.redoable()) == ("印数1", "印数2")
    assert again.redo() == "印数2"
    assert copies(again) == 2
    assert [again.undo(), again.undo()] == ["印数2", "印数1"]
    assert copies(again) == 0
    again.close()


def test_the_command_line_takes_back_what_the_window_did(workspace, capsys):
    complete(workspace)  # as the window does when it opens
    set_copies(workspace, 1)
    set_copies(workspace, 2)
    workspace.close()
    home = ["--home", str(workspace.folder)]

    assert [main([*home, verb]) for verb in ("undo", "undo", "redo", "undo", "undo")] == [0, 0, 0, 0, 2]

    told = capsys.readouterr()
    assert told.out.splitlines() == ["已撤销：印数2。", "已撤销：印数1。", "已重做：印数1。", "已撤销：印数1。"]
    assert told.err == "没有可撤销的操作。\n"


def test_a_window_offers_only_what_was_done_since_it_opened(workspace):
    set_copies(workspace, 1)
    workspace.undo_since_now()
    assert workspace.undoable() is None

    set_copies(workspace, 2)
    workspace.undo()

    assert copies(workspace) == 1
    assert (workspace.undoable(), workspace.redoable()) == (None, "印数2")


def test_nothing_leaves_the_journal(workspace):
    set_copies(workspace, 1)
    written = list(workspace.db.query("select * from journal"))
    workspace.undo()
    workspace.redo()

    assert list(workspace.db.query("select * from journal"))[: len(written)] == written
    titles = [title for (title,) in workspace.db.execute("select title from step order by id")]
    assert titles == ["印数1", "撤销：印数1", "重做：印数1"]


def test_undo_puts_back_whatever_was_written(workspace, contents):
    words = "张喆\n“䶮”\t\\ ' \" {年} 𬭎 0 null 1e5"
    with workspace.step("新增") as db:
        task_id = store.add(db, Task(number="007", title=words, content=words, person="刘垚", deadline=DAY))
    before = contents(workspace.db)
    with workspace.step("改") as db:
        store.change(db, task_id, title="0", content="", person="1e5", number="7", deadline=None)
    workspace.undo()

    assert contents(workspace.db) == before


def test_numbers_that_change_places_change_back(workspace, contents):
    with workspace.step("新增") as db:
        first, second = (store.add(db, Task(number=number, title="任务")) for number in ("1", "2"))
    before = contents(workspace.db)
    with workspace.step("对调编号") as db:
        for task_id, number in ((first, "0"), (second, "1"), (first, "2")):
            store.change(db, task_id, number=number)

    workspace.undo()
    assert contents(workspace.db) == before
    workspace.redo()
    assert [store.get(workspace.db, one).number for one in (first, second)] == ["2", "1"]
