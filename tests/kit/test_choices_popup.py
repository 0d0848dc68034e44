"""The list of choices over the page: dressed as lists are, wherever it is opened from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heze_desk.kit.choices_popup import pop_up_choices
from heze_desk.kit.columns import Choice
from heze_desk.kit.quiet_fields import QUIET

OFFERED = [Choice(number, name) for number, name in enumerate(("规上", "重点企业", "培育"))]


@pytest.fixture
def popup(qtbot, dressed):
    """Opened from a quiet pane, whose fields read like plain text."""
    window, pane = QWidget(), QWidget()
    pane.setObjectName("quiet")
    pane.setStyleSheet(QUIET)
    QVBoxLayout(window).addWidget(pane)
    qtbot.addWidget(window)
    window.show()
    popup = pop_up_choices(pane, pane.rect().bottomLeft(), (OFFERED, (0,)), lambda values: None)
    qtbot.waitUntil(popup.isVisible)
    yield popup
    popup.close()


def box(popup, row):
    """The middle of the tick box of a line."""
    line = popup.list.visualItemRect(popup.list.item(row))
    return popup.list.viewport().grab().toImage(), line.left() + line.height() // 2, line.center().y()


def test_the_box_of_what_is_not_ticked_is_white(popup):
    image, x, y = box(popup, 1)
    assert image.pixelColor(x, y).lightness() > 200


def test_a_tick_is_seen_in_its_box(popup):
    image, x, y = box(popup, 0)
    shades = [image.pixelColor(x + dx, y + dy).lightness() for dx in range(-4, 5) for dy in range(-4, 5)]
    assert min(shades) < 100
    assert max(shades) > 200


def test_the_lines_stand_where_they_stay(popup, qtbot):
    before = [popup.list.visualItemRect(popup.list.item(row)) for row in range(len(OFFERED))]
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    assert [popup.list.visualItemRect(popup.list.item(row)) for row in range(len(OFFERED))] == before


def test_a_short_list_is_no_taller_than_its_frame_needs(popup):
    assert popup.height() <= popup.sizeHint().height()
