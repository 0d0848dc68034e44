"""A formula reads as a secretary writes it, and is worth what a hand reckons."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.evaluation.formula_records import read, said

MEASURES = {"按时报送次数": Fraction(9), "应报次数": Fraction(12), "逾期数": Fraction(0)}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("按时报送次数÷应报次数×100", 75),
        ("按时报送次数 / 应报次数 * 100", 75),
        ("100－（应报次数－按时报送次数）×5", 85),
        ("100-12-3", 85),
        ("1+2×3", 7),
        ("最大（100－应报次数×10，0）", 0),
        ("最小(应报次数, 按时报送次数、10)", 9),
        ("0.1+0.2", Fraction(3, 10)),
    ],
)
def test_a_formula_is_worth_what_a_hand_reckons(text, worth):
    assert read(text).worth(MEASURES) == worth


def test_nothing_to_divide_by_and_nothing_known_are_worth_nothing_at_all():
    assert read("100÷逾期数").worth(MEASURES) is None
    assert read("没有这一项×2").worth(MEASURES) is None
    assert read("最大（没有这一项，2）").worth(MEASURES) is None


def test_a_formula_tells_its_arithmetic():
    assert read("按时报送次数/应报次数*100").told(MEASURES) == "按时报送次数（9）÷应报次数（12）×100"
    assert read("(应报次数-按时报送次数)*5").told(MEASURES) == "（应报次数（12）－按时报送次数（9））×5"
    assert read("100-(应报次数-按时报送次数)").told(MEASURES) == "100－（应报次数（12）－按时报送次数（9））"


@pytest.mark.parametrize(
    "text", ["", "1+", "（1", "1）", "1 2", "最大", "×3", "a.b", "__import__('os')", "(" * 30, "1" * 300]
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text):
    with pytest.raises(DeskError, match="算式"):
        read(text)


sums = st.recursive(
    st.integers(0, 99).map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-×÷"), inner).map(lambda s: f"({s[0]}{s[1]}{s[2]})"),
    max_leaves=12,
)


@given(sums)
def test_a_told_formula_is_worth_the_same_when_it_is_read_again(text):
    formula = read(text)

    assert read(formula.told({})).worth({}) == formula.worth({})


@pytest.mark.parametrize(
    ("value", "text"),
    [("75", "75"), ("200/3", "66.67"), ("1/200", "0.01"), ("-1/3", "-0.33"), ("-1/1000", "0"), ("99.995", "100")],
)
def test_numbers_are_said_as_offices_print_them(value, text):
    assert said(Fraction(value)) == text
