"""Sentences as minutes really write them, read with the units of the policy."""

import tomllib
from datetime import date

import pytest

from heze_desk.meetings.proposal_records import Roll
from heze_desk.meetings.proposing import understood
from resources import FOLDER


def _roll():
    names, ids, members = {}, {}, {}

    def add(unit):
        unit_id = len(names) + 1
        names[unit_id] = unit["name"]
        ids.update(dict.fromkeys((unit["name"], *unit.get("aliases", ())), unit_id))
        return unit_id

    for unit in tomllib.loads((FOLDER / "policy" / "units.toml").read_text("utf-8"))["units"]:
        unit_id = add(unit)
        if "members" in unit:
            members[unit_id] = tuple(add(member) for member in unit["members"])
    return Roll(ids=ids, names=names, members=members)


ROLL = _roll()
COUNTIES = "各县区人民政府"


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "2026年10月底前编制并公布清单，全部纳入管理。（市行政审批服务局牵头，各县区、市级各有关部门按职责分工负责）",
            [("编制并公布清单", "市行政审批服务局", [COUNTIES], "2026-10-31")],
        ),
        (
            "会议议定：由市工信局牵头，市大数据局、各县区人民政府（管委会）配合，10月15日前完成企业摸底，形成名录。",
            [("完成企业摸底", "市工业和信息化局", ["市大数据局", COUNTIES], "2026-10-15")],
        ),
        (
            "市科技局负责，于2026年10月8日前制定《揭榜挂帅实施细则》，印发各成员单位执行。",
            [("制定《揭榜挂帅实施细则》", "市科技局", [], "2026-10-08")],
        ),
        (
            "请市财政局商市科技局研究提出资金安排意见，10月10日前报王测一同志审定。",
            [("研究提出资金安排意见", "市财政局", ["市科技局"], "2026-10-10")],
        ),
        (
            "市人社局要会同市委组织部，结合我市实际，抓紧修订人才政策，力争年底前出台。",
            [("抓紧修订人才政策", "市人力资源社会保障局", ["市委组织部"], "2026-12-31")],
        ),
        (
            "由各县区政府负责，逐一摸排低空飞行应用场景，9月15日前报市交通运输局；市交通局汇总梳理后，9月底前提交专班。",
            [
                ("逐一摸排低空飞行应用场景", COUNTIES, [], "2026-09-15"),
                ("提交专班", "市交通运输局", [], "2026-09-30"),
            ],
        ),
        (
            "下步，由市自然资源局、市应急局配合，市交通局牵头，开展起降场地选址，9月中旬拿出方案，10月上旬提交会议研究。",
            [("开展起降场地选址", "市交通运输局", ["市自然资源和规划局", "市应急局"], "2026-10-10")],
        ),
        (
            "会议原则同意该方案，请市发改委根据会议意见修改完善后，于9月10日前按程序报批。",
            [("根据会议意见修改完善后，按程序报批", "市发展改革委", [], "2026-09-10")],
        ),
        (
            "鲁西新区、东明县要加快氢能示范项目建设，确保明年上半年投产。",
            [("加快氢能示范项目建设", "鲁西新区管委会", ["东明县"], "2027-06-30")],
        ),
        (
            "市财政局9月份拨付专项资金500万元，12月底前全部拨付到位。",
            [("拨付专项资金500万元", "市财政局", [], "2026-12-31")],
        ),
        ("2.市科技局要于9月30日之前，完成30家左右平台申报。", [("完成30家左右平台申报", "市科技局", [], "2026-09-30")]),
        (
            "关于数据开放问题，由市大数据局会同市科技局进一步研究，9月底前提交下次会议审议。",
            [("进一步研究", "市大数据局", ["市科技局"], "2026-09-30")],
        ),
        ("市场监管局要在1个月内完成标准制定工作。", [("完成标准制定工作", "市市场监管局", [], "2026-10-01")]),
        ("请各单位9月5日前将名单报专班办公室。", [("将名单报专班办公室", "", [], "2026-09-05")]),
        (
            "由副市长王测一牵头协调，市科技局具体负责，9月底前解决用地问题。",
            [("解决用地问题", "市科技局", [], "2026-09-30")],
        ),
        ("市外办对接国际合作机构，10月底前签约。", [("对接国际合作机构", "市外办", [], "2026-10-31")]),
        ("待省里政策明确后，由市科技局牵头制定实施细则。", [("制定实施细则", "市科技局", [], None)]),
        ("会议明确，9月30日为申报截止日期，由市科技局负责受理。", [("9月30日为申报截止日期", "市科技局", [], None)]),
        ("资金问题暂不安排，由市财政局另行测算。", [("另行测算", "市财政局", [], None)]),
        ("拟于10月召开推进会，由市商务局筹备。", [("拟召开推进会", "市商务局", [], "2026-10-31")]),
        (
            "市发改委、市工信局等单位要在10月底前分别提出项目清单。",
            [
                ("提出项目清单", "市发展改革委", [], "2026-10-31"),
                ("提出项目清单", "市工业和信息化局", [], "2026-10-31"),
            ],
        ),
    ],
)
def test_a_sentence_of_minutes_is_read_as_its_writer_meant_it(text, tasks):
    told = understood(text, day=date(2026, 9, 1), units=ROLL).tasks

    assert [
        (one.title, one.lead_unit, [party.name for party in one.parties], one.deadline and str(one.deadline))
        for one in told
    ] == tasks


@pytest.mark.parametrize(
    "text",
    [
        "关于数据开放问题，意见分歧较大，下次会议再研究。",
        "会上，市财政局希望市科技局9月底前提供测算依据。",
        "关于专项资金，与会同志建议从严控制，9月底前不再安排。",
    ],
)
def test_what_minutes_leave_open_makes_no_task(text):
    told = understood(text, day=date(2026, 9, 1), units=ROLL)

    assert told.tasks == ()
    assert told.decides_nothing


def test_a_day_and_no_more_is_no_name_for_a_task():
    told = understood("牡丹区、曹县要于国庆节前，报送项目进展。", day=date(2026, 9, 1), units=ROLL).tasks

    assert [one.title for one in told] == ["报送项目进展"]


def test_units_but_for_one_are_asked_for_and_not_taken_from_the_sentence_before():
    text = "市科技局9月底前提出方案；除定陶区外各县区年底前全部完成摸底。"
    last = understood(text, day=date(2026, 9, 1), units=ROLL).tasks[-1]

    assert (last.lead_unit, str(last.deadline)) == ("", "2026-12-31")
    assert "“除定陶区外”是哪些单位，请逐个选择，并选择牵头单位。" in last.doubts
