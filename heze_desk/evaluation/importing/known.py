"""What a form of indicators is read against: the indicators, the industries and units by every name, the values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from heze_desk.evaluation import indicators
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Period
from heze_desk.registers.importing.places import Places, places
from heze_desk.roster import unit_store
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed
from heze_desk.workspace.database import Database

NUMBERED = re.compile(r"^(?:\d+[.、]|\(\d+\)|[一二三四五六七八九十]+、)")
BRACKET = re.compile(r"[(\[【].*$")
WHOLE = frozenset({"", "全市", "全市合计", "合计", "菏泽市", "市本级"})
Owner = tuple[int | None, int | None]
"""An industry, a unit, or neither: the whole city."""


@dataclass(frozen=True, kw_only=True)
class Known:
    indicators: Mapping[str, Indicator]
    units: Mapping[str, int]
    unit_names: Mapping[int, str]
    industries: Places
    values: Mapping[tuple[Place, Period], IndicatorValue]
    targets: Mapping[tuple[int, Period], float]

    def indicator(self, words: str) -> Reading[Indicator]:
        """By its name, also with a number before it and its unit behind it; a near one is asked about."""
        plain = BRACKET.sub("", NUMBERED.sub("", squeezed(words)))
        for name in (squeezed(words), plain):
            if name in self.indicators:
                return Reading(value=self.indicators[name])
        near = get_close_matches(plain, self.indicators, n=3, cutoff=0.5)
        says = f"没有名为“{words}”的指标"
        if not near:
            return Reading(refusal=f"{says}；请先新增，或核对名称。")
        return doubtful(
            says, tuple(Option(label=self.indicators[one].name, value=self.indicators[one]) for one in near)
        )

    def owner(self, words: str) -> Reading[Owner]:
        """Whose figures they are; a near unit is asked about, and so is an industry that ended."""
        plain = squeezed(words)
        if plain in WHOLE:
            return Reading(value=(None, None))
        if (unit_id := self.units.get(plain)) is not None:
            return Reading(value=(None, unit_id))
        found = self.industries.one(words)
        if found.value is not None:
            return Reading(value=(found.value, None))
        options = [Option[Owner](label=one.label, value=(one.value, None)) for one in found.options]
        near = dict.fromkeys(self.units[one] for one in get_close_matches(plain, self.units, n=3, cutoff=0.6))
        options += [
            Option[Owner](label=self.unit_names[one], value=(None, one)) for one in near if one in self.unit_names
        ]
        says = f"没有名为“{words}”的产业或单位"
        return doubtful(says, tuple(options)) if options else Reading(refusal=f"{says}；请核对名称。")

    def named(self, owner: Owner) -> str:
        industry_id, unit_id = owner
        if industry_id is not None:
            return self.industries.names[industry_id]
        return self.unit_names.get(unit_id, "") if unit_id is not None else "全市"

    def last(self, place: Place, before: Period) -> float | None:
        """What was reached in the latest period before this one."""
        found = [(one, told.value) for (at, one), told in self.values.items() if at == place and one < before]
        return max(found)[1] if found else None


def known(db: Database, day: date) -> Known:
    every = indicators.indicators(db)
    values = [(one.id or 0, value) for one in every for value in indicators.values(db, one.id or 0)]
    return Known(
        indicators={squeezed(one.name): one for one in every},
        units={squeezed(name): unit_id for name, unit_id in unit_store.every_name(db).items()},
        unit_names=unit_store.names(db, day),
        industries=places(db, day),
        values={
            (Place(indicator_id=one, industry_id=value.industry_id, unit_id=value.unit_id), value.period): value
            for one, value in values
        },
        targets={(one.id or 0, period): told for one in every for period, told in indicators.targets(db, one.id or 0)},
    )
