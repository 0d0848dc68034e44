"""Instructions: the leader's own words, under the title of their day, until they are answered."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.instructions import store
from heze_desk.instructions.records import Scan
from heze_desk.tasks import store as tasks
from heze_desk.workspace import registers

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "　"])
def test_an_instruction_without_words_saves_nothing(desk, text):
    with pytest.raises(DeskError, match="批示内容不能为空"):
        desk.instruct(text)

    assert store.lines(desk.db) == []


def test_an_instruction_makes_no_task_and_no_answer_by_itself(desk):
    before = desk.db.execute("select count(*) from task").fetchone()

    instruction_id = desk.instruct("已阅。请市科技局于11月30日前提出方案。")

    assert desk.db.execute("select count(*) from task").fetchone() == before
    assert store.line(desk.db, instruction_id).task_ids == ()
    assert not store.get(desk.db, instruction_id).is_answered
    assert store.get(desk.db, instruction_id).text == "已阅。请市科技局于11月30日前提出方案。"


@pytest.mark.parametrize(
    ("day", "title"), [(date(2026, 7, 15), "副市长"), (date(2026, 7, 16), "常务副市长"), (TODAY, "常务副市长")]
)
def test_a_leader_is_named_with_the_title_of_the_day(desk, day, title):
    instruction_id = desk.instruct(day=day)

    assert store.line(desk.db, instruction_id).leader_text == f"王测一（{title}）"


def test_a_day_before_the_leader_held_office_is_refused(desk):
    with pytest.raises(DeskError, match="2026年7月10日早于该领导登记的任职日期2026年7月16日（副市长）"):
        desk.instruct(leader_id=desk.leaders["张喆"], day=date(2026, 7, 10))


def test_a_day_to_come_is_refused(desk):
    with pytest.raises(DeskError, match="2026年11月24日还没有到"):
        desk.instruct(day=date(2026, 11, 24))


def test_an_answer_is_noted_once_and_taken_back(desk):
    instruction_id = desk.instruct()
    with desk.step() as db:
        store.answer(db, instruction_id, "已报方案。", day=TODAY)

    with pytest.raises(DeskError, match="已于2026年11月23日答复"), desk.step() as db:
        store.answer(db, instruction_id, "又报。", day=TODAY)
    assert store.get(desk.db, instruction_id).answer == "已报方案。"

    with desk.step() as db:
        store.take_answer_back(db, instruction_id)
    assert [one.instruction.id for one in store.unanswered(desk.db)] == [instruction_id]


def test_an_empty_answer_is_refused(desk):
    instruction_id = desk.instruct()

    with pytest.raises(DeskError, match="空的答复不登记"), desk.step() as db:
        store.answer(db, instruction_id, " ", day=TODAY)


def test_those_without_a_next_day_wait_at_the_head(desk):
    later = desk.instruct(next_on=date(2026, 12, 1))
    sooner = desk.instruct(next_on=date(2026, 11, 25))
    undated = desk.without_day(desk.instruct())

    assert [one.instruction.id for one in store.unanswered(desk.db)] == [undated, sooner, later]


def test_one_that_is_kept_out_of_the_briefing_is_not_offered_to_it(desk):
    desk.instruct("不印。", in_briefing=False)
    junior = desk.instruct("印。", leader_id=desk.leaders["张喆"], day=date(2026, 11, 20))
    senior = desk.instruct("也印。")

    offered = store.for_briefing(desk.db, date(2026, 11, 1), TODAY)

    assert [one.instruction.id for one in offered] == [senior, junior]


def test_an_instruction_with_tasks_stays(desk):
    instruction_id = desk.instruct()
    with desk.step() as db:
        db.execute(
            "insert into instruction_task (instruction_id, task_id) values (?, ?)",
            [instruction_id, desk.tasks["1-1-01"]],
        )

    with pytest.raises(DeskError, match="有1项任务来自这条批示"), desk.step() as db:
        store.remove(db, instruction_id)


def test_a_scan_is_kept_in_the_register_of_files_and_entered_once(desk):
    instruction_id = desk.instruct()
    scan = Scan(instruction_id=instruction_id, file_name="批示.pdf", sha256="a" * 64, size=9, added_on=TODAY)

    with desk.step() as db:
        first, again = store.add_scan(db, scan), store.add_scan(db, scan)

    (entry,) = registers.entries(desk.db)
    assert (first, again) == (1, None)
    assert (entry.key, entry.told) == ("S1", "王测一2026-11-23批示 的批示扫描件“批示.pdf”")
    with desk.step() as db:
        registers.remove(db, "instruction_scan", 1, day=TODAY, reason="扫错了")
    assert store.scans(desk.db, instruction_id)[0].removal_reason == "扫错了"


@pytest.mark.parametrize("name", ["督办通知单演督〔2026〕1号", " 演督〔2026〕1号 "])
def test_the_paper_it_was_written_on_is_found_among_those_issued(desk, name):
    desk.issued("1-1-01")

    assert store.issued_as(desk.db, name) == 1
    assert store.issued_as(desk.db, "外来文件第1期") is None
    assert store.issued_as(desk.db, "") is None


def test_what_is_done_with_an_instruction_can_be_undone(desk):
    desk.instruct()

    assert desk.workspace.undo() == "登记批示"
    assert store.lines(desk.db) == []
    assert len(tasks.milestones(desk.db, desk.tasks["1-1-01"])) == 0
