"""What is shifted and what is newly painted make the same picture as one painted whole, and are less work."""

import random

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from build_spec.bench.scrolled_roadmap import timeline
from heze_desk.roadmap.screen import canvas as canvas_module
from heze_desk.roadmap.screen.roadmap_canvas import RoadmapCanvas

WIDE, HIGH = 1100, 640


@pytest.fixture
def canvas(qtbot, desk_over, policy_workspace):
    desk_over(policy_workspace, timeline().day)
    canvas = RoadmapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(WIDE, HIGH)
    canvas.show_timeline(timeline(), is_today=True)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.choose(canvas.scene.rows[30].key)
    return canvas


def on_screen(canvas):
    """What stands in the window just now, as it was put together."""
    QApplication.processEvents()
    return canvas.screen().grabWindow(canvas.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted_whole(canvas):
    canvas.viewport().update()
    return on_screen(canvas)


def differing(one, other):
    """Some pixels that are not alike; each with both colours."""
    if one == other:
        return []
    return [
        (x, y, one.pixelColor(x, y).name(), other.pixelColor(x, y).name())
        for y in range(one.height())
        for x in range(one.width())
        if one.pixel(x, y) != other.pixel(x, y)
    ][:10]


@pytest.mark.parametrize("zoom", [1.0, 3.3, 20.0])
@pytest.mark.parametrize("steps", [[(0, 190), (0, 7), (0, -61), (0, -3)], [(65, 0), (-13, 0), (41, 28), (-300, -500)]])
def test_scrolled_it_looks_as_if_painted_whole(canvas, zoom, steps):
    canvas.zoom(zoom)
    down, along = canvas.verticalScrollBar(), canvas.horizontalScrollBar()
    down.setValue(3000)
    along.setValue(along.maximum() // 3)
    on_screen(canvas)

    for right, low in steps:
        along.setValue(along.value() + right)
        down.setValue(down.value() + low)
        scrolled = on_screen(canvas)
        assert differing(scrolled, painted_whole(canvas)) == []


@pytest.mark.parametrize("zoom", [1.0, 3.0, 5.0, 20.0])
def test_scrolled_anyhow_it_looks_as_if_painted_whole(canvas, zoom):
    chance = random.Random(7)
    canvas.zoom(zoom)
    for turn in range(60):
        for bar in (canvas.verticalScrollBar(), canvas.horizontalScrollBar()):
            bar.setValue(bar.value() + chance.choice((4, 8, -4, -8, 40, 28, 13, 120, -60)))
        if turn % 3 == 0:  # else two scrolls are painted at once
            assert differing(on_screen(canvas), painted_whole(canvas)) == [], turn


def test_only_what_comes_into_sight_is_painted(canvas, monkeypatch):
    on_screen(canvas)
    painted = []
    paint = canvas_module.paint
    monkeypatch.setattr(canvas_module, "paint", lambda painter, scene: (painted.append(scene), paint(painter, scene)))

    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().value() + 40)
    on_screen(canvas)

    (scene,) = painted
    assert scene.exposed == QRect(0, canvas.viewport().height() - 40, canvas.viewport().width(), 40)
    assert len(scene.in_sight()) <= 3
