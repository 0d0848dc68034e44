"""A past day is given as it was, whatever was done since."""

import json
import os
import shutil
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from heze_desk.errors import DeskError
from heze_desk.settings import store as office
from heze_desk.tasks import lighting, store
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import Light, ProgressEntry, Task
from heze_desk.workspace import history
from heze_desk.workspace.as_of import Lookback, past, past_step
from heze_desk.workspace.workspace import FILE, Workspace

FIRST = date(2026, 9, 1)
WORDS = "张喆\n“䶮”\t\\ ' \" {年} 𬭎 0 null 1e5 \U0001f600"


@pytest.fixture
def desk(tmp_path):
    """A workspace whose day is set by hand."""
    workspace = Workspace.create(tmp_path / "案头", fill=lambda db: office.change(db, copies=1), today=lambda: FIRST)
    workspace.db.execute("pragma synchronous = off")
    yield workspace
    workspace.close()


def on(desk, days):
    """Work so many days after the first."""
    desk.today = lambda: FIRST + timedelta(days)
    return desk


def set_copies(desk, number):
    with desk.step(f"印数{number}") as db:
        office.change(db, copies=number)


def copies(desk, days):
    with past(desk, FIRST + timedelta(days)) as db:
        return office.get(db).copies


def test_every_act_carries_the_day_of_the_desk(desk):
    set_copies(on(desk, 3), 2)
    on(desk, 4).undo()
    on(desk, 5).redo()

    days = [day for (day,) in desk.db.execute("select day from step order by id")]

    assert days == ["2026-09-01", "2026-09-04", "2026-09-05", "2026-09-06"]


def test_a_day_gives_what_stood_at_its_end(desk):
    set_copies(on(desk, 2), 2)
    set_copies(on(desk, 2), 3)
    set_copies(on(desk, 4), 4)

    assert [copies(desk, days) for days in (0, 1, 2, 3, 4, 9)] == [1, 1, 3, 3, 4, 4]


def test_before_the_first_act_stands_what_it_made(desk):
    set_copies(on(desk, 2), 2)

    assert copies(desk, -100) == 1


def test_taking_back_what_was_done_earlier_is_an_act_of_today(desk):
    set_copies(on(desk, 2), 2)
    on(desk, 5).undo()

    assert [copies(desk, days) for days in (1, 2, 4, 5)] == [1, 2, 2, 1]
    on(desk, 7).redo()
    assert [copies(desk, days) for days in (1, 2, 4, 5, 6, 7)] == [1, 2, 2, 1, 1, 2]


def test_the_state_after_any_act_can_be_asked_for(desk):
    set_copies(desk, 2)
    set_copies(desk, 3)

    with past_step(desk, 2) as db:
        assert office.get(db).copies == 2


def test_an_act_of_an_old_release_counts_on_the_day_of_its_time(desk):
    set_copies(desk, 2)
    set_copies(on(desk, 9), 3)
    desk.db.execute("update step set day = null, at = '2026-09-04 23:59:59' where id = 2")

    assert [copies(desk, days) for days in (0, 2, 3, 8, 9)] == [1, 1, 2, 2, 3]


def test_whatever_was_written_comes_back_letter_by_letter(desk, contents):
    with desk.step("新增") as db:
        task_id = store.add(db, Task(number="007", title=WORDS, content=WORDS, person="刘垚", deadline=FIRST))
        store.report(db, ProgressEntry(task_id=task_id, day=FIRST, text=WORDS))
        db.execute("insert into unit (position, kind, aliases) values (1, '部门', ?)", [json.dumps([WORDS])])
    then = contents(desk.db)
    with on(desk, 1).step("改") as db:
        store.change(db, task_id, title="0", content="", person="1e5", number="7", deadline=None, ongoing=True)
        db.execute("delete from progress_entry")
        db.execute("update unit set aliases = '[]', active = 0")

    with past(desk, FIRST) as db:
        assert contents(db) == then
        assert store.get(db, task_id).title == WORDS


def test_the_history_of_a_record_ends_with_that_day(desk):
    with desk.step("新增") as db:
        task_id = store.add(db, Task(number="1", title="任务"))
    with on(desk, 1).step("改名") as db:
        store.change(db, task_id, title="另一任务")

    with past(desk, FIRST) as db:
        assert [change.step for change in store.story(db, task_id)] == ["新增"]
        assert [act.title for act in history.acts(db)] == ["新增", "建立工作区"]


def test_the_ledger_of_a_day_keeps_its_lights_its_rule_and_its_words(desk):
    with desk.step("新增") as db:
        task_id = store.add(db, Task(number="1", title="任务", deadline=FIRST + timedelta(4)))
        store.report(db, ProgressEntry(task_id=task_id, day=FIRST, text="已开工", progress=20))
    with on(desk, 20).step("改") as db:
        store.report(db, ProgressEntry(task_id=task_id, day=FIRST, text="补记", progress=40))
        store.change(db, task_id, deadline=FIRST + timedelta(300))
        office.change(db, warning_days=0)

    with past(desk, FIRST) as db:
        (line,) = lines(db, FIRST, lighting.rule(db))
        assert lines(db, FIRST, lighting.rule(db), TaskFilter(text="补记")) == []

    assert (line.light, line.progress, line.latest) == (Light.SOON, 20, "已开工")


def test_another_connection_may_write_while_a_day_is_looked_at(desk):
    set_copies(on(desk, 1), 2)
    with closing(Lookback(desk, FIRST)) as looked:
        assert office.get(looked.db).copies == 1
        set_copies(on(desk, 2), 3)
        with on(desk, 2).step("新增") as db:
            store.add(db, Task(number="1", title="任务"))

        assert office.get(looked.db).copies == 1
        assert looked.db.execute("select count(*) from task").fetchone() == (0,)


def test_writing_to_a_past_day_is_refused_by_the_file(desk):
    set_copies(on(desk, 1), 2)

    with past(desk, FIRST) as db, pytest.raises(Exception, match=r"view|readonly"):
        db.execute("delete from setting")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_allows_no_writing_can_be_looked_back_in(desk):
    set_copies(on(desk, 1), 2)
    desk.folder.chmod(0o555)
    try:
        assert copies(desk, 0) == 1
    finally:
        desk.folder.chmod(0o755)


def test_a_file_on_a_disc_that_cannot_be_written_can_be_looked_back_in(desk, tmp_path):
    set_copies(on(desk, 1), 2)
    home = tmp_path / "光盘"
    home.mkdir()
    shutil.copyfile(desk.folder / FILE, home / FILE).chmod(0o444)

    with closing(Workspace.open(home, reading=True)) as beside, past(beside, FIRST) as db:
        assert office.get(db).copies == 1


def test_a_row_of_an_old_release_takes_what_the_upgrade_gave_the_others(tmp_path):
    old = sorted((Path(__file__).parents[1] / "files" / "schema").glob("*.sqlite3"))[0]
    home = tmp_path / "desk"
    home.mkdir()
    shutil.copyfile(old, home / FILE)
    with closing(Workspace.open(home)) as workspace:
        (before,) = workspace.db.execute("select * from task order by id limit 1").fetchall()
        workspace.db.execute("update step set at = '2026-01-01 08:00:00'")
        with workspace.step("改") as db:
            store.change(db, before[0], title="改了")

        with past(workspace, date(2026, 1, 2)) as db:
            assert db.execute("select * from task where id = ?", [before[0]]).fetchone() == before


def test_a_day_without_acts_costs_no_views(desk):
    set_copies(on(desk, 1), 2)

    with past(desk, FIRST + timedelta(9)) as db:
        assert db.execute("select count(*) from sqlite_temp_master").fetchone() == (0,)


def test_an_act_that_fails_leaves_every_day_as_it_was(desk, contents):
    then = contents(desk.db)

    def fail():
        with on(desk, 1).step("做不成") as db:
            office.change(db, copies=9)
            raise DeskError("做不成。")

    with pytest.raises(DeskError):
        fail()
    with past(desk, FIRST + timedelta(1)) as db:
        assert contents(db) == then


def test_nothing_can_be_done_on_a_past_day(desk):
    set_copies(on(desk, 1), 2)

    with closing(Lookback(desk, FIRST)) as looked:
        assert looked.read_only
        with pytest.raises(DeskError, match="要修改请返回今天"):
            set_copies(looked, 9)


def test_one_day_after_another_can_be_looked_at(desk):
    set_copies(on(desk, 1), 2)
    set_copies(on(desk, 2), 3)

    with closing(Lookback(desk, FIRST)) as looked:
        seen = []
        for days in (0, 2, 1, 0):
            looked.look_at(FIRST + timedelta(days))
            seen.append((office.get(looked.db).copies, looked.today()))

    assert seen == [(number, FIRST + timedelta(days)) for number, days in ((1, 0), (3, 2), (2, 1), (1, 0))]
