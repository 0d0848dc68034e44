"""Targets, the people wanted and research spending on screen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.kit.delegates import TwoLineDelegate, delegate_for
from heze_desk.registers import research, store, talents, targets
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.page import RESEARCH, TALENTS, TARGETS


@pytest.fixture
def tab(page, qtbot):
    """A tab that is no register, in sight."""

    def show(title):
        page.receive(title)
        qtbot.waitUntil(page.tab(title).isVisible)
        return page.tab(title)

    return show


RIGHT = int(Qt.AlignmentFlag.AlignRight)


def row_of(table, name):
    return next(one for one in table.records if name in one.line.target.name)


def test_proven_and_unproven_stand_apart_and_their_number_opens_them(tab, page, names):
    shown = tab(TARGETS)
    row = row_of(shown.table, "平台")
    assert (row.line.counted.proven, row.line.counted.unproven) == (1, 1)
    assert row.line.target.amount == "30家左右"

    shown.choose(row.id)
    shown.unproven_act.trigger()

    assert page.current is page.register(Kind.PLATFORM)
    assert names(page.current) == ["演示中试基地"]


def test_targets_are_read_as_of_any_day(tab, page, qtbot):
    shown = tab(TARGETS)

    page.as_of.set_day(date(2026, 2, 1))

    qtbot.waitUntil(lambda: row_of(shown.table, "平台").line.counted.all == 0)


def test_another_page_opens_a_target(page):
    target = targets.all_targets(page.workspace.db)[2]

    page.receive(target)

    assert page.current.view.current().id == target.id


def test_own_targets_are_set_by_year_and_industry(tab, page, asked, industry, qtbot):
    shown = tab(TARGETS)
    shown.pane.own.add()
    dialog = asked("设定年度目标")
    dialog.editors["产业"].set_value(industry("未来材料"))
    dialog.editors["目标数"].setText("5")

    dialog.accept()

    qtbot.waitUntil(lambda: shown.pane.own.list.count() == 1)
    own = targets.own_targets(page.workspace.db, page.today)[0]
    assert (own.year, own.industry_id, own.value) == (2026, industry("未来材料"), 5)


def test_evidence_is_kept_for_a_phrase_of_2035(tab, page, asked, qtbot):
    shown = tab(TARGETS)
    shown.evidence.add()
    dialog = asked("新增佐证")
    dialog.editors["具体内容"].setPlainText("演示佐证")

    dialog.accept()

    qtbot.waitUntil(lambda: shown.evidence.list.count() == 1)
    assert targets.evidence(page.workspace.db)[0].year == 2035


def test_wanted_people_are_typed_into_the_cells_of_one_industry(tab, page, enter, industry, qtbot):
    enter("张喆", Kind.TALENT, field="演示方向", level="顶尖人才", category="个人")
    shown = tab(TALENTS)
    shown.industry.choose(industry("未来材料"))
    shown.reload()
    level = [one.title for one in shown.table.columns].index("顶尖人才")

    shown.table.setData(shown.table.index(0, level), 3)

    qtbot.waitUntil(lambda: shown.table.index(0, level).data() == "1/3　缺2")
    assert [one.wanted for one in talents.needs(page.workspace.db)] == [3]


def test_the_people_behind_a_cell_are_shown_in_their_register(tab, page, enter, names, qtbot):
    enter("刘垚", Kind.TALENT, field="演示方向", level="顶尖人才", category="个人")
    enter("陈堃", Kind.TALENT, field="演示方向", level="高技能人才", category="个人")
    shown = tab(TALENTS)
    qtbot.waitUntil(lambda: shown.table.rowCount() == 1)
    shown.view.setCurrentIndex(shown.table.index(0, 1))

    shown.open_act.trigger()

    assert names(page.register(Kind.TALENT)) == ["刘垚"]


def test_research_tells_zero_from_unknown_and_is_filled_in_the_cells(tab, page, known, qtbot):
    shown = tab(RESEARCH)
    assert "未填报 1 家" in shown.sentence.text()
    this_year = [one.title for one in shown.table.columns].index("本年研发投入（万元）")

    shown.table.setData(shown.table.index(0, this_year), "0")

    qtbot.waitUntil(lambda: "无研发投入 1 家、未填报 0 家" in shown.sentence.text())
    assert [one.name for one in research.research(page.workspace.db, 2026).without] == ["演示材料有限公司"]
    assert store.amounts(page.workspace.db, known["演示材料有限公司"])[0].amount == 0


def test_a_judgement_has_room_for_its_number(tab):
    verdict = next(one for one in tab(TARGETS).table.columns if one.title == "判断")

    assert delegate_for(verdict.kind) is TwoLineDelegate


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        (TARGETS, ("已核实", "待核", "共享", "完成", "时间已过")),
        (TALENTS, ("顶尖人才", "合计")),
        (RESEARCH, ("上年研发投入（万元）", "本年研发投入（万元）", "增幅")),
    ],
)
def test_numbers_stand_at_the_right(tab, title, columns):
    table = tab(title).table
    right = {one.title for one, side in zip(table.columns, table.alignments, strict=True) if side & RIGHT}

    assert right >= set(columns)


@pytest.mark.parametrize(("title", "figures"), [(TARGETS, 1), (TALENTS, 1), (RESEARCH, 3)])
def test_figures_follow_the_name_in_a_wide_window(tab, page, enter, qtbot, title, figures):
    enter("张喆", Kind.TALENT, field="演示方向", level="顶尖人才", category="个人")
    shown = tab(title)

    page.resize(1750, 800)

    qtbot.waitUntil(lambda: shown.table.rowCount() > 0 and shown.view.columnViewportPosition(figures) < 520)
