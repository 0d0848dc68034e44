"""What the office may settle, and the patterns of its numbers."""

import pytest

from heze_desk.errors import DeskError
from heze_desk.settings.records import Settings, filled


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("菏未专〔{年}〕{号}号", "菏未专〔2026〕7号"),
        ("第{号}期（总第{总号}期）", "第7期（总第22期）"),
        ("{年}年第{号}期", "2026年第7期"),
        ("{号}", "7"),
        ("{号}-{号}{{注}}", "7-7{注}"),
    ],
)
def test_a_pattern_is_filled_with_year_and_numbers(pattern, expected):
    assert Settings(notice_number=pattern).notice_number == pattern
    assert filled(pattern, year=2026, number=7, running=22) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "第期",
        "",
        "{年}",
        "{}",
        "{0}",
        "{号}{月}",
        "{号",
        "号}",
        "{号}}",
        "{号.x}",
        "{号[0]}",
        "{号!r}",
        "{号:x}",
        "{号:{年}}",
    ],
)
@pytest.mark.parametrize("field", ["briefing_number", "notice_number"])
def test_a_pattern_that_could_not_be_filled_is_refused_when_it_is_set(pattern, field):
    with pytest.raises(DeskError, match="编号样式“"):
        Settings(**{field: pattern})


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"group_name": " "}, "专班和专班办公室的名称不能为空。"),
        ({"office_name": ""}, "专班和专班办公室的名称不能为空。"),
        ({"warning_days": -1}, "临期提前天数须在 0 到 365 之间。"),
        ({"warning_days": 366}, "临期提前天数须在 0 到 365 之间。"),
        ({"copies": -1}, "印数须在 0 到 9999 之间。"),
        ({"copies": 10_000}, "印数须在 0 到 9999 之间。"),
        ({"annex_rows": 0}, "附件摘表的项数须在 1 到 9999 之间；某一期要列全部，在那一期的附件里选。"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(fields, sentence):
    with pytest.raises(DeskError) as refusal:
        Settings(**fields)
    assert str(refusal.value) == sentence
