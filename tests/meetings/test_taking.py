"""Proposed tasks into the ledger."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.meetings import store, taking
from heze_desk.meetings.drafting import draft
from heze_desk.meetings.gathering import proceedings
from heze_desk.meetings.unit_roll import roll
from heze_desk.meetings.wording import stands_in
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitName
from heze_desk.tasks import life
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import Act
from heze_desk.tasks.records import Source

SCENE = (
    "市科技局牵头于9月30日前提出低空飞行服务平台方案；市财政局10月20日前明确资金渠道；"
    "各县区11月10日前报送应用场景清单。"
)
TODAY = date(2026, 7, 22)


def take(desk, meeting_id, text=SCENE, **options):
    proposals = taking.propose(desk.db, meeting_id, text).tasks
    with desk.step("议定") as db:
        return taking.decide(db, meeting_id, text, proposals=proposals, day=TODAY, **options)


def test_one_decision_becomes_three_tasks_that_show_where_they_come_from(desk):
    decision_id, ids = take(desk, desk.call())

    made = [tasks.get(desk.db, task_id) for task_id in ids]
    assert [(one.title, one.deadline) for one in made] == [
        ("提出低空飞行服务平台方案", date(2026, 9, 30)),
        ("明确资金渠道", date(2026, 10, 20)),
        ("报送应用场景清单", date(2026, 11, 10)),
    ]
    assert [one.lead_unit_id for one in made] == [desk.units[name] for name in ("市科技局", "市财政局", "各县区")]
    assert {(one.source, one.source_ref) for one in made} == {(Source.MEETING, "2026年第1次调度会第1条")}
    assert "".join(one.source_text for one in made) == SCENE.replace("；", "")
    assert [one.task_id for one in store.tasks(desk.db, decision_id)] == ids
    (entry,) = life.entries(desk.db, ids[0])
    assert (entry.act, entry.day, entry.basis) == (Act.PROPOSE, TODAY, "2026年第1次调度会第1条")


def test_one_undo_takes_back_the_decision_and_its_tasks(desk):
    meeting_id = desk.call()
    _, ids = take(desk, meeting_id)

    desk.workspace.undo()

    assert store.decisions(desk.db, meeting_id) == []
    assert desk.db.execute("select count(*) from task").fetchone() == (0,)
    desk.workspace.redo()
    assert [one.task_id for one in store.tasks_of_meeting(desk.db, meeting_id)] == ids


def test_corrected_proposals_are_taken_as_corrected(desk):
    meeting_id = desk.call()
    (one,) = taking.propose(desk.db, meeting_id, "市水务局9月底前完成。").tasks
    known = roll(desk.db, date(2026, 7, 21))
    lead, helper = (known.party(desk.units[name]) for name in ("市大数据局", "各县区"))
    corrected = replace(one, title="建成平台", lead=lead, parties=(helper,), deadline=date(2026, 10, 8))

    with desk.step() as db:
        _, (task_id,) = taking.decide(db, meeting_id, "市水务局9月底前完成。", proposals=[corrected], day=TODAY)

    task = tasks.get(desk.db, task_id)
    assert (task.title, task.lead_unit_id, task.deadline) == ("建成平台", lead.unit_id, date(2026, 10, 8))
    assert tasks.units(desk.db, task_id) == [helper.unit_id]
    assert task.source_text == "市水务局9月底前完成。"


def test_the_same_decision_taken_twice_asks(desk):
    meeting_id = desk.call()
    take(desk, meeting_id)

    with pytest.raises(DeskError, match="第1条已是"):
        take(desk, meeting_id)
    with pytest.raises(DeskError, match="已立任务 9-0-01"):
        take(desk, meeting_id, f"会议决定：\n{SCENE}")
    assert len(store.decisions(desk.db, meeting_id)) == 1
    assert len(take(desk, meeting_id, again=True)[1]) == 3


def test_a_task_in_the_bin_does_not_stand_in_the_way(desk):
    meeting_id = desk.call()
    decision_id, ids = take(desk, meeting_id)
    with desk.step() as db:
        for task_id in ids:
            tasks.discard(db, task_id, day=TODAY)

    with desk.step() as db:
        proposals = taking.propose(db, meeting_id, SCENE).tasks
        assert len(taking.take(db, decision_id, proposals, day=TODAY)) == 3


def test_units_are_found_under_former_names_and_shown_under_those_of_the_day(desk):
    with desk.step() as db:
        renamed = UnitName(
            unit_id=desk.units["市大数据局"],
            short_name="市数据局",
            full_name="市数据局",
            valid_from=date(2026, 8, 1),
        )
        unit_store.rename(db, renamed.unit_id, renamed)
    earlier, later = desk.call(), desk.call(day=date(2026, 8, 20))

    assert taking.propose(desk.db, earlier, "市数据局9月底前建成平台。").tasks[0].lead_unit == "市大数据局"
    assert taking.propose(desk.db, later, "市大数据局9月底前建成平台。").tasks[0].lead_unit == "市数据局"


def test_a_group_is_proposed_with_its_members_in_use(desk):
    meeting_id = desk.call()
    with desk.step() as db:
        unit_store.set_active(db, desk.units["单县"], False)

    assert taking.propose(desk.db, meeting_id, "各县区9月底前报送。").tasks[0].units == ("牡丹区", "曹县")


def test_working_days_are_those_of_the_offices_calendar(desk):
    meeting_id = desk.call(day=date(2026, 9, 28))

    (one,) = taking.propose(desk.db, meeting_id, "市科技局5个工作日内完成。").tasks

    assert one.deadline == date(2026, 10, 10)


def test_a_suggestion_within_the_text_becomes_a_point_of_the_record(desk):
    meeting_id = desk.call()

    decision_id, ids = take(desk, meeting_id, "市科技局9月底前提出方案；建议设立基金。市财政局安排资金。")

    assert store.decision(desk.db, decision_id).text == "市科技局9月底前提出方案；市财政局安排资金。"
    assert [(one.kind, one.text) for one in store.notes(desk.db, meeting_id)] == [("建议", "建议设立基金。")]
    assert len(ids) == 2


def test_the_draft_of_what_was_taken_says_every_decision_word_for_word(desk):
    meeting_id = desk.call()
    take(desk, meeting_id, f"{SCENE}会议建议设立基金。")

    text = draft(proceedings(desk.db, meeting_id), store.notes(desk.db, meeting_id))

    assert stands_in(store.decisions(desk.db, meeting_id)[0].text, text)
    assert text.splitlines()[-1] == "会议建议：设立基金。"
