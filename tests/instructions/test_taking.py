"""Tasks proposed from a leader's words, and taken only when the secretary says so."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.instructions import store, taking
from heze_desk.tasks import life
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Source

TODAY = date(2026, 11, 23)
TWO = "请市科技局于12月10日前提出建设方案；市财政局12月20日前明确资金渠道。"


def take(desk, instruction_id, *places, **options):
    found = taking.propose(desk.db, instruction_id).tasks
    with desk.step("立任务") as db:
        return taking.take(db, instruction_id, [found[place] for place in places], day=TODAY, **options)


def test_the_words_propose_tasks_with_unit_and_day_and_write_nothing(desk):
    before = desk.db.execute("select count(*) from journal").fetchone()
    instruction_id = desk.instruct(TWO)
    written = desk.db.execute("select count(*) from journal").fetchone()

    found = taking.propose(desk.db, instruction_id).tasks

    assert [(one.lead_unit, one.deadline) for one in found] == [
        ("市科技局", date(2026, 12, 10)),
        ("市财政局", date(2026, 12, 20)),
    ]
    assert (written[0] - before[0], desk.db.execute("select count(*) from journal").fetchone()) == (1, written)


@pytest.mark.parametrize("text", ["已阅。", "阅", "圈阅", "同意。", "原则同意", "知悉", "阅知！"])
def test_words_that_only_say_that_it_was_read_propose_nothing(desk, text):
    told = taking.propose(desk.db, desk.instruct(text))

    assert told.tasks == ()
    assert "没有列为任务" in told.left_out[0].why


def test_a_guess_about_the_year_speaks_of_the_instruction(desk):
    told = taking.propose(desk.db, desk.instruct("请市科技局9月30日前提出方案。"))

    assert "批示当年" in told.tasks[0].doubts[0]


def test_a_task_taken_shows_leader_day_and_sentence_and_its_beginning(desk):
    instruction_id = desk.instruct(TWO)

    (task_id,) = take(desk, instruction_id, 0)

    task = tasks.get(desk.db, task_id)
    assert (task.source, task.source_ref) == (Source.INSTRUCTION, "王测一（常务副市长）2026年11月23日批示")
    assert task.source_text.rstrip("；。") == "请市科技局于12月10日前提出建设方案"
    assert store.line(desk.db, instruction_id).task_ids == (task_id,)
    assert [(str(entry.act), entry.day) for entry in life.entries(desk.db, task_id)] == [("立项", TODAY)]


def test_a_sentence_is_taken_twice_only_if_it_is_meant(desk):
    instruction_id = desk.instruct(TWO)
    take(desk, instruction_id, 0)

    with pytest.raises(DeskError, match="已立任务 1-1-06，没有再立"):
        take(desk, instruction_id, 0, 1)
    assert len(store.line(desk.db, instruction_id).task_ids) == 1

    take(desk, instruction_id, 0, again=True)
    assert len(store.line(desk.db, instruction_id).task_ids) == 2


def test_taking_nothing_is_refused(desk):
    with pytest.raises(DeskError, match="没有选定任务"):
        take(desk, desk.instruct(TWO))


def test_a_task_that_is_there_is_linked_once(desk):
    instruction_id = desk.instruct()
    for _ in range(2):
        with desk.step() as db:
            taking.link(db, instruction_id, desk.tasks["1-1-01"])

    assert store.line(desk.db, instruction_id).task_ids == (desk.tasks["1-1-01"],)
