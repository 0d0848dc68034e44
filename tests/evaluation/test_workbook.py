"""Values of indicators out to Excel and in again."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators, workbook
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Cycle, Period

DAY = date(2026, 11, 23)


@pytest.fixture
def watched(policy_workspace):
    """Two monthly indicators, one with a value of September, and one by quarter."""
    with policy_workspace.step("演示") as db:
        first = indicators.add(db, Indicator(name="演示产值", measure="亿元"))
        indicators.add(db, Indicator(name="演示企业数", measure="家"))
        indicators.add(db, Indicator(name="演示投入", cycle=Cycle.QUARTER))
        indicators.enter(
            db, IndicatorValue(indicator_id=first, year=2026, part=9, value=48.5, note="演示", entered_on=DAY)
        )
    return policy_workspace


@pytest.fixture
def form(watched, tmp_path):
    every = [one for one in indicators.indicators(watched.db) if one.cycle is Cycle.MONTH]
    shown = [indicators.series(watched.db, one) for one in every]
    return workbook.export(shown, tmp_path / "填报表.xlsx", cycle=Cycle.MONTH, year=2026, day=DAY)


def typed(path, **cells):
    book = load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
    return workbook.read(path)


def test_a_form_that_comes_back_as_it_went_changes_nothing(watched, form):
    plan = workbook.propose(watched.db, workbook.read(form), day=DAY)

    assert (plan.changes, plan.unchanged, plan.refused) == ((), 1, ())


def test_what_was_filled_in_is_written_in_one_step_and_keeps_the_note(watched, form):
    plan = workbook.propose(watched.db, typed(form, K4=49, L4="１,050.5", C5=7), day=DAY)
    with watched.step(plan.step_title) as db:
        workbook.apply(db, plan)

    kept = {(one.indicator_id, one.part): (one.value, one.note) for one in indicators.values(watched.db, 1)}
    assert [one.told for one in plan.changes] == [
        "演示产值　2026年9月：48.5 → 49",
        "演示产值　2026年10月：（空） → 1050.5",
        "演示企业数　2026年1月：（空） → 7",
    ]
    assert kept == {(1, 9): (49, "演示"), (1, 10): (1050.5, "")}
    watched.undo()
    assert len(indicators.values(watched.db, 1)) == 1


def test_what_cannot_be_taken_is_said_by_its_cell_and_the_rest_is_taken(watched, form):
    book = typed(form, A6="演示投入", C6=1, A7="没有的指标", C7=2, D4="约五十", N4=3, E4=5)

    plan = workbook.propose(watched.db, book, day=DAY)

    assert [one.cell for one in plan.changes] == ["E4"]
    assert [one[:2] for one in plan.refused] == ["D4", "N4", "C6", "第7"]
    assert "还没有到" in plan.refused[1]
    assert "按季填报" in plan.refused[2]


def test_a_plan_is_refused_where_the_values_have_changed_since(watched, form):
    plan = workbook.propose(watched.db, typed(form, K4=49), day=DAY)
    with watched.step("另填") as db:
        indicators.enter(db, IndicatorValue(indicator_id=1, year=2026, part=9, value=50, entered_on=DAY))

    with pytest.raises(DeskError, match="又有改动"), watched.step(plan.step_title) as db:
        workbook.apply(db, plan)


def test_short_headings_of_other_forms_are_known(watched, form):
    book = typed(form, K3="2026-09", K4=51)

    assert [one.period for one in workbook.propose(watched.db, book, day=DAY).changes] == [Period(2026, 9)]
