"""A workspace made from a policy holds what the policy says and nothing more."""

from datetime import date
from pathlib import Path

import pytest

from heze_desk import beginning
from heze_desk.errors import DeskError
from heze_desk.policy import store as policies
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Source
from heze_desk.workspace import backup
from heze_desk.workspace.workspace import FILE

MINI = Path(__file__).parent / "files" / "policy-mini"
DAY = date(2026, 11, 23)


@pytest.fixture
def mini(tmp_path):
    workspace = beginning.begin(tmp_path / "desk", policy=MINI, today=DAY)
    yield workspace
    workspace.close()


def test_the_policy_is_counted_as_it_is(policy_workspace):
    counted = policies.summary(policy_workspace.db)

    assert counted["tasks"] == 144
    parts = ("industries", "key_tasks", "safeguards", "responsibility_lists", "units")
    assert [counted[part] for part in parts] == [7, 8, 4, 19, 28]


def test_no_leader_no_lead_unit_and_no_deadline_is_invented(policy_workspace, today):
    db = policy_workspace.db

    assert [db.table(name).count for name in ("leader", "assignment", "progress_entry", "contact")] == [0, 0, 0, 0]
    assert {line.leader_text for line in roster.roster(db, today)} == {"待明确"}
    assert (
        db.execute("select count(*) from task where coalesce(deadline, lead_unit_id, start) <> ''").fetchone()[0] == 0
    )


def test_every_task_keeps_its_source_and_its_units(mini):
    task = tasks.get(mini.db, 1)

    assert (task.source, task.source_ref, task.industry_id) == (Source.POLICY, "一、1", 1)
    assert task.source_text == "新建社区书房，到2028年达到20处以上。"
    names = unit_store.names(mini.db, DAY)
    assert [names[unit_id] for unit_id in tasks.units(mini.db, 1)] == ["市文化局", "各县人民政府"]


def test_units_stand_in_the_order_of_the_document_and_members_under_their_group(mini):
    units = unit_store.units(mini.db, DAY)

    assert [unit.short_name for unit in units] == ["市文化局", "市财政局", "各县人民政府", "甲县", "乙县"]
    assert [unit.from_document for unit in units] == [True, True, True, False, False]
    assert mini.db.table("unit_member").count == 2


def test_settings_beside_the_policy_are_taken_and_the_issuer_is_the_documents(mini, policy_workspace):
    assert settings.get(mini.db).issuer == "演示市人民政府"
    assert settings.get(policy_workspace.db).group_name == "未来产业工作专班"


def test_the_making_cannot_be_taken_back(mini):
    assert mini.undoable() is None
    with pytest.raises(DeskError, match="没有可撤销的操作"):
        mini.undo()


def test_a_mistake_in_the_policy_is_refused_before_anything_is_made(tmp_path):
    policy = tmp_path / "policy"
    policy.mkdir()
    for file in MINI.iterdir():
        text = file.read_text("utf-8").replace('clause = "一、1"', 'clause = "九、9"')
        (policy / file.name).write_text(text, "utf-8")

    with pytest.raises(DeskError, match=r"tasks\.toml"):
        beginning.begin(tmp_path / "desk", policy=policy, today=DAY)

    assert not (tmp_path / "desk").exists()


def test_a_folder_that_holds_a_workspace_is_refused(mini):
    with pytest.raises(DeskError, match="已有工作区"):
        beginning.begin(mini.folder, policy=MINI, today=DAY)


def test_a_workspace_is_made_once_and_backed_up_once_a_day(tmp_path):
    home = tmp_path / "desk"

    for _ in range(2):
        beginning.ready(home, DAY).close()

    assert (home / FILE).exists()
    assert [file.name for file in backup.listed(home / "backups")] == ["desk-20261123-每日.sqlite3"]
