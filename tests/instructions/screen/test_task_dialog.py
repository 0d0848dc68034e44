"""Making tasks of a leader's words: proposed, corrected, and taken only as the secretary wants."""

from datetime import date

import pytest

from heze_desk.instructions import store
from heze_desk.instructions.screen.task_dialog import OPEN
from heze_desk.kit import dialogs
from heze_desk.tasks import store as tasks

WORDS = "请市科技局牵头，于12月10日前提出低空飞行服务平台方案；市财政局11月30日前明确资金渠道。"


@pytest.fixture
def proposed(desk, page, choose):
    choose(desk.instruct(text=WORDS))
    return page.instructions.propose_tasks()


def test_tasks_are_proposed_with_unit_and_day_and_nothing_is_written_before(desk, proposed):
    before = desk.db.execute("select count(*) from task").fetchone()[0]

    told = [proposed.list.item(row).text() for row in range(proposed.list.count())]

    assert told == ["提出低空飞行服务平台方案\n市科技局，2026-12-10", "明确资金渠道\n市财政局，2026-11-30"]
    assert before == len(desk.tasks)
    proposed.reject()


def test_only_what_is_ticked_is_taken_as_corrected_in_one_step(desk, page, proposed, told, qtbot):
    proposed.list.item(1).setCheckState(OPEN)
    proposed.form.title.setText("提出平台方案")
    proposed.form.lead.set_value(desk.units["市大数据局"])
    proposed.form.deadline.setText("2026-12-20")
    proposed.accept()

    (line,) = store.lines(desk.db)
    task = tasks.get(desk.db, line.task_ids[0])
    assert (task.title, task.lead_unit_id, task.deadline) == (
        "提出平台方案",
        desk.units["市大数据局"],
        date(2026, 12, 20),
    )
    assert "市科技局牵头" in task.source_text
    assert told[-1].startswith("已由批示生成 1 项任务")
    qtbot.waitUntil(lambda: "提出平台方案" in page.card.texts()["任务"])
    assert desk.workspace.undoable() == "由批示生成任务 1 项"


def test_a_field_that_means_nothing_is_named_and_nothing_is_taken(desk, proposed):
    proposed.form.deadline.setText("2月30日")

    proposed.accept()

    assert "时限" in proposed.refusal.text()
    assert store.lines(desk.db)[0].task_ids == ()
    proposed.reject()


def test_a_task_can_be_added_that_was_not_seen_in_the_words(desk, proposed):
    proposed.add_blank()
    proposed.accept()
    refused = proposed.refusal.text()
    proposed.form.title.setText("建立月报制度")
    proposed.accept()

    assert "没有任务名称" in refused
    assert len(store.lines(desk.db)[0].task_ids) == 3


def test_what_was_taken_is_not_ticked_again_and_asked_about(desk, page, proposed, choose, monkeypatch):
    proposed.accept()
    choose(store.lines(desk.db)[0].instruction.id)
    again = page.instructions.propose_tasks()
    ticked = list(again.wanted)
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **more: asked.append(text))

    again.list.item(0).setCheckState(again.list.item(0).checkState().Checked)
    again.accept()

    assert ticked == []
    assert "已立任务" in asked[0]
    assert len(store.lines(desk.db)[0].task_ids) == 2
    again.reject()
