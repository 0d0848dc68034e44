"""The history of an entry, told in the words of its register."""

from datetime import date

import pytest

from heze_desk.registers import recognising, store, story
from heze_desk.registers.records import Entry, Event, Kind, Recognition, YearAmount

DAY = date(2026, 11, 23)


@pytest.fixture
def told(workspace):
    """Do something with the entry, and read what its story then tells first."""
    with workspace.step("新增企业") as db:
        entry_id = store.add(db, Entry(kind=Kind.ENTERPRISE, name="演示企业", added_on=DAY))

    def act(done):
        with workspace.step("演示") as db:
            done(db, entry_id)
        found = story.story(workspace.db, Kind.ENTERPRISE, entry_id)
        return [(one.field, one.old, one.new) for one in found if one.step == "演示"]

    return act


def test_fields_are_called_as_the_register_calls_them(told):
    assert told(lambda db, one: store.change(db, one, category="大型")) == [("规模", "（空）", "大型")]


def test_traits_are_told_as_words(told):
    assert told(lambda db, one: store.change(db, one, traits=("规上", "重点企业")))[0] == (
        "类型",
        "（空）",
        "规上、重点企业",
    )
    assert told(lambda db, one: store.change(db, one, traits=()))[0] == ("类型", "规上、重点企业", "（空）")


def test_a_figure_that_changed_says_of_which_year_and_what(told):
    def amount(value):
        return lambda db, one: store.set_amount(
            db, YearAmount(entry_id=one, year=2025, measure="研发投入", amount=value)
        )

    assert told(amount(0)) == [("分年数据", "", "2025年　研发投入　0")]
    assert told(amount(1200))[0] == ("数额（2025年研发投入）", "0", "1,200")
    assert told(amount(1300.5))[0] == ("数额（2025年研发投入）", "1,200", "1,300.5")


def test_a_recognition_and_an_event_put_right_say_which(told):
    made = {}

    def enter(db, one):
        made["mark"] = recognising.recognise(db, Recognition(entry_id=one, mark="链主", recognised_on=date(2026, 3, 1)))
        made["event"] = store.save_event(db, Event(entry_id=one, act="走访", day=date(2026, 4, 1)))

    assert told(enter) == [("动态", "", "走访　2026-04-01"), ("认定", "", "链主　2026-03-01")]

    def put_right(db, one):
        recognising.correct(db, made["mark"], document="演示文件")
        store.save_event(db, Event(id=made["event"], entry_id=one, act="走访", day=date(2026, 4, 2)))

    assert told(put_right)[:2] == [
        ("日期（走访）", "2026-04-01", "2026-04-02"),
        ("认定文件（链主）", "（空）", "演示文件"),
    ]
