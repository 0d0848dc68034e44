"""What the words of minutes say that cannot be is asked about before the number is given."""

from datetime import date

import pytest

from heze_desk import minuting
from heze_desk.errors import DeskError
from heze_desk.meetings import finalising, store
from heze_desk.meetings.text_doubts import text_doubts

ISSUED = date(2026, 7, 23)


@pytest.fixture
def meeting(desk):
    """张喆 of 市科技局 present, a guest of a university, a deputy; nobody is left to be noted."""
    meeting_id = desk.call()
    desk.attend(meeting_id, "张喆", "出席", unit="市科技局", duty="副局长")
    desk.attend(meeting_id, "吴祎", "列席", unit="演示大学")
    return meeting_id


@pytest.fixture
def asked(desk, meeting):
    """What is asked about a text of the minutes."""

    def asked(text):
        with desk.step() as db:
            store.change(db, meeting, today=ISSUED, minutes_text=text)
        return text_doubts(desk.db, store.proceedings(desk.db, meeting))

    return asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("于2月30日前完成。", "“2月30日”这一天不存在。"),
        ("于2026年2月29日前完成。", "“2026年2月29日”这一天不存在。"),
        ("自2026年13月起施行。", "“2026年13月”这一天不存在。"),
        ("由市科技委牵头提出方案。", "没有名为“市科技委”的单位；是否指“市科技局”？"),
        ("会上，副市长刘垚同志提出要求。", "“刘垚同志”不在参会名单和当日的责任分工名单上。"),
        ("刘垚（副市长）主持会议。", "“刘垚（副市长）”不在参会名单和当日的责任分工名单上。"),
        ("李测二（常务副市长）主持会议。", "“李测二（常务副市长）”当日的职务是“副市长”。"),
    ],
)
def test_what_cannot_be_is_asked_about(asked, text, told):
    assert any(one.startswith(told.rstrip("。？")) for one in asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "2月29日前完成；2028年2月29日前报送。",
        "副市长李测二同志主持召开会议，市科技局副局长张喆同志汇报。",
        "由市科技局牵头，各有关单位、市直有关部门配合，曹县教育局参与，报省工业和信息化厅备案。",
        "会议听取了演示大学的汇报，张喆（副局长）作了说明。",
        "会议议定由市财政局、各县区于9月30日前落实。",
    ],
)
def test_what_is_in_order_is_not_asked_about(asked, text):
    assert asked(text) == []


def test_without_a_text_the_decisions_are_looked_through(desk, meeting):
    with desk.step() as db:
        store.decide(db, meeting, "市科技局于9月31日前提出方案。")

    with pytest.raises(DeskError, match="“9月31日”这一天不存在"):
        minuting.finalise(desk.workspace, meeting, ISSUED)
    assert store.get(desk.db, meeting).issued_paper_id is None
    assert minuting.finalise(desk.workspace, meeting, ISSUED, anyway=True).paper.number == 1


def test_all_that_is_doubted_is_told_at_once(desk, meeting, asked):
    asked("由市科技委于2月30日前完成。")
    told = finalising.doubts(desk.db, meeting, date(2026, 7, 20))

    assert [("不存在" in one, "市科技委" in one, "晚于" in one) for one in told] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    with pytest.raises(DeskError, match=r"不存在；.*市科技委.*；.*晚于定稿日期"):
        minuting.finalise(desk.workspace, meeting, date(2026, 7, 20))
