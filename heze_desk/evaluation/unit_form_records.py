"""指标填报表: what one unit is asked for."""

import re
from dataclasses import dataclass

from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Period

UNFIT = re.compile(r'[\\/:*?"<>|\s]')


@dataclass(frozen=True, kw_only=True)
class FormLine:
    """One value that is asked for; what was entered before stands in it."""

    indicator: Indicator
    unit: str
    period: Period
    entered: IndicatorValue | None = None

    @property
    def cells(self) -> tuple[str | float | None, ...]:
        one, told = self.indicator, self.entered
        words = (told.value, told.note, told.proof) if told else (None, "", "")
        return (one.name, one.definition, one.measure, self.unit, self.period.said(one.cycle), *words)


@dataclass(frozen=True, kw_only=True)
class UnitForm:
    unit: str
    lines: tuple[FormLine, ...]

    @property
    def file_name(self) -> str:
        return f"监测指标填报表_{UNFIT.sub('_', self.unit)}.xlsx"
