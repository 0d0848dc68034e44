"""The composed text of a briefing, read as a leader would."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from heze_desk.briefings import sentences, store
from heze_desk.briefings.document import compose, issue_line
from heze_desk.briefings.records import Section
from heze_desk.policy.records import Part
from heze_desk.tasks.life_records import Stage
from heze_desk.tasks.records import Light, Source
from reports.document import Heading, Imprint, Masthead, Table

LATE = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("lights", "told"),
    [
        ({}, "暂无任务"),
        ({Light.UNSET: 1}, "共有任务1项，时限未定"),
        ({Light.UNSET: 7}, "共有任务7项，时限均未定"),
        ({Light.DONE: 2}, "共有任务2项，均已办结"),
        ({Light.OVERDUE: 1}, "共有任务1项，逾期"),
        ({Light.LASTING: 3}, "共有任务3项，均为长期任务"),
        ({Light.RED: 2, Light.GREEN: 1, Light.LASTING: 1}, "共有任务4项，绿灯1项，红灯2项，长期1项"),
        ({Light.UNSET: 4, Light.OVERDUE: 1, Light.DONE: 2}, "共有任务7项，办结2项，逾期1项，未定4项"),
    ],
)
def test_lights_are_told_as_people_count(lights, told):
    assert sentences.counted(Counter(lights)) == told


def test_the_table_of_lights_adds_up(make_task, brief, settings):
    tasks = [make_task(), make_task(deadline=LATE), make_task(deadline=date(2026, 11, 25)), make_task(done_on=LATE)]

    document = compose(brief(未来材料=tasks[:2], 氢能=tasks[2:]), settings)

    table = next(block for block in document.body if isinstance(block, Table))
    assert table.header == ("产业或板块", "任务数", "正常", "临期", "逾期", "办结", "暂停", "长期", "未定")
    assert table.rows == (
        ("未来材料", "2", "—", "—", "1", "—", "—", "—", "1"),
        ("氢能", "2", "—", "1", "—", "1", "—", "—", "—"),
        ("合计", "4", "—", "1", "1", "1", "—", "—", "1"),
    )
    assert table.note.startswith("注：")


def test_tasks_from_elsewhere_are_not_called_the_policys(make_task, brief, settings, aloud):
    both = brief(未来材料=[make_task(), make_task(source=Source.MEETING)])
    none = brief(未来材料=[make_task(source=Source.MEETING)])

    assert (
        "共2项，其中《演示市人民政府关于建设书香城市的意见》（演示府发〔2026〕3号）分解任务1项"
        in aloud(compose(both, settings))[1]
    )
    assert "演示府发" not in "".join(aloud(compose(none, settings)))


def test_an_empty_ledger_is_said_plainly(brief, settings, aloud):
    told = aloud(compose(brief(), settings))

    assert told == [
        "一、总体情况",
        "截至2026年11月23日，台账中没有任务。",
        "二、逾期和临期事项",
        "截至2026年11月23日，没有逾期和临期事项。",
    ]


def test_headings_are_numbered_without_a_gap_where_a_part_is_missing(make_task, brief, settings):
    safeguard = Section(part=Part.SAFEGUARD, name="加强组织", tasks=(make_task(),))
    other = Section(part=None, name="其他任务", tasks=(make_task(),))

    document = compose(brief(safeguard, other), settings)

    headings = [block.text for block in document.body if isinstance(block, Heading) and block.level == 1]
    assert headings == ["一、总体情况", "二、保障措施和其他任务", "三、逾期和临期事项", "四、下步安排"]


def test_an_industry_stands_under_its_leader_and_lead_unit(make_task, brief, settings, aloud):
    held = Section(
        part=Part.INDUSTRY, name="未来材料", leader="王测一（演示职务）", lead_unit="（空缺）", tasks=(make_task(),)
    )

    told = aloud(compose(brief(held), settings))

    place = told.index("（一）未来材料")
    assert told[place + 1] == (
        "分管市级领导：王测一（演示职务）；牵头部门：（空缺）。共有任务1项，时限未定。暂无进展记录。"
    )


def test_progress_is_told_with_its_day_and_in_the_reporters_words(make_task, brief, settings, aloud):
    reported = {"latest": "已与3家企业\n\n  商谈 ", "latest_on": date(2026, 11, 18), "lead_unit": "市科技局"}
    task = make_task("组织路演", deadline=LATE, progress=40, **reported)

    told = aloud(compose(brief(未来材料=[task]), settings))

    assert "1.组织路演（市科技局牵头，进度40%，逾期34个工作日）。11月18日进展：已与3家企业\n商谈。" in told


def test_of_a_task_with_a_figure_alone_the_figure_is_told(make_task, brief, settings, aloud):
    tasks = [make_task("组织路演", progress=80), make_task("编印手册", done_on=LATE, progress=100), make_task("甲")]

    told = aloud(compose(brief(未来材料=tasks), settings))

    place = told.index("（一）未来材料")
    assert "暂无进展记录" not in told[place + 1]
    assert told[place + 2 : place + 4] == ["1.组织路演（进度80%）。", "2.编印手册（已办结）。"]


def test_who_is_silent_stands_before_the_headings_of_those_who_are_not(make_task, brief, settings, aloud):
    heard = Section(part=Part.SAFEGUARD, name="加强组织", tasks=(make_task(latest="演示进展", latest_on=LATE),))
    silent = Section(part=Part.SAFEGUARD, name="加强宣传", tasks=(make_task(),))

    told = aloud(compose(brief(heard, silent), settings))

    assert told.index("加强宣传暂无进展记录。") < told.index("（一）加强组织")


def test_of_an_earlier_year_the_year_is_told(make_task, brief, settings, aloud):
    task = make_task("组织路演", latest="演示进展。", latest_on=date(2025, 12, 30))

    assert "1.组织路演（进度0%）。2025年12月30日进展：演示进展。" in aloud(compose(brief(未来材料=[task]), settings))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("完成设计", "完成设计。"),
        ("完成设计。", "完成设计。"),
        ("完成设计；", "完成设计。"),
        ("印发“一事一议”", "印发“一事一议”。"),
        ("他说：“好。”", "他说：“好。”"),
        ("增长3.5%", "增长3.5%。"),
    ],
)
def test_a_text_is_closed_by_one_full_stop(written, printed):
    assert sentences.closed(written) == printed


def test_a_title_that_begins_with_a_figure_is_kept_apart_from_its_number(make_task, brief, settings, aloud):
    task = make_task("2030年平台达到30家", latest="演示进展", latest_on=date(2026, 11, 1))

    assert any(text.startswith("1. 2030年平台") for text in aloud(compose(brief(未来材料=[task]), settings)))


def test_no_sentence_of_the_program_begins_with_a_figure_after_its_number(policy_workspace, today, settings, aloud):
    told = aloud(compose(store.compile(policy_workspace.db, today), settings))

    assert [text for text in told if re.match(r"\d+\.\d", text)] == []


def test_the_lagging_are_listed_with_how_long(make_task, brief, settings):
    tasks = [
        make_task("甲", deadline=LATE, lead_unit="市科技局", progress=40),
        make_task("乙", deadline=date(2026, 11, 23)),
        make_task("丙", deadline=date(2026, 11, 26)),
    ]

    document = compose(brief(未来材料=tasks), settings)

    table = [block for block in document.body if isinstance(block, Table)][-1]
    assert table.rows == (
        ("9-0-01", "甲", "市科技局", "2026-09-30", "40%", "逾期34个工作日"),
        ("9-0-02", "乙", "待明确", "2026-11-23", "0%", "当日到期"),
        ("9-0-03", "丙", "待明确", "2026-11-26", "0%", "剩余3个工作日"),
    )


def test_next_steps_name_what_is_not_settled(make_task, brief, settings, aloud):
    both, unit = ("分管市级领导", "牵头部门"), ("牵头部门",)
    sections = [
        Section(part=Part.INDUSTRY, name=name, tasks=(make_task(),), lacking=lacking)
        for name, lacking in (("未来材料", both), ("氢能", both), ("合成生物", unit), ("低空经济", ()))
    ]

    told = aloud(compose(brief(*sections), settings))

    steps = told[told.index("四、下步安排") + 1 :]
    assert steps == [
        "1.未来材料、氢能等2个产业需明确分管市级领导和牵头部门。",
        "2.合成生物需明确牵头部门。",
        "3.时限未定的任务4项，请各责任单位提出完成时限，报专班办公室列入台账。",
        "4.请各责任单位对照台账推进，及时报送进展、存在问题和下步措施。",
    ]


def test_next_steps_hold_what_the_units_wrote_and_what_falls_due(make_task, brief, settings, aloud):
    tasks = [
        make_task("甲", deadline=date(2026, 11, 29)),
        make_task("乙", deadline=date(2026, 11, 24)),
        make_task("丙", deadline=LATE, lead_unit="市科技局", next_steps="演示下一步"),
    ]

    told = aloud(compose(brief(未来材料=tasks), settings))

    assert told[told.index("四、下步安排") + 1 :][:3] == [
        "1.逾期任务1项（9-0-03），请责任单位说明原因，限期完成。",
        "2.丙（市科技局）：演示下一步。",
        "3.即将到期的任务2项（9-0-02、9-0-01），请责任单位逐项核对，按期完成。",
    ]


def test_where_much_falls_due_the_table_is_referred_to(make_task, brief, settings, aloud):
    tasks = [make_task(deadline=date(2026, 11, 29)) for _ in range(13)]

    told = aloud(compose(brief(未来材料=tasks), settings))

    assert "1.即将到期的任务13项（见上表），请责任单位逐项核对，按期完成。" in told


def test_the_program_claims_nothing_done_that_is_not(make_task, brief, settings, aloud):
    words = {"latest": "演示进展", "latest_on": LATE, "problems": "演示问题", "next_steps": "演示下一步"}
    tasks = [make_task(**words), make_task(deadline=LATE, **words), make_task(deadline=date(2027, 1, 1), **words)]
    safeguard = Section(part=Part.SAFEGUARD, name="加强组织", tasks=(make_task(),))

    told = "".join(aloud(compose(brief(safeguard, 未来材料=tasks), settings)))

    assert [word for word in ("已", "了", "取得", "开展了") if word in told] == []


@pytest.mark.parametrize(
    ("pattern", "number", "running", "printed"),
    [
        ("第{号}期（总第{总号}期）", 0, 0, "第　　期（总第　　期）"),
        ("第{号}期（总第{总号}期）", 12, 15, "第12期（总第15期）"),
        ("第{号}期（总第{总号}期）", 12, 0, "第12期（总第　　期）"),
        ("〔{年}〕第{号}期", 0, 0, "〔2026〕第　　期"),
    ],
)
def test_the_issue_line_is_given_by_the_offices_pattern(brief, settings, pattern, number, running, printed):
    briefing = replace(brief(), number=number, running=running)

    assert issue_line(briefing, replace(settings, briefing_number=pattern)) == printed


def test_masthead_and_readers_are_those_of_the_settings(brief, settings):
    settled = replace(settings, briefing_masthead="演示简报", copies=30, send_to="")

    document = compose(brief(), settled)

    masthead, imprint = document.body[0], document.body[-1]
    assert masthead == Masthead("演示简报", "第　　期（总第　　期）", "专班办公室", "2026年11月23日")
    assert imprint == Imprint((("报", "市领导"), ("发", "各县")), "专班办公室", "2026年11月23日", "共印30份")


def test_a_demonstration_says_so_on_every_page(brief, settings):
    assert compose(brief(), replace(settings, demo=True)).remark == "演示数据，不作依据"
    assert compose(brief(), settings).remark == ""


def test_a_task_closed_unfinished_is_not_told_as_finished(make_task, brief):
    task = make_task("甲", deadline=LATE, done_on=LATE, progress=60, stage=Stage.CLOSED)
    briefing = brief(氢能=[task])

    assert "（已销号，进度60%）" in sentences.reported(task, briefing.sections[0], briefing.day)


def test_a_task_late_by_its_first_deadline_alone_is_counted_apart(make_task, brief):
    granted = make_task("甲", deadline=date(2026, 12, 31), original_deadline=LATE, postponements=1)
    plain = [make_task("乙", deadline=LATE), make_task("丙", done_on=LATE, progress=100)]

    told = sentences.overall(brief(氢能=[granted, *plain]))

    assert told.endswith("。未完成2项，其中逾期1项，延期后未到期1项。")
    assert "延期后未到期" not in sentences.overall(brief(氢能=plain))
