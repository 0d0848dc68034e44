"""The page, and where its bars are."""

import pytest
from PySide6.QtCore import QPoint

from heze_desk.kit.asking import AskDialog
from heze_desk.roadmap.screen import RoadmapScreen
from heze_desk.roadmap.screen.carry_dialog import CarryDialog
from heze_desk.tasks.screen.later_deadline import ask_what_is_meant


@pytest.fixture
def page(planned_office, shown_page):
    page = shown_page(RoadmapScreen(planned_office, ask_what_is_meant))
    page.canvas.setFocus()
    return page


@pytest.fixture
def at(page):
    """A point of a bar: by its share of the bar's length."""

    def point(key, share=0.5):
        scene = page.canvas.scene
        bar, place = scene.timeline.bars[key], scene.places[key]
        box = scene.diamond(bar, place) if bar.is_milestone else scene.box(bar, place)
        return QPoint(round(box.x() + box.width() * share), round(box.center().y()))

    return point


@pytest.fixture
def dialog(page, qtbot):
    """The dialog that asks just now."""

    def found():
        qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(AskDialog)))
        return next(one for one in page.window().findChildren(AskDialog) if one.isVisible())

    return found


@pytest.fixture
def question(page, qtbot):
    """The question about what waits for the bar that was moved."""

    def found():
        qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(CarryDialog)))
        return next(one for one in page.window().findChildren(CarryDialog) if one.isVisible())

    return found
