"""A draft: its figures with their rows, what follows the data, and what stays as the secretary wrote it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from heze_desk import briefing
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Kind, Subject
from heze_desk.briefings.gathering import Period, gather
from heze_desk.briefings.section_texts import decided
from heze_desk.errors import DeskError
from heze_desk.instructions import store as instructions
from heze_desk.instructions.records import Instruction
from heze_desk.meetings.following_records import DecisionLine
from heze_desk.meetings.records import Decision, Meeting, MeetingKind
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Filing, FilingState
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import Light
from heze_desk.tasks.timeliness_records import is_unfinished
from heze_desk.workspace import as_of
from reports.errors import PaperError
from reports.phrases import SHIPPED

DAY = date(2026, 11, 6)


def test_every_figure_counts_the_rows_of_the_ledger_as_of_its_day(issuing):
    draft_id = issuing.draft()
    figures = {one.name: one for one in drafts.figures(issuing.db, draft_id)}
    listed = lines(issuing.db, DAY, lighting.rule(issuing.db))

    for light in (Light.NORMAL, Light.SOON, Light.OVERDUE, Light.DONE, Light.UNSET):
        assert figures[str(light)].rows == tuple(sorted(one.id for one in listed if one.light is light))
        of_robots = tuple(sorted(one.id for one in listed if one.light is light and one.industry == "智能机器人"))
        assert figures[f"智能机器人·{light}"].rows == of_robots
    assert figures["任务数"].value == len(listed)
    assert figures["未完成"].value == sum(map(is_unfinished, listed))


def test_a_draft_of_a_past_day_tells_the_ledger_of_that_day(issuing):
    issuing.on(date(2026, 11, 20))
    issuing.change("2-5-02", done_on=date(2026, 11, 20), progress=100)

    past = issuing.draft(until=date(2026, 11, 6))
    now = issuing.draft(until=date(2026, 11, 20))

    assert issuing.figure(past, "逾期").rows == (issuing.task("2-5-02"),)
    assert issuing.task("2-5-02") not in issuing.figure(now, "逾期").rows
    with as_of.past(issuing.workspace, DAY) as db:
        listed = lines(db, DAY, lighting.rule(db))
    assert issuing.figure(past, "办结").value == sum(one.light is Light.DONE for one in listed)


def test_each_industry_stands_under_its_leader_and_lead_unit_of_the_day(issuing):
    _, section = issuing.section(issuing.draft(), "产业进展")

    told = section.text.split("\n")
    place = told.index("（五）智能机器人")
    assert told[place + 1].startswith("分管市级领导：王测一（副市长）；牵头部门：市科技局。共有任务8项")
    assert any("（进度80%）。11月3日进展：演示平台建设中。" in line for line in told)


def test_only_what_is_done_is_told_as_done(issuing):
    _, section = issuing.section(issuing.draft(), "产业进展")

    done = [line for line in section.text.split("\n") if "已" in line]
    assert len(done) == 1
    assert "已办结" in done[0]


def test_what_lags_stands_with_its_cause_and_next_step(issuing):
    _, section = issuing.section(issuing.draft(), "清单")

    assert "逾期和临期事项共2项（逾期1项，临期1项）" in section.text
    assert "演示资金没有到位" in section.blocks
    assert "演示协调资金" in section.blocks


def test_a_kind_has_the_sections_that_the_office_gives_it(issuing):
    keys = [one.key for one in drafts.sections(issuing.db, issuing.draft(kind=Kind.NOTICE))]

    assert keys == ["总体情况", "清单", "下步安排", "附件"]


def test_the_offices_own_sentences_are_used_and_a_broken_one_is_refused(issuing):
    own = issuing.workspace.folder / "patterns" / briefing.PHRASES
    own.parent.mkdir()
    shipped = (SHIPPED / briefing.PHRASES).read_text("utf-8")
    own.write_text(shipped.replace("标题·下步安排 = 下步安排", "标题·下步安排 = 下一步打算"), "utf-8")
    assert issuing.section(issuing.draft(), "下步安排")[1].heading == "下一步打算"

    own.write_text(shipped.replace("= {任务情况}。", "= {% for 任务 in 台账 %}"), "utf-8")
    with pytest.raises(PaperError, match=r"“briefing.txt”第\d+行"):
        issuing.draft()


def test_a_section_the_program_cannot_write_is_refused(issuing):
    own = issuing.workspace.folder / "patterns" / briefing.PHRASES
    own.parent.mkdir()
    shipped = (SHIPPED / briefing.PHRASES).read_text("utf-8")
    own.write_text(shipped.replace("栏目·增刊 = 总体情况", "栏目·增刊 = 领导讲话"), "utf-8")

    with pytest.raises(PaperError, match=r"第\d+行：“栏目·增刊”里没有“领导讲话”这一栏"):
        issuing.draft(kind=Kind.SUPPLEMENT)


def test_untouched_pieces_follow_the_data_and_touched_ones_stay(issuing):
    draft_id = issuing.draft()
    _, old = issuing.section(draft_id, "总体情况")
    issuing.write(draft_id, "总体情况", f"{old.text}\n自己加的一段。")
    issuing.change("2-5-05", deadline=date(2026, 10, 30))

    briefing.recompile(issuing.workspace, draft_id)

    _, section = issuing.section(draft_id, "总体情况")
    assert "逾期2项" in section.text
    assert section.text.endswith("自己加的一段。")
    assert "逾期和临期事项共3项" in issuing.section(draft_id, "清单")[1].text
    assert issuing.figure(draft_id, "逾期").value == 2


def test_own_words_in_place_of_what_changed_stay_beside_the_new_draft(issuing):
    draft_id = issuing.draft()
    number, old = issuing.section(draft_id, "总体情况")
    own = old.text.replace("逾期1项", "逾期一项")
    issuing.write(draft_id, "总体情况", own)
    issuing.change("2-5-05", deadline=date(2026, 10, 30))

    briefing.recompile(issuing.workspace, draft_id)
    kept = drafts.section(issuing.db, draft_id, number)
    assert kept.text == own
    assert "逾期2项" in kept.compiled

    briefing.recompile(issuing.workspace, draft_id, {"总体情况": ()})
    assert "逾期2项" in drafts.section(issuing.db, draft_id, number).text


def test_what_was_written_can_be_taken_back(issuing):
    draft_id = issuing.draft()
    _, old = issuing.section(draft_id, "下步安排")
    issuing.write(draft_id, "下步安排", "自己的安排。")

    issuing.workspace.undo()

    assert issuing.section(draft_id, "下步安排")[1] == old


def test_a_draft_can_be_removed_and_a_section_of_ones_own_added(issuing):
    draft_id = issuing.draft()
    with issuing.workspace.step("另加") as db:
        number = drafts.add_section(db, draft_id, "领导要求", "演示。")
    briefing.recompile(issuing.workspace, draft_id)
    assert drafts.section(issuing.db, draft_id, number).heading == "领导要求"

    with issuing.workspace.step("删除") as db:
        drafts.remove(db, draft_id)
    with pytest.raises(DeskError, match="没有序号为"):
        drafts.get(issuing.db, draft_id)


def test_units_that_did_not_report_are_counted_with_their_ids(issuing):
    with issuing.workspace.step("开始调度") as db:
        round_id = rounds.open_round(db, Opening(opened_on=date(2026, 11, 2), due=date(2026, 11, 5)))
        first = rounds.round_units(db, round_id)[0]
        at = {"day": date(2026, 11, 6), "at": datetime(2026, 11, 6, 9)}
        rounds.receive(db, Filing(round_id=round_id, unit_id=first, state=FilingState.REPORTED, **at))
    asked = rounds.round_units(issuing.db, round_id)

    period = briefing.period_of_round(issuing.db, round_id, DAY)
    draft_id = briefing.draft(issuing.workspace, period)

    assert period == Period(since=date(2026, 11, 2), until=DAY, round_id=round_id)
    missing = issuing.figure(draft_id, "未报单位")
    assert (missing.subject, missing.rows) == (Subject.UNIT, tuple(asked[1:]))
    assert issuing.figure(draft_id, "迟报单位").rows == (first,)
    assert "迟报的单位：" in issuing.section(draft_id, "报送情况")[1].text


def test_what_leaders_wrote_stands_in_their_words_and_is_settled_only_when_answered_by_the_day(issuing):
    leader_id = issuing.db.execute("select id from leader where name = '王测一'").fetchone()[0]
    with issuing.workspace.step("登记批示") as db:
        first = {"leader_id": leader_id, "day": date(2026, 11, 2), "text": "请抓紧推进。", "next_on": DAY}
        kept = instructions.add(db, Instruction(**first), today=DAY)
        other = instructions.add(db, Instruction(**(first | {"text": "请研究提出意见。"})), today=DAY)
        hidden = Instruction(**(first | {"text": "不上简报。"}), in_briefing=False)
        instructions.add(db, hidden, today=DAY)
        instructions.answer(db, kept, "演示方案报送市政府", day=date(2026, 11, 5))

    draft_id = issuing.draft()

    assert issuing.section(draft_id, "批示落实")[1].text.split("\n") == [
        "1.王测一（副市长）11月2日批示：“请抓紧推进。”办理情况（11月5日）：演示方案报送市政府。",
        "2.王测一（副市长）11月2日批示：“请研究提出意见。”还没有登记办理结果。",
    ]
    figure = issuing.figure(draft_id, "批示")
    assert (figure.subject, figure.rows) == (Subject.INSTRUCTION, (kept, other))


def test_decisions_of_issued_minutes_stand_with_the_state_of_their_tasks(issuing, make_task):
    meeting = Meeting(kind=MeetingKind.SCHEDULING, year=2026, number=3, title="演示会", day=DAY)
    decision = Decision(id=7, meeting_id=1, number=2, text="市科技局牵头提出演示方案")
    late = make_task(deadline=date(2026, 10, 30), lead_unit="市科技局")
    lines = (DecisionLine(decision=decision, meeting=meeting, ref="纪要〔2026〕3号第2条", tasks=(late,)),)
    facts = gather(issuing.db, Period(since=DAY, until=DAY))

    told = list(decided(replace(facts, decisions=lines), briefing.phrases(issuing.workspace)))

    assert told == [
        "共有议定事项1项，逾期1项。",
        "1.纪要〔2026〕3号第2条（逾期）：市科技局牵头提出演示方案。（市科技局）",
    ]


def test_a_round_of_which_a_briefing_was_drafted_stays_until_the_draft_is_removed(issuing):
    with issuing.workspace.step("开始调度") as db:
        round_id = rounds.open_round(db, Opening(opened_on=date(2026, 11, 2), due=date(2026, 11, 5)))
    draft_id = briefing.draft(issuing.workspace, briefing.period_of_round(issuing.db, round_id, DAY))

    with pytest.raises(DeskError, match="请先删除简报草稿"), issuing.workspace.step("删除调度") as db:
        rounds.remove(db, round_id)

    with issuing.workspace.step("删除") as db:
        drafts.remove(db, draft_id)
        rounds.remove(db, round_id)
    assert rounds.rounds(issuing.db) == []


def test_a_round_entered_after_its_last_day_is_told_as_its_own_days_say(issuing):
    issuing.on(date(2026, 11, 20))
    with issuing.workspace.step("补登调度") as db:
        round_id = rounds.open_round(db, Opening(opened_on=date(2026, 11, 2), due=date(2026, 11, 5)))
        rounds.close_round(db, round_id, day=date(2026, 11, 10))

    period = briefing.period_of_round(issuing.db, round_id, date(2026, 11, 20))
    draft_id = briefing.draft(issuing.workspace, period)

    assert period.until == date(2026, 11, 10)
    assert issuing.figure(draft_id, "未报单位").rows == tuple(rounds.round_units(issuing.db, round_id))
    assert "截至2026年11月10日" in issuing.section(draft_id, "报送情况")[1].text


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.BRIEFING, "重点任务推进情况"),
        (Kind.SPECIAL, "关于重点任务推进情况的专报"),
        (Kind.NOTICE, "关于重点任务推进情况的通报"),
        (Kind.SUPPLEMENT, "重点任务推进情况补充材料"),
    ],
)
def test_each_kind_is_called_as_what_it_is(kind, title):
    assert kind.called("重点任务推进情况") == title
