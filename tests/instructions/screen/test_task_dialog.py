"""Making tasks of a leader's words: proposed, corrected, and taken only as the secretary wants."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.instructions import store
from heze_desk.kit import dialogs
from heze_desk.kit.proposal_table import NO
from heze_desk.kit.record_table import Cell
from heze_desk.tasks import store as tasks

WORDS = "请市科技局牵头，于12月10日前提出低空飞行服务平台方案；市财政局11月30日前明确资金渠道。"


@pytest.fixture
def proposed(desk, page, choose):
    choose(desk.instruct(text=WORDS))
    return page.instructions.propose_tasks()


def write(dialog, row, title, value):
    """Correct a cell as its editor does."""
    column = next(place for place, one in enumerate(dialog.table.columns) if one.title == title)
    dialog.table.write([Cell(row, column, value)], title)


def test_tasks_are_proposed_with_unit_and_day_and_nothing_is_written_before(desk, proposed):
    before = desk.db.execute("select count(*) from task").fetchone()[0]

    told = [(one.title, one.lead_unit, one.deadline) for one in proposed.table.wanted()]

    assert told == [
        ("提出低空飞行服务平台方案", "市科技局", date(2026, 12, 10)),
        ("明确资金渠道", "市财政局", date(2026, 11, 30)),
    ]
    assert before == len(desk.tasks)
    proposed.reject()


def test_only_what_is_ticked_is_taken_as_corrected_in_one_step(desk, page, proposed, told, qtbot):
    write(proposed, 1, "采用", NO)
    write(proposed, 0, "任务", "提出平台方案")
    write(proposed, 0, "牵头单位", desk.units["市大数据局"])
    write(proposed, 0, "时限", date(2026, 12, 20))
    assert proposed.done_button.text() == "立项 1 项"
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


def test_space_leaves_a_task_and_a_lasting_one_has_no_deadline(proposed, qtbot):
    proposed.view.choose(2)
    proposed.view.setFocus()
    qtbot.keyClick(proposed.view, Qt.Key.Key_Space)
    proposed.view.choose(1)
    proposed.turn_lasting()

    (one,) = proposed.table.wanted()
    assert (one.ongoing, one.deadline) == (True, None)
    assert proposed.done_button.text() == "立项 1 项"
    proposed.reject()


def test_the_sentence_of_the_chosen_task_is_marked_in_the_words(proposed):
    proposed.view.choose(2)

    (spot,) = proposed.words.extraSelections()
    assert "明确资金渠道" in spot.cursor.selectedText()
    proposed.reject()


def test_a_task_can_be_added_that_was_not_seen_in_the_words(desk, proposed):
    proposed.add_blank()
    proposed.accept()
    refused = proposed.refusal.text()
    write(proposed, 2, "任务", "建立月报制度")
    proposed.accept()

    assert "没有名称" in refused
    assert len(store.lines(desk.db)[0].task_ids) == 3


def test_what_was_taken_is_not_ticked_again_and_asked_about(desk, page, proposed, choose, monkeypatch):
    proposed.accept()
    choose(store.lines(desk.db)[0].instruction.id)
    again = page.instructions.propose_tasks()
    ticked = again.table.wanted()
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **more: asked.append(text))

    again.table.turn([1])
    again.accept()

    assert ticked == []
    assert "已立任务" in asked[0]
    assert len(store.lines(desk.db)[0].task_ids) == 2
    again.reject()
