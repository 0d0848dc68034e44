"""What a text pasted or typed into a column means."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.kit.columns import Choice, Column, Kind, chosen

TODAY = date(2026, 11, 23)
UNITS = (Choice(1, "市科技局", "kjj"), Choice(2, "市财政局", "czj"), Choice(3, "市交通运输局", "jtysj"))


def column(kind):
    return Column("列", lambda record: None, kind=kind, choices=lambda: UNITS)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, " 文字 ", "文字"),
        (Kind.NUMBER, "1,200", 1200),
        (Kind.NUMBER, "", None),
        (Kind.PERCENT, "60%", 60),
        (Kind.PERCENT, "60％", 60),
        (Kind.DAY, "2026-3-5", date(2026, 3, 5)),
        (Kind.DAY, "2026.3.5", date(2026, 3, 5)),
        (Kind.DAY, "2026年3月5日", date(2026, 3, 5)),
        (Kind.DAY, "3月5日", date(2026, 3, 5)),
        (Kind.DAY, " ", None),
        (Kind.CHOICE, "市财政局", 2),
        (Kind.CHOICE, "财政", 2),
        (Kind.CHOICE, "", None),
        (Kind.CHOICES, "市财政局、市科技局", (2, 1)),
        (Kind.CHOICES, "市财政局，市科技局；", (2, 1)),
        (Kind.CHOICES, "", ()),
    ],
)
def test_texts_are_read_as_the_column_means_them(kind, text, value):
    assert column(kind).parsed(text, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (Kind.PERCENT, "多半", "不是数字"),
        (Kind.PERCENT, "", "请填写"),
        (Kind.PERCENT, "130", "0 到 100"),
        (Kind.NUMBER, "1.5", "不是整数"),
        (Kind.DAY, "2026-2-30", "不存在"),
        (Kind.DAY, "年底", "不是日期"),
        (Kind.CHOICE, "市外星局", "不在可选的名称里"),
        (Kind.CHOICE, "市", "请写全"),
        (Kind.CHOICES, "市财政局、市外星局", "不在可选的名称里"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_in_a_sentence(kind, text, sentence):
    with pytest.raises(DeskError, match=sentence):
        column(kind).parsed(text, TODAY)


def test_a_whole_name_wins_over_longer_ones_that_contain_it():
    assert chosen("产业", [Choice(1, "产业"), Choice(2, "产业园")]) == 1
