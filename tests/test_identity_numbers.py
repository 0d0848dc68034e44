"""Identity numbers are found however they are typed, and kept nowhere; all numbers here are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Cycle
from heze_desk.identity_numbers import found_in
from heze_desk.notifications import store as notifications
from heze_desk.notifications.records import Direction, Notification
from heze_desk.registers import recognising, store, targets
from heze_desk.registers.kinds import Kind
from heze_desk.registers.records import Entry, Event, Recognition
from heze_desk.registers.target_records import GoalEvidence

DAY = date(2026, 11, 23)
NUMBER = "110101199003078515"
WITH_IT = f"联系人身份证{NUMBER}。"


@given(
    st.integers(100000, 999999),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999),
    st.sampled_from("0123456789Xx"),
)
def test_every_number_of_18_digits_is_found_in_a_text(place, born, order, check):
    number = f"{place}{born:%Y%m%d}{order:03}{check}"
    assert found_in(f"身份证{number}，") == number
    assert found_in(number.translate(str.maketrans("0123456789", "０１２３４５６７８９")))
    assert found_in(f"{number[:6]} {number[6:14]} {number[14:]}") == number


def test_an_old_number_of_15_digits_is_found():
    assert found_in("证号110101900307851") == "110101900307851"


@pytest.mark.parametrize(
    "text",
    [
        "91371700MA3C4D5E6F",  # a social credit code
        "电话0530-5310000转8001",
        "13800000000、13900000000",
        "2026年11月23日投资120000万元，2025年完成80000万元",
        "菏政字〔2025〕16号",
        "1101011990030785150123",  # longer than any
        "110101199013078515",  # a month that cannot be
    ],
)
def test_what_is_none_is_left_alone(text):
    assert found_in(text) == ""


def write_event(db, entry_id):
    store.save_event(db, Event(entry_id=entry_id, act="交流活动", day=DAY, text=WITH_IT))


def write_recognition(db, entry_id):
    recognising.recognise(db, Recognition(entry_id=entry_id, mark="链主", recognised_on=DAY, document=WITH_IT))


def write_withdrawal(db, entry_id):
    mark_id = recognising.recognise(db, Recognition(entry_id=entry_id, mark="链主", recognised_on=DAY))
    recognising.correct(db, mark_id, withdrawn_on=DAY, withdrawn_because=WITH_IT)


def write_evidence(db, _entry_id):
    targets.save_evidence(db, GoalEvidence(year=2035, goal="目标", day=DAY, text=WITH_IT))


def write_notification(db, _entry_id):
    first, second = (one for (one,) in db.execute("select id from unit order by position limit 2"))
    sides = {"direction": next(iter(Direction)), "from_unit_id": first, "to_unit_id": second}
    told = Notification(year=0, number=0, **sides, matter=WITH_IT, notified_on=DAY, due=DAY)
    notifications.add(db, told, today=DAY)


def write_value(db, _entry_id):
    indicator = indicators.add(db, Indicator(name="演示产值", cycle=Cycle.YEAR))
    indicators.enter(db, IndicatorValue(indicator_id=indicator, year=2025, value=1, note=WITH_IT, entered_on=DAY))


@pytest.mark.parametrize(
    "writing", [write_event, write_recognition, write_withdrawal, write_evidence, write_notification, write_value]
)
def test_no_record_of_the_policy_s_lists_keeps_one(policy_workspace, writing):
    with policy_workspace.step("准备") as db:
        entry_id = store.add(db, Entry(kind=Kind.ENTERPRISE, name="演示企业", added_on=DAY), [])
    with pytest.raises(DeskError, match=NUMBER), policy_workspace.step("登记") as db:
        writing(db, entry_id)
    assert policy_workspace.undoable() == "准备"
