"""Forms of indicators to be filled in: a year with a column for each period, or a list for one unit."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.evaluation.indicator_records import Series
from heze_desk.evaluation.period_records import Cycle, Period, of_year
from heze_desk.evaluation.unit_form_records import UnitForm
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value

FROZEN = "D4"
NOT_ASKED = "／"
NUMBER = "#,##0.####"
NOTE = "在空格里填数，不要改指标、范围和统计期；空着的不改动原来的数，画“／”的不用填。"


def export(shown: Sequence[Series], path: Path, *, cycles: Sequence[Cycle], year: int, day: date) -> Path:
    """A form of one year, a row for each indicator and place; what was entered stands in it."""
    periods = [(one, cycle) for cycle in Cycle if cycle in cycles for one in of_year(year, cycle)]
    listed = Listed(
        sheet="指标数值",
        title=f"{year}年监测指标填报表（按{'、'.join(one for one in Cycle if one in cycles)}）",
        note=f"截至{said(day)}。{NOTE}",
        columns=[
            ListedColumn(heading="指标", width=26),
            ListedColumn(heading="计量单位", width=11, centred=True),
            ListedColumn(heading="范围", width=18),
            *(ListedColumn(heading=one.said(cycle), width=12, number_format=NUMBER) for one, cycle in periods),
        ],
        frozen=FROZEN,
    )
    return save_list(listed, (_row(one, periods) for one in shown), path)


def write_form(form: UnitForm, path: Path) -> Path:
    """What one unit is asked for, a row for each indicator and period, with room for a note and a proof."""
    listed = Listed(
        sheet="指标填报",
        title="监测指标填报表",
        note=f"填报单位：{form.unit}。请填“数值”“说明”“出处”三列，只写数字，单位按“计量单位”；没有的空着，不要增减列。",
        columns=[
            ListedColumn(heading="指标", width=24),
            ListedColumn(heading="口径", width=30),
            ListedColumn(heading="计量单位", width=10, centred=True),
            ListedColumn(heading="填报单位", width=18),
            ListedColumn(heading="统计期", width=15, centred=True),
            ListedColumn(heading="数值", width=14, number_format=NUMBER),
            ListedColumn(heading="说明", width=24),
            ListedColumn(heading="出处", width=20),
        ],
        frozen="B4",
    )
    return save_list(listed, (one.cells for one in form.lines), path)


def _row(one: Series, periods: Sequence[tuple[Period, Cycle]]) -> list[Value]:
    known = {point.period: point.value for point in one.points}
    told = (known.get(period) if cycle is one.indicator.cycle else NOT_ASKED for period, cycle in periods)
    return [one.indicator.name, one.indicator.measure, one.whose, *told]
