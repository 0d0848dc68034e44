"""The way of a task in its pane: stages noted, closings, postponements, reports by unit."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from heze_desk.kit.asking import AskDialog
from heze_desk.kit.day_edit import DayEdit
from heze_desk.roster import unit_store
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import Act, LifeEntry, Stage
from heze_desk.tasks.records import Attachment, ProgressEntry
from heze_desk.tasks.screen.later_deadline import LaterDeadline
from heze_desk.tasks.screen.life_dialogs import ask_act
from heze_desk.tasks.screen.life_menu import fits, life_menu

DAY = date(2026, 11, 23)


@pytest.fixture
def step(page):
    """Does one thing in a step of its own, as another page might."""

    def step(act, *told, **named):
        with page.workspace.step("登记") as db:
            return act(db, *told, **named)

    return step


@pytest.fixture
def offered(page):
    """The acts the menu offers for the chosen task."""

    def offered():
        menu = life_menu(page.desk, [page.view.current()], page.tell, page)
        return [action.text() for action in menu.actions() if not action.isSeparator()]

    return offered


def dialog(page, qtbot, kind=AskDialog):
    qtbot.waitUntil(lambda: page.window().findChild(kind) is not None)
    return page.window().findChild(kind)


def choose_act(page, text):
    menu = life_menu(page.desk, [page.view.current()], page.tell, page)
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_an_act_is_asked_for_and_noted_on_the_way(page, qtbot, task):
    choose_act(page, "交办…")
    asked = dialog(page, qtbot)
    assert asked.answers()["日期"] == DAY
    asked.fill({"日期": date(2026, 11, 20), "经办": "王测一", "依据": "专班第3次会议"})
    asked.accept()

    shown = page.pane.task
    qtbot.waitUntil(lambda: shown.path.accessibleName() == "环节：交办")
    assert task("2-1-01").stage is Stage.ASSIGNED
    assert shown.course.list.item(0).text() == "2026-11-20　交办　王测一　专班第3次会议"
    assert "交办　2026-11-20" in shown.path.toolTip()


def test_only_what_fits_is_offered(page, step, offered, qtbot):
    assert offered() == ["交办…", "签收…", "推进…", "办结…", "销号…", "暂停…", "延期…"]

    step(store.set_progress, page.view.current().id, 100, day=DAY)
    qtbot.waitUntil(lambda: page.view.current().stage is Stage.DONE)
    assert offered() == ["核查…", "销号…", "退回…"]

    step(life.close, page.view.current().id, day=DAY, reason="并入考核")
    qtbot.waitUntil(lambda: page.view.current().stage is Stage.CLOSED)
    assert offered() == ["撤销销号…"]


def test_several_tasks_are_handed_out_in_one_step(page, qtbot, task):
    lines = page.table.records[:3]
    page.workspace.undo_since_now()
    menu = life_menu(page.desk, lines, page.tell, page)
    menu.actions()[0].trigger()
    dialog(page, qtbot).accept()

    assert [task(f"2-1-0{place}").stage for place in (1, 2, 3)] == [Stage.ASSIGNED] * 3
    assert page.workspace.undoable() == "交办3项任务"


def test_closing_proposes_the_latest_attachment_and_says_what_is_missing(page, qtbot, step, task):
    task_id = page.view.current().id
    step(store.set_progress, task_id, 100, day=DAY)
    qtbot.waitUntil(lambda: page.view.current().progress == 100)
    choose_act(page, "销号…")
    bare = dialog(page, qtbot)
    bare.accept()
    assert bare.refusal.text() == "任务 2-1-01 没有佐证附件；请先添加附件，或写明销号的理由。"
    bare.reject()
    qtbot.waitUntil(lambda: page.window().findChild(AskDialog) is None)

    kept = {"file_name": "验收意见.pdf", "sha256": "a" * 64, "size": 3, "added_on": DAY}
    step(store.save_attachment, Attachment(task_id=task_id, **kept))
    choose_act(page, "销号…")
    dialog(page, qtbot).accept()

    qtbot.waitUntil(lambda: page.pane.task.path.accessibleName() == "环节：销号")
    assert task("2-1-01").closed_on == DAY
    assert page.pane.task.course.list.item(0).text() == "2026-11-23　销号　佐证：验收意见.pdf"


@pytest.fixture
def later(page, qtbot, cell, step):
    """A task with a running deadline, which is edited in the table to a later day."""

    def later():
        step(store.change, page.view.current().id, deadline=date(2026, 11, 30))
        qtbot.waitUntil(lambda: cell("2-1-01", "时限").data() == "2026-11-30")
        page.view.setCurrentIndex(cell("2-1-01", "时限"))
        page.view.edit(cell("2-1-01", "时限"))
        editor = page.view.findChild(DayEdit)
        editor.setText("2026-12-31")
        editor.returnPressed.emit()
        page.view.commitData(editor)
        return dialog(page, qtbot, LaterDeadline)

    return later


def test_a_later_deadline_is_a_postponement_where_one_says_so(page, qtbot, later, task, cell):
    question = later()
    assert task("2-1-01").deadline == date(2026, 11, 30)
    question.postpone_button.click()
    asked = dialog(page, qtbot)
    assert asked.answers()["延期至"] == date(2026, 12, 31)
    asked.fill({"批准人": "王测一", "理由": "需补充论证"})
    asked.accept()

    qtbot.waitUntil(lambda: cell("2-1-01", "时限").data() == "2026-12-31")
    place = cell("2-1-01", "时限")
    assert page.table.columns[place.column()].tip(page.view.current()).endswith("原时限2026-11-30，延期1次")
    due = page.pane.task.fields.fields["到期情况"].text
    assert due.text() == "剩余28个工作日\n原时限2026-11-30，延期1次"


def test_a_later_deadline_only_puts_right_what_was_typed_where_one_says_so(page, qtbot, later, task):
    later().correct_button.click()

    assert task("2-1-01").deadline == date(2026, 12, 31)
    assert life.postponements(page.workspace.db, page.view.current().id) == []


def test_leaving_the_question_leaves_the_deadline_in_table_and_pane(page, qtbot, later, task, cell):
    later().reject()

    assert task("2-1-01").deadline == date(2026, 11, 30)
    assert cell("2-1-01", "时限").data() == "2026-11-30"


def test_the_pane_asks_as_the_table_does(page, qtbot, task, step):
    step(store.change, page.view.current().id, deadline=date(2026, 11, 30))
    field = page.pane.task.fields.fields["时限"]
    qtbot.waitUntil(lambda: field.editor.text() == "2026-11-30")
    field.editor.setText("2026-12-31")
    field.save()

    assert (field.editor.text(), task("2-1-01").deadline) == ("2026-11-30", date(2026, 11, 30))
    dialog(page, qtbot, LaterDeadline).reject()


def test_an_earlier_deadline_and_a_first_one_are_written_without_a_question(page, step, task):
    field = page.pane.task.fields.fields["时限"]

    field.editor.setText("2026-09-21")
    field.save()

    assert task("2-1-01").deadline == date(2026, 9, 21)


def test_reports_stand_under_the_names_of_the_units_and_whose_word_counts_is_said(page, qtbot, step):
    db = page.workspace.db
    lead, other = (unit_store.named(db, name) for name in ("市科技局", "市财政局"))
    said = {"task_id": page.view.current().id, "day": DAY}
    step(store.report, ProgressEntry(**said, unit_id=lead, progress=40, text="已立项", problems="缺场地"))
    step(store.report, ProgressEntry(**said, unit_id=other, progress=80, next_steps="拨付资金"))

    reports = page.pane.task.reports.list
    qtbot.waitUntil(lambda: reports.count() == 2)
    assert reports.item(0).text() == "2026-11-23　市财政局（不计入任务）：80%　下步措施：拨付资金"
    assert reports.item(1).text() == "2026-11-23　市科技局：40%　已立项　存在问题：缺场地"


def test_a_report_is_entered_for_a_unit_and_corrected_without_losing_where_it_came_from(page, qtbot, step, task):
    lead = unit_store.named(page.workspace.db, "市科技局")
    cells = {"progress": "L7"}
    step(store.report, ProgressEntry(task_id=page.view.current().id, day=DAY, unit_id=lead, progress=40, cells=cells))
    reports = page.pane.task.reports
    qtbot.waitUntil(lambda: reports.list.count() == 1)
    reports.list.setCurrentRow(0)
    asked = reports.edit()
    assert asked.answers()["单位"] == lead
    asked.fill({"存在问题": "缺场地"})
    asked.accept()

    (kept,) = store.entries(page.workspace.db, page.view.current().id)
    assert (kept.progress, kept.problems, kept.unit_id, kept.cells) == (40, "缺场地", lead, cells)
    assert (task("2-1-01").progress, task("2-1-01").problems) == (40, "缺场地")


def test_the_menu_pops_up_from_the_table_and_from_the_pane(page, qtbot):
    for opener in (page.stages.offer_act.trigger, page.pane.task.stage_button.click):
        opener()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()[0].text() == "交办…"
        menu.close()


def test_the_history_tells_acts_and_postponements_in_words(page, qtbot, step):
    from heze_desk.tasks.screen.history_dialog import HistoryDialog

    step(life.act, LifeEntry(task_id=page.view.current().id, act=Act.ASSIGN, day=DAY, by_whom="王测一"))
    page.show_history()

    shown = dialog(page, qtbot, HistoryDialog)
    assert ("环节", "2026-11-23　交办　王测一") in [(one.field, one.new) for one in shown.table.records]
    shown.close()


def test_a_closed_task_is_offered_nothing_but_its_reopening(page, step, qtbot):
    step(life.close, page.view.current().id, day=DAY, reason="并入考核")
    qtbot.waitUntil(lambda: page.view.current().stage is Stage.CLOSED)

    assert [act for act in Act if fits(page.view.current(), act)] == [Act.REOPEN]
    assert not page.stages.pause_act.isEnabled()


def test_who_reopens_a_finished_task_is_told_to_correct_its_progress(page, step, qtbot):
    step(store.set_progress, page.view.current().id, 100, day=DAY)
    step(life.close, page.view.current().id, day=DAY, reason="并入考核")
    qtbot.waitUntil(lambda: page.view.current().stage is Stage.CLOSED)
    told = []

    asked = ask_act(page.desk, Act.REOPEN, [page.view.current()], tell=told.append, parent=page)
    asked.fill({"理由": "核查发现未完成"})
    asked.accept()

    assert told[0].endswith("。进度还是 100%，请按实际情况改正进度。")
