"""A briefing tells only so many tasks of one industry one by one; what it leaves out it counts."""

import json
from datetime import date

import pytest

from heze_desk import briefing, briefing_annex
from heze_desk.briefings import arranging, drafts, fact_records, gathering
from heze_desk.briefings.draft_records import Kind
from heze_desk.settings import store as settings
from heze_desk.tasks.life import postpone
from heze_desk.tasks.life_records import Postponement
from heze_desk.tasks.scheme_records import Scheme


@pytest.fixture
def crowded(issuing, monkeypatch):
    """Of 智能机器人 seven tasks with something new, of which two are told."""
    monkeypatch.setattr(gathering, "TOLD", 2)
    for place in (2, 3, 5, 6, 7):
        issuing.report(f"2-5-0{place}", day=date(2026, 11, 4), progress=20, text="演示推进")
    return issuing


def test_what_is_finished_and_what_lags_is_told_before_the_others(crowded):
    _, section = crowded.section(crowded.draft(), "产业进展")

    told = section.text.partition("（五）智能机器人")[2].partition("（六）")[0].strip().split("\n")
    assert len(told) == 4
    assert "逾期5个工作日" in told[1]
    assert "已办结" in told[2]
    assert told[3] == "另有5项报送了进展，见台账。"


def test_the_figure_counts_also_what_is_not_told(crowded):
    figure = crowded.figure(crowded.draft(), "智能机器人·有进展")

    assert figure.rows == tuple(sorted(crowded.task(f"2-5-0{place}") for place in range(1, 8)))


def listed(issuing, draft_id):
    """The numbers of the tasks in the annex, and what stands below them."""
    (table,) = json.loads(issuing.section(draft_id, "附件")[1].blocks)["body"]
    return [row[0] for row in table["rows"]], table["note"]


def told(issuing, draft_id):
    return [one.text for one in briefing.doubts(issuing.workspace, draft_id) if one.what == "附件未列全"]


@pytest.fixture
def short(crowded):
    """An office whose annexes list three tasks."""
    with crowded.workspace.step("设置") as db:
        settings.change(db, annex_rows=3)
    return crowded


def test_the_annex_lists_the_gravest_and_says_how_many_more_there_are(short):
    numbers, note = listed(short, short.draft())

    assert numbers == ["2-5-02", "2-5-03", "2-5-04"]
    assert note.endswith("共7项，本表列出3项，其余4项见任务台账导出的全表。")


def test_what_is_told_in_few_words_still_stands_in_the_annex(crowded):
    numbers, note = listed(crowded, crowded.draft(kind=Kind.BRIEFING))

    assert numbers == [f"2-5-0{place}" for place in range(1, 8)]
    assert note.endswith("任务，共7项。")


def test_before_it_is_issued_it_is_told_that_the_annex_leaves_tasks_out(short):
    draft_id = short.draft()
    number, _ = short.section(draft_id, "附件")

    assert told(short, draft_id) == [
        "“台账摘表”列出3项，另有4项没有列，表下已注明见台账全表；也可以在这一部分列出全部。"
    ]

    with short.workspace.step("不印") as db:
        arranging.leave_out(db, draft_id, number, left_out=True)
    assert told(short, draft_id) == []


def test_the_whole_can_be_chosen_stays_chosen_and_is_one_undo(short):
    draft_id = short.draft()
    short.write(draft_id, "附件", "我的话。\n［台账摘表］")
    before = [one for one in drafts.sections(short.db, draft_id) if one.key != "附件"]

    new = briefing_annex.reread(short.workspace, draft_id, whole=True)
    briefing_annex.choose(short.workspace, draft_id, new, whole=True)

    assert len(listed(short, draft_id)[0]) == 7
    assert briefing_annex.told(new) == "附件列出全部 7 项"
    assert short.section(draft_id, "附件")[1].text.startswith("我的话。")
    assert [one for one in drafts.sections(short.db, draft_id) if one.key != "附件"] == before
    assert told(short, draft_id) == []
    short.workspace.undo()
    assert len(listed(short, draft_id)[0]) == 3
    short.workspace.redo()
    briefing.recompile(short.workspace, draft_id)
    assert len(listed(short, draft_id)[0]) == 7


def test_words_send_to_the_annex_only_for_what_stands_in_it(short):
    short.change("2-5-05", deadline=date(2026, 10, 28))
    short.change("2-5-06", deadline=date(2026, 10, 28))
    with pytest.MonkeyPatch.context() as patched:
        for module in (fact_records, gathering):
            patched.setattr(module, "LISTED", 1)
        draft_id = short.draft()

    assert "下表列前1项，其余见附件和台账。" in short.section(draft_id, "清单")[1].text


def test_what_is_all_of_one_state_is_told_in_a_word(issuing):
    issuing.change("2-5-03", deadline=date(2026, 10, 29))

    text = issuing.section(issuing.draft(), "清单")[1].text

    assert "逾期和临期事项共2项（均为逾期），" in text


def test_lights_of_another_scheme_are_not_held_against_one_another(issuing):
    issuing.issued(date(2026, 11, 6))
    with issuing.workspace.step("改亮灯规则") as db:
        settings.change(db, light_scheme=Scheme.BEHIND_PLAN)
    issuing.on(date(2026, 11, 20))

    text = issuing.section(issuing.draft(date(2026, 11, 7), date(2026, 11, 20)), "总体情况")[1].text

    assert "正常减少" not in text
    assert "没有变化" not in text


def test_an_issue_like_the_last_one_says_so(issuing):
    issuing.issued(date(2026, 11, 6))
    issuing.on(date(2026, 11, 7))

    text = issuing.section(issuing.draft(date(2026, 11, 7), date(2026, 11, 7)), "总体情况")[1].text

    assert "与第1期（截至2026年11月6日）相比，各类任务项数没有变化。" in text


def test_what_the_three_numbers_mean_stands_under_the_table_wherever_they_are_told(issuing):
    issuing.on(date(2026, 10, 29))
    agreed = {"agreed_by": "王测一", "reason": "演示", "asked_on": date(2026, 10, 29), "agreed_on": date(2026, 10, 29)}
    days = {"old_deadline": date(2026, 10, 30), "new_deadline": date(2026, 12, 31)}
    with issuing.workspace.step("延期") as db:
        postpone(db, Postponement(task_id=issuing.task("2-5-02"), **days, **agreed))
    issuing.on(date(2026, 11, 6))

    _, section = issuing.section(issuing.draft(date(2026, 11, 5), date(2026, 11, 6)), "总体情况")

    assert "其中逾期0项，延期后未到期1项。" in section.text
    assert section.blocks.count("未完成指尚未办结") == 1


def test_of_a_long_list_the_gravest_stand_in_the_words_and_all_in_the_annex(issuing, monkeypatch):
    for module in (fact_records, gathering):
        monkeypatch.setattr(module, "LISTED", 1)

    draft_id = issuing.draft()

    section = issuing.section(draft_id, "清单")[1]
    assert "共2项（逾期1项，临期1项），下表列前1项，其余见附件。" in section.text
    assert ("2-5-02" in section.blocks, "2-5-03" in section.blocks) == (True, False)
    assert "2-5-03" in issuing.section(draft_id, "附件")[1].blocks
    assert "其余见台账。" in issuing.section(issuing.draft(kind=Kind.SPECIAL), "清单")[1].text


def test_of_many_problems_some_of_every_group_are_told_and_all_are_counted(issuing, monkeypatch):
    monkeypatch.setattr(gathering, "TOLD_PROBLEMS", 2)
    for number in ("2-1-01", "2-1-02", "2-5-06"):
        issuing.change(number, problems="演示难题")

    draft_id = issuing.draft()

    text = issuing.section(draft_id, "存在问题")[1].text
    assert text.startswith("有4项任务反映存在问题（未来材料2项，智能机器人2项）。")
    assert text.endswith("\n另有1项的问题，见台账。")
    assert text.count("演示难题") == 2
    assert issuing.figure(draft_id, "反映问题的任务").value == 4
