"""The chart: rows chosen and folded, zoomed and scrolled, and carried by mouse and keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heze_desk.roadmap import store
from heze_desk.roadmap.screen.inks import inks, light, words
from heze_desk.roadmap.screen.rows import LaneKey
from heze_desk.roadmap.screen.scale import Unit

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def drag(canvas, begin, by):
    view = canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Modifier.NoModifier, begin)
    for share in (0.5, 1):
        QTest.mouseMove(view, begin + QPoint(round(by * share), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Modifier.NoModifier, begin + QPoint(by, 0))


def test_arrows_choose_rows_and_fold_industries(page, qtbot, item):
    canvas = page.canvas
    assert canvas.current.key == LaneKey(1)

    qtbot.keyClick(canvas, Key.Key_Down)
    assert canvas.current.key == item(1)
    assert page.sentence.text() == "未来材料：演示攻关，2026-01-01 至 2026-10-31，超期23天。"
    assert canvas.accessibleDescription() == page.sentence.text()
    qtbot.keyClick(canvas, Key.Key_Left)
    assert canvas.current.key == LaneKey(1)
    assert item(1) not in canvas.scene.places
    qtbot.keyClick(canvas, Key.Key_Return)
    assert item(1) in canvas.scene.places
    qtbot.keyClick(canvas, Key.Key_End)
    assert canvas.current == canvas.scene.rows[-1]


def test_a_click_on_the_name_of_an_industry_folds_it(page, qtbot, item):
    canvas = page.canvas
    point = QPoint(12, canvas.scene.y(0) + 10)

    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert item(1) not in canvas.scene.places
    page.receive(item(2))  # what somebody asks for is unfolded
    assert canvas.current.key == item(2)


def test_what_is_folded_away_hands_its_place_to_its_industry(page, item):
    page.canvas.choose(item(2))
    page.acts.fold.trigger()

    assert page.canvas.current.key == LaneKey(1)
    assert page.sentence.text() == "未来材料：5条，超期2条。"
    assert len(page.canvas.scene.rows) == len(page.canvas.scene.timeline.lanes)


def test_only_exceptions_are_coloured_and_have_words(page, item, task):
    timeline = page.canvas.scene.timeline
    late, coming, overdue, running = (timeline.bars[key] for key in (item(1), item(2), task(1), task(2)))

    assert [words(bar, timeline) for bar in (late, coming, overdue, running)] == ["超期23天", "", "超期54天", ""]
    assert [light(bar, timeline) for bar in (late, coming, overdue)] == ["逾期", "正常", "逾期"]
    assert inks(late, timeline) == inks(overdue, timeline) != inks(coming, timeline) == inks(running, timeline)


def test_the_wheel_zooms_from_years_to_weeks_and_keeps_the_day_under_it(page):
    canvas = page.canvas
    assert canvas.horizontalScrollBar().maximum() == 0
    middle = QPointF(canvas.scene.view.label_width + 300, 200)
    day = canvas.scene.scale.day(300 + canvas.scene.view.left)

    for _ in range(16):
        turn = QWheelEvent(
            middle, middle, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Modifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas.viewport(), turn)

    assert canvas.scene.scale.unit is Unit.WEEK
    assert abs(canvas.scene.scale.day(300 + canvas.scene.view.left) - day) <= timedelta(days=3)
    page.acts.whole.trigger()
    assert canvas.horizontalScrollBar().maximum() == 0


def test_keys_zoom_and_bring_today_into_sight(page, qtbot):
    canvas = page.canvas
    for _ in range(14):
        qtbot.keyClick(canvas, Key.Key_Equal, Modifier.ControlModifier)
    canvas.horizontalScrollBar().setValue(0)

    qtbot.keyClick(canvas, Key.Key_T, Modifier.ControlModifier)

    scene = canvas.scene
    assert scene.view.label_width < scene.x(scene.scale.at(date(2026, 11, 23))) < scene.view.width
    wide = scene.scale.day_width
    qtbot.keyClick(canvas, Key.Key_Minus, Modifier.ControlModifier)
    assert canvas.scene.scale.day_width == pytest.approx(wide / 1.25)


@pytest.mark.parametrize(("share", "start", "finish"), [(0.5, 1, 1), (1.0, 0, 1), (0.0, 1, 0)])
def test_a_bar_is_moved_in_its_middle_and_stretched_at_its_ends(page, at, dialog, item, share, start, finish):
    """The numbers say which of its days go along."""
    canvas = page.canvas
    by = 60
    days = timedelta(days=round(by / canvas.scene.scale.day_width))
    old = store.get(page.workspace.db, 2)

    drag(canvas, at(item(2), share), by)

    asked = dialog()
    assert asked.answers()["开始"] == old.start + days * start
    assert asked.answers()["结束"] == old.finish + days * finish
    asked.accept()
    assert "写明理由" in asked.refusal.text()
    asked.fill({"理由": "演示：设备未到"})
    asked.accept()
    new = store.get(page.workspace.db, 2)
    assert (new.start, new.finish) == (old.start + days * start, old.finish + days * finish)
    assert store.moves(page.workspace.db, 2)[0].reason == "演示：设备未到"
    page.workspace.undo()
    assert store.get(page.workspace.db, 2) == old


def test_the_chart_follows_a_bar_that_is_carried_to_its_edge(page, at, dialog, item):
    canvas = page.canvas
    canvas.zoom(6)
    canvas.horizontalScrollBar().setValue(round(canvas.scene.scale.at(date(2026, 12, 1))) - 100)
    begin, before = at(item(2), 0.05), canvas.scene.view.left

    drag(canvas, begin, canvas.scene.view.width - begin.x() - 5)

    assert canvas.scene.view.left > before
    moved = (dialog().answers()["开始"] - date(2026, 12, 1)).days * canvas.scene.scale.day_width
    assert moved > canvas.scene.view.width - begin.x()


def test_a_hand_that_trembles_moves_nothing_and_escape_calls_it_off(page, at, item, qtbot):
    canvas = page.canvas
    drag(canvas, at(item(2)), 2)
    assert canvas.scene.drag is None

    canvas.choose(item(2))
    qtbot.keyPress(canvas, Key.Key_Right, Modifier.AltModifier)
    assert page.sentence.text() == "演示示范：2026-12-08 至 2028-01-07（+7天），松开后写明理由，按 Esc 放弃。"
    qtbot.keyClick(canvas, Key.Key_Escape)
    qtbot.keyRelease(canvas, Key.Key_Alt)
    assert canvas.scene.drag is None


@pytest.mark.parametrize(
    ("modifiers", "start", "finish"),
    [
        (Modifier.AltModifier, "2026-12-15", "2028-01-14"),
        (Modifier.ShiftModifier, "2026-12-01", "2028-01-14"),
        (Modifier.AltModifier | Modifier.ShiftModifier, "2026-12-15", "2027-12-31"),
    ],
)
def test_keys_carry_a_bar_and_ask_once_they_are_let_go(page, qtbot, dialog, item, modifiers, start, finish):
    page.canvas.choose(item(2))
    for _ in range(2):
        qtbot.keyPress(page.canvas, Key.Key_Right, modifiers)
    qtbot.keyRelease(page.canvas, Key.Key_Shift if modifiers == Modifier.ShiftModifier else Key.Key_Alt)

    answers = dialog().answers()
    assert (f"{answers['开始']}", f"{answers['结束']}") == (start, finish)
