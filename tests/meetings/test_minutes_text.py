"""Levels in a text of minutes are recognised, set and numbered on."""

import pytest

from heze_desk.meetings.minutes_text import at_level, level_of, number_of, without_level


@pytest.mark.parametrize(
    ("line", "level", "words"),
    [
        ("一、总体情况", 1, "总体情况"),
        ("二十一、其他", 1, "其他"),
        ("（三）加快建设", 2, "加快建设"),
        ("1.报送清单", 3, "报送清单"),
        ("12．报送清单", 3, "报送清单"),
        ("3.5亿元用于平台", 0, "3.5亿元用于平台"),
        ("2026年第一次会议", 0, "2026年第一次会议"),
        ("一是抓平台", 0, "一是抓平台"),
        ("", 0, ""),
    ],
)
def test_a_level_is_recognised_at_the_beginning_of_a_line(line, level, words):
    assert level_of(line) == level
    assert without_level(line) == words


def test_a_line_gets_the_number_that_follows_in_its_part():
    lines = ["一、甲", "（一）子", "正文。", "（二）丑", "二、乙", "寅", "卯"]

    assert at_level(lines, 5, 1) == "三、寅"
    assert at_level(lines, 5, 2) == "（一）寅"
    assert at_level([*lines[:5], "（一）寅", "卯"], 6, 2) == "（二）卯"
    assert at_level(lines, 2, 3) == "1.正文。"
    assert at_level(lines, 0, 0) == "甲"
    assert at_level(lines, 0, 1) == "一、甲"


@pytest.mark.parametrize(
    ("line", "number"), [("十一、", 11), ("（二十）", 20), ("7.", 7), ("正文", 0), ("百零一、", 0)]
)
def test_the_number_of_a_line_is_read(line, number):
    assert number_of(line) == number
