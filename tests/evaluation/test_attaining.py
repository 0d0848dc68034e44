"""How far all indicators come to their targets by their weights, against a hand's reckoning."""

from fractions import Fraction

import pytest

from heze_desk.evaluation.attaining_records import attainment
from heze_desk.evaluation.indicator_records import Direction, Indicator, Point, Series
from heze_desk.evaluation.period_records import Period

UP, DOWN = Direction.UP, Direction.DOWN


def series(name, direction, weight, *points):
    told = tuple(Point(period=Period(2026, part), value=value, target=target) for part, value, target in points)
    return Series(indicator=Indicator(name=name, direction=direction, weight=weight), whose="全市", points=told)


def test_shares_of_targets_are_weighed_and_none_counts_above_the_whole():
    found = attainment(
        [
            series("达到", UP, 30, (9, 60, 50)),
            series("差", UP, 10, (8, 50, 50), (9, 40, 50)),
            series("越低越好", DOWN, 10, (9, 10, 8)),
            series("没有权重", UP, 0, (9, 1, 50)),
            series("没有目标", UP, 10, (9, 1, None)),
        ]
    )

    assert [(one.name, one.share) for one in found.parts] == [
        ("达到", 1),
        ("差", Fraction("0.8")),
        ("越低越好", Fraction("0.8")),
    ]
    assert found.rate == (30 + 8 + 8) / Fraction(50) * 100
    assert found.sentence == "有权重和目标的3个指标按权重综合达成92%"
    assert "差：权重10，达成80%" in found.told


@pytest.mark.parametrize(
    ("direction", "value", "target", "share"),
    [
        (DOWN, 0, 5, 1),
        (DOWN, 10, 5, "0.5"),
        (DOWN, 3, 0, 0),
        (DOWN, 0, 0, 1),
        (UP, 0, 5, 0),
        (UP, -2, 5, 0),
        (UP, 1, 0, 1),
    ],
)
def test_the_best_and_the_worst_count_too(direction, value, target, share):
    (found,) = attainment([series("演示", direction, 10, (9, value, target))]).parts

    assert found.share == Fraction(share)


def test_without_a_weight_or_a_target_nothing_is_told():
    assert attainment([series("无", UP, 0, (9, 1, 2))]).sentence == ""
