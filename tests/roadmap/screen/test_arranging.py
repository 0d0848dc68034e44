"""Phases and milestones of an industry put in another order, by keys and by their names."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from heze_desk.roadmap import document, store
from heze_desk.roadmap.timeline import timeline

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


def titles(page):
    return [item.title for item in store.items(page.workspace.db, 1)]


def name_of(page, key, share=0.5):
    scene = page.canvas.scene
    return QPoint(60, round(scene.y(scene.places[key]) + scene.view.row * share))


def drag(page, begin, end):
    view = page.canvas.viewport()
    QTest.mousePress(view, Button.LeftButton, Modifier.NoModifier, begin)
    for share in (0.5, 1):
        QTest.mouseMove(view, begin + (end - begin) * share)


def test_keys_move_a_row_up_and_down_and_undo_takes_it_back(page, qtbot, item):
    page.canvas.choose(item(3))
    qtbot.keyClick(page.canvas, Key.Key_Up, Modifier.AltModifier)

    assert titles(page) == ["演示攻关", "演示建成", "演示示范"]
    qtbot.waitUntil(lambda: page.canvas.scene.places[item(3)] == 2)
    assert page.canvas.current.key == item(3)
    qtbot.keyClick(page.canvas, Key.Key_Down, Modifier.AltModifier)
    qtbot.waitUntil(lambda: page.canvas.scene.places[item(3)] == 3)
    page.workspace.undo()
    page.workspace.undo()
    assert titles(page) == ["演示攻关", "演示示范", "演示建成"]


@pytest.mark.parametrize(
    ("lifted", "onto", "share", "order"),
    [
        (3, 1, 0.1, ["演示建成", "演示攻关", "演示示范"]),
        (1, 2, 0.9, ["演示示范", "演示攻关", "演示建成"]),
        (1, 3, 0.9, ["演示示范", "演示建成", "演示攻关"]),
        (2, 2, 0.9, ["演示攻关", "演示示范", "演示建成"]),
    ],
)
def test_a_name_is_dragged_between_two_others(page, qtbot, item, lifted, onto, share, order):
    end = name_of(page, item(onto), share)
    drag(page, name_of(page, item(lifted)), end)
    QTest.mouseRelease(page.canvas.viewport(), Button.LeftButton, Modifier.NoModifier, end)

    assert titles(page) == order
    assert page.canvas.scene.gap is None


def test_the_order_is_that_of_the_paper_too(page, item, qtbot):
    page.acts.place(item(3), item(1))

    rows = document.strip(timeline(page.workspace.db, page.today)).rows
    assert [row.label for row in rows[1:4]] == ["演示建成", "演示攻关", "演示示范"]


def test_a_name_stays_in_its_industry_and_escape_calls_it_off(page, qtbot, item):
    far = QPoint(60, page.canvas.viewport().height() - 5)
    drag(page, name_of(page, item(1)), far)
    assert page.canvas.scene.gap == page.canvas.scene.places[item(3)] + 1

    qtbot.keyClick(page.canvas, Key.Key_Escape)
    QTest.mouseRelease(page.canvas.viewport(), Button.LeftButton, Modifier.NoModifier, far)
    assert titles(page) == ["演示攻关", "演示示范", "演示建成"]


def test_tasks_and_the_ends_of_a_list_stay_where_they_are(page, qtbot, item, task):
    page.canvas.choose(task(1))
    assert not page.acts.up.isEnabled()
    drag(page, name_of(page, task(1)), name_of(page, item(1)))
    assert page.canvas.scene.gap is None
    QTest.mouseRelease(page.canvas.viewport(), Button.LeftButton, Modifier.NoModifier, QPoint(60, 5))

    page.canvas.choose(item(1))
    qtbot.keyClick(page.canvas, Key.Key_Up, Modifier.AltModifier)
    assert titles(page) == ["演示攻关", "演示示范", "演示建成"]
