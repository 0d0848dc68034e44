"""The rule of the lights on the settings page: chosen from a list, its numbers and its sentence below."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from heze_desk.settings.screen import SettingsScreen


@pytest.fixture
def page(qtbot, office):
    page = SettingsScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    return page


def _type(field, text):
    line = field.editor if isinstance(field.editor, QLineEdit) else field.editor.lineEdit()
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "label", "words"),
    [
        ("规则", "按序时进度：绿灯、黄灯、红灯（银川做法）", "黄灯指落后序时进度10个百分点以上"),
        ("规则", "按三色督办单：蓝灯、黄灯、红灯（宿迁做法）", "蓝灯指距时限7个工作日以内"),
        ("天数计法", "按自然日计", "临期指距时限7日以内"),
        ("时限遇放假日", "提前至上一个工作日", "时限遇放假日提前至上一个工作日"),
    ],
)
def test_the_rule_is_chosen_from_a_list_and_its_sentence_follows(qtbot, page, office, name, label, words):
    rules = page.forms["亮灯规则"].fields

    _type(rules[name], label)

    qtbot.waitUntil(lambda: words in rules["表下说明"].text.text())
    assert office.workspace.undoable() == f"修改{name}"


def test_the_rule_under_the_tables_follows_the_days(qtbot, page):
    rules = page.forms["亮灯规则"].fields

    _type(rules["临期提前天数"], "15")

    qtbot.waitUntil(lambda: "临期指距时限15个工作日以内" in rules["表下说明"].text.text())
