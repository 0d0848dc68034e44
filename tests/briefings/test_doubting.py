"""What is told before a briefing is issued."""

from datetime import date

import pytest

from heze_desk import briefing
from heze_desk.roster.appointing import Appointment, appoint


@pytest.fixture
def told(issuing):
    """The doubts of a draft whose section was written anew."""

    def check(text=None, key="下步安排"):
        draft_id = issuing.draft()
        if text is not None:
            issuing.write(draft_id, key, text)
        return [(one.what, one.text) for one in briefing.doubts(issuing.workspace, draft_id)]

    return check


def test_a_draft_as_it_was_compiled_raises_no_doubt(told):
    assert told() == []


def test_what_changed_in_the_ledger_since_is_told_with_its_figures(issuing):
    draft_id = issuing.draft()
    issuing.change("2-5-05", deadline=date(2026, 10, 30))

    found = [(one.what, one.text) for one in briefing.doubts(issuing.workspace, draft_id)]

    assert ("数据已变", "“总体情况”所据的台账在起草以后有变动。") in found
    assert ("数字不符", "“逾期”在草稿中为1，现为2。") in found


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("请于2026年2月30日前报送。", "日期有误", "2026年2月30日"),
        ("请于11月31日前报送。", "日期有误", "11月31日"),
        ("李测二（副市长）将带队调研。", "人名不在名单", "“李测二（副市长）”"),
        ("王测一（市长）将带队调研。", "人名不在名单", "“王测一（市长）”当日的职务是“副市长”"),
        ("请市财政局、市发展改革委、市科技局核对。", "", ""),
        ("请市科技局、市财政局、市发展改革委核对。", "单位次序", "没有按单位次序"),
        ("演示平台已建成投用。", "完成时态", "已建成"),
        ("［没有的表］", "缺少表或图", "没有的表"),
        ("联系人名中有\U0010fffd字。", "缺字", "U+10FFFD"),
    ],
)
def test_words_that_cannot_be_are_told(told, text, what, words):
    found = told(text)

    assert [one for one in found if one[0] == what and words in one[1]] or (not what and not found)


def test_a_finished_task_may_be_told_as_finished(issuing, told):
    title = issuing.db.execute("select title from task where number = '2-5-04'").fetchone()[0]

    assert told(f"{title}已完成。") == []


def test_a_number_typed_over_that_the_ledger_does_not_give_is_told(told):
    found = told("截至今天，任务共144项，逾期5项。", key="总体情况")

    assert ("数字不符", "“总体情况”写的是逾期5项，台账中是0或1项。") in found
    assert not any("任务144项" in text for _, text in found)


def test_a_leader_who_has_gone_is_told(issuing, told):
    with issuing.workspace.step("接任") as db:
        basis = {"industry": "智能机器人", "basis": "演示文件"}
        appoint(db, Appointment(**basis, leader="李测二", title="副市长", valid_from=date(2026, 11, 1)))

    assert told("请王测一同志牵头。") == [("人名不在名单", "“王测一”不在当日的责任分工名单上。")]
