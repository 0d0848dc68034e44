"""The triggers follow every table, whatever is done to it."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.settings import store
from heze_desk.workspace import journal


def test_every_table_of_records_has_its_three_triggers(workspace):
    triggers = {name for (name,) in workspace.db.execute("select name from sqlite_master where type = 'trigger'")}
    triggers = {name for name in triggers if name.startswith("journal_")}
    assert triggers == {
        f"journal_{table}_{event}" for table in journal.tables(workspace.db) for event in ("insert", "update", "delete")
    }


def test_the_journal_keeps_the_whole_row_before_and_after(workspace):
    with workspace.step("改") as db:
        store.change(db, group_name="甲")
    with workspace.step("改") as db:
        store.change(db, group_name="乙")

    *_, (before, after) = workspace.db.execute("select before, after from journal order by id")

    assert [json.loads(row)["value"] for row in (before, after)] == ['"甲"', '"乙"']


def test_replacing_a_row_is_journalled_as_going_and_coming(workspace, contents):
    with workspace.step("改") as db:
        store.change(db, copies=1)
    before = contents(workspace.db)
    with workspace.step("替换") as db:
        db.execute("insert or replace into setting (name, value) values ('copies', '2')")

    assert workspace.db.execute("select count(*) from journal where step_id = 2").fetchone() == (2,)
    workspace.undo()
    assert contents(workspace.db) == before


@settings(deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text().filter(str.strip), st.text())
def test_any_text_comes_back_from_the_journal_as_it_was(quick_workspace, first, second):
    workspace = quick_workspace
    with workspace.step("改") as db:
        store.change(db, group_name=first)
    with workspace.step("改") as db:
        store.change(db, group_name=first + second + "。")
    workspace.undo()

    assert store.get(workspace.db).group_name == first
