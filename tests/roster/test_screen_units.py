"""单位: by rank, renamed from a day or put right, with contacts and the members of a group."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from heze_desk.errors import DeskError
from heze_desk.kit.asking import AskDialog
from heze_desk.roster import store, unit_store
from heze_desk.roster.records import Place
from heze_desk.roster.screen.unit_dialogs import MISSPELT
from heze_desk.roster.transfer import Succession, carry_out

RANK, SHORT, FULL, KIND, CONTACT, TELEPHONE, ALIASES, ORIGIN, STATE = range(9)
SCIENCE, GROUP = "市科技局", "各县区人民政府"


@pytest.fixture
def units(page, qtbot):
    page.bar.setCurrentIndex(2)
    qtbot.waitUntil(page.units.isVisible)
    return page.units


@pytest.fixture
def choose(units):
    """Make a unit current; returns its row."""

    def act(name):
        unit = next(one for one in units.table.records if one.short_name == name)
        units.view.choose(unit.id)
        return units.table.row_of(unit.id)

    return act


@pytest.fixture
def edit(units, choose):
    """Type into a cell as one does."""

    def act(name, column, text):
        cell = units.table.index(choose(name), column)
        units.view.setCurrentIndex(cell)
        units.view.edit(cell)
        editor = units.view.findChild(QLineEdit)
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    return act


@pytest.fixture
def asked(units, edit, qtbot):
    """The dialog that an edit of a name opens."""

    def act(name, column, text):
        edit(name, column, text)
        qtbot.waitUntil(lambda: dialogs(units) != [])
        return dialogs(units)[-1]

    return act


def dialogs(units):
    return [one for one in units.window().findChildren(AskDialog) if one.isVisible()]


def shown(units, column):
    return [units.table.index(row, column).data() for row in range(units.table.rowCount())]


def confirm(dialog):
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def test_units_stand_by_rank_and_say_where_they_come_from(units):
    names, origins = shown(units, SHORT), shown(units, ORIGIN)

    assert (len(names), origins.count("文件所列"), origins.count("非文件所列")) == (37, 28, 9)
    assert dict(zip(names, origins, strict=True))["牡丹区"] == "非文件所列"
    assert units.count.text() == "显示 37/37 项"


def test_the_filter_finds_aliases_and_says_how_many_are_shown(units):
    units.filter.setText("工信局")

    assert shown(units, SHORT) == ["市工业和信息化局"]
    assert units.count.text() == "显示 1/37 项"
    QTest.keyClick(units.filter, Qt.Key.Key_Escape)
    assert len(shown(units, SHORT)) == 37


def test_a_name_typed_into_the_cell_asks_whether_it_is_new_or_was_misspelt(units, asked):
    dialog = asked(SCIENCE, SHORT, "市科学技术局")

    assert dialog.editors["简称"].text() == "市科学技术局"
    assert SCIENCE in shown(units, SHORT)
    confirm(dialog)
    assert "更名日期" in dialog.refusal.text()


def test_a_renaming_counts_from_its_day_and_the_old_name_stays_before_it(units, asked, page, qtbot):
    dialog = asked(SCIENCE, SHORT, "市科技创新局")
    dialog.editors["更名日期"].setText("2026-9-1")
    confirm(dialog)
    qtbot.waitUntil(lambda: "市科技创新局" in shown(units, SHORT))

    assert [one.short_name for one in units.pane.names.records] == ["市科技创新局", SCIENCE]
    page.as_of.set_day(date(2026, 8, 31))
    assert SCIENCE in shown(units, SHORT)
    assert "市科技创新局" not in store.roster(page.workspace.db, date(2026, 8, 31))[0].units


def test_a_misspelt_name_is_right_on_every_day(units, asked, page, qtbot):
    dialog = asked(SCIENCE, SHORT, "市科学技术局")
    dialog.editors["这是"].setCurrentText(MISSPELT)

    assert not dialog.editors["更名日期"].isEnabled()
    confirm(dialog)
    qtbot.waitUntil(lambda: "市科学技术局" in shown(units, SHORT))
    page.as_of.set_day(date(2026, 1, 1))
    assert SCIENCE not in shown(units, SHORT)
    assert len(units.pane.names.records) == 1


@pytest.mark.parametrize("how", [MISSPELT, None])
def test_a_name_that_another_unit_bears_is_refused(units, asked, how):
    dialog = asked(SCIENCE, SHORT, "市财政局")
    dialog.editors["更名日期"].setText("2026-9-1")
    if how:
        dialog.editors["这是"].setCurrentText(how)
    confirm(dialog)

    assert "市财政局" in dialog.refusal.text()
    assert SCIENCE in shown(units, SHORT)


def test_several_names_are_not_pasted_over(units, choose):
    row = choose(SCIENCE)
    units.view.setCurrentIndex(units.table.index(row, SHORT))
    QGuiApplication.clipboard().setText("甲局\t甲局\n乙局\t乙局\n")

    with pytest.raises(DeskError, match="逐个修改"):
        units.view.paste()


def test_contacts_are_pasted_beside_their_units_in_one_step(units, choose, qtbot):
    row = choose(SCIENCE)
    units.view.setCurrentIndex(units.table.index(row, CONTACT))
    QGuiApplication.clipboard().setText("张喆\t0530-0000001\n刘垚\t0530-0000002\n")
    units.view.paste()

    qtbot.waitUntil(lambda: shown(units, CONTACT)[row : row + 2] == ["张喆", "刘垚"])
    assert shown(units, TELEPHONE)[row : row + 2] == ["0530-0000001", "0530-0000002"]
    units.workspace.undo()
    qtbot.waitUntil(lambda: shown(units, CONTACT)[row] == "")


def test_a_telephone_without_a_name_is_refused(units, choose):
    row = choose(SCIENCE)

    with pytest.raises(DeskError, match="联络员姓名"):
        units.table.setData(units.table.index(row, TELEPHONE), "0530-0000001")


def test_a_contact_is_added_changed_and_put_aside_in_the_pane(units, choose, qtbot):
    row = choose(SCIENCE)
    dialog = units.add_contact()
    dialog.editors["姓名"].setText("张喆")
    dialog.editors["电话"].setText("0530-0000001")
    confirm(dialog)
    contacts = units.pane.contacts
    qtbot.waitUntil(lambda: shown(units, CONTACT)[row] == "张喆")

    contacts.setData(contacts.index(0, 3), "0530-0000009")
    qtbot.waitUntil(lambda: shown(units, TELEPHONE)[row] == "0530-0000009")
    contacts.setData(contacts.index(0, 2), False)
    qtbot.waitUntil(lambda: shown(units, CONTACT)[row] == "")
    assert [(one.name, one.state) for one in contacts.records] == [("张喆", "停用")]


def test_aliases_are_typed_with_whatever_stands_between_them(units, edit, qtbot):
    edit(SCIENCE, ALIASES, "科技局，科委;市科委 科委")

    qtbot.waitUntil(lambda: "科技局、科委、市科委" in shown(units, ALIASES))


def test_the_members_of_the_counties_are_shown_and_edited(units, choose, qtbot):
    choose(GROUP)
    assert units.pane.members_title.text() == "成员单位 9 个（非文件所列）"
    assert units.pane.members.text() == "牡丹区、定陶区、曹县、单县、成武县、巨野县、郓城县、鄄城县、东明县"

    dialog = units.choose_members()
    dialog.editors["成员单位"].setText("牡丹区、曹县")
    confirm(dialog)

    qtbot.waitUntil(lambda: units.pane.members.text() == "牡丹区、曹县")
    units.workspace.undo()
    qtbot.waitUntil(lambda: "9 个" in units.pane.members_title.text())


def test_only_a_group_has_members(units, choose):
    choose(SCIENCE)

    assert not units.pane.members.isVisible()
    assert not units.member_act.isEnabled()
    assert units.choose_members() is None


def test_a_new_unit_is_last_and_not_of_the_document(units):
    units.filter.setText("科技")
    dialog = units.add()
    dialog.editors["简称"].setText("演示局")
    dialog.editors["别名"].setText("演示、试局")
    confirm(dialog)

    assert units.filter.text() == ""
    unit = units.view.current()
    assert (unit.short_name, unit.full_name, unit.aliases) == ("演示局", "演示局", ("演示", "试局"))
    assert (unit.rank, unit.origin) == (38, "非文件所列")


def test_a_new_unit_under_a_name_that_is_taken_is_refused(units):
    dialog = units.add()
    dialog.editors["简称"].setText("工信局")
    confirm(dialog)

    assert "工信局" in dialog.refusal.text()


def test_rank_is_moved_by_keys(units, choose, qtbot):
    row = choose(SCIENCE)
    units.view.setFocus()
    qtbot.waitUntil(units.view.hasFocus)
    QTest.keyClick(units.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: shown(units, SHORT)[row - 1] == SCIENCE)
    assert units.view.current().short_name == SCIENCE


def test_a_unit_that_leads_is_not_put_aside_and_another_is(units, choose, office, qtbot):
    with office.workspace.step("明确牵头部门") as db:
        lead = {"industry_id": 1, "place": Place.LEAD_UNIT, "day": date(2026, 3, 2), "basis": "演示"}
        carry_out(db, Succession(unit_id=unit_store.named(db, SCIENCE), **lead))
    choose(SCIENCE)
    with pytest.raises(DeskError, match="仍牵头未来材料"):
        units.retire()
    row = choose("市财政局")
    units.retire()

    qtbot.waitUntil(lambda: shown(units, SHORT)[row] == "市财政局（停用）")


def test_a_group_does_not_become_a_department(units, choose):
    row = choose(GROUP)

    with pytest.raises(DeskError, match="不能互相改变"):
        units.table.setData(units.table.index(row, KIND), "部门")


def test_units_read_again_only_when_units_change(units, office, qtbot):
    reads = []
    units.table.show = reads.append
    with office.workspace.step("修改任务") as db:
        db.execute("update task set title = '演示' where id = 1")
    QApplication.processEvents()
    assert reads == []

    with office.workspace.step("停用") as db:
        unit_store.set_active(db, unit_store.named(db, "市科协"), False)
    qtbot.waitUntil(lambda: len(reads) == 1)


def test_the_contact_in_the_table_is_named_otherwise_or_put_aside(units, edit, qtbot):
    edit(SCIENCE, CONTACT, "张喆")
    qtbot.waitUntil(lambda: "张喆" in shown(units, CONTACT))
    edit(SCIENCE, CONTACT, "刘垚")
    qtbot.waitUntil(lambda: [one.name for one in units.pane.contacts.records] == ["刘垚"])
    edit(SCIENCE, CONTACT, "")

    qtbot.waitUntil(lambda: "刘垚" not in shown(units, CONTACT))
    assert [one.state for one in units.pane.contacts.records] == ["停用"]


def test_a_unit_is_renamed_by_its_button_and_taken_up_again(units, choose, qtbot):
    row = choose("市科协")
    dialog = units.rename()
    dialog.editors["全称"].setText("市科学技术协会")
    dialog.editors["更名日期"].setText("2026-9-1")
    confirm(dialog)
    units.retire()
    qtbot.waitUntil(lambda: shown(units, SHORT)[row] == "市科协（停用）")
    units.retire()

    qtbot.waitUntil(lambda: (shown(units, SHORT)[row], shown(units, FULL)[row]) == ("市科协", "市科学技术协会"))
