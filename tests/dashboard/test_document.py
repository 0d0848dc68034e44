"""一图读懂: one page whatever there is, and true to what the desk counts."""

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heze_desk.dashboard import board as boards
from heze_desk.dashboard import document
from heze_desk.dashboard.board_records import RoundNow, near_range
from heze_desk.dashboard.records import IndustryLights
from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.registers.kinds import Kind
from heze_desk.registers.target_records import Counted, Target, TargetLine
from heze_desk.roadmap.bar_records import Bar, Lane, Timeline
from heze_desk.roadmap.records import BarKey, Subject
from heze_desk.settings.records import Settings
from heze_desk.tasks.light_records import Light
from reports.document import Bars, Beside, GanttStrip, Paragraph, ProgressBars, Table
from reports.layout import GB_GRID, WORD_GRID
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)
LONG = "面向未来的前沿交叉融合创新产业与现代服务业深度协同发展示范"


@pytest.fixture(scope="module")
def bare(policy_home):
    from heze_desk.workspace.workspace import Workspace

    workspace = Workspace.open(policy_home)
    yield boards.read(workspace.db, DAY)
    workspace.close()


def pages(paper, grid=GB_GRID):
    with pdfplumber.open(io.BytesIO(to_pdf(paper, grid=grid))) as pdf:
        return [page.extract_text() for page in pdf.pages]


def target(place, name, count):
    one = Target(id=place, position=place, name=name, value=30, unit="家", qualifier="左右", year=2030)
    return TargetLine(
        target=one,
        kind=Kind.PLATFORM,
        mark="",
        counter="家",
        day=DAY,
        since=date(2025, 7, 8),
        began=0,
        counted=Counted(proven=count, unproven=count),
        by_industry=(),
    )


def crowded(bare, name, *, industries, targets, many):
    """As much of everything as asked for, under one long name."""
    lights = Counter({light: 7 + place for place, light in enumerate((*bare.overview.rule.lights,))})
    rows = tuple(IndustryLights(name=name, leader="", lead_unit="", lights=lights) for _ in range(industries))
    due = lighting_due(bare)
    matters = tuple(
        Matter(kind=MatterKind.DECISION, ref_id=n, title=name * 3, step="办结", unit=name, next_on=DAY, due=due)
        for n in range(many)
    )
    bars = tuple(
        Bar(
            key=BarKey(Subject.ITEM, n),
            title=name,
            start=DAY - timedelta(days=400),
            finish=DAY + timedelta(days=30 * (n % 9) - 120),
        )
        for n in range(many)
    )
    return replace(
        bare,
        overview=replace(bare.overview, lights=lights, industries=rows),
        targets=tuple(target(n, name, n + 100) for n in range(targets)),
        due=replace(bare.due, matters=matters),
        round=RoundNow(name=name, due="", asked=40, missing=(name,) * many, sent_back=many),
        timeline=Timeline(day=DAY, begins=DAY, ends=DAY, lanes=(Lane(industry_id=1, name=name, bars=bars),)),
    )


def lighting_due(bare):
    return bare.overview.rule.due(DAY - timedelta(days=300), DAY)


@settings(max_examples=6)
@given(
    name=st.text("未来产业低空经济A1 、", min_size=1, max_size=40),
    industries=st.integers(0, 12),
    targets=st.integers(0, 7),
    many=st.integers(0, 12),
)
def test_any_board_is_one_page(bare, name, industries, targets, many):
    shown = crowded(bare, name, industries=industries, targets=targets, many=many)

    assert len(pages(document.overview(shown, Settings()))) == 1


@pytest.mark.parametrize("grid", [GB_GRID, WORD_GRID])
@pytest.mark.parametrize(
    ("industries", "targets", "many"), [(12, 5, 12), (12, 3, 12), (12, 0, 3), (7, 3, 1), (9, 5, 0)]
)
def test_as_much_as_there_may_be_under_long_names_is_one_page(bare, grid, industries, targets, many):
    shown = crowded(bare, LONG, industries=industries, targets=max(1, targets), many=many)

    (text,) = pages(document.overview(shown, Settings(group_name=LONG * 2, demo=True)), grid)
    assert ("本周要事" in text) is bool(many)
    assert "2030年目标" in text


def test_an_empty_desk_says_so(bare):
    nothing = crowded(bare, "甲", industries=0, targets=0, many=0)
    empty = replace(nothing, overview=replace(nothing.overview, lights=Counter()), round=None)

    (text,) = pages(document.overview(empty, Settings()))
    assert "台账里还没有任务。" in text
    assert "本周没有到期和逾期的事项。" in text
    assert "没有进行中的调度。" in text
    assert "路线图上没有逾期和半年内到期的事项。" in text


def test_days_late_that_are_estimated_are_said_to_be_under_the_table(bare):
    day = date(2027, 1, 5)
    due = bare.overview.rule.due(date(2026, 11, 20), day)
    late = Matter(kind=MatterKind.TASK, ref_id=1, title="演示事项", step="办结", next_on=due.effective, due=due)
    shown = replace(bare, day=day, due=replace(bare.due, day=day, matters=(late,)))

    (text,) = pages(document.overview(shown, Settings()))
    assert "逾期天数为推算。" in text
    assert "逾期天数为推算。" not in pages(document.overview(replace(bare, round=None), Settings()))[0]


def test_every_overdue_bar_is_counted_and_the_cut_is_told(bare):
    shown = crowded(bare, "低空经济", industries=2, targets=1, many=12)
    beside = next(block for block in document.overview(shown, Settings()).body if isinstance(block, Beside))
    bars, strip = beside.left[1], beside.right[-1]
    near = shown.near(6)

    assert near.late == sum(bar.late_by(DAY) > 0 for bar in shown.timeline.lanes[0].bars)
    assert [bar.late_by(DAY) > 0 for _, bar in near.bars] == [True] * 5 + [False]
    assert strip.caption == f"近期路线图：逾期{near.late}项、半年内到期{near.coming}项，列6项"
    assert all("逾期" in row.mark for row in strip.rows[:5])
    assert bars.caption == f"各产业任务共{2 * sum(bars.values[0])}项"


def test_figures_are_those_of_the_desk(bare):
    shown = crowded(bare, "低空经济", industries=2, targets=1, many=3)
    beside = next(block for block in document.overview(shown, Settings()).body if isinstance(block, Beside))
    table, bars, progress = beside.left
    week, told, strip = beside.right

    assert table.rows[0][0] == f"{shown.overview.total}项"
    assert bars.values[0] == tuple(shown.overview.lights[light] for light in map(Light, bars.series))
    assert progress.rows[0].label == "低空经济 100/30"
    assert "另待核100个" in progress.note
    assert len(week.rows) == 3
    assert "还有3个未报" in told.text
    assert [type(one) for one in (table, bars, progress, week, told, strip)] == [
        *(Table, Bars, ProgressBars),
        *(Table, Paragraph, GanttStrip),
    ]


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2026, 11, 23), "2026-08-01", "2027-05-25"),
        (date(2027, 1, 5), "2026-10-01", "2027-07-07"),
        (date(2026, 7, 20), "2026-04-01", "2027-02-01"),  # January alone would have no room for its year
        (date(2027, 3, 25), "2026-11-01", "2027-09-24"),
    ],
)
def test_the_near_part_is_drawn_as_far_as_it_is_said_to_reach(day, begins, ends):
    assert tuple(f"{one}" for one in near_range(day)) == (begins, ends)


def test_every_month_of_the_near_part_and_both_years_have_their_names(bare):
    shown = crowded(bare, "低空经济", industries=2, targets=1, many=12)

    (text,) = pages(document.overview(shown, Settings()))

    assert re.search(r"8月? 9月? 10月? 11月? 12月? 1月? 2月? 3月? 4月? 5月?", text)
    assert "2026年 2027年" in text
