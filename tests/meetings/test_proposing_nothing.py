"""What in a decision's text decides nothing, and text of any kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.meetings.plain_words import plain
from heze_desk.meetings.proposal_records import Roll
from heze_desk.meetings.proposing import understood

DAY = date(2026, 9, 1)
NAMES = {
    1: ("市发展改革委", "市发改委", "菏泽市发展和改革委员会"),
    2: ("市科技局", "市科学技术局"),
    3: ("市财政局",),
    4: ("市工业和信息化局", "市工信局", "原市经信局"),
    5: ("市外办", "外办"),
    6: ("人民银行菏泽市分行", "人行菏泽市分行"),
    7: ("各县区人民政府", "各县区"),
    8: ("曹县", "曹县人民政府"),
    9: ("单县",),
    10: ("鲁西新区管委会", "鲁西新区"),
    11: ("空群组",),
}
ROLL = Roll(
    ids={name: unit_id for unit_id, names in NAMES.items() for name in names},
    names={unit_id: names[0] for unit_id, names in NAMES.items()},
    members={7: (8, 9), 11: ()},
)


def read(text, day=DAY):
    return understood(text, day=day, units=ROLL)


def only(text):
    (task,) = read(text).tasks
    return task


@pytest.mark.parametrize(
    "text",
    [
        "会议建议市科技局9月底前研究设立资金。",
        "建议由市科技局牵头，9月底前提出方案。",
        "市财政局建议市科技局牵头，9月底前提出方案。",
        "可研究由市科技局牵头，9月底前设立资金。",
        "可以考虑由市科技局牵头设立资金。",
        "市财政局提出了意见，由市科技局研究。",
        "原则同意方案，但市科技局9月底前还要论证。",
        "原则同意市科技局方案但需完善。",
        "资金来源未议定，由市财政局9月底前再报。",
        "会议未形成一致意见，市科技局9月底前再报。",
        "待市财政局测算后，再研究。",
        "此事暂缓审议。",
        "请有关同志会后研究，下次会议再议。",
        "希望市科技局9月底前完成。",
    ],
)
def test_what_was_not_decided_makes_no_task_and_says_why(text):
    told = read(text)

    assert told.tasks == ()
    assert [one.sentence for one in told.left_out] == [text]
    assert "没有" in told.left_out[0].why


@pytest.mark.parametrize(
    "text",
    [
        "市科技局9月底前提出建议。",
        "市科技局9月底前汇总意见建议。",
        "对未议定事项，由市科技局9月底前再报。",
        "原则同意《方案》，由市科技局9月底前印发。",
        "市科技局9月底前提出可研究报告。",
        "市科技局9月底前完成建议书。",
    ],
)
def test_words_of_advice_within_a_task_leave_it_a_task(text):
    assert only(text).lead_unit == "市科技局"


@pytest.mark.parametrize(
    "text", ["同意《方案》。", "会议听取了市科技局的汇报。", "市科技局已完成方案编制。", "会议指出，形势严峻。"]
)
def test_what_only_agrees_or_tells_makes_no_task(text):
    told = read(text)

    assert told.tasks == ()
    assert len(told.left_out) == 1


def test_a_sentence_without_unit_and_day_is_left_out_beside_others():
    told = read("发展低空经济意义重大。市科技局9月底前提出方案。")

    assert [one.lead_unit for one in told.tasks] == ["市科技局"]
    assert told.left_out[0].sentence == "发展低空经济意义重大。"


MARKS = "，。；、：（）《》“”\n 由请1一年月日的"
TERMS = (
    *("牵头", "配合", "会同", "分别", "9月30日前", "2月30日前", "年底前", "一周内", "建议", "未议定", "原则同意", "但"),
    *("长期", "提出方案", "科技局", "市水务局", "各成员单位", "等部门", "已", "报"),
)
WORDS = st.sampled_from((*ROLL.ids, *MARKS, *TERMS))


@given(text=st.lists(WORDS, max_size=25).map("".join), day=st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_no_unit_and_no_day_is_ever_invented(text, day):
    told = understood(text, day=day, units=ROLL)

    for task in told.tasks:
        before = text[: task.ends]
        for party in filter(None, (task.lead, *task.parties)):
            called = NAMES[party.unit_id]
            assert any(name.removeprefix("市") in plain(before) for name in called)
        assert task.deadline is None or any(mark in task.sentence for mark in "月年周内")
        assert task.ongoing <= ("长期" in task.sentence)
        assert task.title.strip()
        assert not (task.ongoing and task.deadline)
    for one in (*told.tasks, *told.left_out):
        assert text[one.begins : one.ends] == one.sentence != ""


@given(text=st.text(max_size=80), day=st.dates())
def test_arbitrary_text_never_fails(text, day):
    told = understood(text, day=day, units=ROLL)

    for one in (*told.tasks, *told.left_out):
        assert text[one.begins : one.ends] == one.sentence
