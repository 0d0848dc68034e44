"""The page: what is added, joined, compared, looked back at and printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.dialogs import Sentence
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.roadmap import store
from heze_desk.roadmap.records import Baseline, ItemKind, PlanItem
from heze_desk.roadmap.screen import RoadmapScreen
from heze_desk.roadmap.screen.rows import LaneKey
from heze_desk.tasks import store as tasks
from heze_desk.tasks.screen.later_deadline import LaterDeadline, ask_what_is_meant

Key, Modifier = Qt.Key, Qt.KeyboardModifier
SLOW_MS = 20_000


def test_an_empty_page_says_two_things_that_can_be_done(office, shown_page, qtbot):
    with office.workspace.step("演示") as db:
        db.execute("update task set deadline = null")
    page = shown_page(RoadmapScreen(office, ask_what_is_meant))

    assert page.stack.currentWidget() is page.empty
    assert [button.isVisible() for button in page.empty.findChildren(QPushButton)] == []
    with qtbot.waitSignal(page.wanted) as asked:
        page.ledger.trigger()
    assert asked.args == ["tasks", None]


def test_a_phase_is_added_and_changed(page, qtbot, dialog, item):
    page.canvas.choose(LaneKey(1))
    page.acts.add.trigger()
    asked = dialog()
    assert asked.answers()["产业"] == 1
    asked.fill({"名称": "演示推广", "开始": date(2028, 1, 1), "结束": date(2029, 12, 31)})
    asked.accept()
    assert page.canvas.current.key == item(4)

    page.acts.open()
    asked = dialog()
    asked.fill({"名称": "演示全面推广", "完成日期": date(2026, 11, 20)})
    asked.accept()
    qtbot.waitUntil(lambda: page.canvas.bar.title == "演示全面推广")
    assert page.canvas.bar.done_on == date(2026, 11, 20)


def test_delete_takes_a_milestone_out_until_it_is_undone(page, qtbot, item):
    page.canvas.choose(item(3))
    qtbot.keyClick(page.canvas, Key.Key_Delete)
    qtbot.waitUntil(lambda: item(3) not in page.canvas.scene.places)

    page.workspace.undo()
    qtbot.waitUntil(lambda: item(3) in page.canvas.scene.places)


def test_a_milestone_has_one_day(page, dialog):
    page.acts.add_milestone.trigger()
    asked = dialog()
    asked.fill({"产业": 2})
    asked.accept()
    assert asked.refusal.text() == "节点的名称不能为空。"
    asked.fill({"名称": "演示投产"})
    asked.accept()
    assert asked.refusal.text() == "请填写日期。"
    asked.fill({"日期": date(2029, 1, 1)})
    asked.accept()

    assert store.get(page.workspace.db, 4).kind is ItemKind.MILESTONE


def test_two_bars_are_put_in_order_and_what_breaks_it_is_told(page, qtbot, at, dialog, item):
    view = page.canvas.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(item(2)))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Modifier.ControlModifier, at(item(1)))
    page.acts.order.trigger()
    asked = dialog()
    assert tuple(asked.answers().values()) == (item(2), item(1))
    asked.accept()
    qtbot.waitUntil(lambda: "1处先后顺序不符" in page.summary.text())

    page.acts.no_order.trigger()
    dialog().accept()
    qtbot.waitUntil(lambda: page.canvas.scene.timeline.waits == ())


def test_what_comes_first_can_be_marked_by_keys(page, qtbot, at, item):
    page.canvas.choose(item(1))
    qtbot.keyClick(page.canvas, Key.Key_Space, Modifier.ControlModifier)
    qtbot.keyClick(page.canvas, Key.Key_Down)

    assert (page.canvas.first.key, page.canvas.bar.key) == (item(1), item(2))
    assert page.sentence.text().startswith("先完成：“演示攻关”；再选后一项，按 Ctrl+L 设先后顺序。未来材料：演示示范")
    qtbot.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(item(3)))
    assert (page.canvas.first.key, page.canvas.bar.key) == (item(1), item(3))
    qtbot.keyClick(page.canvas, Key.Key_Escape)
    assert page.canvas.first is None


def test_a_baseline_is_kept_and_compared_with(page, qtbot, dialog, item):
    page.acts.keep.trigger()
    asked = dialog()
    assert asked.answers()["名称"] == "2026年11月计划"
    asked.accept()
    with page.workspace.step("推迟") as db:
        store.move(db, 2, date(2026, 12, 1), date(2028, 1, 30), day=page.today, reason="演示")
    qtbot.waitUntil(lambda: page.head.baseline.count() == 3)  # with a line between

    assert page.head.baseline.value() == 1  # the latest, unasked
    assert page.canvas.scene.timeline.bars[item(2)].slip == 30
    assert "比“2026年11月计划”推迟1条" in page.summary.text()
    page.head.baseline.choose(None)
    page.head.baseline.picked.emit()
    page.reload()
    assert page.canvas.scene.timeline.baseline == ""
    with pytest.raises(DeskError, match="在已保存的基线里"):
        store.remove(page.workspace.db, 2)


def test_a_later_deadline_of_a_task_goes_the_way_of_the_ledger(page, qtbot, task):
    page.canvas.choose(task(2))
    qtbot.keyPress(page.canvas, Key.Key_Right, Modifier.AltModifier)
    qtbot.keyRelease(page.canvas, Key.Key_Alt)

    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(LaterDeadline)))
    question = next(iter(page.window().findChildren(LaterDeadline)))
    assert "由2027年3月31日改到2027年4月7日" in question.text.text()
    question.correct()
    assert tasks.get(page.workspace.db, 2).deadline == date(2027, 4, 7)


def test_an_earlier_deadline_is_put_right(page, qtbot, dialog, task):
    page.canvas.choose(task(2))
    qtbot.keyPress(page.canvas, Key.Key_Left, Modifier.ShiftModifier)
    qtbot.keyRelease(page.canvas, Key.Key_Shift)
    dialog().accept()

    found = tasks.get(page.workspace.db, 2)
    assert (found.start, found.deadline) == (date(2026, 3, 1), date(2027, 3, 24))


def test_enter_on_a_task_leads_to_the_ledger(page, qtbot, task):
    page.canvas.choose(task(2))
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(page.canvas, Key.Key_Return)

    assert asked.args == ["tasks", 2]


def test_the_years_reach_to_2035_where_that_is_asked_for(page, planned_office, shown_page):
    assert page.canvas.scene.timeline.ends == date(2030, 12, 31)
    page.head.years.choose("2035")
    page.head.years.picked.emit()

    assert page.canvas.scene.timeline.ends == date(2035, 12, 31)
    another = shown_page(RoadmapScreen(planned_office, ask_what_is_meant))
    assert another.canvas.scene.timeline.ends == date(2035, 12, 31)


def test_the_legend_explains_what_occurs_in_the_words_of_the_paper(page, qtbot, item):
    always = ["已完成", "未完成", "节点、认定（实心为已完成）", "超期（按自然日）"]
    assert page.legend.words[5:] == always
    with page.workspace.step("演示") as db:
        baseline = Baseline(title="演示", day=page.today)
        store.keep_baseline(db, baseline, page.canvas.scene.timeline)
        store.wait(db, item(1), item(2))
        store.wait(db, item(3), item(2))
        store.move(db, 3, date(2029, 1, 1), date(2029, 1, 1), day=page.today, reason="演示")
    qtbot.waitUntil(lambda: page.head.baseline.count() == 3)
    qtbot.waitUntil(lambda: page.canvas.scene.timeline.bars[item(3)].has_moved)

    assert page.legend.words[5:] == [*always, "原计划", "先后", "先后不符"]
    assert page.legend.accessibleName().startswith("图例：逾期、临期")
    assert page.legend.heightForWidth(300) > page.legend.heightForWidth(1200)


def test_the_chart_is_narrowed_by_industry_and_without_tasks(page, task):
    page.head.tasks.setChecked(False)
    assert task(1) not in page.canvas.scene.timeline.bars
    page.head.industry.choose(2)
    page.head.industry.picked.emit()

    assert [lane.name for lane in page.canvas.scene.timeline.lanes] == ["氢能与储能"]


def test_a_past_day_is_only_read(page, qtbot, item):
    page.head.as_of.set_day(date(2026, 10, 1))
    page.canvas.choose(item(1))

    assert page.canvas.bar.late_by(page.head.day) == 0
    assert not any(action.isEnabled() for action in (page.acts.add, page.acts.move, page.acts.delete, page.acts.keep))
    qtbot.keyPress(page.canvas, Key.Key_Right, Modifier.AltModifier)
    assert page.canvas.scene.drag is None
    page.head.as_of.set_day(None)
    assert page.acts.move.isEnabled()


def test_it_is_printed_on_one_page(page, qtbot, dialog):
    page.papers.ask_print()
    dialog().accept()

    qtbot.waitUntil(lambda: bool(page.window().findChildren(PreviewDialog)), timeout=SLOW_MS)
    preview = page.window().findChildren(PreviewDialog)[0]
    qtbot.waitUntil(preview.isVisible)
    assert preview.windowTitle().startswith("打印预览：")


def test_where_one_page_cannot_hold_it_two_ways_are_offered(page, qtbot, dialog):
    with page.workspace.step("演示") as db:
        for number in range(90):
            day = date(2026, 1, 1)
            store.add(db, PlanItem(industry_id=1, title=f"演示{number}", start=day, finish=day))
    page.papers.ask_print()
    dialog().accept()

    qtbot.waitUntil(lambda: bool(page.window().findChildren(Sentence)), timeout=SLOW_MS)
    (offer,) = page.window().findChildren(Sentence)
    assert "一页最多画" in offer.text.text()
    buttons = {button.text(): button for button in offer.findChildren(QPushButton)}
    assert list(buttons) == ["分页打印", "不印任务", "字小些，仍印一页", "取消"]
    buttons["分页打印"].click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PreviewDialog)), timeout=SLOW_MS)


def test_it_is_saved_as_a_picture(page, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "路线图.png"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_asked: out)
    page.papers.save_png()

    qtbot.waitUntil(out.exists, timeout=SLOW_MS)
    assert out.read_bytes().startswith(b"\x89PNG")
