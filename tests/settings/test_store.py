"""The office's settings are kept, and what was never set has its default."""

import pytest

from heze_desk.errors import DeskError
from heze_desk.settings import store
from heze_desk.settings.records import Settings
from heze_desk.tasks.light_records import Counting
from heze_desk.tasks.scheme_records import Scheme
from heze_desk.workdays.records import Moving
from heze_desk.workspace.workspace import Workspace


def change(workspace, **fields):
    with workspace.step("修改设置") as db:
        return store.change(db, **fields)


def test_what_was_never_set_has_its_default(workspace):
    assert store.get(workspace.db) == Settings()


def test_what_was_set_is_there_after_the_program_was_started_again(workspace):
    wanted = {"group_name": "未来产业工作专班", "copies": 40, "word_grid": True, "report_to": "市委、市政府\n张喆"}
    change(workspace, **wanted)
    workspace.close()

    again = Workspace.open(workspace.folder)

    assert store.get(again.db) == Settings(**wanted)
    again.close()


def test_a_refused_setting_changes_nothing(workspace):
    change(workspace, copies=40)
    with pytest.raises(DeskError, match="编号样式"):
        change(workspace, copies=50, notice_number="第期")
    assert store.get(workspace.db).copies == 40


def test_an_unknown_setting_is_named(workspace):
    with pytest.raises(DeskError, match="没有名为“colour”的设置"):
        change(workspace, colour="红")


def test_setting_what_is_set_already_leaves_no_step(workspace):
    change(workspace, copies=0, group_name=Settings().group_name)
    assert workspace.undoable() is None
    change(workspace, copies=40)
    change(workspace, copies=40)
    workspace.undo()
    assert workspace.undoable() is None
    assert store.get(workspace.db).copies == 0


def test_a_setting_of_another_release_is_passed_over(workspace):
    with workspace.step("旧版") as db:
        db.execute("insert into setting (name, value) values ('colour', '\"红\"')")
        db.execute("insert into setting (name, value) values ('light_scheme', '\"以后才有的规则\"')")
    assert store.get(workspace.db) == Settings()


def test_words_of_a_list_come_back_as_what_they_are(workspace):
    change(workspace, light_scheme="三色督办", deadline_moving="提前", day_counting="自然日")

    settled = store.get(workspace.db)
    assert settled.light_scheme is Scheme.THREE_NOTICES
    assert settled.deadline_moving is Moving.EARLIER
    assert settled.day_counting is Counting.CALENDAR
