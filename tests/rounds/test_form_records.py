"""What a form is made of, and the marks by which it is known again."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.rounds.form_records import (
    COLUMNS,
    ID_COLUMN,
    INPUT_COLUMNS,
    PROPERTIES,
    FormRow,
    FormSheet,
    file_name,
    id_text,
    round_of,
    round_text,
    sender_of,
    sender_words,
    task_id_of,
    unit_of,
    unit_text,
)

ROW = FormRow(task_id=17, number="2-1-01", industry="未来材料", title="编制路线图", content="", role="牵头")
SHEET = FormSheet(
    round_id=1, unit_id=2, year=2026, number=9, title="九月调度", unit="市科技局", due=date(2026, 9, 30), rows=(ROW,)
)


def test_a_form_asks_six_things_at_most_and_begins_with_a_hidden_id():
    assert [column.heading for column in INPUT_COLUMNS] == [
        "状态",
        "进度",
        "办结日期",
        "进展情况",
        "存在问题",
        "下步措施",
    ]
    assert COLUMNS[0] is ID_COLUMN
    assert [column.hidden for column in COLUMNS] == [True, *[False] * 14]
    assert len({column.field for column in COLUMNS}) == len({column.heading for column in COLUMNS}) == len(COLUMNS)


def test_the_same_content_has_the_same_hash_whatever_its_version():
    assert replace(SHEET, version=7).content_hash == SHEET.content_hash
    assert len(SHEET.content_hash) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"title": "十月调度"},
        {"due": date(2026, 10, 8)},
        {"reporter": "王测一"},
        {"rows": ()},
        {"rows": (replace(ROW, last_progress=60),)},
        {"rows": (replace(ROW, deadline=date(2026, 12, 31)),)},
    ],
)
def test_whatever_is_printed_otherwise_changes_the_hash(change):
    assert replace(SHEET, **change).content_hash != SHEET.content_hash


def test_the_properties_say_what_the_form_is_and_whose():
    assert list(SHEET.properties) == list(PROPERTIES)
    assert list(SHEET.properties.values()) == ["反馈表", "1", "2026-9", "2 市科技局", SHEET.content_hash]


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("市科技局", "反馈表_2026年第9次_市科技局.xlsx"),
        ("甲/乙:丙", "反馈表_2026年第9次_甲_乙_丙.xlsx"),
        ('a\\b*?"<>|\n', "反馈表_2026年第9次_a_b_______.xlsx"),
        (" 鲁西新区. ", "反馈表_2026年第9次_鲁西新区.xlsx"),
        ("...", "反馈表_2026年第9次_单位.xlsx"),
        ("长" * 200, f"反馈表_2026年第9次_{'长' * 60}.xlsx"),
    ],
)
def test_a_file_name_holds_only_what_every_system_allows(unit, name):
    assert file_name(2026, 9, unit) == name


def test_what_is_written_is_read_back():
    assert task_id_of(id_text(17)) == 17
    assert round_of(round_text(2026, 9)) == (2026, 9)
    assert unit_of(unit_text(12, "鲁西 新区")) == (12, "鲁西 新区")


@pytest.mark.parametrize("text", ["", "17", "HZ-", "HZ-0", "HZ-1.0", "2-1-01", "HZ-１７x"])
def test_what_is_no_id_is_none(text):
    assert task_id_of(text) is None


@pytest.mark.parametrize(("text", "read"), [(" hz-17 ", 17), ("HZ-17", 17)])
def test_an_id_retyped_is_still_one(text, read):
    assert task_id_of(text) == read


def test_what_names_no_round_or_unit_is_none():
    assert [round_of(text) for text in ("", "2026", "2026-0", "2026-9-1")] == [None] * 4
    assert [unit_of(text) for text in ("", "12", "市科技局", "12 ")] == [None] * 4


def test_a_title_is_not_called_a_form_twice():
    assert SHEET.heading == "九月调度反馈表"
    assert replace(SHEET, title="九月反馈表").heading == "九月反馈表"


@pytest.mark.parametrize(
    "sender", [("王测一", "0530-1234567"), ("王测一", ""), ("", "13800001111"), ("王测一，李测二", "0530-1234567")]
)
def test_who_sent_a_form_is_found_again_among_the_remarks(sender):
    assert sender_of(f"人员变动；{sender_words(*sender)}；2-1-01 编制方案：暂停") == sender
    assert sender_of("人员变动") == ("", "")
