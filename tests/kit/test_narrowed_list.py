"""The list that is narrowed by words and picks, beside its pane."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from heze_desk.kit.columns import Choice, Column
from heze_desk.kit.narrowed_list import NarrowedList
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen


class Words(Screen):
    """Lists words that contain what is typed and are as long as is picked."""

    title = "词"

    def __init__(self, desk):
        super().__init__(desk)
        self.known = ["甲", "乙乙"]
        self.length = Picker(Choice(None, "全部长度"), "长度")
        self.length.offer([[Choice(1, "一字"), Choice(2, "二字")]])
        self.table = RecordTable(desk, (Column("词", lambda line: line),), parent=self)
        self.view = RecordView(self.table)
        self.list = NarrowedList(self, "筛选", (self.length,), measure="个")
        self.list.hold(self.view, EmptyPage("还没有词", ""), ("没有符合的词", "可以清除筛选。"))
        self.list.lay_out(QLabel(), "words")
        self.list.narrowed.connect(self.narrow)
        self.narrow()

    def reload(self):
        self.narrow()

    def narrow(self):
        (length,) = self.list.values()
        self.shown = [one for one in self.known if self.list.words() in one and length in (None, len(one))]
        self.list.say(len(self.shown), len(self.known), some=bool(self.known))


@pytest.fixture
def page(qtbot, desk_over, workspace, today):
    page = Words(desk_over(workspace, today))
    qtbot.addWidget(page)
    return page


def test_words_and_picks_narrow_and_clearing_lets_all_through_again(page):
    page.list.text.setText(" 乙 ")
    by_word, told = page.shown, page.list.count.text()
    page.list.text.setText("")
    page.length.setCurrentIndex(page.length.findText("一字"))
    page.length.picked.emit()
    by_pick = page.shown
    page.list.clear_act.trigger()

    assert (by_word, told, by_pick) == (["乙乙"], "显示 1/2 个", ["甲"])
    assert (page.shown, page.length.value()) == (["甲", "乙乙"], None)


def test_nothing_that_fits_and_nothing_kept_are_told_apart(page):
    page.list.text.setText("丙")
    assert page.list.pages.currentWidget() is page.list.none_fit

    page.known = []
    page.narrow()

    assert page.list.pages.currentWidget() is page.list.none_yet


def test_the_key_that_clears_the_filter_is_meant_for_the_list_alone(page):
    assert page.list.clear_act in page.view.actions()
    assert page.list.clear_act.shortcutContext() is Qt.ShortcutContext.WidgetShortcut


@pytest.mark.parametrize("where", ["line", "picker"])
def test_esc_lets_all_through_also_where_one_narrows(page, shown_page, qtbot, where):
    shown_page(page)
    page.length.choose(2)
    page.list.text.setText("乙")
    part = page.list.text if where == "line" else page.length
    part.setFocus()
    qtbot.waitUntil(part.hasFocus)

    qtbot.keyClick(part, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: page.list.words() == "")
    assert page.list.values() == [None]
