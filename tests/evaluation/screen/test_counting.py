"""Old months of counted indicators, counted off the window's thread and taken only while they are still wanted."""

import pytest
from PySide6.QtCore import Qt

from heze_desk.evaluation import indicators, sources
from heze_desk.evaluation.indicator_records import Indicator
from heze_desk.evaluation.period_records import Period
from heze_desk.evaluation.screen import EvaluationScreen

MONTHS = 12
EDITABLE = Qt.ItemFlag.ItemIsEditable


@pytest.fixture
def tab(office, shown_page):
    """Two counted indicators: of the registers and of the ledger."""
    with office.workspace.step("自动统计") as db:
        found = sources.sources(db)
        for name, beginning in (("演示平台", sources.TARGET), ("演示逾期", "台账：逾期")):
            source = next(one.name for one in found if one.name.startswith(beginning))
            indicators.add(db, Indicator(name=name, source=source))
    return shown_page(EvaluationScreen(office)).indicators


def is_counted(tab):
    return tab.chart.series is not None and len(tab.chart.series.points) == MONTHS and not tab.counting.is_busy


def test_todays_count_stands_at_once_and_the_months_before_follow(qtbot, tab):
    first = [one.period for one in tab.chart.series.points]
    qtbot.waitUntil(lambda: is_counted(tab))

    assert first == [Period(2026, 11)] or len(first) == MONTHS
    assert tab.chart.series.points[0].period == Period(2025, 12)
    assert tab.periods.table.rowCount() >= MONTHS


def test_what_was_counted_for_another_indicator_is_not_taken(qtbot, tab):
    first, second = (one.id for one in tab.table.records)
    tab.view.choose(second)
    tab.view.choose(first)
    tab.view.choose(second)
    qtbot.waitUntil(lambda: is_counted(tab))

    assert tab.chart.series.indicator.id == second
    assert tab.periods.place.indicator_id == second


def test_the_months_stay_while_they_are_counted_again(qtbot, tab, office):
    qtbot.waitUntil(lambda: is_counted(tab))
    with office.workspace.step("定目标") as db:
        indicators.aim(db, tab.current().id, Period(2026, 11), 3)
    tab.reload()
    kept = len(tab.chart.series.points)
    qtbot.waitUntil(lambda: is_counted(tab) and tab.chart.series.points[-1].target == 3)

    assert kept == MONTHS


def test_a_number_opens_its_rows_and_a_row_its_page(qtbot, tab):
    tab.view.choose(tab.table.records[1].id)
    qtbot.waitUntil(lambda: is_counted(tab) and tab.chart.series.indicator.name == "演示逾期")
    tab.periods.view.choose(tab.periods.table.records[0].id)
    opened = []
    tab._page.wanted.connect(lambda page, message: opened.append((page, message)))

    dialog = tab.periods.show_rows()
    (row,) = dialog.table.records
    dialog.text.setText("没有这样的")
    assert dialog.table.rowCount() == 0
    dialog.text.clear()
    dialog.open_one()

    assert opened == [("tasks", row.row_id)]
    assert row.row_id == 2


def test_a_counted_number_is_no_field_and_its_target_is(qtbot, tab):
    qtbot.waitUntil(lambda: is_counted(tab))
    table = tab.periods.table
    editable = [
        column.title for place, column in enumerate(table.columns) if table.flags(table.index(0, place)) & EDITABLE
    ]

    assert editable == ["目标"]


def test_a_counted_indicator_is_looked_at_by_industry(qtbot, tab):
    qtbot.waitUntil(lambda: is_counted(tab))
    tab.whose.choose((2, None))
    tab.whose.picked.emit()
    qtbot.waitUntil(lambda: is_counted(tab) and tab.chart.series.industry_id == 2)

    assert tab.chart.series.points[-1].value == 0
    assert (None, 1) not in [tab.whose.itemData(row) for row in range(tab.whose.count())]
