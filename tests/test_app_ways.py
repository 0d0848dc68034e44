"""From the first page to a matter and on to its issued notice, in the window itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from heze_desk import app, supervising
from heze_desk.instructions import sheets, store
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.records import Instruction
from heze_desk.kit.window import DeskWindow
from heze_desk.registers import links
from heze_desk.registers import store as registers
from heze_desk.registers.kinds import Kind
from heze_desk.registers.records import Entry
from heze_desk.roster import leader_store
from heze_desk.tasks import store as tasks

TODAY = date(2026, 11, 23)


@pytest.fixture
def window(qtbot, office):
    window = DeskWindow(office, app.pages(office))
    qtbot.addWidget(window)
    window.resize(1366, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def supervised(office):
    """The id of a supervision about an overdue task, its notice issued."""
    with office.workspace.step("时限") as db:
        (task_id,) = db.execute("select id from task where number = '2-1-01'").fetchone()
        (unit_id,) = db.execute("select id from unit order by position limit 1").fetchone()
        tasks.change(db, task_id, deadline=date(2026, 9, 30), lead_unit_id=unit_id)
    plans = sheets.plans(office.workspace.db, [task_id], TODAY)
    ((supervision_id, _),) = supervising.issue(office.workspace, plans)
    return supervision_id


@pytest.fixture
def instructed(office):
    with office.workspace.step("登记批示") as db:
        leader = leader_store.add(db, "王测一", "副市长", since=date(2026, 1, 5))
        return store.add(db, Instruction(leader_id=leader, day=TODAY, text="请抓紧办理。", next_on=TODAY), today=TODAY)


def test_a_line_of_the_first_page_leads_to_the_matter_and_its_card_to_the_issued_notice(supervised, window, qtbot):
    home = window.show_page("home")
    qtbot.waitUntil(lambda: any("督办" in text for text in home.today_card.texts()))
    row = next(row for row, text in enumerate(home.today_card.texts()) if text.startswith("督办"))
    home.today_card.list.setCurrentRow(row)

    qtbot.keyClick(home.today_card.list, Qt.Key.Key_Return)

    page = window.show_page("instructions")
    assert (page.shown.known.kind, page.shown.known.ref_id) == (MatterKind.SUPERVISION, supervised)
    paper_id = page.shown.known.sheet.supervision.issued_paper_id
    page.card.linked.emit(f"issued:{paper_id}")
    assert window.show_page("issued").view.current().id == paper_id


def test_what_has_no_day_leads_to_all_that_has_none(instructed, window, qtbot):
    home = window.show_page("home")
    qtbot.waitUntil(lambda: any("日期待定" in text for text in home.today_card.texts()))

    home.wanted.emit("instructions", "undated")

    page = window.show_page("instructions")
    assert {str(one.batch) for one in page.table.records} == {"待定日期"}


def test_every_key_of_the_page_of_instructions_stands_on_its_sheet(instructed, window):
    window.show_page("instructions")

    sheet = window.show_keys()

    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"登记批示", "生成任务", "督办单", "催办", "Alt+T", "Alt+D", "Alt+C", "F2"} <= told
    sheet.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, None])
def test_a_task_tells_the_entries_it_is_tied_to_and_leads_to_them(office, window, qtbot, key):
    with office.workspace.step("关联") as db:
        (task_id,) = db.execute("select id from task where number = '2-1-01'").fetchone()
        entry_id = registers.add(db, Entry(kind=Kind.ENTERPRISE, name="演示企业", added_on=TODAY), [])
        links.tie(db, entry_id, task_id)
    ledger = window.show_page("tasks")
    ledger.receive(task_id)
    qtbot.waitUntil(lambda: ledger.pane.detail is not None and ledger.pane.detail.id == task_id)
    tied = ledger.pane.task.ties.list
    qtbot.waitUntil(lambda: tied.count() == 1)
    assert tied.item(0).text() == "企业　QY1　演示企业"

    tied.setCurrentRow(0)
    if key is None:
        tied.itemDoubleClicked.emit(tied.currentItem())
    else:
        tied.setFocus()
        qtbot.waitUntil(tied.hasFocus)
        qtbot.keyClick(tied, key)

    page = window.show_page("registers")
    qtbot.waitUntil(lambda: page.register(Kind.ENTERPRISE).view.current() is not None)
    assert page.register(Kind.ENTERPRISE).view.current().id == entry_id
