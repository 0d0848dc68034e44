"""Tasks of which the text says little: who and when alone, one act for several units, and to whom it goes."""

from datetime import date

import pytest

from heze_desk.meetings.proposal_records import Roll
from heze_desk.meetings.proposing import understood

NAMES = ("市发展改革委", "市科技局", "市财政局", "曹县", "单县")
ROLL = Roll(ids={name: place for place, name in enumerate(NAMES)}, names=dict(enumerate(NAMES)))


def read(text):
    return understood(text, day=date(2026, 9, 1), units=ROLL)


def test_what_comes_round_again_has_no_deadline_and_units_with_days_of_their_own_share_what_is_to_be_done():
    tasks = read("市发展改革委、市科技局要分别于每月5日前，曹县、单县要于国庆节前，报送项目进展。").tasks

    assert [(one.title, one.lead_unit, str(one.deadline), one.ongoing) for one in tasks] == [
        ("报送项目进展", "市发展改革委", "None", True),
        ("报送项目进展", "市科技局", "None", True),
        ("报送项目进展", "曹县", "2026-09-30", False),
    ]
    assert all("“每月5日前”按长期任务列出，没有时限；请核对。" in one.doubts for one in tasks[:2])
    assert "“国庆节前”按节日的前一天2026年9月30日；请核对。" in tasks[2].doubts


@pytest.mark.parametrize(
    "text",
    [
        "市科技局于9月底前，市财政局于10月底前，曹县每月5日前，报送项目进展。",
        "市科技局9月底前、市财政局10月底前、曹县每月5日前，分别报送项目进展。",
    ],
)
def test_each_of_several_units_keeps_its_own_day(text):
    tasks = read(text).tasks

    assert [(one.title, one.lead_unit, str(one.deadline), one.content) for one in tasks] == [
        ("报送项目进展", "市科技局", "2026-09-30", ""),
        ("报送项目进展", "市财政局", "2026-10-31", ""),
        ("报送项目进展", "曹县", "None", "每月5日前，报送项目进展"),
    ]


@pytest.mark.parametrize("text", ["市科技局每月5日前。", "市科技局于9月底前。", "市科技局。"])
def test_a_unit_with_a_day_and_nothing_to_do_is_asked_about(text):
    (task,) = read(text).tasks

    assert task.title == text.rstrip("。")
    assert "没有写明要做什么；请补充任务内容。" in task.doubts


@pytest.mark.parametrize("text", ["9月30日前。", "每月5日前。", "国庆节前"])
def test_a_mere_day_is_no_task(text):
    told = read(text)

    assert told.tasks == ()
    assert "只写了时限" in told.left_out[0].why


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("市科技局9月底前拿出算力补贴方案报我", "拿出算力补贴方案"),
        ("请市科技局拿出算力补贴方案，报市政府。", "拿出算力补贴方案"),
        ("市科技局形成专题报告报市委、市政府。", "形成专题报告"),
        ("请市科技局完成摸底并报告我", "完成摸底"),
        ("市科技局将方案报我", "将方案报我"),
        ("市科技局完成向市政府的报告", "完成向市政府的报告"),
    ],
)
def test_to_whom_it_is_reported_stands_in_the_content_and_not_in_the_title(text, title):
    (task,) = read(text).tasks

    assert task.title == title
    assert task.content == "" or "报" in task.content
