"""Tasks proposed from the text of a decision."""

from datetime import date

import pytest

from heze_desk.meetings.proposal_records import Roll
from heze_desk.meetings.proposing import proposals, understood

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
SCENE = (
    "市科技局牵头于9月30日前提出低空飞行服务平台方案；市财政局10月20日前明确资金渠道；"
    "各县区11月10日前报送应用场景清单。"
)


def read(text, day=DAY):
    return understood(text, day=day, units=ROLL)


def only(text):
    (task,) = read(text).tasks
    return task


def who(text):
    return [(one.lead_unit, [party.name for party in one.parties]) for one in read(text).tasks]


def test_one_decision_makes_three_tasks_each_with_unit_and_day():
    tasks = proposals(SCENE, day=DAY, units=ROLL)

    assert [(one.title, one.lead_unit, str(one.deadline)) for one in tasks] == [
        ("提出低空飞行服务平台方案", "市科技局", "2026-09-30"),
        ("明确资金渠道", "市财政局", "2026-10-20"),
        ("报送应用场景清单", "各县区人民政府", "2026-11-10"),
    ]
    assert [SCENE[one.begins : one.ends] for one in tasks] == [one.sentence for one in tasks]
    assert tasks[1].sentence == "市财政局10月20日前明确资金渠道"
    assert tasks[2].units == ("曹县", "单县")
    assert all("没有写年份" in one.doubts[0] for one in tasks)


def test_a_group_is_shown_with_its_members():
    task = only("市科技局牵头，各县区配合，2026年9月30日前完成摸底。")

    assert [party.shown for party in task.parties] == ["各县区人民政府（曹县、单县）"]
    assert task.units == ("曹县", "单县")
    assert task.doubts == ()


def test_a_group_without_members_is_asked_about():
    assert any("没有成员单位" in doubt for doubt in only("空群组于2026年9月30日前报送。").doubts)


@pytest.mark.parametrize(
    "text",
    [
        "由市科技局牵头，市发展改革委、市财政局配合，于9月30日前提出方案。",
        "科技局牵头，发改委、财政局参与，9月30日前提出方案。",
        "菏泽市科学技术局会同菏泽市发展和改革委员会、市财政局，9月30日前提出方案。",
        "9月30日前提出方案（牵头单位：市科技局；配合单位：市发改委、市财政局）。",
        "提出方案。（牵头单位：市科技局；配合单位：市发改委、市财政局；完成时限：9月30日前）",
        "会议决定，请市科技局牵头，市发改委、市财政局按职责分工配合，9月30日前提出方案。",
    ],
)
def test_who_leads_and_who_helps_is_told_by_the_words_around_the_units(text):
    assert who(text) == [("市科技局", ["市发展改革委", "市财政局"])]
    assert only(text).title == "提出方案"
    assert only(text).deadline == date(2026, 9, 30)


def test_who_is_helped_leads():
    assert who("市财政局配合市科技局9月底前做好测算。") == [("市科技局", ["市财政局"])]


def test_former_names_and_other_names_are_known():
    assert only("原市经信局9月底前汇总。").lead_unit == "市工业和信息化局"
    assert only("人行菏泽市分行9月底前出台政策。").lead_unit == "人民银行菏泽市分行"


def test_units_that_act_separately_get_a_task_each():
    text = "市财政局、市科技局分别于9月30日前、10月20日前提出方案。"

    tasks = read(text).tasks

    assert [(one.lead_unit, one.deadline) for one in tasks] == [
        ("市财政局", date(2026, 9, 30)),
        ("市科技局", date(2026, 10, 20)),
    ]
    assert {one.sentence for one in tasks} == {text}
    assert [one.lead_unit for one in read("市财政局、市科技局分别提出意见。").tasks] == ["市财政局", "市科技局"]


def test_a_new_unit_with_a_work_of_its_own_begins_a_new_task_within_the_sentence():
    text = "市科技局9月底前提出方案，由市财政局牵头10月底前安排资金，各县区抓好落实。"

    assert [(one.lead_unit, one.title) for one in read(text).tasks] == [
        ("市科技局", "提出方案"),
        ("市财政局", "安排资金"),
        ("各县区人民政府", "抓好落实"),
    ]
    assert [one.sentence for one in read(text).tasks][1] == "由市财政局牵头10月底前安排资金"


def test_a_unit_that_only_gathers_has_a_part_in_the_same_task():
    assert who("各县区11月10日前报送清单，由市工信局汇总。") == [("各县区人民政府", ["市工业和信息化局"])]


def test_the_next_sentence_goes_on_with_the_same_unit_and_asks():
    second = read("市科技局一周内制定办法；10月底前报市政府。").tasks[1]

    assert second.lead_unit == "市科技局"
    assert any("按上一句的" in doubt for doubt in second.doubts)


def test_after_a_full_stop_nobody_is_carried_over():
    assert read("市科技局一周内制定办法。10月底前报市政府。").tasks[1].lead is None


def test_units_that_only_receive_have_no_part():
    task = only("市科技局9月底前提出方案，报市财政局审核，支持曹县、单县先行先试。")

    assert (task.lead_unit, task.parties) == ("市科技局", ())


def test_several_units_without_a_leader_are_asked_about():
    task = only("市科技局、市财政局9月底前提出方案。")

    assert (task.lead_unit, [one.name for one in task.parties]) == ("市科技局", ["市财政局"])
    assert any("没有写明由谁牵头" in doubt for doubt in task.doubts)


def test_two_leaders_are_asked_about():
    assert any("2个牵头单位" in doubt for doubt in only("市科技局、市财政局共同牵头，9月底前完成。").doubts)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("市水务局牵头9月底前完成。", "市水务局"),
        ("由市政府办公室牵头，9月底前协调。", "市政府办公室"),
        ("曹县科技局9月底前报送材料。", "曹县科技局"),
        ("市科技局会同市商贸局9月底前完成。", "市商贸局"),
        ("市科技局、市演示局9月底前完成。", "市演示局"),
    ],
)
def test_an_unknown_unit_is_asked_about_and_never_replaced(text, named):
    task = only(text)

    assert any(f"没有名为“{named}”的单位" in doubt for doubt in task.doubts)
    assert {task.lead_unit, *task.units} <= {"", "市科技局"}


def test_near_names_are_offered_for_an_unknown_unit():
    assert "“市科技局”" in only("市科枝局牵头，9月底前完成。").doubts[0]


@pytest.mark.parametrize(
    "text", ["各成员单位9月底前报送。", "各有关单位要9月底前报送。", "有关部门配合市科技局9月底前完成。"]
)
def test_units_that_are_not_named_are_asked_for(text):
    assert any("没有写明是哪些单位" in doubt for doubt in only(text).doubts)


def test_and_others_is_asked_about():
    assert "“等部门”没有写全是哪些单位；请补充。" in only("市科技局会同市财政局等部门9月底前完成。").doubts


@pytest.mark.parametrize(
    "text",
    [
        "省科技厅和济南市科技局9月底前答复。",
        "国家发改委9月底前批复。",
        "对外办理手续9月底前完成。",
        "简单县域试点9月底前启动。",
    ],
)
def test_the_end_of_another_name_is_no_unit(text):
    assert only(text).lead is None
    assert only(text).parties == ()


def test_no_unit_and_no_day_are_doubts():
    assert only("加快低空经济发展。").doubts == (
        "没有写明单位；请选择牵头单位。",
        "没有写明时限；请填写时限，或列为长期任务。",
    )
    assert "只写了“尽快”" in only("市科技局尽快完成。").doubts[0]


def test_a_day_that_does_not_exist_is_no_deadline():
    task = only("市科技局2月30日前完成论证。")

    assert task.deadline is None
    assert task.doubts == ("“2月30日前”这一天不存在，没有采用；请核对月份和日期。",)


def test_of_two_days_the_last_one_counts_and_the_other_is_named():
    task = only("市科技局牵头，2026年9月30日前提出方案，2026年10月31日前启动建设。")

    assert task.deadline == date(2026, 10, 31)
    assert "“2026年9月30日前”" in task.doubts[0]


def test_what_is_done_for_long_has_no_deadline():
    task = only("市科技局牵头，长期坚持抓好技术攻关。")

    assert (task.ongoing, task.deadline, task.doubts) == (True, None, ())


def test_headings_are_no_tasks():
    told = read("一、关于平台建设\n市科技局9月底前提出方案。\n二、关于资金\n1.市财政局10月底前安排资金。")

    assert [one.title for one in told.tasks] == ["提出方案", "安排资金"]
    assert told.left_out == ()


def test_a_title_is_short_and_the_content_whole():
    task = only(
        "为加快发展低空经济，市科技局要抓紧编制飞行服务平台、起降场地、数据系统、通信导航、空域管理和应急救援六个专项方案，9月底前报市政府审定。"
    )

    assert len(task.title) <= 40
    assert task.title.startswith("抓紧编制飞行服务平台")
    assert task.content.startswith("为加快发展低空经济，抓紧编制")
    assert task.content.endswith("报市政府审定")


def test_a_text_in_half_width_marks_reads_the_same():
    assert who("由市科技局牵头,市财政局配合,9月底前提出方案;各县区10月底前报送.") == [
        ("市科技局", ["市财政局"]),
        ("各县区人民政府", []),
    ]


def test_fifty_thousand_characters_are_read():
    text = SCENE * (50_000 // len(SCENE))

    tasks = read(text).tasks

    assert len(tasks) == 3 * (50_000 // len(SCENE))
    assert all(text[one.begins : one.ends] == one.sentence for one in tasks)


def test_an_office_without_units_asks_for_every_one():
    (task,) = proposals("市科技局9月底前完成。", day=DAY, units=Roll())

    assert task.lead is None
    assert "没有名为“市科技局”的单位" in task.doubts[0]
