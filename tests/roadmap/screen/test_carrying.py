"""What waits for a bar that is moved: asked once, carried along or left, taken back by one undo."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.errors import DeskError
from heze_desk.roadmap import store
from heze_desk.roadmap.screen.carry_dialog import CarryDialog
from heze_desk.roadmap.screen.moving import bar_as_it_is
from heze_desk.tasks import store as tasks
from heze_desk.tasks.screen.later_deadline import LaterDeadline

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FAR = date(2027, 12, 1)


@pytest.fixture
def chain(page, qtbot, item, task):
    """演示攻关 → 演示示范 → 演示建成, and a task that waits for 演示攻关."""
    with page.workspace.step("先后") as db:
        store.wait(db, item(1), item(2))
        store.wait(db, item(2), item(3))
        store.wait(db, item(1), task(2))
        tasks.change(db, 2, start=date(2026, 11, 1))
    qtbot.waitUntil(lambda: len(page.canvas.scene.timeline.waits) == 3)
    page.workspace.undo_since_now()
    return page


def move(page, dialog, item, finish, reason="演示：设备未到"):
    page.canvas.choose(item(1))
    page.acts.move.trigger()
    asked = dialog()
    asked.fill({"结束": finish, "理由": reason})
    asked.accept()


def rows(question):
    table = question.table
    return [[table.index(row, column).data() for column in range(1, 5)] for row in range(table.rowCount())]


def finishes(page):
    return [store.get(page.workspace.db, number).finish.isoformat() for number in (1, 2, 3)]


def test_what_would_move_is_listed_before_anything_is_written(chain, dialog, question, item):
    move(chain, dialog, item, FAR)

    asked = question()
    assert asked.text.text() == "“演示攻关”改为2026年1月1日至2027年12月1日以后，有3项开始得太早。"
    first, (task, *_, stays), last = rows(asked)
    assert first == ["演示示范", "演示攻关", "2026年12月1日至2027年12月31日", "2027年12月2日至2028年12月31日"]
    assert last == ["演示建成", "演示示范", "2028年6月30日", "2028年12月31日"]
    assert (task.startswith("2-1-"), stays) == (True, "不动")
    assert asked.carry_button.text() == "顺延2项"
    assert finishes(chain) == ["2026-10-31", "2027-12-31", "2028-06-30"]


def test_all_go_along_and_one_undo_takes_all_back(chain, dialog, question, item):
    move(chain, dialog, item, FAR)
    question().carry_button.click()

    assert finishes(chain) == ["2027-12-01", "2028-12-31", "2028-12-31"]
    assert store.moves(chain.workspace.db, 2)[0].reason == "随“演示攻关”顺延：演示：设备未到"
    chain.workspace.undo()
    assert finishes(chain) == ["2026-10-31", "2027-12-31", "2028-06-30"]


def test_only_the_one_is_moved_and_the_rest_stays_marked(chain, qtbot, dialog, question, item):
    move(chain, dialog, item, FAR)
    question().alone_button.click()

    assert finishes(chain) == ["2027-12-01", "2027-12-31", "2028-06-30"]
    qtbot.waitUntil(lambda: "2处先后顺序不符" in chain.summary.text())
    with qtbot.waitSignal(chain.told) as told:
        chain.acts.follow.trigger()  # later one may think better of it
        asked = question()
        asked.carry_button.click()
        assert asked.refusal.text() == "顺延要写明理由。"
        asked.typed.setPlainText("演示")
        asked.carry_button.click()
    assert told.args[0] == "已顺延2项；可按 Ctrl+Z 撤销。"
    with pytest.raises(DeskError, match="没有要顺延的"):
        chain.moving.ask_following(chain.canvas.scene.timeline.bars[item(1)])


def test_back_leads_to_the_days_with_what_was_typed(chain, dialog, question, item):
    move(chain, dialog, item, FAR)
    question().back_button.click()

    asked = dialog()
    assert (asked.answers()["结束"], asked.answers()["理由"]) == (FAR, "演示：设备未到")
    asked.fill({"结束": date(2026, 10, 30)})
    asked.accept()
    assert finishes(chain)[0] == "2026-10-30"
    assert not [one for one in chain.window().findChildren(CarryDialog) if one.isVisible()]


def test_a_move_before_what_it_waits_for_is_told(chain, qtbot, dialog, item):
    chain.canvas.choose(item(2))
    chain.acts.move.trigger()
    asked = dialog()
    asked.fill({"开始": date(2026, 10, 1), "理由": "演示"})

    with qtbot.waitSignal(chain.told) as told:
        asked.accept()

    assert "它要等“演示攻关”（2026年1月1日至10月31日）完成，先后不符" in told.args[0]


def test_no_reason_is_refused_before_the_question(chain, dialog, item):
    move(chain, dialog, item, FAR, reason=" ")

    assert dialog().refusal.text() == "移动或改动日期要写明理由。"
    assert not chain.window().findChildren(CarryDialog)


def test_a_task_put_off_in_the_way_of_the_ledger_asks_afterwards(page, qtbot, question, item, task):
    with page.workspace.step("先后") as db:
        store.wait(db, task(2), item(3))
        store.move(db, 3, date(2027, 4, 1), date(2027, 4, 1), day=page.today, reason="演示")
    qtbot.waitUntil(lambda: len(page.canvas.scene.timeline.waits) == 1)
    page.canvas.choose(task(2))
    page.moving.ask(bar_as_it_is(page.canvas.bar))
    qtbot.keyPress(page.canvas, Key.Key_Right, Modifier.AltModifier)
    qtbot.keyRelease(page.canvas, Key.Key_Alt)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(LaterDeadline)))

    next(iter(page.window().findChildren(LaterDeadline))).correct()

    asked = question()
    assert asked.typed.toPlainText() == "任务时限改为2027年4月7日"
    asked.carry_button.click()
    assert store.get(page.workspace.db, 3).start == date(2027, 4, 7)
