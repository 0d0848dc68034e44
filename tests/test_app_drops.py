"""Files dropped on the window as the program builds it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from heze_desk import app
from heze_desk.kit.clock import Clock


@pytest.fixture
def window(qtbot, office, policy_workspace, today):
    clock = Clock()
    clock.pin(today)
    window = app.build(policy_workspace, clock)
    qtbot.addWidget(window)
    window.show_page("home")
    window.show()
    return window


@pytest.mark.parametrize(("name", "taken"), [("反馈表.xlsx", True), ("旧表.XLS", True), ("照片.png", False)])
def test_forms_dropped_on_any_page_are_brought_to_the_rounds(window, tmp_path, name, taken):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), copy, files, left, none)

    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), copy, files, left, none))

    assert enter.isAccepted() is taken
    assert window.stack.currentWidget().screen_shown.title == ("定期调度" if taken else "调度总览")
    window.desk.background.close()
