"""How a unit stands in a round: through all six states, before and after the closing."""

from datetime import date, datetime

import pytest

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.roster.records import Contact
from heze_desk.rounds import store
from heze_desk.rounds.records import Filing, FilingState, Form, ReturnedForm

THURSDAY, FRIDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
REPORTED, NIL, SENT_BACK = FilingState.REPORTED, FilingState.NIL, FilingState.SENT_BACK
SCIENCE, REFORM, MONEY = "市科技局", "市发展改革委", "市财政局"


def test_a_round_from_opening_to_closing_goes_through_all_six_states(desk):
    round_id = desk.open()
    assert set(desk.states(round_id, THURSDAY).values()) == {"未报"}

    desk.note(round_id, SCIENCE, REPORTED, THURSDAY, noted_by="王测一")
    desk.note(round_id, REFORM, REPORTED, FRIDAY)
    desk.note(round_id, MONEY, NIL, FRIDAY)
    desk.note(round_id, REFORM, SENT_BACK, FRIDAY, remark="进度填错")
    desk.note(round_id, "曹县", REPORTED, MONDAY)
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=MONDAY)
    desk.note(round_id, "单县", REPORTED, date(2026, 12, 1), remark="系统故障")

    assert desk.states(round_id, date(2026, 12, 1)) == {
        REFORM: "退回",
        SCIENCE: "已报",
        MONEY: "零报告",
        "牡丹区": "未报",
        "曹县": "迟报",
        "单县": "补报",
    }
    line = store.lines(desk.db, date(2026, 12, 1))[0]
    assert (line.units, line.arrived, line.round.closed_on) == (6, 4, MONDAY)
    assert line.states == dict.fromkeys(FilingState, 1)


def test_a_late_filing_after_the_closing_needs_a_reason(desk):
    round_id = desk.open()
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=FRIDAY)

    with pytest.raises(DeskError, match="登记“补报”时请写明原因"):
        desk.note(round_id, SCIENCE, REPORTED, MONDAY)
    with pytest.raises(DeskError, match="登记“补报”时请写明原因"):
        desk.note(round_id, SCIENCE, NIL, MONDAY)
    desk.note(round_id, SCIENCE, NIL, MONDAY, remark="出差")

    assert desk.states(round_id, MONDAY)[SCIENCE] == "补报"
    assert store.filings(desk.db, round_id, desk.units[SCIENCE])[0].remark == "零报告；出差"


def test_after_the_closing_nothing_but_a_late_filing_can_be_noted_until_it_is_opened_again(desk):
    round_id = desk.open()
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=FRIDAY)
    plain = Filing(
        round_id=round_id, unit_id=desk.units[SCIENCE], state=REPORTED, day=MONDAY, at=datetime(2026, 11, 30, 9)
    )

    with (
        pytest.raises(DeskError, match="已于2026年11月27日结束；请登记补报并写明原因，或先重新打开"),
        desk.step() as db,
    ):
        store.file(db, plain)
    with desk.step("重新打开") as db:
        store.reopen_round(db, round_id)
        store.file(db, plain)

    assert desk.states(round_id, MONDAY)[SCIENCE] == "已报"


def test_a_late_filing_in_an_open_round_is_refused(desk):
    round_id = desk.open()

    with pytest.raises(DeskError, match="还没有结束，不用补报"), desk.step() as db:
        store.file(
            db,
            Filing(
                round_id=round_id,
                unit_id=desk.units[SCIENCE],
                state=FilingState.LATE_FILING,
                day=FRIDAY,
                at=datetime(2026, 11, 27, 9),
                remark="原因",
            ),
        )


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2026, 10, 8), "已报"), (date(2026, 10, 9), "迟报")],
    ids=["on the day it moved to", "the day after"],
)
def test_what_comes_in_time_is_measured_by_the_deadline_as_it_counts(desk, day, state):
    round_id = desk.open(opened_on=date(2026, 9, 28), due=date(2026, 10, 5))

    desk.note(round_id, SCIENCE, REPORTED, day)

    assert desk.states(round_id, day)[SCIENCE] == state


def test_a_correction_after_the_deadline_does_not_make_a_punctual_unit_late(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, REPORTED, THURSDAY)
    desk.note(round_id, MONEY, NIL, THURSDAY)

    desk.note(round_id, SCIENCE, REPORTED, MONDAY)
    desk.note(round_id, MONEY, REPORTED, MONDAY)

    assert desk.states(round_id, MONDAY) | {SCIENCE: "已报", MONEY: "已报"} == desk.states(round_id, MONDAY)


def test_a_late_unit_that_corrects_its_form_stays_late(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, REPORTED, MONDAY)
    desk.note(round_id, SCIENCE, REPORTED, date(2026, 12, 1))

    assert desk.states(round_id, date(2026, 12, 1))[SCIENCE] == "迟报"


def test_what_was_sent_back_counts_as_missing_until_it_comes_again(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, REPORTED, THURSDAY)
    desk.note(round_id, SCIENCE, SENT_BACK, FRIDAY, remark="缺存在问题")
    sent_back = next(one for one in store.statuses(desk.db, round_id, MONDAY) if one.unit == SCIENCE)
    desk.note(round_id, SCIENCE, REPORTED, MONDAY)
    again = next(one for one in store.statuses(desk.db, round_id, MONDAY) if one.unit == SCIENCE)

    assert (sent_back.is_missing, sent_back.lag, sent_back.reported_on) == (True, "逾期1个工作日", THURSDAY)
    assert (again.state, again.lag) == (FilingState.LATE, "逾期1个工作日")


def test_a_nil_report_that_came_late_keeps_its_name_and_says_how_late(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, NIL, MONDAY)

    status = next(one for one in store.statuses(desk.db, round_id, date(2026, 12, 4)) if one.unit == SCIENCE)

    assert (status.state, status.is_late, status.lag) == (NIL, True, "逾期1个工作日")


def test_nil_after_a_form_and_sending_back_nothing_are_refused(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, REPORTED, THURSDAY)

    with pytest.raises(DeskError, match="市科技局已报来反馈表，不能再登记零报告；请先退回"):
        desk.note(round_id, SCIENCE, NIL, THURSDAY)
    with pytest.raises(DeskError, match="市财政局没有可以退回的报送"):
        desk.note(round_id, MONEY, SENT_BACK, THURSDAY, remark="原因")
    with pytest.raises(DeskError, match="登记“退回”时请写明原因"):
        desk.note(round_id, SCIENCE, SENT_BACK, THURSDAY)


def test_a_unit_that_was_not_asked_and_a_day_before_the_opening_are_refused(desk):
    round_id = desk.open()

    with pytest.raises(DeskError, match="2026年第1次调度没有要求市大数据局填报"):
        desk.note(round_id, "市大数据局", REPORTED, THURSDAY)
    with pytest.raises(DeskError, match="登记日期不能早于调度开始的2026年11月23日"):
        desk.note(round_id, SCIENCE, REPORTED, date(2026, 11, 20))


def test_the_standing_of_an_earlier_day_leaves_later_filings_out(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, REPORTED, FRIDAY)

    assert desk.states(round_id, THURSDAY)[SCIENCE] == "未报"
    assert store.lines(desk.db, THURSDAY)[0].states == {FilingState.NOT_REPORTED: 6}


def test_the_chase_names_the_missing_by_rank_with_whom_to_call_and_what_to_say(desk):
    round_id = desk.open()
    with desk.step() as db:
        unit_store.save_contact(db, Contact(unit_id=desk.units[REFORM], name="张喆", telephone="0530-0000001"))
    desk.note(round_id, SCIENCE, REPORTED, THURSDAY)
    desk.note(round_id, SCIENCE, SENT_BACK, FRIDAY, remark="进度填错。")

    chased = store.chase(desk.db, round_id, date(2026, 12, 1))

    assert [one.status.unit for one in chased] == [REFORM, SCIENCE, MONEY, "牡丹区", "曹县", "单县"]
    assert (chased[0].status.contact, chased[0].status.telephone) == ("张喆", "0530-0000001")
    assert chased[0].text == (
        "您好，工作专班办公室。2026年第1次调度，请贵单位填报3项任务（牵头2项、责任1项），还没有收到反馈表；"
        "报送时限是11月27日（周五），已逾期2个工作日。请今天报来，没有变化的也请零报告。"
    )
    assert "因“进度填错”退回，需要改正后重报" in chased[1].text
    assert "承担责任的1项任务" in chased[2].text
    assert "剩余2个工作日。请按时报来" in store.chase(desk.db, round_id, date(2026, 11, 25))[0].text


def test_after_the_closing_the_call_asks_for_a_late_filing(desk):
    round_id = desk.open()
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=FRIDAY)

    assert store.chase(desk.db, round_id, MONDAY)[0].text.endswith("本次调度已于11月27日结束，请尽快补报并说明原因。")


def test_a_form_that_says_the_same_is_noted_once_and_a_changed_one_as_the_next_version(desk):
    round_id, unit_id = desk.open(), desk.units[SCIENCE]

    def made(content):
        form = Form(
            round_id=round_id,
            unit_id=unit_id,
            version=store.next_version(desk.db, round_id, unit_id),
            made_on=THURSDAY,
            file_name="反馈表_2026年第1次_市科技局.xlsx",
            content_hash=content * 64,
        )
        with desk.step("生成反馈表") as db:
            return store.keep_form(db, form)

    assert made("a") == made("a") != made("b")
    assert [one.version for one in store.forms(desk.db, round_id)] == [1, 2]
    with pytest.raises(DeskError, match="反馈表已经生成，次数印在表上，不能再改"), desk.step() as db:
        store.change(db, round_id, number=5)


def test_the_same_file_again_is_the_same_returned_form(desk):
    round_id = desk.open()
    file = ReturnedForm(
        round_id=round_id,
        unit_id=desk.units[SCIENCE],
        file_name="反馈表(1).xlsx",
        sha256="c" * 64,
        size=1,
        received_on=THURSDAY,
    )

    with desk.step("收到") as db:
        assert store.keep_returned(db, file) == store.keep_returned(db, file)

    status = next(one for one in store.statuses(desk.db, round_id, THURSDAY) if one.unit == SCIENCE)
    assert status.forms_returned == 1


def test_a_round_opened_by_mistake_can_be_removed_until_something_came(desk):
    first, second = desk.open(), desk.open(industry_ids=(1,), unit_ids=(desk.units[SCIENCE],))
    desk.note(first, SCIENCE, REPORTED, THURSDAY)

    with pytest.raises(DeskError, match="已有单位报送，不能删除"), desk.step() as db:
        store.remove(db, first)
    with desk.step("删除") as db:
        store.remove(db, second)

    assert [one.id for one in store.rounds(desk.db)] == [first]


def test_closing_and_opening_again_each_happen_once(desk):
    round_id = desk.open()
    with pytest.raises(DeskError, match="没有结束，不用重新打开"), desk.step() as db:
        store.reopen_round(db, round_id)
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=FRIDAY)
    with pytest.raises(DeskError, match="已于2026年11月27日结束，不用再结束"), desk.step() as db:
        store.close_round(db, round_id, day=MONDAY)

    desk.workspace.undo()

    assert store.get(desk.db, round_id).closed_on is None


def test_each_noting_is_one_step_back(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, REPORTED, THURSDAY)

    desk.workspace.undo()

    assert desk.states(round_id, THURSDAY)[SCIENCE] == "未报"
