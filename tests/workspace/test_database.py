"""The connection: SQL as it stands, and sqlite-utils over the same one when it is asked for."""

import sqlite3
import subprocess
import sys

import pytest

from heze_desk.workspace.database import Database


@pytest.fixture
def db(tmp_path):
    made = Database(sqlite3.connect(tmp_path / "desk.sqlite3"))
    made.execute("create table task (id integer primary key, title text) strict")
    yield made
    made.close()


@pytest.fixture
def titles(tmp_path):
    """What another connection sees, which is what was kept."""

    def read():
        with sqlite3.connect(tmp_path / "desk.sqlite3") as other:
            return [title for (title,) in other.execute("select title from task order by id")]

    return read


def test_rows_are_told_by_the_names_of_their_columns(db):
    db.execute("insert into task (title) values (?)", ["甲"])

    assert list(db.query("select id, title as name from task where title = :name", {"name": "甲"})) == [
        {"id": 1, "name": "甲"}
    ]


def test_a_query_sees_what_was_there_when_it_was_asked(db):
    db.execute("insert into task (title) values ('甲')")
    asked = db.query("select count(*) as many from task")
    db.execute("insert into task (title) values ('乙')")

    assert list(asked) == [{"many": 1}]


def test_a_write_by_itself_is_kept_at_once(db, titles):
    db.execute("insert into task (title) values ('甲')")

    assert titles() == ["甲"]


def test_a_transaction_is_kept_whole_or_not_at_all(db, titles):
    with db.atomic():
        db.execute("insert into task (title) values ('甲')")
        db.table("task").insert({"title": "乙"})
        assert titles() == []
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.table("task").insert_all([{"id": 3, "title": "丙"}, {"id": 1, "title": "丁"}])

    assert titles() == ["甲", "乙"]


def test_reading_needs_no_sqlite_utils():
    script = """if True:
        import sqlite3, sys
        from heze_desk.workspace.database import Database
        print(list(Database(sqlite3.connect(":memory:")).query("select 1 as one")), "sqlite_utils" in sys.modules)
    """

    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert answer.stdout.split("\n")[0] == "[{'one': 1}] False", answer.stderr
