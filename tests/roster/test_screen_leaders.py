"""领导: by rank, under dated titles, put aside and never deleted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from heze_desk.errors import DeskError
from heze_desk.roster import leader_store
from heze_desk.roster.appointing import Appointment, appoint

NAME, TITLE, SINCE, INDUSTRIES, STATE = 1, 2, 3, 4, 5


@pytest.fixture
def leaders(page, office, qtbot):
    """The tab with three leaders; the first answers for 智能机器人."""
    term = {"valid_from": date(2026, 3, 2), "basis": "演示"}
    with office.workspace.step("录入领导") as db:
        appoint(db, Appointment(industry="智能机器人", leader="王测一", title="副市长", **term))
        for name in ("李测二", "赵测三"):
            leader_store.add(db, name, "副市长", since=date(2026, 3, 2))
    office.workspace.undo_since_now()
    page.bar.setCurrentIndex(1)
    qtbot.waitUntil(page.leaders.isVisible)
    return page.leaders


def shown(tab, column):
    return [tab.table.index(row, column).data() for row in range(tab.table.rowCount())]


def fill(dialog, qtbot, **texts):
    for title, text in texts.items():
        dialog.editors[title].setText(text)
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def test_leaders_stand_by_rank_with_title_day_and_industries(leaders):
    assert shown(leaders, NAME) == ["王测一", "李测二", "赵测三"]
    assert shown(leaders, SINCE) == ["2026-03-02"] * 3
    assert shown(leaders, INDUSTRIES) == ["智能机器人", "", ""]


def test_a_new_leader_is_last_and_chosen(leaders, qtbot):
    fill(leaders.add(), qtbot, 姓名="陈堃", 职务="市长助理", 自何日起="2026-11-1")

    assert shown(leaders, NAME)[-1] == "陈堃"
    assert leaders.view.current().name == "陈堃"
    assert shown(leaders, SINCE)[-1] == "2026-11-01"


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"姓名": " ", "职务": "副市长"}, "姓名"),
        ({"姓名": "陈堃", "职务": ""}, "职务"),
        ({"姓名": "陈堃", "职务": "副市长", "自何日起": ""}, "哪一天"),
        ({"姓名": "陈堃", "职务": "副市长", "自何日起": "年底"}, "不是日期"),
    ],
)
def test_what_makes_no_leader_is_refused_in_the_dialog(leaders, qtbot, texts, why):
    dialog = leaders.add()
    fill(dialog, qtbot, **texts)

    assert dialog.isVisible()
    assert why in dialog.refusal.text()
    assert len(shown(leaders, NAME)) == 3


def test_a_new_title_begins_on_its_day_and_the_old_one_stays_before_it(leaders, page, qtbot):
    leaders.view.choose(leaders.table.record_at(0).id)
    fill(leaders.change_title(), qtbot, 职务="常务副市长", 自何日起="2026-9-1")
    qtbot.waitUntil(lambda: shown(leaders, TITLE)[0] == "常务副市长")

    assert [one.title for one in leaders.pane.titles.records] == ["常务副市长", "副市长"]
    page.as_of.set_day(date(2026, 8, 31))
    assert (shown(leaders, TITLE)[0], shown(leaders, SINCE)[0]) == ("副市长", "2026-03-02")


def test_rank_is_moved_by_keys_and_the_leader_stays_chosen(leaders, qtbot):
    leaders.view.setFocus()
    leaders.view.choose(leaders.table.record_at(2).id)
    qtbot.waitUntil(leaders.view.hasFocus)
    QTest.keyClick(leaders.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: shown(leaders, NAME) == ["王测一", "赵测三", "李测二"])
    assert leaders.view.current().name == "赵测三"
    QTest.keyClick(leaders.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown(leaders, NAME) == ["王测一", "李测二", "赵测三"])


def test_the_first_cannot_move_up_nor_the_last_down(leaders):
    leaders.view.choose(leaders.table.record_at(0).id)
    leaders.shift(-1)
    leaders.view.choose(leaders.table.record_at(2).id)
    leaders.shift(1)

    assert leaders.workspace.undoable() is None


def test_a_misspelt_name_is_put_right_in_the_cell(leaders, qtbot):
    cell = leaders.table.index(1, NAME)
    leaders.view.setCurrentIndex(cell)
    leaders.view.edit(cell)
    editor = leaders.view.findChild(QLineEdit)
    editor.setText("李测贰")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shown(leaders, NAME)[1] == "李测贰")


def test_a_misspelt_title_is_put_right_in_the_pane(leaders, qtbot):
    leaders.view.choose(leaders.table.record_at(1).id)
    leaders.pane.titles.setData(leaders.pane.titles.index(0, 1), "市长助理")

    qtbot.waitUntil(lambda: shown(leaders, TITLE)[1] == "市长助理")
    assert [one.title for one in leaders.pane.titles.records] == ["市长助理"]


def test_a_title_entered_by_mistake_goes_but_never_the_only_one(leaders, qtbot):
    leaders.view.choose(leaders.table.record_at(1).id)
    fill(leaders.change_title(), qtbot, 职务="市长助理", 自何日起="2026-9-1")
    qtbot.waitUntil(lambda: len(leaders.pane.titles.records) == 2)
    leaders.pane.titles_view.choose(leaders.pane.titles.record_at(0).id)
    leaders.remove_title()

    qtbot.waitUntil(lambda: [one.title for one in leaders.pane.titles.records] == ["副市长"])
    leaders.pane.titles_view.choose(leaders.pane.titles.record_at(0).id)
    with pytest.raises(DeskError, match="唯一的职务"):
        leaders.remove_title()


def test_who_is_put_aside_stays_listed_and_can_be_taken_up_again(leaders, qtbot):
    leaders.view.choose(leaders.table.record_at(2).id)
    leaders.retire_act.trigger()

    qtbot.waitUntil(lambda: shown(leaders, NAME)[2] == "赵测三（停用）")
    assert leaders.retire_act.text() == "启用"
    leaders.retire_act.trigger()
    qtbot.waitUntil(lambda: shown(leaders, STATE)[2] == "在用")


def test_who_holds_an_industry_is_not_put_aside(leaders):
    leaders.view.choose(leaders.table.record_at(0).id)

    with pytest.raises(DeskError, match="仍分管智能机器人"):
        leaders.retire()


def test_who_is_put_aside_is_not_offered_in_the_wizard(leaders, page):
    leaders.view.choose(leaders.table.record_at(2).id)
    leaders.retire()
    form = page.roster.transfer().form

    assert [form.leader.itemText(row) for row in range(form.leader.count())] == ["王测一（副市长）", "李测二（副市长）"]


def test_the_pane_lists_the_terms(leaders):
    leaders.view.choose(leaders.table.record_at(0).id)
    assert leaders.pane.terms.text() == "智能机器人：2026年3月2日起"

    leaders.view.choose(leaders.table.record_at(1).id)
    assert leaders.pane.terms.text() == "没有任期。"
