"""An identity number is refused where it is typed: the field is named, and has the cursor. The number is invented."""

import pytest
from PySide6.QtCore import Qt

from heze_desk.errors import DeskError
from heze_desk.registers.records import Kind

NUMBER = "110101199003078515"
REFUSAL = f"“联系电话”里像是写了身份证号码“{NUMBER}”；这里不保存身份证号码，请删去后再保存。"


def test_a_new_entry_names_the_field_and_gives_it_the_cursor(page, asked, qtbot):
    page.receive(Kind.PLATFORM)
    page.register(Kind.PLATFORM).add()
    dialog = asked("新增平台")
    dialog.editors["平台名称"].setText("演示丁平台")
    dialog.editors["联系电话"].setText(NUMBER)

    dialog.accept()

    assert dialog.refusal.text() == REFUSAL
    assert dialog.focusWidget() is dialog.editors["联系电话"]
    dialog.reject()


def test_an_event_names_its_text(platforms, known, asked):
    platforms.choose(known["演示孵化器"])
    platforms.pane.events.add()
    dialog = asked("登记动态")
    dialog.editors["说明"].setPlainText(f"联系人身份证{NUMBER}")

    dialog.accept()

    assert dialog.refusal.text().startswith("“说明”里像是写了身份证号码")
    assert dialog.focusWidget() is dialog.editors["说明"]
    dialog.reject()


def test_the_pane_says_it_under_the_field(platforms, known, qtbot):
    platforms.choose(known["演示孵化器"])
    field = platforms.pane.fields.fields["联系电话"]
    field.editor.setFocus()
    field.editor.setText(NUMBER)

    qtbot.keyClick(field.editor, Qt.Key.Key_Return)

    assert field.refusal.text() == REFUSAL
    assert platforms.pane.window().focusWidget() is field.editor
    field.editor.setText("")


def test_a_cell_names_its_column(platforms, known):
    row = platforms.table.row_of(known["演示孵化器"])
    holder = [one.title for one in platforms.table.columns].index("依托单位")

    with pytest.raises(DeskError, match="“依托单位”里像是写了身份证号码"):
        platforms.table.setData(platforms.table.index(row, holder), NUMBER)
