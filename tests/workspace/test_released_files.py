"""A data file of every release is opened by today's program, with all it holds."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import LightRule
from heze_desk.workspace import checking, files, schema
from heze_desk.workspace.workspace import FILE, Workspace

SCHEMA = Path(__file__).parents[1] / "files" / "schema"
DAY = date(2026, 11, 23)


@pytest.fixture(params=sorted(SCHEMA.glob("*.sqlite3")), ids=lambda file: file.stem)
def opened(request, tmp_path):
    home = tmp_path / "desk"
    home.mkdir()
    shutil.copyfile(request.param, home / FILE)
    files.keep(home, SCHEMA / "attachment.txt")
    workspace = Workspace.open(home)
    yield workspace
    workspace.close()


def test_nothing_in_it_is_broken(opened):
    assert checking.problems(opened) == []


def test_the_roster_of_each_day_is_there(opened):
    printed = [
        roster.roster(opened.db, date(2026, month, day))[0] for month, day in ((3, 1), (7, 15), (7, 16), (10, 1))
    ]

    assert [line.leader_text for line in printed] == [
        "待明确",
        "王测一（演示职务）",
        "李测二（演示职务）",
        "李测二（演示职务）",
    ]
    assert [line.units for line in printed[2:]] == [("演示科技局",), ("演示科创局",)]
    assert unit_store.named(opened.db, "演示科委") == 1
    assert unit_store.expanded(opened.db, [2]) == [3]
    assert [contact.name for contact in unit_store.contacts(opened.db, 1)] == ["张喆"]


def test_the_ledger_and_its_bin_are_there(opened):
    (line,) = lines(opened.db, DAY, LightRule())

    assert (line.title, line.progress, line.deadline) == ("演示任务一", 60, date(2026, 12, 31))
    assert (line.units, line.latest) == (("演示科创局", "演示各县"), "𬭎、䶮、刘垚")
    assert [line.title for line in lines(opened.db, DAY, LightRule(), TaskFilter(deleted=True))] == ["演示任务二"]
    assert [milestone.title for milestone in tasks.milestones(opened.db, line.id)] == ["演示节点"]
    (attached,) = tasks.attachments(opened.db, line.id)
    assert files.copy_out(opened.folder, attached.sha256, attached.file_name).read_text("utf-8") == "演示附件\n"


def test_the_settings_are_there(opened):
    settled = settings.get(opened.db)
    assert (settled.group_name, settled.copies, settled.word_grid) == ("演示专班", 40, True)


def test_its_past_is_told_and_its_next_act_can_be_taken_back(opened):
    told = [(change.step, change.field, change.new) for change in tasks.story(opened.db, 1) if change.field]
    assert ("报进展", "progress", 60) in told

    with opened.step("改进度") as db:
        tasks.set_progress(db, 1, 70, day=DAY)
    opened.undo()
    assert tasks.get(opened.db, 1).progress == 60


def test_the_first_file_is_as_the_first_release_wrote_it():
    db = schema.connect(SCHEMA / "001.sqlite3", reading=True)
    assert schema.applied(db) == {
        "m001_journal_and_settings",
        "m002_units_policy_and_industries",
        "m003_leaders_and_assignments",
        "m004_task_ledger",
    }
    db.close()
