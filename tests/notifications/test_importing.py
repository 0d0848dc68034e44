"""Matters of 双告知 taken in from xlsx: looked at first, doubts asked, nothing twice, written and undone as one."""

from datetime import date

import openpyxl
import pytest

from heze_desk.errors import DeskError
from heze_desk.notifications import importing, store, workbook
from heze_desk.notifications.records import Direction

HEAD = "事项 方向 涉及企业 告知单位 被告知单位 告知日期 反馈时限 反馈内容 反馈日期"
FROM, TO = "市行政审批服务局", "市市场监管局"


@pytest.fixture
def file(tmp_path):
    def written(heading, *rows):
        book = openpyxl.Workbook()
        for row in (heading.split(), *rows):
            book.active.append(row)
        book.save(tmp_path / "双告知.xlsx")
        return tmp_path / "双告知.xlsx"

    return written


@pytest.fixture
def propose(policy_workspace, today):
    def proposed(path, **decisions):
        table = importing.recognise(importing.read(path))
        return importing.propose(policy_workspace.db, table, day=today, decisions=decisions)

    return proposed


@pytest.fixture
def confirm(policy_workspace):
    def confirmed(plan):
        with policy_workspace.step(plan.step_title) as db:
            return importing.apply(db, plan)

    return confirmed


def row(matter="演示许可", *, told="2026-11-02", sides=(FROM, TO), due=None, **answer):
    back = (answer.get("feedback"), answer.get("received"))
    return [matter, "审批告知", answer.get("concerns", "演示企业"), *sides, told, due, *back]


def matters(workspace, today):
    return [line.notification for line in store.lines(workspace.db, today)]


def test_a_plain_list_is_registered_and_one_undo_takes_it_back(file, propose, confirm, policy_workspace, today):
    answered = row(feedback="演示：已核实", received="2026年11月9日")
    path = file(HEAD, answered, row("演示检查", told="2026-11-03", due="2026-11-20"))

    plan = propose(path)
    ids = confirm(plan)

    assert plan.sentence == "新增 2 件，更改 0 件（0 处），不变 0 件；待确认 0 处，未采用 0 处，跳过 0 行。"
    second, first = matters(policy_workspace, today)
    assert (first.id, second.id) == ids
    assert (first.name, first.direction, first.due) == ("2026年第1号", Direction.APPROVAL, date(2026, 11, 12))
    assert (first.feedback, first.received_on) == ("演示：已核实", date(2026, 11, 9))
    assert (second.matter, second.due, second.received_on) == ("演示检查", date(2026, 11, 20), None)
    policy_workspace.undo()
    assert matters(policy_workspace, today) == []


def test_what_a_workbook_of_ours_says_comes_back_unchanged(register, propose, policy_workspace, today, tmp_path):
    one = register()
    register(matter="演示检查", direction=Direction.SUPERVISION)
    with policy_workspace.step("反馈") as db:
        store.answer(db, one, "演示：已核实", day=date(2026, 9, 30), today=today)
    lines = store.lines(policy_workspace.db, today)
    path = workbook.export(lines, tmp_path / "出.xlsx", day=today)

    plan = propose(path)

    assert (plan.new, plan.changed, plan.unchanged, plan.refused, plan.doubts) == ((), (), 2, (), ())
    assert plan.notes == ()


def test_a_row_with_its_number_changes_only_what_it_says(file, register, propose, confirm, policy_workspace):
    one = register()
    heading = "编号 事项 反馈时限 反馈内容 收到反馈"
    plan = propose(file(heading, ["2026年第1号", None, "2026-10-09", "演示：已核实", "2026-9-30"]))

    assert [(part.name, part.old, part.new) for part in plan.changed[0].fields] == [
        ("反馈时限", "2026-10-05", "2026-10-09"),
        ("收到反馈", "", "2026-09-30"),
        ("反馈内容", "", "演示：已核实"),
    ]
    assert confirm(plan) == (one,)
    assert store.get(policy_workspace.db, one).matter == "演示项目备案"


@pytest.mark.parametrize(
    ("heading", "cells", "reason"),
    [
        ("告知日期", ["2025-12-30"], "不能改到另一年"),
        ("反馈内容", ["演示：已核实"], "要一起登记"),
        ("反馈内容 收到反馈 结果互认", ["演示：已核实", "2026-9-30", "演示互认"], "结果互认的内容和日期要一起登记"),
        ("被告知单位", [FROM], "同一个单位"),
    ],
)
def test_a_known_matter_is_not_put_into_disorder(file, register, propose, heading, cells, reason):
    register()

    plan = propose(file(f"编号 事项 {heading}", ["2026年第1号", None, *cells]))

    assert plan.changed == ()
    assert reason in plan.refused[0].text


def test_a_number_that_is_not_there_is_refused_and_one_of_another_office_is_not_ours(file, propose):
    plan = propose(file(f"编号 {HEAD}", ["2026年第9号", *row()], ["告〔2026〕3", *row("演示检查")]))

    assert "“2026年第9号”在登记表里没有" in plan.refused[0].text
    assert [one.title for one in plan.new] == ["演示检查"]


def test_an_unknown_unit_and_a_missing_direction_are_asked_and_held_back(file, propose):
    path = file(HEAD, row(sides=("市行政审批服务中心", TO)), [*row()[:1], None, *row()[2:]])

    plan = propose(path)

    assert [one.name for one in plan.open_doubts] == ["告知单位", "方向"]
    assert (plan.new, plan.refused) == ((), ())
    places = {
        one.key: next(i for i, told in enumerate(one.options) if FROM in told or "审批" in told) for one in plan.doubts
    }
    settled = propose(path, **places)
    assert [one.row for one in settled.new] == [2]
    assert "与第2行说的是同一件" in settled.refused[0].text


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"told": "2026-13-02"}, "日期"),
        ({"told": "2027-01-05"}, "还没有到"),
        ({"told": None}, "没有写告知日期"),
        ({"sides": (FROM, "演示乌有单位甲乙丙")}, "没有名为"),
        ({"sides": (FROM, FROM)}, "同一个单位"),
        ({"due": "2026-11-01"}, "不能早于告知日期"),
        ({"matter": "许可37010219900307789X"}, "身份证"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused_with_its_reason(file, propose, told, reason):
    plan = propose(file(HEAD, row(**told)))

    assert plan.new == ()
    assert reason in " ".join(one.text for one in (*plan.refused, *plan.doubts))


def test_an_answer_without_its_day_is_left_out_and_the_matter_taken(file, propose):
    plan = propose(file(HEAD, row(feedback="演示：已核实")))

    assert plan.new[0].matter.feedback == ""
    assert plan.refused[0].text == "没有写收到反馈，这一格没有导入；两项要一起登记。"


def test_a_near_duplicate_is_asked_about_and_the_same_matter_is_not_registered_twice(file, register, propose):
    one = register(notified_on=date(2026, 11, 2), due=date(2026, 11, 12))
    again = row("演示项目备案", due="2026-11-12")
    near = row("演示项目的备案", told="2026-11-04")
    other = row("演示项目备案", told="2026-11-05", concerns="演示另一企业")

    plan = propose(file(HEAD, again, near, other))

    assert (plan.unchanged, [new.title for new in plan.new]) == (1, ["演示项目备案"])
    (doubt,) = plan.doubts
    assert "已有相近的事项“演示项目备案”" in doubt.text
    assert doubt.options[-1] == "不是同一件，作为新事项登记"
    assert [new.title for new in propose(file(HEAD, near), A2=len(doubt.options) - 1).new] == ["演示项目的备案"]
    assert [old.entry_id for old in propose(file(HEAD, near), A2=0).changed] == [one]


def test_rows_near_each_other_all_come_when_all_are_answered_as_new(file, propose):
    matters = [f"演示{first}{second}先进材料生产备案" for first in "山水" for second in "日月"]
    path = file(HEAD, *(row(one, concerns=None) for one in matters))
    answers = {}

    while (plan := propose(path, **answers)).open_doubts:
        answers |= {one.key: one.options.index("不是同一件，作为新事项登记") for one in plan.open_doubts}

    assert [new.title for new in plan.new] == matters


def test_numbered_matters_are_different_ones_and_many_rows_are_taken_quickly(file, propose):
    many = [row(f"演示备案事项第{place}件", concerns=None) for place in range(400)]
    plan = propose(file(HEAD, *many, row("演示备案事项第7件", concerns=None)))

    assert (len(plan.new), plan.doubts) == (400, ())
    assert "与第9行说的是同一件" in plan.refused[0].text


def test_a_register_that_changed_since_the_preview_is_not_written(file, propose, confirm, register):
    plan = propose(file(HEAD, row()))
    register(matter="演示许可", notified_on=date(2026, 11, 2), due=date(2026, 11, 12))

    with pytest.raises(DeskError, match="请重新预览"):
        confirm(plan)


def test_a_sheet_without_matters_says_what_is_missing(file, propose):
    with pytest.raises(DeskError, match="没有认出“事项”列"):
        propose(file("告知单位 被告知单位 告知日期", [FROM, TO, "2026-11-02"]))
