"""Files dropped anywhere on the window go to the page that takes them."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from heze_desk.kit.edits import LineEdit, LongEdit
from heze_desk.kit.screen import Screen
from heze_desk.kit.window import DeskWindow, Page

COPY, LEFT, NOTHING = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Taking(Screen):
    def __init__(self, desk):
        super().__init__(desk)
        self.line, self.text = LineEdit(), LongEdit()
        self.received = []
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.text)

    def reload(self):
        pass

    def receive(self, message):
        self.received.append(message)


@pytest.fixture
def window(qtbot, desk):
    build = lambda: Taking(desk)  # noqa: E731
    pages = [Page("home", "总览", "home", build), Page("forms", "收表", "inbox", build, takes=frozenset({".xlsx"}))]
    window = DeskWindow(desk, pages)
    qtbot.addWidget(window)
    window.show_page("home")
    window.show()
    return window


def drop(target: QWidget, *paths):
    """Drop files as the system does: the event goes up until somebody takes it; says whether anybody did."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(target.rect().center())
    enter = QDragEnterEvent(place.toPoint(), COPY, files, LEFT, NOTHING)
    widget = target
    while widget is not None:
        enter.ignore()
        if widget.acceptDrops():
            QApplication.sendEvent(widget, enter)
        if enter.isAccepted():
            QApplication.sendEvent(widget, QDropEvent(place, COPY, files, LEFT, NOTHING))
            return True
        widget = widget.parentWidget()
    return False


@pytest.mark.parametrize("part", ["line", "text"])
def test_files_dropped_on_a_field_of_another_page_reach_the_page_that_takes_them(window, tmp_path, part):
    home = window.show_page("home")
    field = getattr(home, part)
    field = field.viewport() if part == "text" else field
    first, second = tmp_path / "甲.xlsx", tmp_path / "乙.XLSX"

    assert drop(field, first, second)

    assert field.parent().isVisible() is False
    assert window.show_page("forms").received == [(first, second)]
    assert home.line.text() == home.text.toPlainText() == ""


def test_a_folder_is_taken_and_a_file_of_another_kind_is_not(window, tmp_path):
    assert not drop(window, tmp_path / "照片.png")
    assert drop(window, tmp_path)

    assert window.show_page("forms").received == [(tmp_path,)]


def test_text_can_still_be_dropped_into_a_field(window):
    line = window.show_page("home").line
    text = QMimeData()
    text.setText("市科技局")
    enter = QDragEnterEvent(line.rect().center(), COPY, text, LEFT, NOTHING)

    QApplication.sendEvent(line, enter)

    assert enter.isAccepted()
