"""Bringing an older file up to date: a copy first, all or nothing, and the journal goes on."""

import pytest

from heze_desk.errors import DeskError
from heze_desk.settings import store as settings
from heze_desk.tasks import store
from heze_desk.workspace import backup, history, journal, migrations, schema
from heze_desk.workspace.workspace import FILE, Workspace


@pytest.fixture
def home(workspace, add_task):
    add_task(workspace, "甲", content="原来的内容")
    workspace.close()
    return workspace.folder


@pytest.fixture
def later(monkeypatch):
    """The program of a later release: what is given is its newest migration."""
    return lambda change: monkeypatch.setitem(migrations.known, "m999_later", change)


def test_a_migration_leaves_a_copy_of_the_old_file(home, later):
    later(lambda db: db.table("task").transform(rename={"content": "body"}))

    workspace = Workspace.open(home)

    (kept,) = backup.listed(home / "backups")
    assert kept.stem.endswith("-升级前")
    old = schema.connect(kept, reading=True)
    assert old.execute("select content from task").fetchall() == [("原来的内容",)]
    assert workspace.db.execute("select body from task").fetchall() == [("原来的内容",)]
    old.close()
    workspace.close()


def test_after_a_migration_that_rebuilds_a_table_every_write_is_journalled_again(home, later):
    later(lambda db: db.table("task").transform(rename={"content": "body"}))
    workspace = Workspace.open(home)

    assert workspace.db.execute("pragma foreign_keys").fetchone() == (1,)
    with workspace.step("改") as db:
        db.execute("update task set body = '新的内容'")
    assert workspace.undoable() == "改"
    workspace.undo()

    assert workspace.db.execute("select body from task").fetchall() == [("原来的内容",)]
    assert [change.field for change in history.changes(workspace.db, "task", 1)] == ["", "body", "body"]
    workspace.close()


def test_acts_from_before_a_migration_can_no_longer_be_taken_back(home, later):
    later(lambda db: db.execute("alter table task rename column content to body"))

    workspace = Workspace.open(home)

    assert workspace.undoable() is None
    assert [row["title"] for row in workspace.db.query("select title from step order by id")] == ["新增甲", "升级数据"]
    workspace.close()


def test_a_table_that_a_later_release_adds_is_journalled(home, later):
    later(lambda db: db.execute("create table later (id integer primary key, name text not null) strict"))
    workspace = Workspace.open(home)

    with workspace.step("新建调度") as db:
        db.execute("insert into later (name) values ('第1次')")

    assert "later" in journal.tables(workspace.db)
    workspace.undo()
    assert workspace.db.table("later").count == 0
    workspace.close()


def breaks(db):
    db.execute("alter table task rename column content to body")
    raise DeskError("做不成。")


def leaves_a_dangling_reference(db):
    db.executescript("""
        insert into task_unit (task_id, unit_id, position) values (1, 77, 1);
    """)


@pytest.mark.parametrize("migration", [breaks, leaves_a_dangling_reference])
def test_a_migration_that_fails_changes_nothing_and_lets_the_file_go(home, later, migration):
    before = (home / FILE).read_bytes()
    later(migration)

    for _ in range(2):
        with pytest.raises(DeskError):
            Workspace.open(home)

    assert (home / FILE).read_bytes() == before


def test_an_older_file_read_where_it_cannot_be_brought_up_to_date_is_refused(home, later):
    holder = Workspace.open(home)
    later(lambda db: db.execute("alter table task add column colour text"))

    with pytest.raises(DeskError, match="须先升级才能读取"):
        Workspace.open(home, reading=True)

    holder.close()


def test_a_rollback_journal_left_by_a_lost_file_is_never_played_into_a_new_one(home):
    (home / FILE).rename(home / "走失.sqlite3")
    schema.beside(home / FILE).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 4088)

    workspace = Workspace.create(home)

    assert not schema.beside(home / FILE).exists()
    assert settings.get(workspace.db).copies == 0
    workspace.close()


def test_opening_twice_migrates_once(home, later):
    later(lambda db: db.execute("alter table task add column colour text"))

    for _ in range(3):
        workspace = Workspace.open(home)
        assert store.get(workspace.db, 1).title == "甲"
        workspace.close()

    assert len(backup.listed(home / "backups")) == 1
