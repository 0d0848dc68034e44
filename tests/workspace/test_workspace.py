"""The folder of the office: made, opened, written by one, read by others."""

import sqlite3

import pytest

from heze_desk.errors import DeskError, NewerFileError
from heze_desk.settings import store as settings
from heze_desk.tasks import store
from heze_desk.workspace.workspace import FILE, FOLDERS, Workspace


def test_a_new_workspace_has_its_folders_and_no_record(tmp_path, contents):
    workspace = Workspace.create(tmp_path / "案头" / "desk")

    assert all((workspace.folder / name).is_dir() for name in FOLDERS)
    assert not any(contents(workspace.db).values())
    assert workspace.db.execute("pragma foreign_keys").fetchone() == (1,)
    assert workspace.db.execute("pragma synchronous").fetchone() == (2,)
    workspace.close()


def test_a_workspace_is_never_made_over_another(workspace, add_task):
    add_task(workspace)
    workspace.close()
    before = (workspace.folder / FILE).read_bytes()

    with pytest.raises(DeskError, match="已有工作区"):
        Workspace.create(workspace.folder)

    assert (workspace.folder / FILE).read_bytes() == before


def test_a_workspace_half_made_is_made_anew(tmp_path, monkeypatch):
    def fails(db):
        raise sqlite3.OperationalError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr("heze_desk.workspace.journal.install", fails)
        with pytest.raises(sqlite3.OperationalError):
            Workspace.create(tmp_path / "desk")

    assert not (tmp_path / "desk" / FILE).exists()
    Workspace.create(tmp_path / "desk").close()


def test_what_a_new_workspace_is_filled_with_is_there_from_the_beginning_and_cannot_be_undone(tmp_path):
    workspace = Workspace.create(tmp_path / "desk", title="建立", fill=lambda db: settings.change(db, copies=9))

    assert settings.get(workspace.db).copies == 9
    assert workspace.db.execute("select title, final, open from step").fetchall() == [("建立", 1, 0)]
    assert workspace.undoable() is None
    workspace.close()


def test_a_workspace_that_could_not_be_filled_is_not_there(tmp_path):
    def fill(db):
        settings.change(db, copies=9)
        raise sqlite3.OperationalError("power cut")

    with pytest.raises(sqlite3.OperationalError):
        Workspace.create(tmp_path / "desk", fill=fill)

    assert not [file for file in (tmp_path / "desk").iterdir() if file.is_file() and file.name != "desk.lock"]
    Workspace.create(tmp_path / "desk").close()


def test_opening_where_there_is_none_says_how_to_make_one(tmp_path):
    with pytest.raises(DeskError, match="没有工作区；请先用 init 建立"):
        Workspace.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("act", [Workspace.open, Workspace.create])
def test_a_file_in_the_place_of_the_folder_is_refused_and_left_alone(tmp_path, act):
    file = tmp_path / "desk"
    file.write_text("周报")

    with pytest.raises(DeskError):
        act(file)

    assert file.read_text() == "周报"


def test_a_file_in_the_place_of_an_inner_folder_is_named(workspace):
    workspace.close()
    (workspace.folder / "backups").rmdir()
    (workspace.folder / "backups").write_text("不是文件夹")

    with pytest.raises(DeskError, match="backups”不是文件夹"):
        Workspace.open(workspace.folder)


def test_a_file_from_a_later_program_is_refused_before_a_byte_is_written(workspace, add_task):
    add_task(workspace)
    workspace.db.execute("update _sqlite_migrations set name = 'm999_unheard_of' where id = 1")
    workspace.close()
    before = {file: file.read_bytes() for file in workspace.folder.rglob("*") if file.is_file()}

    for reading in (False, True):
        with pytest.raises(NewerFileError, match="请先升级程序"):
            Workspace.open(workspace.folder, reading=reading)

    assert {file: file.read_bytes() for file in workspace.folder.rglob("*") if file.is_file()} == before


def test_a_second_window_is_refused(workspace):
    with pytest.raises(DeskError, match="已在另一个窗口或命令中打开"):
        Workspace.open(workspace.folder)


def test_a_reader_beside_the_window_sees_each_new_act_and_cannot_write(workspace, add_task):
    reader = Workspace.open(workspace.folder, reading=True)

    for count in (1, 2, 3):
        add_task(workspace)
        assert reader.db.table("task").count == count

    assert reader.read_only
    with pytest.raises(DeskError, match="已在另一个窗口"), reader.step("改"):
        pass
    with pytest.raises(DeskError, match="已在另一个窗口"):
        reader.undo()
    with pytest.raises(sqlite3.OperationalError):
        reader.db.execute("delete from setting")
    reader.close()


def test_closing_lets_the_next_one_in(workspace, add_task):
    task_id = add_task(workspace)
    workspace.close()

    again = Workspace.open(workspace.folder)

    assert not again.read_only
    assert store.get(again.db, task_id).title == "报送月报"
    again.close()


def test_a_failing_step_leaves_nothing(workspace, add_task, contents):
    task_id = add_task(workspace)
    before, heard = contents(workspace.db), []
    workspace.after_step = heard.append

    def edit_three_fields():
        with workspace.step("修改") as db:
            store.change(db, task_id, title="换了名字")
            settings.change(db, copies=9)
            store.set_progress(db, task_id, 130, day=None)

    with pytest.raises(DeskError, match="0 到 100"):
        edit_three_fields()

    assert contents(workspace.db) == before
    assert workspace.db.table("step").count == 1
    assert workspace.undoable() == "新增报送月报"
    assert heard == []


def test_a_step_broken_off_by_the_keyboard_leaves_nothing(workspace, contents):
    def edit_and_break_off():
        with workspace.step("修改") as db:
            settings.change(db, copies=9)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        edit_and_break_off()

    assert not any(contents(workspace.db).values())
    with workspace.step("修改") as db:
        settings.change(db, copies=3)
    assert settings.get(workspace.db).copies == 3


def test_a_write_outside_a_step_is_refused(workspace, add_task, contents):
    task_id = add_task(workspace)
    before = contents(workspace.db)

    for write in (
        "insert into setting (name, value) values ('copies', '1')",
        "update task set title = '改'",
        f"delete from task where id = {task_id}",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            workspace.db.execute(write)

    assert contents(workspace.db) == before


def test_a_step_inside_a_step_is_refused_and_both_leave_nothing(workspace, contents):
    def edit_within_an_edit():
        with workspace.step("外") as db:
            settings.change(db, copies=9)
            with workspace.step("内"):
                pass

    with pytest.raises(sqlite3.IntegrityError):
        edit_within_an_edit()

    assert not any(contents(workspace.db).values())
    assert workspace.db.table("step").count == 0


def test_a_step_tells_once_what_it_touched(workspace, add_task):
    heard = []
    workspace.after_step = heard.append

    task_id = add_task(workspace)
    workspace.undo()

    assert [changes.title for changes in heard] == ["新增报送月报", "撤销：新增报送月报"]
    assert [changes.touched for changes in heard] == [{"task": frozenset({task_id})}] * 2
    assert heard[0].meets(frozenset({"unit", "task"}))
    assert not heard[0].meets(frozenset({"unit"}))


def test_a_step_that_changes_nothing_leaves_no_trace(workspace, add_task):
    task_id = add_task(workspace)
    heard = []
    workspace.after_step = heard.append

    with workspace.step("空"):
        pass
    with workspace.step("修改进度") as db:
        store.set_progress(db, task_id, 0, day=None)
    with workspace.step("修改任务") as db:
        store.save(db, store.get(db, task_id))

    assert heard == []
    assert workspace.undoable() == "新增报送月报"
    assert workspace.db.table("step").count == 1


def test_every_journalled_table_is_strict_and_has_an_id(workspace):
    tables = dict(workspace.db.execute("select name, sql from sqlite_master where type = 'table'"))
    for name in tables.keys() - {"_sqlite_migrations"}:
        assert tables[name].rstrip().endswith("strict"), name
        assert "id integer primary key" in tables[name], name
