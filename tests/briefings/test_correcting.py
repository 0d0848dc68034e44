"""A correction reaches every place that says the same: lines, tables and charts agree with one another afterwards."""

import json
from datetime import date

import pytest

from heze_desk import briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.agreeing import contradictions
from heze_desk.briefings.comparing import compared
from heze_desk.briefings.fact_changes import counts
from heze_desk.errors import DeskError

NOVEMBER = date(2026, 11, 6)


@pytest.fixture
def issued(issuing):
    """Of the eight tasks of 智能机器人 one each is 正常, 临期, 逾期 and 办结, and four have no deadline."""
    return issuing.issued(NOVEMBER)[0]


@pytest.fixture
def correct(issuing, issued):
    """Each change is the key of its section, the old words and the new."""

    def run(*changes):
        numbered = [(issuing.section(issued, key)[0], old, new) for key, old, new in changes]
        return briefing_issue.correct(issuing.workspace, issued, numbered, why="核实", day=NOVEMBER)

    return run


def asked(issuing, issued, *changes):
    numbered = [(issuing.section(issued, key)[0], old, new) for key, old, new in changes]
    return briefing_issue.places(issuing.workspace, issued, numbered)


ROBOTS = "临期1项，逾期1项，未定4项"
MOVED = (
    ("产业进展", ROBOTS, "临期1项，逾期2项，未定3项"),
    ("总体情况", "逾期1项", "逾期2项"),
    ("总体情况", "未定140项", "未定139项"),
    ("清单", "事项共2项", "事项共3项"),
)


def test_a_count_is_corrected_in_the_lines_the_table_and_the_chart(issuing, correct):
    new_id = correct(*MOVED)

    overall = issuing.section(new_id, "总体情况")[1]
    table, chart = json.loads(overall.blocks)["body"]
    rows = {row[0]: dict(zip(table["header"], row, strict=True)) for row in table["rows"]}
    assert (rows["智能机器人"]["逾期"], rows["智能机器人"]["未定"]) == ("2", "3")
    assert (rows["合计"]["逾期"], rows["合计"]["未定"]) == ("2", "139")
    bar = dict(zip(chart["series"], chart["values"][chart["labels"].index("智能机器人")], strict=True))
    assert (bar["逾期"], bar["未定"]) == (2, 3)
    assert "（逾期2项，临期1项）" in issuing.section(new_id, "清单")[1].text


def test_every_place_that_follows_is_named_before_and_on_the_paper(issuing, issued):
    found = {(one.place, one.old, one.new) for one in asked(issuing, issued, *MOVED) if one.follows}

    assert ("一、总体情况表“任务亮灯情况”智能机器人的逾期", "1", "2") in found
    assert ("一、总体情况图“各产业任务亮灯情况”智能机器人的逾期", "1", "2") in found
    assert ("一、总体情况表“任务亮灯情况”合计的未定", "140", "139") in found
    assert ("四、逾期和临期事项", "逾期1项", "逾期2项") in found
    assert ("六、下步安排", "未定的任务140项", "未定的任务139项") in found
    assert not any("没有变化" in old for _, old, _ in found)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (MOVED[:1], "逾期的合计是1，各行相加是2"),
        (MOVED[1:2], "合计的任务数是144，各状态相加是145"),
        ((("清单", "临期1项）", "临期2项）"),), "逾期和临期事项共2项，括号里相加是3项"),
        ((("产业进展", "共有任务8项，办结1项", "共有任务9项，办结1项"),), "智能机器人的任务数是9，各状态相加是8"),
    ],
)
def test_numbers_that_no_longer_agree_are_refused_with_what_they_are(issuing, issued, correct, changes, told):
    with pytest.raises(DeskError, match=told):
        correct(*changes)

    with pytest.raises(DeskError, match="请把有关的数字放在同一次更正里"):
        asked(issuing, issued, *changes)


def test_a_cell_is_named_by_its_row_and_its_column_and_the_line_follows(issuing, correct):
    new_id = correct(("附件", "2-5-01 进度 80%", "60%"))

    row = next(one for one in json.loads(issuing.section(new_id, "附件")[1].blocks)["body"][0]["rows"])
    assert row[4] == "60%"
    assert "（进度60%）" in issuing.section(new_id, "产业进展")[1].text


def test_what_was_said_of_a_task_follows_in_the_annex(issuing, correct):
    new_id = correct(("产业进展", "平台建设中", "平台筹建中"))

    assert "演示平台筹建中" in issuing.section(new_id, "附件")[1].blocks


def test_another_task_of_the_same_progress_stays_as_it_is(issuing):
    issuing.report("2-6-01", day=date(2026, 11, 3), progress=80, text="演示推进")
    draft_id = issuing.issued(NOVEMBER)[0]
    number, section = issuing.section(draft_id, "产业进展")
    line = next(one for one in section.text.split("\n") if "演示平台建设中" in one)

    changes = [(number, line, line.replace("80%", "60%"))]
    new_id = briefing_issue.correct(issuing.workspace, draft_id, changes, why="核实", day=NOVEMBER)

    assert issuing.section(new_id, "产业进展")[1].text.count("80%") == 1
    assert issuing.section(new_id, "附件")[1].blocks.count('"80%"') == 1


def test_an_issue_as_it_was_compiled_does_not_contradict_itself(issuing, issued):
    assert contradictions(drafts.sections(issuing.db, issued)) == []


@pytest.mark.parametrize(
    ("line", "name", "more", "then"),
    [
        ("与第12期相比，临期减少1项，逾期增加2项。", "逾期", 1, "与第12期相比，临期减少1项，逾期增加3项。"),
        ("与第12期相比，临期减少1项，逾期增加2项。", "逾期", -4, "与第12期相比，临期减少1项，逾期减少2项。"),
        ("与第12期相比，临期减少1项，逾期增加2项。", "临期", 1, "与第12期相比，临期没有变化，逾期增加2项。"),
        ("比第12期临期减少1项。", "未定", 1, "比第12期临期减少1项，未定增加1项。"),
        ("与第12期相比，各类任务项数没有变化。", "未定", -1, "与第12期相比，未定减少1项。"),
        ("共有任务8项，逾期2项。", "逾期", 1, "共有任务8项，逾期2项。"),
        ("与第12期相比，临期减少1项。", "未完成", 1, "与第12期相比，临期减少1项。"),
    ],
)
def test_the_comparison_with_the_last_issue_is_told_anew(line, name, more, then):
    for old, new in compared(line, name, more):
        line = line.replace(old, new, 1)

    assert line == then


def test_a_corrected_count_is_compared_anew_with_the_last_issue(issuing, issued):
    issuing.change("2-5-05", deadline=date(2026, 11, 9))
    second = issuing.issued(date(2026, 11, 20))[0]
    changes = [
        ("产业进展", "逾期3项，未定3项", "逾期2项，未定4项"),
        ("总体情况", "逾期3项，未定139项", "逾期2项，未定140项"),
        ("清单", "事项共3项", "事项共2项"),
    ]

    numbered = [(issuing.section(second, key)[0], old, new) for key, old, new in changes]
    new_id = briefing_issue.correct(issuing.workspace, second, numbered, why="核实", day=date(2026, 11, 20))

    text = issuing.section(new_id, "总体情况")[1].text
    assert "相比，临期减少1项，逾期增加1项，未定没有变化。" in text
    assert "比第1期临期减少1项，逾期增加1项，未定没有变化。" in issuing.section(new_id, "产业进展")[1].text


def test_only_counts_of_tasks_are_read_as_such():
    line = "共有任务7项，正常1项，未定4项。比第12期任务增加1项，逾期减少2项；分解任务144项。"

    assert counts(line) == {"任务": 7, "正常": 1, "未定": 4}


def test_what_was_corrected_already_is_said_before_anything_is_looked_for(issuing, issued, correct):
    new_id = correct(("附件", "2-5-01 进度 80%", "60%"))

    with pytest.raises(DeskError, match="不能再更正；请选它的更正件"):
        correct(("附件", "没有的话", "改"))
    assert briefing_issue.places(issuing.workspace, new_id, [(2, "进度60%", "进度50%")])
