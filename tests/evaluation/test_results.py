"""Points, spread weights, ties and adjustments, each against a hand's reckoning."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from heze_desk.errors import DeskError
from heze_desk.evaluation import scheme_files
from heze_desk.evaluation.keeping_records import content_from_json, content_to_json
from heze_desk.evaluation.result_records import (
    Adjustment,
    Candidate,
    Measure,
    adjusted,
    counted_share,
    in_order,
    ranked,
    results,
    tied,
)
from heze_desk.evaluation.scheme_records import Absent, Part, Rated, Scheme

DAY = date(2026, 11, 23)


def scheme(**fields):
    parts = (
        Part(name="按时报送", formula="按时报送次数÷应报次数×100", weight=60),
        Part(name="批示答复", formula="按时答复数÷批示数×100", weight=40),
    )
    return Scheme(**{"name": "调度工作", "rated": Rated.UNIT, "parts": parts, "made_on": DAY} | fields)


def candidate(row_id, **measures):
    told = tuple(Measure(name=name, value=Fraction(value)) for name, value in measures.items())
    return Candidate(row_id=row_id, name=f"演示单位{row_id}", measures=told)


def test_points_are_those_of_a_hand_and_say_how_they_came():
    (row,) = results(scheme(), [candidate(1, 按时报送次数=2, 应报次数=3, 按时答复数=1, 批示数=2)])

    assert [one.points for one in row.parts] == [40, 20]
    assert row.parts[0].told == "按时报送：按时报送次数（2）÷应报次数（3）×100＝66.67，折60分得40分。"
    assert row.score == 60


def test_a_part_with_nothing_to_count_leaves_its_weight_to_the_others():
    (row,) = results(scheme(), [candidate(1, 按时报送次数=3, 应报次数=4, 按时答复数=0, 批示数=0)])

    assert [one.points for one in row.parts] == [75, 0]
    assert row.parts[1].told == "批示答复：按时答复数（0）÷批示数（0）×100，不计。"


def test_a_part_may_count_full_where_there_is_nothing_to_count():
    parts = tuple(
        Part(name=one.name, formula=one.formula, weight=one.weight, absent=Absent.FULL) for one in scheme().parts
    )

    (row,) = results(scheme(parts=parts), [candidate(1, 按时报送次数=3, 应报次数=4, 按时答复数=0, 批示数=0)])

    assert [one.points for one in row.parts] == [45, 40]


def test_equal_scores_share_a_place_and_the_next_is_skipped():
    given = [(1, 4), (2, 3), (3, 3), (4, 2)]
    found = results(scheme(), [candidate(place, 按时报送次数=good, 应报次数=4) for place, good in given])
    rows = ranked(found, scheme())

    assert [row.rank for row in rows] == [1, 2, 2, 4]
    assert [tied(rows, row) for row in rows] == [False, True, True, False]


def test_a_row_with_nothing_to_rate_has_no_place():
    rows = ranked(
        results(scheme(), [candidate(1, 按时报送次数=0, 应报次数=0), candidate(2, 按时报送次数=0, 应报次数=1)]),
        scheme(),
    )

    assert [row.rank for row in rows] == [0, 1]


def test_who_has_too_little_to_be_rated_by_has_no_place_and_takes_none_from_others():
    asked = replace(scheme(), least=60)
    candidates = [
        candidate(1, 按时报送次数=0, 应报次数=0, 按时答复数=2, 批示数=2),  # 40 of the weight, and all of its points
        candidate(2, 按时报送次数=3, 应报次数=4, 按时答复数=0, 批示数=0),  # 60 of it
        candidate(3, 按时报送次数=2, 应报次数=4, 按时答复数=1, 批示数=2),
    ]

    rows = ranked(results(asked, candidates), asked)

    assert [(row.rank, row.short, row.score) for row in rows] == [(0, True, 100), (1, False, 75), (2, False, 50)]
    assert [row.name for row in in_order(rows)] == ["演示单位2", "演示单位3", "演示单位1"]
    assert [counted_share(asked, row) for row in rows] == [40, 60, 100]
    assert [row.rank for row in ranked(rows, scheme())] == [1, 2, 3]


def test_what_counts_in_full_without_anything_to_count_is_counted():
    parts = tuple(replace(one, absent=Absent.FULL) for one in scheme().parts)
    asked = replace(scheme(parts=parts), least=100)

    (row,) = ranked(results(asked, [candidate(1, 按时报送次数=3, 应报次数=4, 按时答复数=0, 批示数=0)]), asked)

    assert (row.rank, row.short) == (1, False)


def test_a_version_from_before_asks_for_nothing_and_a_new_one_keeps_what_it_asks_for(tmp_path):
    assert content_from_json('{"parts": [], "note": ""}')["least"] == 0
    assert content_from_json(content_to_json(replace(scheme(), least=60)))["least"] == 60
    written = tmp_path / "办法.toml"
    written.write_text(scheme_files.to_toml(replace(scheme(), least=30), []), "utf-8")
    assert scheme_files.read(written, today=DAY).least == 30
    written.write_text(written.read_text("utf-8").replace("least = 30", "least = true"), "utf-8")
    with pytest.raises(DeskError, match="须是 0 到 100 的数"):
        scheme_files.read(written, today=DAY)


@pytest.mark.parametrize("least", [-1, 101])
def test_a_scheme_asks_for_a_share_of_the_whole(least):
    with pytest.raises(DeskError, match="须在 0 到 100 之间"):
        replace(scheme(), least=least)


def test_an_adjustment_moves_the_score_and_keeps_what_was_counted():
    rows = results(scheme(), [candidate(1, 按时报送次数=1, 应报次数=2)])

    (row,) = adjusted(rows, [Adjustment(row_name="演示单位1", points=-2.5, reason="演示：迟报一次已口头说明")])

    assert (row.counted, row.score) == (50, Fraction("47.5"))


def test_what_is_printed_adds_up():
    parts = tuple(
        Part(name=f"项{place}", formula="得数÷3", weight=weight) for place, weight in ((1, 33), (2, 33), (3, 34))
    )
    (row,) = results(scheme(parts=parts), [candidate(1, 得数=100)])

    assert row.score == sum(Fraction(f"{float(one.points):.2f}") for one in row.parts)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"parts": ()}, "至少要有一项"),
        ({"parts": (Part(name="一", formula="1", weight=60),)}, "各项权重之和是 60"),
        ({"parts": (Part(name="一", formula="1", weight=60), Part(name="一", formula="1", weight=40))}, "重名"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(fields, sentence):
    with pytest.raises(DeskError, match=sentence):
        scheme(**fields)


def test_an_unknown_name_is_refused_with_those_there_are():
    with pytest.raises(DeskError, match="“批示答复”的算式里不认识“按时答复数”，可用的有：按时报送次数、应报次数"):
        scheme().refuse_unknown(("按时报送次数", "应报次数"))


def test_an_adjustment_needs_a_reason():
    with pytest.raises(DeskError, match="理由"):
        Adjustment(row_name="演示单位1", points=1, reason=" ")


def test_full_marks_in_all_that_counts_make_up_a_hundred():
    parts = tuple(
        Part(name=name, formula=f"{name}数÷{name}数×100", weight=weight)
        for name, weight in (("一", 25), ("二", 20), ("三", 10), ("四", 45))
    )

    (row,) = results(scheme(parts=parts), [candidate(1, 一数=1, 二数=1, 三数=1, 四数=0)])

    assert [one.points for one in row.parts] == [Fraction(one) for one in ("45.46", "36.36", "18.18", "0")]
    assert row.score == 100
