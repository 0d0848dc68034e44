"""What hangs on an entry: recognitions with proof, events, amounts, links both ways, history."""

from datetime import date

import pytest
from PySide6.QtGui import QDesktopServices

from heze_desk.registers import links, recognising, store
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.history import EntryHistory


@pytest.fixture
def pane(platforms, known):
    platforms.choose(known["演示中试基地"])
    return platforms.pane


def test_a_document_makes_a_recognition_proven(pane, platforms, asked, qtbot):
    pane.recognitions.list.setCurrentRow(0)
    pane.recognitions.edit()
    dialog = asked("更正认定")
    dialog.editors["认定文件"].setText("演示文件2号")

    dialog.accept()

    qtbot.waitUntil(lambda: platforms.view.current().proven)


def test_a_file_makes_a_recognition_proven_and_opens_as_a_copy(pane, platforms, tmp_path, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))
    proof = tmp_path / "证明.txt"
    proof.write_text("演示", "utf-8")
    pane.recognitions.prove([proof])
    qtbot.waitUntil(lambda: platforms.view.current().proven)

    pane.recognitions.list.setCurrentRow(0)
    pane.recognitions.open()

    qtbot.waitUntil(lambda: len(opened) == 1)


def test_a_withdrawal_needs_a_reason_and_keeps_the_entry_to_be_read(pane, platforms, known, asked, qtbot):
    pane.recognitions.list.setCurrentRow(0)
    pane.recognitions.withdraw()
    dialog = asked("撤销“认定”")
    dialog.accept()
    assert "原因" in dialog.refusal.text()
    dialog.editors["原因或依据"].setPlainText("演示复审未通过")

    dialog.accept()

    qtbot.waitUntil(lambda: platforms.view.current().marks == ())
    kept = recognising.recognitions(platforms.workspace.db, known["演示中试基地"])
    assert [one.withdrawn_on for one in kept] == [date(2026, 11, 23)]


def test_events_and_amounts_are_entered_beside_the_table(pane, platforms, known, asked, qtbot):
    pane.events.add()
    event = asked("登记动态")
    event.accept()
    qtbot.waitUntil(lambda: platforms.view.current().stage == "申报")

    pane.amounts.add()
    amount = asked("填报分年数据")
    amount.editors["数额"].setText("1,200.5")
    amount.accept()

    qtbot.waitUntil(lambda: pane.amounts.list.count() == 1)
    assert [one.amount for one in store.amounts(platforms.workspace.db, known["演示中试基地"])] == [1200.5]


def test_a_link_runs_both_ways_and_a_click_opens_the_other_end(pane, page, known, asked, qtbot):
    pane.ties.add()
    dialog = asked("关联")
    dialog.editors["名录"].set_value("企业")
    dialog.editors["名称"].set_value(known["演示材料有限公司"])
    dialog.accept()
    qtbot.waitUntil(lambda: pane.ties.list.count() == 1)

    pane.ties.list.setCurrentRow(0)
    pane.ties.open_action.trigger()

    assert page.current.view.current().name == "演示材料有限公司"
    ties = page.register(Kind.ENTERPRISE).pane.ties
    qtbot.waitUntil(lambda: ties.list.count() == 1)


def test_a_task_is_tied_and_opens_in_the_ledger(pane, page, known, qtbot):
    task_id = page.workspace.db.execute("select min(id) from task").fetchone()[0]
    with page.workspace.step("关联任务") as db:
        links.tie(db, known["演示中试基地"], task_id)
    qtbot.waitUntil(lambda: pane.ties.list.count() == 1)

    pane.ties.list.setCurrentRow(0)
    with qtbot.waitSignal(page.wanted) as wanted:
        pane.ties.open_action.trigger()

    assert wanted.args == ["tasks", task_id]


def test_the_history_tells_the_entry_in_the_words_of_its_register(pane, platforms, known, qtbot):
    with platforms.workspace.step("修改依托单位") as db:
        store.change(db, known["演示中试基地"], holder="演示学院")
    qtbot.waitUntil(lambda: platforms.view.current().holder == "演示学院")

    platforms.show_history()

    history = platforms.window().findChildren(EntryHistory)[0]
    assert ("依托单位", "（空）", "演示学院") in [(one.field, one.old, one.new) for one in history.table.records]
    history.accept()
