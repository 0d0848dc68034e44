"""How far the indicators together come to their targets, each by its weight: what the weights are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.indicator_records import Direction, Series


@dataclass(frozen=True, kw_only=True)
class Attained:
    """One indicator by its latest value: its weight, and the share of its target that it reaches, 1 at most."""

    name: str
    weight: Fraction
    share: Fraction


@dataclass(frozen=True, kw_only=True)
class Attainment:
    parts: tuple[Attained, ...]

    @property
    def rate(self) -> Fraction | None:
        """In percent; None where no indicator has weight, value and target."""
        whole = sum((one.weight for one in self.parts), Fraction())
        return sum((one.weight * one.share for one in self.parts), Fraction()) / whole * 100 if whole else None

    @property
    def sentence(self) -> str:
        if self.rate is None:
            return ""
        return f"有权重和目标的{len(self.parts)}个指标按权重综合达成{said(self.rate, 1)}%"

    @property
    def told(self) -> str:
        """Its arithmetic, an indicator to a line."""
        lines = [f"{one.name}：权重{said(one.weight)}，达成{said(one.share * 100, 1)}%" for one in self.parts]
        rule = "达成率按最近一期的数与目标之比计，最高100%；综合达成率按权重加权平均。"
        return "\n".join([*lines, rule])


def attainment(every: Sequence[Series]) -> Attainment:
    return Attainment(parts=tuple(one for series in every if (one := _attained(series)) is not None))


def _attained(series: Series) -> Attained | None:
    indicator, latest = series.indicator, series.latest
    if latest is None or latest.value is None or latest.target is None or not indicator.weight:
        return None
    value, target = Fraction(str(latest.value)), Fraction(str(latest.target))
    share = _share(target, value) if indicator.direction is Direction.DOWN else _share(value, target)
    return Attained(name=indicator.name, weight=Fraction(str(indicator.weight)), share=share)


def _share(less: Fraction, more: Fraction) -> Fraction:
    """What the one is of the other, whose excess is what is missing; reached is whole, and below nothing is nothing."""
    return Fraction(1) if less >= more else max(Fraction(0), less / more) if more > 0 else Fraction(0)
