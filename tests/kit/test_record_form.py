"""Fields save by themselves, and what is being typed survives a reload."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.record_form import RecordForm


@pytest.fixture
def form(qtbot, desk, columns, add_task, read):
    add_task("一", date(2026, 12, 1), 10, 1)
    add_task("二")
    form = RecordForm(desk, columns)
    qtbot.addWidget(form)
    desk.announcer.changed.connect(lambda _changes: form.show_record(read()[0]))
    form.show_record(read()[0])
    form.resize(320, 500)
    form.show()
    form.activateWindow()
    qtbot.waitActive(form)
    return form


def editor(form, title):
    return form.fields[title].editor


def type_into(qtbot, widget, text):
    widget.setFocus()
    widget.setText(text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def test_fields_show_the_record(form):
    assert editor(form, "编号").text() == "001"
    assert editor(form, "任务").toPlainText() == "一"
    assert editor(form, "牵头单位").currentText() == "市科技局"
    assert editor(form, "时限").text() == "2026-12-01"
    assert editor(form, "进度").value() == 10
    assert editor(form, "状态").word() == "正常"


def test_a_field_is_saved_by_itself_and_at_once(form, qtbot, read, desk):
    with qtbot.waitSignal(form.saved) as heard:
        type_into(qtbot, editor(form, "时限"), "3月5日")
    assert heard.args == ["时限"]
    assert read()[0].deadline == date(2026, 3, 5)
    assert desk.workspace.undoable() == "修改时限"


def test_a_long_text_is_saved_when_it_is_left(form, qtbot, read):
    editor(form, "任务").setFocus()
    editor(form, "任务").setPlainText("新名")
    editor(form, "时限").setFocus()
    assert read()[0].title == "新名"


def test_a_refusal_stands_under_the_field_and_the_text_stays(form, qtbot, read):
    type_into(qtbot, editor(form, "时限"), "年底")
    assert "不是日期" in form.fields["时限"].refusal.text()
    assert form.fields["时限"].refusal.isVisible()
    assert editor(form, "时限").text() == "年底"
    assert read()[0].deadline == date(2026, 12, 1)

    type_into(qtbot, editor(form, "时限"), "2026-12-02")
    assert not form.fields["时限"].refusal.isVisible()


def test_what_the_record_refuses_stands_there_too(form, read):
    editor(form, "任务").setFocus()
    editor(form, "任务").setPlainText(" ")
    editor(form, "时限").setFocus()
    assert form.fields["任务"].refusal.text() == "任务名称不能为空。"
    assert read()[0].title == "一"


def test_a_reload_leaves_alone_what_is_being_typed(form, qtbot, desk, read):
    editor(form, "任务").setFocus()
    editor(form, "任务").setPlainText("还没写完")
    with desk.workspace.step("修改进度") as db:
        db.execute("update task set progress = 70 where id = 1")
    qtbot.waitUntil(lambda: editor(form, "进度").value() == 70)
    assert editor(form, "任务").toPlainText() == "还没写完"


def test_showing_another_record_saves_what_was_typed_for_the_first(form, read):
    editor(form, "任务").setPlainText("写给第一条")
    form.show_record(read()[1])
    assert [line.title for line in read()] == ["写给第一条", "二"]
    assert editor(form, "任务").toPlainText() == "二"


def test_what_cannot_be_saved_on_leaving_is_named_and_the_other_record_is_shown(form, read):
    editor(form, "时限").setText("年底")
    with pytest.raises(DeskError, match="“时限”没有保存：“年底”不是日期"):
        form.show_record(read()[1])
    assert editor(form, "任务").toPlainText() == "二"
    assert editor(form, "时限").text() == ""


def test_a_choice_is_saved_when_it_is_made(form, read):
    box = editor(form, "牵头单位")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert read()[0].lead_unit_id == 2


def test_several_units_are_chosen_from_a_list(form, qtbot, read):
    panel = form.fields["责任单位"].open_list()
    panel.list.item(2).setCheckState(Qt.CheckState.Checked)
    panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    panel.accepted.emit()
    assert read()[0].units == (1, 3)
    qtbot.waitUntil(lambda: editor(form, "责任单位").text() == "市科技局、市交通运输局")


def test_without_a_record_the_fields_are_empty_and_closed(form):
    form.show_record(None)
    assert editor(form, "任务").toPlainText() == ""
    assert not form.fields["任务"].isEnabled()
    assert editor(form, "状态").word() == ""


def test_saving_the_same_value_is_no_step(form, qtbot, desk):
    before = desk.workspace.undoable()
    type_into(qtbot, editor(form, "时限"), "2026年12月1日")
    assert editor(form, "时限").text() == "2026-12-01"
    assert desk.workspace.undoable() == before


def test_the_fields_are_reached_by_tab_in_order(form, qtbot):
    reached = []
    editor(form, "任务").setFocus()
    for _ in range(4):
        reached.append(form.focusWidget())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert [isinstance(widget, QWidget) for widget in reached] == [True] * 4
    assert len(set(map(id, reached))) == 4


def test_a_field_whose_edit_is_taken_over_shows_again_what_is_kept(qtbot, desk, columns, add_task, read):
    add_task("一", date(2026, 12, 1))
    diverted = [replace(one, divert=lambda _record, _value: True) if one.title == "时限" else one for one in columns]
    form = RecordForm(desk, diverted)
    qtbot.addWidget(form)
    form.show_record(read()[0])

    editor(form, "时限").setText("2027-01-31")
    form.commit()

    assert editor(form, "时限").text() == "2026-12-01"
    assert read()[0].deadline == date(2026, 12, 1)
