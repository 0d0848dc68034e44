"""The tab of indicators: typed by period, drawn, counted by the desk, retired and taken back."""

import pytest
from PySide6.QtGui import QColor

from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators, sources
from heze_desk.evaluation.indicator_records import Direction, Indicator, Point, Series
from heze_desk.evaluation.period_records import Cycle, Period
from heze_desk.evaluation.screen import EvaluationScreen
from heze_desk.evaluation.screen.series_chart import ticks
from heze_desk.kit import colours
from heze_desk.kit.record_table import Cell

VALUE, TARGET, STANDING, NOTE = 1, 2, 3, 4


@pytest.fixture
def tab(watched, page):
    return page.indicators


def cell(tab, period, column):
    return tab.periods.table.index(tab.periods.table.row_of(period.year * 100 + period.part), column)


def enter(tab, period, column, text):
    index = cell(tab, period, column)
    tab.periods.table.write([Cell(index.row(), column, text)], "填报")
    tab.reload()


def test_a_value_typed_into_its_period_is_kept_judged_and_drawn(tab):
    enter(tab, Period(2026, 9), VALUE, "４８．５")

    assert cell(tab, Period(2026, 9), VALUE).data() == "48.5"
    assert cell(tab, Period(2026, 9), STANDING).data() == "未达到"
    assert tab.current().standing == "未达到"
    assert "2026年9月 48.5" in tab.chart.accessibleDescription()


def test_a_value_that_was_emptied_is_gone_and_one_undo_brings_it_back(tab, office):
    enter(tab, Period(2026, 9), VALUE, "48.5")
    enter(tab, Period(2026, 9), VALUE, "")
    emptied = cell(tab, Period(2026, 9), VALUE).data()
    office.workspace.undo()
    tab.reload()

    assert (emptied, cell(tab, Period(2026, 9), VALUE).data()) == ("", "48.5")


def test_a_note_needs_a_value(tab):
    with pytest.raises(DeskError, match="请先填数"):
        enter(tab, Period(2026, 8), NOTE, "演示")


def test_what_is_no_number_is_refused(tab):
    with pytest.raises(DeskError, match="不是数"):
        enter(tab, Period(2026, 8), VALUE, "约五十")


def test_a_period_of_next_year_can_be_added_to_set_its_target(tab):
    dialog = tab.periods.ask_period()
    dialog.fill({"统计期": "2027-03"})
    dialog.accept()
    enter(tab, Period(2027, 3), TARGET, "60")

    assert indicators.series(tab._page.workspace.db, tab.current().indicator).points[-1].target == 60


def test_values_of_a_unit_are_kept_apart_and_have_no_target(tab):
    enter(tab, Period(2026, 9), VALUE, "48.5")
    tab.whose.choose((None, 1))
    tab.reload()

    assert cell(tab, Period(2026, 9), VALUE).data() == ""
    with pytest.raises(DeskError, match="目标按全市定"):
        enter(tab, Period(2026, 9), TARGET, "3")


def test_an_indicator_is_added_from_the_form_and_a_name_that_is_taken_is_refused(tab, told):
    def answer(name):
        dialog = tab.acts.ask_new()
        dialog.fill({"名称": name, "计量单位": "家"})
        dialog.accept()
        return dialog

    answer("演示企业数")
    refused = answer("演示企业数")

    assert "已新增：演示企业数。" in told
    assert "已有名为“演示企业数”的指标" in refused.refusal.text()
    assert [one.indicator.name for one in tab.table.records] == ["演示产值", "演示企业数"]
    refused.reject()


def test_a_retired_indicator_leaves_the_list_and_comes_back(tab):
    tab.acts.retire.trigger()
    tab.reload()
    gone = [one.id for one in tab.table.records]
    tab.retired.choose(True)
    tab.reload()
    tab.view.choose(1)
    tab.acts.restore.trigger()
    tab.reload()

    assert gone == []
    assert tab.current().standing == "未填"


def test_a_counted_indicator_counts_the_ledger_and_takes_no_typed_value(office, shown_page):
    with office.workspace.step("自动统计") as db:
        source = next(one.name for one in sources.sources(db) if one.name == "台账：逾期任务数")
        indicators.add(db, Indicator(name="逾期", source=source, direction=Direction.DOWN, cycle=Cycle.MONTH))
    tab = shown_page(EvaluationScreen(office)).indicators

    assert tab.current().series.latest.value == 1
    with pytest.raises(DeskError, match="自动统计，不用填数"):
        enter(tab, Period(2026, 11), VALUE, "3")
    enter(tab, Period(2026, 11), TARGET, "0")
    assert tab.current().standing == "未达到"


def test_the_line_and_a_missed_target_are_seen_in_the_picture(tab):
    for month, value in ((7, "40"), (8, "45"), (9, "48")):
        enter(tab, Period(2026, month), VALUE, value)
    picture = tab.chart.grab().toImage()

    inks = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}

    assert {QColor(colours.ACTION).name(), "#b3261e"} <= inks


@pytest.mark.parametrize(
    ("figures", "first", "last"),
    [([0], 0, 1), ([3, 5], 0, 5), ([100, 101], 100, 101), ([-4, 4], -4, 4), ([7], 0, 8), ([0.02, 0.03], 0, 0.03)],
)
def test_ticks_hold_every_figure_and_are_round(figures, first, last):
    found = ticks([float(one) for one in figures])

    assert found[0] == pytest.approx(first)
    assert found[-1] >= last
    assert len(found) <= 8


def test_a_period_without_a_number_has_its_place_on_the_axis():
    indicator = Indicator(name="演示", cycle=Cycle.QUARTER)
    points = tuple(Point(period=Period(2026, part), value=1.0, target=None) for part in (1, 3, 4))

    filled = Series(indicator=indicator, whose="全市", points=points).without_gaps

    assert [(one.period.part, one.value) for one in filled.points] == [(1, 1.0), (2, None), (3, 1.0), (4, 1.0)]


def test_what_is_counted_is_told_when_it_is_chosen_with_its_unit(tab):
    dialog = tab.acts.ask_new()
    dialog.fill({"名称": "演示高企", "取数": "企业名录·认定：高新技术"})

    assert "没有退出的" in dialog.remark.text()
    assert dialog.answers()["计量单位"] == "家"
    dialog.accept()
    assert "怎样计" in tab.counted_as.text()


def test_a_month_that_has_not_begun_takes_no_value(tab):
    tab.periods.more.append(Period(2026, 12))
    tab.reload()
    with pytest.raises(DeskError, match="2026年12月还没有到"):
        enter(tab, Period(2026, 12), VALUE, "3")


def test_a_new_indicator_is_the_chosen_one(tab):
    dialog = tab.acts.ask_new()
    dialog.fill({"名称": "演示新指标"})
    dialog.accept()

    assert tab.current().indicator.name == "演示新指标"
    assert tab.periods.place.indicator_id == tab.current().id
