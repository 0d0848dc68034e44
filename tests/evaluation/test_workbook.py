"""Forms of indicators out to Excel and in again, as they come back from offices."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from heze_desk.errors import DeskError
from heze_desk.evaluation import asking_units, importing, indicators, workbook
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Cycle
from heze_desk.roster import unit_store

DAY = date(2026, 11, 23)


@pytest.fixture
def watched(policy_workspace):
    """Two monthly indicators, one with a value of September, and one by quarter."""
    with policy_workspace.step("演示") as db:
        first = indicators.add(db, Indicator(name="演示产值", measure="亿元"))
        indicators.add(db, Indicator(name="演示强度", measure="%"))
        indicators.add(db, Indicator(name="演示投入", measure="万元", cycle=Cycle.QUARTER))
        indicators.enter(
            db, IndicatorValue(indicator_id=first, year=2026, part=9, value=48.5, note="演示", entered_on=DAY)
        )
    return policy_workspace


@pytest.fixture
def form(watched, tmp_path):
    """The whole city and every industry, all cycles, of the year."""
    every = asking_units.typed(watched.db)
    shown = asking_units.shown(watched.db, every, day=DAY, industries=True, units=False)
    return workbook.export(shown, tmp_path / "填报表.xlsx", cycles=[*Cycle], year=2026, day=DAY)


def typed(path, **cells):
    book = load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
    return path


def made(path, *rows):
    """A form that an office made itself."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def plan_of(workspace, path, **decisions):
    table = importing.recognise(importing.read(path), day=DAY)
    return importing.propose(workspace.db, table, day=DAY, decisions=decisions)


def told(plan):
    return {(row.title, one.name): one.new for row in (*plan.new, *plan.changed) for one in row.fields}


def taken(workspace, plan):
    with workspace.step(plan.step_title) as db:
        importing.apply(db, plan)


def test_a_form_that_comes_back_as_it_went_changes_nothing(watched, form):
    plan = plan_of(watched, form)

    assert (plan.new, plan.changed, plan.unchanged, plan.refused, plan.doubts) == ((), (), 1, (), ())


def test_values_of_the_city_and_of_industries_in_all_cycles_come_in_one_step(watched, form):
    heads = [cell.value for cell in load_workbook(form).active[3]]
    rows = [(row[0].value, row[2].value) for row in load_workbook(form).active.iter_rows(min_row=4)]
    assert (len(rows), heads[2:4], heads[-5:]) == (
        24,
        ["范围", "2026年1月"],
        [*(f"2026年第{n}季度" for n in (1, 2, 3, 4)), "2026年"],
    )

    plan = plan_of(watched, typed(form, L4=49, M4="５１", D5=2.5, R20=300))
    taken(watched, plan)

    names = {name: one for one, name in ((one.name, one.name) for one in asking_units.typed(watched.db))}
    assert set(names) == {"演示产值", "演示强度", "演示投入"}
    assert told(plan) == {
        ("演示产值（全市）", "2026年9月"): "49",
        ("演示产值（全市）", "2026年10月"): "51",
        (f"演示产值（{rows[1][1]}）", "2026年1月"): "2.5",
        (f"演示投入（{rows[16][1]}）", "2026年第3季度"): "300",
    }
    assert {(one.part, one.value, one.note) for one in indicators.values(watched.db, 1)} >= {
        (9, 49, "演示"),
        (10, 51, ""),
    }
    watched.undo()
    assert len(indicators.values(watched.db, 1)) == 1


def test_what_cannot_be_taken_is_said_by_its_cell_and_the_rest_is_taken(watched, form):
    plan = plan_of(watched, typed(form, D4="不知道", O4=3, P4=7, F4=5, A12="没有的东西", D12=1))

    assert told(plan) == {("演示产值（全市）", "2026年3月"): "5"}
    assert {one.cell: one.text[-9:] for one in plan.refused}.keys() == {"D4", "O4", "P4", "A12"}
    assert any("还没有到" in one.text for one in plan.refused)
    assert any("按月填报" in one.text for one in plan.refused)


@pytest.mark.parametrize(
    ("cell", "value", "options"),
    [
        ("50.5亿元", 50.5, ()),
        ("１,050．５", None, ("1050.5亿元",)),  # twenty times the last one
        ("505000万元", None, ("50.5亿元", "505000亿元")),
        ("约50", None, ("50亿元",)),
        ("50左右", None, ("50亿元",)),
        ("50(预计)", None, ("50亿元",)),
        ("50家", None, ("50亿元",)),
        (" 50 ", 50, ()),
        ("—", None, ()),
    ],
)
def test_figures_are_read_with_their_units_and_what_is_not_sure_is_asked(watched, form, cell, value, options):
    plan = plan_of(watched, typed(form, M4=cell))

    assert told(plan) == ({("演示产值（全市）", "2026年10月"): f"{value}"} if value else {})
    assert tuple(label for one in plan.doubts for label in one.options)[: len(options)] == options
    assert plan.refused == ()
    if options:
        decided = plan_of(watched, form, **{plan.doubts[0].key: 0})
        assert f"{next(iter(told(decided).values()))}亿元" == options[0]


def test_a_plan_is_refused_where_the_values_have_changed_since(watched, form):
    plan = plan_of(watched, typed(form, L4=49))
    with watched.step("另填") as db:
        indicators.enter(db, IndicatorValue(indicator_id=1, year=2026, part=9, value=50, entered_on=DAY))

    with pytest.raises(DeskError, match="又有改动"):
        taken(watched, plan)


def test_headings_that_were_typed_again_are_known(watched, tmp_path):
    path = made(
        tmp_path / "改过.xlsx",
        ["2026年指标情况"],
        ["指标名称", "2026-08", "9月", datetime(2026, 10, 1), "三季度"],
        ["1.演示产值（亿元）", 45, 49, 50, None],
        ["演示投人", None, None, None, 300],
        ["合计", 45, 49, 50, 300],
    )

    plan = plan_of(watched, path)

    assert told(plan) == {
        ("演示产值（全市）", f"2026年{month}月"): f"{value}" for month, value in ((8, 45), (9, 49), (10, 50))
    }
    (doubt,) = plan.doubts
    assert doubt.options[0] == "演示投入"
    assert told(plan_of(watched, path, **{doubt.key: 0}))["演示投入（全市）", "2026年第3季度"] == "300"


@pytest.fixture
def unit_form(watched, tmp_path):
    unit_id = unit_store.named(watched.db, "市科技局")
    (sheet,) = asking_units.forms(watched.db, [unit_id], day=DAY)
    return workbook.write_form(sheet, tmp_path / sheet.file_name)


def test_a_unit_is_asked_for_the_last_period_that_is_over_of_every_indicator(unit_form):
    rows = [[cell.value for cell in row[:6]] for row in load_workbook(unit_form).active.iter_rows(min_row=4)]

    assert unit_form.name == "监测指标填报表_市科技局.xlsx"
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("演示产值", "市科技局", "2026年10月"),
        ("演示强度", "市科技局", "2026年10月"),
        ("演示投入", "市科技局", "2026年第3季度"),
    ]


def test_a_form_of_a_unit_comes_back_with_notes_and_proofs(watched, unit_form):
    plan = plan_of(watched, typed(unit_form, F4=12.5, G4="演示说明", H4="演示报表", G5="没有数"))
    taken(watched, plan)

    kept = [one for one in indicators.values(watched.db, 1) if one.unit_id]
    assert [(one.part, one.value, one.note, one.proof) for one in kept] == [(10, 12.5, "演示说明", "演示报表")]
    assert indicators.values(watched.db, 2) == []


def test_a_mangled_form_of_a_unit_is_still_known_by_the_unit_at_its_head(watched, unit_form):
    book = load_workbook(unit_form)
    book.active.delete_cols(4)
    book.active["A3"], book.active["D3"], book.active["E3"] = "指标名称", "报告期", "完成数"
    book.active["E4"], book.active["E5"] = "１２.５亿元", 0.0185
    book.active["E5"].number_format = "0.00%"
    book.save(unit_form)

    plan = plan_of(watched, unit_form)

    assert told(plan) == {
        ("演示产值（市科技局）", "2026年10月"): "12.5",
        ("演示强度（市科技局）", "2026年10月"): "1.85",
    }
    assert any("都按“市科技局”导入" in one for one in plan.notes)


def test_a_target_comes_for_the_whole_city_alone(watched, tmp_path):
    path = made(
        tmp_path / "目标.xlsx",
        ["指标", "范围", "统计期", "数值", "目标"],
        ["演示产值", "全市", "2026年10月", 50, 55],
        ["演示产值", "市科技局", "2026年10月", 5, 6],
    )

    plan = plan_of(watched, path)
    taken(watched, plan)

    assert [one.cell for one in plan.refused] == ["E3"]
    assert [(one.part, value) for one, value in indicators.targets(watched.db, 1)] == [(10, 55)]


def test_the_same_value_twice_is_taken_once(watched, tmp_path):
    row = ["演示产值", "2026年10月", 50]
    plan = plan_of(watched, made(tmp_path / "两次.xlsx", ["指标", "统计期", "数值"], row, [*row[:2], 51]))

    assert told(plan) == {("演示产值（全市）", "2026年10月"): "50"}
    assert "是同一个数" in plan.refused[0].text


@pytest.mark.parametrize(
    ("measure", "cell", "options"),
    [
        ("万元", 402000, ["40.2亿元", "402000亿元"]),
        ("亿元", 40.2, None),
        ("", 40.2, None),
        ("家", 40.2, ["40.2亿元"]),
        ("万元", "42亿元", None),
    ],
)
def test_a_row_in_another_unit_than_the_indicators_is_asked_about(watched, tmp_path, measure, cell, options):
    path = made(tmp_path / "自制.xlsx", ["指标", "计量单位", "2026年10月"], ["演示产值", measure, cell])

    plan = plan_of(watched, path)

    assert [list(doubt.options) for doubt in plan.doubts] == ([options] if options else [])
    assert len(plan.new) == (0 if options else 1)


def test_a_figure_in_ten_thousands_of_the_base_unit_is_reckoned_over(watched, tmp_path):
    with watched.step("演示") as db:
        indicators.add(db, Indicator(name="演示能耗", measure="吨标准煤"))
    path = made(tmp_path / "自制.xlsx", ["指标", "2026年10月"], ["演示能耗", "0.00089万吨"])

    (doubt,) = plan_of(watched, path).doubts
    assert list(doubt.options) == ["8.9吨标准煤", "0.00089吨标准煤"]


def test_a_sheet_without_any_figure_is_refused_in_one_sentence(watched, tmp_path):
    path = made(tmp_path / "别的.xlsx", ["名称", "产业", "开始"], ["演示阶段", "未来材料", "2026-01-05"])

    with pytest.raises(DeskError, match="不像监测指标填报表"):
        plan_of(watched, path)
