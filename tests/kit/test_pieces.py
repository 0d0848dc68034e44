"""Small pieces of a page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QTableView, QToolButton, QWidget

from heze_desk.kit.memory import Memory
from heze_desk.kit.pieces import Card, EmptyPage, FilterLine, PaneSplitter, ShownCount


def test_the_filter_narrows_as_one_types_and_esc_clears_it(qtbot, dressed):
    page = QWidget()
    qtbot.addWidget(page)
    line = FilterLine("筛选", page)
    with qtbot.waitSignal(line.narrowed) as heard:
        line.setText(" 低空 ")
    assert heard.args == ["低空"]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_ctrl_f_leads_to_the_filter(qtbot, dressed):
    page = QWidget()
    qtbot.addWidget(page)
    line, other = FilterLine("筛选", page), QTableView(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    qtbot.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is line


def test_the_count_says_how_many_of_how_many(qtbot, dressed):
    count = ShownCount()
    qtbot.addWidget(count)
    count.say(3, 20)
    assert count.text() == "显示 3/20 项"


@pytest.mark.parametrize(("width", "pane"), [(1366, 290), (1536, 320), (1920, 360)])
def test_the_pane_follows_the_window(qtbot, dressed, width, pane):
    splitter = PaneSplitter(QWidget(), QWidget(), Memory(), "ledger")
    qtbot.addWidget(splitter)
    splitter.resize(width, 600)
    splitter.show()
    assert splitter.sizes()[1] == pane


def test_a_pane_set_by_hand_stays(qtbot, dressed):
    memory = Memory()
    first = PaneSplitter(QWidget(), QWidget(), memory, "ledger")
    qtbot.addWidget(first)
    first.resize(1366, 600)
    first.show()
    first.setSizes([900, 456])
    first.splitterMoved.emit(900, 1)

    again = PaneSplitter(QWidget(), QWidget(), memory, "ledger")
    qtbot.addWidget(again)
    again.resize(1366, 600)
    again.show()

    assert again.sizes() == first.sizes()


def test_an_empty_page_offers_what_can_be_done_next(qtbot, dressed):
    done = []
    action = QAction("导入台账", triggered=lambda: done.append("导入"))
    page = EmptyPage("还没有任务", "可以从政策条文生成，或导入旧台账。", [action])
    qtbot.addWidget(page)
    page.findChild(QToolButton).click()
    assert done == ["导入"]


def test_a_card_carries_its_title_and_remark(qtbot, dressed):
    card = Card("责任分工", "点数字看清单")
    qtbot.addWidget(card)
    assert [label.text() for label in card.findChildren(QLabel)] == ["责任分工", "点数字看清单"]
