"""The top bar of a page: a notice goes with what it was said of."""

from datetime import date

import pytest
from PySide6.QtWidgets import QTabBar, QVBoxLayout

from heze_desk.kit.as_of import AsOf
from heze_desk.kit.page_frame import PageFrame
from heze_desk.kit.screen import Screen


class Tabbed(Screen):
    """Two tabs, read as of a day."""

    def __init__(self, desk):
        super().__init__(desk)
        self.tabs, self.as_of = QTabBar(), AsOf(desk.clock)
        for title in ("平台", "企业"):
            self.tabs.addTab(title)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addWidget(self.as_of)

    def reload(self):
        self.subtitled.emit("截至2026年11月23日")


@pytest.fixture
def frame(qtbot, desk_over, workspace, today):
    frame = PageFrame("五类名录", Tabbed(desk_over(workspace, today)))
    qtbot.addWidget(frame)
    frame.show()
    frame.screen_shown.tell("已合并为“演示平台”。")
    assert frame.notice.isVisible()
    return frame


def test_a_notice_goes_with_the_tab(frame):
    frame.screen_shown.tabs.setCurrentIndex(1)

    assert not frame.notice.isVisible()
    assert frame.bar.subtitle.isVisible()


def test_a_notice_goes_with_the_day(frame):
    frame.screen_shown.as_of.set_day(date(2026, 2, 1))

    assert not frame.notice.isVisible()


def test_a_notice_said_on_the_next_tab_stands(frame):
    frame.screen_shown.tabs.setCurrentIndex(1)

    frame.screen_shown.tell("已新增企业。")

    assert frame.notice.isVisible()
