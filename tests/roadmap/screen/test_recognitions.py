"""From a recognition on the chart to its entry in the registers."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from heze_desk.registers import recognising
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry, Kind, Recognition
from heze_desk.roadmap.records import BarKey, Subject

KEY = BarKey(Subject.RECOGNITION, 1)


@pytest.fixture
def recognised(page, qtbot):
    """Two platforms of 未来材料; returns their ids."""
    ids = []
    with page.workspace.step("认定") as db:
        for name, day in (("演示平台甲", date(2026, 2, 1)), ("演示平台乙&", date(2026, 10, 1))):
            ids.append(registers.add(db, Entry(kind=Kind.PLATFORM, name=name, added_on=page.today), [1]))
            told = Recognition(entry_id=ids[-1], mark="认定", recognised_on=day, document="演示1号")
            recognising.recognise(db, told)
    qtbot.waitUntil(lambda: KEY in page.canvas.scene.timeline.bars)
    page.canvas.choose(KEY)
    return ids


def diamond(page, place):
    scene = page.canvas.scene
    bar = scene.timeline.bars[KEY]
    return scene.mark(bar.marks[place], bar, scene.places[KEY]).center().toPoint()


@pytest.mark.parametrize("place", [0, 1])
def test_a_double_click_on_a_diamond_opens_its_entry(page, qtbot, recognised, place):
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseDClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=diamond(page, place))

    assert asked.args == ["registers", recognised[place]]


def test_enter_lists_them_the_latest_first(page, qtbot, recognised):
    qtbot.keyClick(page.canvas, Qt.Key.Key_Return)

    listed = page.acts.entries
    qtbot.waitUntil(listed.isVisible)
    assert [one.text() for one in listed.actions()] == [
        "2026-10-01　演示平台乙&&（认定）",
        "2026-02-01　演示平台甲（认定）",
    ]
    with qtbot.waitSignal(page.wanted) as asked:
        listed.actions()[1].trigger()
    assert asked.args == ["registers", recognised[0]]
    listed.close()


def test_the_menu_opens_the_only_one(page, qtbot, recognised):
    with page.workspace.step("撤回") as db:
        recognising.withdraw(db, 2, day=date(2026, 11, 1), because="演示")
    qtbot.waitUntil(lambda: len(page.canvas.bar.marks) == 1)
    assert page.acts.open_bar.isEnabled()

    with qtbot.waitSignal(page.wanted) as asked:
        page.acts.open_bar.trigger()

    assert asked.args == ["registers", recognised[0]]


def test_marks_that_lie_over_one_another_are_all_meant(page, recognised):
    page.canvas.fit()
    scene = page.canvas.scene
    middle = diamond(page, 0)

    assert [mark.text for mark in scene.marks_at(middle.toPointF())] == ["演示平台甲（认定）"]
    assert scene.marks_at((middle + QPoint(60, 0)).toPointF()) == ()
    assert scene.marks_at(QPoint(5, middle.y()).toPointF()) == ()
