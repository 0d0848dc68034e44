"""A briefing under another rule set, with deadlines that move, and with days that are estimated."""

from datetime import date

import pytest

from heze_desk.briefings import store
from heze_desk.briefings.document import compose
from heze_desk.policy.records import Part
from heze_desk.settings import store as office
from heze_desk.settings.records import Settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.lighting import ruled
from heze_desk.tasks.records import Light
from heze_desk.tasks.scheme_records import Scheme
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import with_notice
from heze_desk.workdays.records import Calendar
from reports.document import Heading, Table
from resources import FOLDER

CALENDAR = with_notice(Calendar(), read((FOLDER / "workdays" / "2026.txt").read_text("utf-8")))
YINCHUAN = ruled(Settings(light_scheme=Scheme.BEHIND_PLAN), CALENDAR)
BEGUN = date(2026, 9, 1)


def tables(document):
    return [block for block in document.body if isinstance(block, Table)]


def test_the_columns_the_headings_and_the_sentence_are_those_of_the_rule(make_task, brief, settings):
    made = [
        make_task("甲", rule=YINCHUAN, start=BEGUN, deadline=date(2026, 12, 31), progress=20),
        make_task("乙", rule=YINCHUAN, start=BEGUN, deadline=date(2026, 12, 31), progress=55),
        make_task("丙", rule=YINCHUAN, start=BEGUN, deadline=date(2026, 10, 5), progress=95),
        make_task("丁", rule=YINCHUAN, ongoing=True),
    ]

    document = compose(brief(rule=YINCHUAN, 未来材料=made), settings)

    lights, lagging = tables(document)
    assert lights.header[1:] == ("任务数", "绿灯", "黄灯", "红灯", "办结", "暂停", "长期", "未定")
    assert lights.rows[0] == ("未来材料", "4", "—", "1", "2", "—", "—", "1", "—")
    assert "红灯指已过时限尚未办结，或落后序时进度超过30个百分点" in lights.note
    assert [block.text for block in document.body if isinstance(block, Heading) and block.level == 1] == [
        "一、总体情况",
        "二、产业进展",
        "三、红灯和黄灯事项",
        "四、下步安排",
    ]
    assert lagging.caption == "红灯和黄灯事项清单"
    assert [row[3:] for row in lagging.rows] == [
        ("2026-10-05\n顺延至10月8日", "95%", "红灯\n逾期33个工作日\n落后5个百分点"),
        ("2026-12-31", "20%", "红灯\n剩余28个工作日\n落后47个百分点"),
        ("2026-12-31", "55%", "黄灯\n剩余28个工作日\n落后12个百分点"),
    ]


def test_next_steps_tell_what_is_late_from_what_merely_lags(make_task, brief, settings, aloud):
    made = [
        make_task(rule=YINCHUAN, start=BEGUN, deadline=date(2026, 12, 31), progress=20),
        make_task(rule=YINCHUAN, start=BEGUN, deadline=date(2026, 12, 31), progress=55),
        make_task(rule=YINCHUAN, deadline=date(2026, 10, 5)),
    ]

    told = aloud(compose(brief(rule=YINCHUAN, 未来材料=made), settings))

    assert "1.逾期任务1项（9-0-03），请责任单位说明原因，限期完成。" in told
    assert "2.未到时限而亮黄灯、红灯的任务2项（9-0-01、9-0-02），请责任单位逐项核对，按期完成。" in told


def test_where_nothing_is_warned_of_the_rules_own_words_say_so(make_task, brief, settings, aloud):
    told = aloud(compose(brief(rule=YINCHUAN, 未来材料=[make_task(rule=YINCHUAN)]), settings))

    assert "截至2026年11月23日，没有红灯和黄灯事项。" in told


def test_a_year_that_is_not_loaded_is_said_to_be_estimated_on_the_paper(make_task, brief, settings):
    made = [make_task(deadline=date(2027, 3, 1)), make_task(deadline=date(2026, 11, 25))]

    lights, lagging = tables(compose(brief(未来材料=made), settings))

    assert lights.note.endswith("2027年的放假安排尚未载入，有关天数为推算。")
    assert lagging.note == lights.note
    done = make_task(deadline=date(2027, 3, 1), done_on=date(2026, 11, 1))
    assert "推算" not in tables(compose(brief(未来材料=[done]), settings))[0].note


def test_an_estimate_is_marked_where_its_figure_stands(make_task, brief, settings):
    early = make_task(deadline=date(2027, 1, 4), day=date(2026, 12, 30))

    assert early.standing == "剩余2个工作日（推算）"


@pytest.mark.parametrize(
    ("day", "light", "standing"),
    [
        ("2026-09-28", Light.SOON, "顺延至10月8日，剩余3个工作日"),
        ("2026-10-08", Light.SOON, "顺延至10月8日，当日到期"),
        ("2026-10-09", Light.OVERDUE, "顺延至10月8日，逾期1个工作日"),
        ("2026-10-10", Light.OVERDUE, "顺延至10月8日，逾期2个工作日"),
    ],
)
def test_the_national_holiday_is_counted_to_the_day(policy_workspace, day, light, standing):
    """Scene 2."""
    with policy_workspace.step("填写时限") as db:
        tasks.change(db, 1, deadline=date(2026, 10, 5))

    briefing = store.compile(policy_workspace.db, date.fromisoformat(day))

    (task,) = briefing.lagging
    assert (task.light, task.standing, task.deadline) == (light, standing, date(2026, 10, 5))


def test_the_rule_that_is_chosen_in_the_settings_makes_the_lights(policy_workspace, today):
    with policy_workspace.step("改规则") as db:
        office.change(db, light_scheme=Scheme.THREE_NOTICES, yellow_points=20)
        tasks.change(db, 1, start=BEGUN, deadline=date(2026, 12, 31), progress=40)
        tasks.change(db, 2, deadline=date(2026, 11, 25))

    briefing = store.compile(policy_workspace.db, today)

    assert [(task.id, task.light) for task in briefing.lagging] == [(1, Light.YELLOW), (2, Light.BLUE)]
    assert "黄灯指落后序时进度20个百分点以上" in briefing.note
    assert briefing.of_part(Part.INDUSTRY)[0].lights[Light.YELLOW] + briefing.lights[Light.BLUE] >= 1
