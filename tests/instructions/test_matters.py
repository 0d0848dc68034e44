"""All that is open, by what must happen next and when."""

from datetime import date

import pytest

from heze_desk.instructions import matters, store, supervisions, taking
from heze_desk.instructions.matters import open_matters
from heze_desk.meetings import store as meetings
from heze_desk.meetings.records import Meeting, MeetingKind, Person
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.tasks import store as tasks

TODAY = date(2026, 11, 23)


def told(desk, day=TODAY):
    return [(str(one.kind), one.title, one.step, one.next_on) for one in open_matters(desk.db, day)]


def meet(desk, day, **fields):
    meeting = Meeting(kind=MeetingKind.TOPIC, title="低空经济专题会", day=day, begins_at="09:00", **fields)
    with desk.step("开会") as db:
        return meetings.add(db, meeting, chair=Person(name="王测一"), today=TODAY)


def test_tasks_late_and_near_are_told_by_their_day_and_those_without_one_by_the_usual_limit(desk):
    assert told(desk) == [
        ("任务", "1-1-01 提出平台建设方案", "办结", date(2026, 10, 30)),
        ("任务", "1-1-02 明确资金渠道", "办结", date(2026, 11, 20)),
        ("任务", "1-1-03 报送应用场景清单", "办结", date(2026, 11, 25)),
        ("任务", "1项任务的时限未定", "明确时限", date(2026, 12, 23)),
    ]


def test_of_many_tasks_that_are_late_one_line_tells_of_those_that_are_less_so(desk, monkeypatch):
    monkeypatch.setattr(matters, "OWN_LINES", 1)

    assert told(desk)[:3] == [
        ("任务", "1-1-01 提出平台建设方案", "办结", date(2026, 10, 30)),
        ("任务", "另有1项任务到期更晚，列在台账里", "办结", date(2026, 11, 20)),
        ("任务", "1-1-03 报送应用场景清单", "办结", date(2026, 11, 25)),
    ]


def test_a_task_without_a_lead_unit_names_all_that_are_responsible(desk):
    with desk.step() as db:
        tasks.change(db, desk.tasks["1-1-05"], deadline=TODAY)

    assert [one.unit for one in open_matters(desk.db, TODAY) if "1-1-05" in one.title] == ["市发展改革委"]


def test_a_deadline_on_a_day_off_is_told_by_the_day_on_which_it_counts(desk):
    with desk.step() as db:
        tasks.change(db, desk.tasks["1-1-01"], deadline=date(2026, 11, 21))  # a Saturday

    found = next(one for one in open_matters(desk.db, TODAY) if "1-1-01" in one.title)

    assert (found.next_on, found.is_late(TODAY)) == (TODAY, False)


def test_a_task_done_set_aside_or_in_the_bin_waits_for_nobody(desk):
    with desk.step() as db:
        tasks.set_progress(db, desk.tasks["1-1-01"], 100, day=TODAY)
        tasks.change(db, desk.tasks["1-1-02"], paused_on=TODAY)
        tasks.discard(db, desk.tasks["1-1-03"], day=TODAY)
        tasks.change(db, desk.tasks["1-1-05"], ongoing=True)

    assert told(desk) == []


def test_an_instruction_waits_until_it_is_answered(desk):
    instruction_id = desk.instruct("请抓紧。", next_on=date(2026, 11, 24))
    assert ("批示", "王测一（常务副市长）：请抓紧。", "答复批示", date(2026, 11, 24)) in told(desk)

    with desk.step() as db:
        store.answer(db, instruction_id, "已办。", day=TODAY)
    assert all(kind != "批示" for kind, *_ in told(desk))


def test_an_instruction_of_an_earlier_release_without_a_next_day_has_the_usual_one(desk):
    desk.without_day(desk.instruct("请抓紧。"))

    (found,) = [one for one in open_matters(desk.db, TODAY) if one.kind == "批示"]
    assert (found.guessed, found.next_on) == (True, date(2026, 12, 8))
    assert found.when(TODAY) == "日期待定，按默认时限应在12月8日前定，剩余11个工作日"


def test_a_supervision_stands_for_its_tasks_and_says_whose_turn_it_is(desk):
    supervision_id = desk.supervise("1-1-01", deadline=date(2026, 12, 4))
    steps = [next((step, day) for kind, _, step, day in told(desk) if kind == "督办")]
    desk.issue(supervision_id)
    acts = (
        lambda db: supervisions.sign(db, supervision_id, by="陈堃", day=TODAY),
        lambda db: supervisions.answer(db, supervision_id, "已办。", day=date(2026, 12, 1)),
    )
    for act in acts:
        steps.append(next((step, day) for kind, _, step, day in told(desk) if kind == "督办"))
        with desk.step() as db:
            act(db)
    steps.append(next((step, day) for kind, _, step, day in told(desk) if kind == "督办"))

    assert steps == [
        ("印发督办通知单", TODAY),
        ("签收", TODAY),
        ("答复", date(2026, 12, 4)),
        ("审核后办结", date(2026, 12, 1)),
    ]
    assert all("1-1-01" not in title for _, title, *_ in told(desk))
    with desk.step() as db:
        supervisions.close(db, supervision_id, day=date(2026, 12, 2))
    assert any("1-1-01" in title for _, title, *_ in told(desk))


def test_a_notice_that_is_not_issued_leaves_its_task_where_it_is(desk):
    desk.supervise("1-1-01")

    assert {kind for kind, title, *_ in told(desk) if "提出平台建设方案" in title} == {"任务", "督办"}


def test_a_supervision_of_an_earlier_release_without_a_deadline_has_the_usual_one(desk):
    supervision_id = desk.issued("1-1-04")
    with desk.step() as db:
        supervisions.sign(db, supervision_id, by="陈堃", day=TODAY)
        db.execute("update supervision set deadline = null")

    assert ("督办", "演督〔2026〕1号 提出平台建设方案", "答复", date(2026, 12, 23)) in told(desk)


def test_meetings_to_come_and_meetings_without_minutes_wait(desk):
    meet(desk, date(2026, 11, 20))
    meet(desk, date(2026, 11, 27), place="市政府304会议室")

    assert [one[1:] for one in told(desk) if one[0] == "会议"] == [
        ("低空经济专题会", "11月20日已开，纪要还没有定稿", date(2026, 11, 20)),
        ("低空经济专题会", "在市政府304会议室召开", date(2026, 11, 27)),
    ]


def test_decisions_stand_for_their_tasks_and_those_without_a_task_are_counted(desk):
    meeting_id = meet(desk, TODAY)
    with desk.step() as db:
        first = meetings.decide(db, meeting_id, "市科技局提出平台建设方案。")
        meetings.decide(db, meeting_id, "会议原则同意路线图。")
        meetings.link(db, first, desk.tasks["1-1-01"], "市科技局提出平台建设方案。")

    found = [one for one in told(desk) if one[0] == "议定事项"]

    assert [one[2:] for one in found] == [("办结", date(2026, 10, 30)), ("确认是否立任务", date(2026, 12, 13))]
    assert found[1][1].startswith("1条议定事项没有立任务：")
    assert all("1-1-01" not in title for _, title, *_ in told(desk))


def test_a_round_waits_for_the_units_that_are_missing(desk):
    with desk.step() as db:
        rounds.open_round(db, Opening(opened_on=TODAY, due=date(2026, 11, 27)))

    (found,) = [one for one in told(desk) if one[0] == "调度"]
    assert found[3] == date(2026, 11, 27)
    assert found[2].endswith("个单位报送反馈表")


def test_a_task_that_a_leader_asked_for_without_a_day_stands_by_itself(desk):
    instruction_id = desk.instruct("请市科技局提出建设方案。")
    with desk.step() as db:
        taking.take(db, instruction_id, taking.propose(db, instruction_id).tasks, day=TODAY)

    undated = [(one.title, one.next_on) for one in open_matters(desk.db, TODAY) if one.guessed]
    assert [title[:6] for title, _ in undated] == ["1-1-06", "1项任务的时"]
    assert [day for _, day in undated] == [date(2026, 12, 8), date(2026, 12, 23)]


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 11, 23), "11月25日，剩余2个工作日"), (date(2026, 11, 25), "今天")]
)
def test_a_matter_says_when(desk, day, said):
    (one,) = [one for one in open_matters(desk.db, day) if "1-1-03" in one.title]

    assert one.when(day) == said
