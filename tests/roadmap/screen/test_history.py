"""Ctrl+H on the roadmap tells what happened to the phase or milestone that is current."""

from datetime import date

from PySide6.QtCore import Qt

from heze_desk.kit.story_dialog import StoryDialog
from heze_desk.roadmap import store


def stories(page):
    return [one for one in page.window().findChildren(StoryDialog) if one.isVisible()]


def test_the_history_of_a_phase_tells_its_moves(page, qtbot, item):
    with page.workspace.step("移动") as db:
        store.move(db, 1, date(2026, 2, 1), date(2026, 10, 31), day=page.today, reason="演示：场地晚到")
    page.reload()
    page.canvas.choose(item(1))
    qtbot.keyClick(page.canvas, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(stories(page)))

    told = stories(page)[0].table.records

    assert [(one.field, one.new[-9:]) for one in told][:1] == [("移动", "理由：演示：场地晚到"[-9:])]
    assert told[-1].new.startswith("产业：未来材料；类别：阶段；名称：演示攻关")
    stories(page)[0].accept()


def test_a_task_has_its_history_in_the_ledger(page, item, task):
    page.canvas.choose(task(1))
    assert not page.acts.history.isEnabled()

    page.canvas.choose(item(3))
    assert page.acts.history.isEnabled()
    assert page.acts.history in page.acts.menu().actions()
