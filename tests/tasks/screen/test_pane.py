"""The chosen task beside the table: every field saved at once, and what hangs on the task."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog
from heze_desk.tasks import store
from heze_desk.tasks.records import Milestone, ProgressEntry, Source


def editor(page, title):
    for form in (page.pane.task.title, page.pane.task.fields, page.pane.task.texts, page.pane.task.grounds):
        if title in form.fields:
            return form.fields[title].editor
    raise LookupError(title)


def type_into(qtbot, widget, text):
    widget.setFocus()
    widget.setText(text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def first(page):
    return page.table.record_at(0).id


@pytest.fixture
def report(office):
    def add(task_id, day, progress, text=""):
        with office.workspace.step("登记进展") as db:
            store.report(db, ProgressEntry(task_id=task_id, day=day, progress=progress, text=text))

    return add


def test_a_task_of_the_policy_shows_its_clause_and_its_literal_sentence(page, task):
    sentence = editor(page, "依据原文").toPlainText()

    assert editor(page, "来源条款").text() == "二、1"
    assert sentence == task("2-1-01").source_text
    assert sentence in page.workspace.db.execute("select text from clause where label = '二、1'").fetchone()[0]


def test_the_words_of_the_policy_cannot_be_changed(page, qtbot, task):
    type_into(qtbot, editor(page, "来源条款"), "二、9")

    assert "照文件原样保留" in page.pane.task.grounds.fields["来源条款"].refusal.text()
    assert task("2-1-01").source_ref == "二、1"


def test_the_source_of_a_task_of_ones_own_can_be_changed(page, qtbot):
    with page.workspace.step("改来源") as db:
        store.change(db, first(page), source=Source.OTHER)
    type_into(qtbot, editor(page, "来源条款"), "专班第3次会议")

    qtbot.waitUntil(lambda: store.get(page.workspace.db, first(page)).source_ref == "专班第3次会议")


def test_a_field_is_saved_by_itself_and_can_be_undone(page, qtbot, task, cell):
    type_into(qtbot, editor(page, "责任人"), "张喆")
    type_into(qtbot, editor(page, "时限"), "2026年9月21日")

    assert (task("2-1-01").person, task("2-1-01").deadline) == ("张喆", date(2026, 9, 21))
    qtbot.waitUntil(lambda: cell("2-1-01", "时限").data() == "2026-09-21")
    assert page.pane.task.light.word() == "逾期"
    page.workspace.undo()
    assert (task("2-1-01").person, task("2-1-01").deadline) == ("张喆", date(2026, 10, 1))


def test_the_name_is_saved_with_return_and_stays_one_line(page, qtbot, task):
    name = editor(page, "任务名称")
    name.setFocus()
    name.setPlainText("支持关键技术\n研发")
    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert task("2-1-01").title == "支持关键技术研发"


def test_what_was_typed_for_one_task_is_not_lost_when_another_is_chosen(page, task):
    editor(page, "存在问题").setPlainText("资金渠道尚未明确。")
    page.view.choose(page.table.record_at(1).id)

    assert task("2-1-01").problems == "资金渠道尚未明确。"
    assert editor(page, "存在问题").toPlainText() == ""


def test_a_day_that_means_nothing_is_named_when_another_task_is_chosen(page, qtbot, task):
    editor(page, "时限").setText("年底")
    with qtbot.capture_exceptions() as refused:
        page.view.choose(page.table.record_at(1).id)

    assert [str(refusal) for _, refusal, _ in refused] == [
        "“时限”没有保存：“年底”不是日期；请写成 2026-03-05 或 2026年3月5日。"
    ]
    assert task("2-1-01").deadline == date(2026, 10, 1)
    assert editor(page, "编号").text() == "2-1-02"


def test_a_task_moves_to_another_section_and_keeps_its_number(page, qtbot, task):
    section = editor(page, "板块")
    section.setCurrentText("低空经济")
    section.activated.emit(section.currentIndex())

    moved = task("2-1-01")
    assert page.offer.section_name(moved.industry_id, moved.clause_id) == "低空经济"


def test_the_wheel_scrolls_and_changes_no_value(page, task):
    spin = editor(page, "进度")
    middle, down = QPointF(spin.rect().center()), QPoint(0, -120)
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(middle, middle, down, down, Qt.MouseButton.NoButton, keys, phase, False)
    QApplication.sendEvent(spin, wheel)

    assert spin.value() == 0


def add_milestone(page, title, deadline=None):
    with page.workspace.step("新增节点") as db:
        store.save_milestone(db, Milestone(task_id=first(page), title=title, deadline=deadline))


def test_a_milestone_is_added_and_says_when_it_is_overdue(page, qtbot):
    dialog = page.pane.task.milestones.add()
    dialog.editors["节点名称"].setText("完成方案评审")
    dialog.editors["时限"].setText("2026-11-20")
    dialog.accept()

    milestones = page.pane.task.milestones.list
    qtbot.waitUntil(lambda: milestones.count() == 1)
    assert milestones.item(0).text() == "2026-11-20　完成方案评审（逾期1个工作日）"
    assert milestones.height() >= milestones.sizeHintForRow(0)


def test_another_task_is_shown_from_its_top_and_the_same_stays_where_it_was(page, qtbot, cell):
    bar = page.pane.task.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    with page.workspace.step("修改责任人") as db:
        store.change(db, first(page), person="赵翀")
    qtbot.waitUntil(lambda: editor(page, "责任人").text() == "赵翀")
    assert bar.value() > 0

    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert bar.value() == 0


@pytest.mark.parametrize("title", ["任务名称", "牵头单位", "责任人", "时限", "进度", "存在问题"])
def test_the_keys_of_the_page_work_from_every_field(page, qtbot, monkeypatch, title):
    asked = []
    monkeypatch.setattr(dialogs, "ask_save", lambda *_args: asked.append(title))
    editor(page, title).setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == [title]


def test_progress_is_reported_from_the_table_with_one_key(page, qtbot, task):
    qtbot.keyClick(page.view, Qt.Key.Key_Insert)
    dialog = page.window().findChild(AskDialog)
    assert dialog.windowTitle() == "登记进展"
    assert page.focusWidget() is page.view
    dialog.editors["进度（%）"].setText("40")
    dialog.accept()

    qtbot.waitUntil(lambda: task("2-1-01").progress == 40)


def test_a_milestone_is_ticked_off_and_taken_out_with_keys(page, qtbot):
    add_milestone(page, "完成方案评审", date(2026, 11, 20))
    milestones = page.pane.task.milestones
    qtbot.waitUntil(lambda: milestones.list.count() == 1)
    milestones.list.setCurrentRow(0)
    milestones.list.setFocus()
    qtbot.keyClick(milestones.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: milestones.list.item(0).text() == "2026-11-20　完成方案评审（2026-11-23 完成）")
    qtbot.keyClick(milestones.list, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: milestones.list.count() == 0)
    assert milestones.empty.isVisible()


def test_a_milestone_is_changed(page, qtbot):
    add_milestone(page, "试运行")
    milestones = page.pane.task.milestones
    qtbot.waitUntil(lambda: milestones.list.count() == 1)
    milestones.list.setCurrentRow(0)
    dialog = milestones.edit()
    dialog.editors["时限"].setText("2027-03-31")
    dialog.accept()

    qtbot.waitUntil(lambda: milestones.list.item(0).text().startswith("2027-03-31　试运行（正常"))


def test_a_report_moves_the_progress_of_the_task(page, qtbot, cell):
    dialog = page.pane.task.reports.add()
    dialog.editors["进度（%）"].setText("40%")
    dialog.editors["进展情况"].setPlainText("初步方案已评审。")
    dialog.accept()

    qtbot.waitUntil(lambda: cell("2-1-01", "进度").data() == "40")
    assert page.pane.task.reports.list.item(0).text() == "2026-11-23　40%　初步方案已评审。"
    assert page.pane.task.progress.text() == "进度 40%"


def test_an_older_report_leaves_the_progress_alone(page, report, task):
    report(first(page), date(2026, 11, 20), 60)
    report(first(page), date(2026, 10, 20), 30, "补报")

    assert task("2-1-01").progress == 60


def test_a_report_without_words_or_figure_is_refused_and_stays_open(page):
    dialog = page.pane.task.reports.add()
    dialog.accept()

    assert "请填写进展情况" in dialog.refusal.text()
    assert dialog.isVisible()
    assert page.workspace.undoable() is None
