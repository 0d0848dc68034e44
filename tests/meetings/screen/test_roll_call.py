"""Scene 6 on screen: attendance as it is, each by one key, and next month's roster changes nothing here."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.kit.asking import AskDialog
from heze_desk.meetings import store
from heze_desk.meetings.minutes_document import minutes
from heze_desk.meetings.records import Presence
from heze_desk.roster import leader_store
from heze_desk.settings import store as settings
from reports.document import Attendance


@pytest.fixture
def roll(desk, meeting_id, show):
    desk.invite(meeting_id)
    page = show()
    page.go(1)
    page.record.roll.view.setFocus()
    return page.record.roll


def note(qtbot, roll, called, key):
    row = next(row for row, one in enumerate(roll.table.records) if one.attendee.called == called)
    roll.view.setCurrentIndex(roll.table.index(row, 0))
    qtbot.keyClick(roll.view, key)


def answer(roll, **answers):
    dialog = next(one for one in roll.window().findChildren(AskDialog) if one.isVisible())
    dialog.fill(answers)
    dialog.done_button.click()
    return dialog


def printed(desk, meeting_id):
    """What stands under the text of the minutes."""
    told = store.proceedings(desk.db, meeting_id)
    paper = minutes(told, settings.get(desk.db), day=date(2026, 7, 21))
    return next(dict(block.groups) for block in paper.body if isinstance(block, Attendance))


def test_everybody_is_noted_as_it_was_and_printed_by_rank(qtbot, roll, desk, meeting_id):
    roll.page.record.step_item(1)
    note(qtbot, roll, "市财政局", Qt.Key.Key_2)
    note(qtbot, roll, "赵测三", Qt.Key.Key_5)
    answer(roll, 由谁代会="陈堃")
    note(qtbot, roll, "牡丹区", Qt.Key.Key_4)
    answer(roll, 请假原因="防汛")
    roll.add()
    answer(roll, 姓名="赵翀", 单位="演示研究院", 身份="列席")
    qtbot.keyClick(roll.view, Qt.Key.Key_9)
    told = printed(desk, meeting_id)

    assert told["出席"] == "赵测三（陈堃代），市科技局，市财政局（第2项议题时到会），曹县，单县"
    assert told["请假"] == "牡丹区（防汛）"
    assert told["列席"] == "演示研究院　赵翀"
    assert not any("李测二" in names for label, names in told.items() if label != "主持")


def test_next_months_roster_changes_nothing_on_the_page(roll, desk):
    before = [(one.who, one.how) for one in roll.table.records]
    with desk.step("调整") as db:
        leader_store.hold(db, leader_store.named(db, "赵测三"), "常务副市长", since=date(2026, 8, 1))
    roll.page.reload()

    assert [(one.who, one.how) for one in roll.table.records] == before
    assert roll.table.records[1].attendee.duty == "副市长"


def test_a_key_goes_on_to_the_next_line_and_the_chair_is_not_noted(qtbot, roll, desk, meeting_id):
    roll.view.setCurrentIndex(roll.table.index(0, 0))
    for _line in range(3):
        qtbot.keyClick(roll.view, Qt.Key.Key_1)
    noted = [one.presence for one in store.attendees(desk.db, meeting_id)]

    assert noted[:4] == [Presence.NONE, Presence.HERE, Presence.HERE, Presence.NONE]


def test_somebody_who_sits_there_deputises_for_nobody(qtbot, roll, desk, meeting_id):
    note(qtbot, roll, "市科技局", Qt.Key.Key_5)
    dialog = answer(roll, 由谁代会="赵测三")

    assert dialog.refusal.text() == "赵测三已在名单中（副市长），不能代市科技局。"
    dialog.reject()


def test_escape_leads_back_to_the_record_and_alt_a_to_the_roll(qtbot, roll):
    qtbot.keyClick(roll.view, Qt.Key.Key_Escape)
    assert roll.page.record.editor.hasFocus()
    qtbot.keyClick(roll.page.record.editor, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert roll.view.hasFocus()
