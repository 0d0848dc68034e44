"""Reminders: one a unit, with every item it is late with, noted once a day."""

import io
from datetime import date

import pdfplumber
import pytest

from heze_desk import press
from heze_desk.errors import DeskError
from heze_desk.instructions import reminding, supervisions
from heze_desk.instructions.urging_document import urging
from heze_desk.settings.records import Settings
from heze_desk.tasks import store as tasks
from reports.document import Table

TODAY, LATER = date(2026, 11, 23), date(2026, 12, 7)


def told(desk, day=TODAY, **options):
    return {one.unit: [item.matter for item in one.items] for one in reminding.urgings(desk.db, day, **options)}


def test_each_unit_is_told_of_all_it_is_late_with_in_the_order_of_rank(desk):
    assert told(desk) == {"市科技局": ["提出平台建设方案"], "市财政局": ["明确资金渠道"]}
    assert list(told(desk, LATER)) == ["市科技局", "市财政局", "牡丹区", "曹县", "单县"]


def test_where_nobody_leads_those_responsible_are_urged(desk):
    with desk.step() as db:
        tasks.change(db, desk.tasks["1-1-05"], deadline=date(2026, 11, 20))

    assert told(desk)["市发展改革委"] == ["引进高层次人才"]


def test_a_task_under_supervision_is_urged_by_its_notice_alone(desk):
    supervision_id = desk.issued("1-1-01", deadline=date(2026, 12, 4))

    assert "市科技局" not in told(desk)
    (one,) = [one for one in reminding.urgings(desk.db, LATER) if one.unit == "市科技局"]
    assert [(item.supervision_id, item.source) for item in one.items] == [(supervision_id, "督办通知单演督〔2026〕1号")]


def test_a_notice_that_is_not_issued_takes_nothing_from_the_reminder(desk):
    desk.supervise("1-1-01")

    assert told(desk)["市科技局"] == ["提出平台建设方案"]


def test_one_that_was_answered_is_not_urged(desk):
    supervision_id = desk.issued("1-1-01", deadline=date(2026, 12, 4))
    with desk.step() as db:
        supervisions.answer(db, supervision_id, "已办。", day=TODAY)

    assert "市科技局" not in told(desk, LATER)


def test_a_unit_that_is_late_with_nothing_is_not_urged(desk):
    with pytest.raises(DeskError, match="市大数据局没有要催办的逾期事项"):
        told(desk, unit_id=desk.units["市大数据局"])
    assert told(desk, LATER, unit_id=desk.units["各县区"]).keys() == {"牡丹区", "曹县", "单县"}
    with pytest.raises(DeskError, match="没有要催办的逾期事项"):
        told(desk, date(2026, 10, 1))


def test_a_second_reminder_of_one_day_is_not_counted(desk):
    for _ in range(2):
        with desk.step() as db:
            reminding.remind(db, reminding.urgings(db, TODAY))

    assert len(reminding.reminders(desk.db, TODAY)) == 2
    assert [item.times for one in reminding.urgings(desk.db, TODAY) for item in one.items] == [1, 1]
    assert reminding.urgings(desk.db, LATER)[0].items[0].times == 2


def test_the_letter_lists_the_items_and_says_until_when_to_answer(desk):
    (one,) = reminding.urgings(desk.db, TODAY, unit_id=desk.units["市科技局"])

    with pdfplumber.open(
        io.BytesIO(press.to_pdf(urging(one, Settings(system_faces=False)), Settings(system_faces=False)))
    ) as pdf:
        (page,) = pdf.pages
        text = "".join((page.extract_text() or "").split())

    assert "督查催办通知" in text
    assert "菏泽市科技局：" in text
    assert "提出平台建设方案" in text
    assert "16个工作日" in text
    assert "第1次" in text
    assert "2026年11月26日（星期四）前" in text


def test_a_letter_of_a_year_without_its_notice_says_that_the_days_are_estimated(desk):
    one = next(one for one in reminding.urgings(desk.db, date(2027, 1, 5)) if one.unit == "市财政局")

    (table,) = [part for part in urging(one, Settings()).body if isinstance(part, Table)]
    assert {"31个工作日（推算）"} == {row[4] for row in table.rows}


def test_the_letter_leaves_room_for_a_name_and_a_telephone_that_are_not_known(desk):
    (one,) = reminding.urgings(desk.db, TODAY, unit_id=desk.units["市科技局"])

    with pdfplumber.open(
        io.BytesIO(press.to_pdf(urging(one, Settings(system_faces=False)), Settings(system_faces=False)))
    ) as pdf:
        marks = [mark for mark in pdf.pages[0].chars if mark["text"] in "：）"]
    colon, bracket = marks[-2:]

    assert (colon["text"], bracket["text"]) == ("：", "）")
    assert bracket["x0"] - colon["x1"] > 4 * colon["size"]
