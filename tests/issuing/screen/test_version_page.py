"""名单和台账: it follows the data, what is saved is what is seen, and every version can be read and compared."""

import io
from datetime import date, timedelta

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heze_desk import issuance, versions
from heze_desk.issuing import store
from heze_desk.issuing.screen.version_issuing import BEGUN, DAY, WHY
from heze_desk.issuing.screen.version_page import VersionScreen
from heze_desk.issuing.screen.version_rows import NOW
from heze_desk.kit import dialogs
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.versions import ListKind

SLOW_MS = 20_000


@pytest.fixture
def workspace(policy_workspace):
    with policy_workspace.step("只用附带字体") as db:
        settings.change(db, system_faces=False)
    give(policy_workspace, "王测一", date(2026, 3, 2))
    return policy_workspace


def give(workspace, leader, since):
    with workspace.step("明确分工") as db:
        wanted = {"industry": "智能机器人", "title": "副市长", "basis": "演示文件"}
        appoint(db, Appointment(**wanted, leader=leader, valid_from=since))


@pytest.fixture
def page(qtbot, office):
    page = VersionScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)
    return page


@pytest.fixture
def shows(qtbot, page, tmp_path, monkeypatch):
    """Waits until the paper is set, saves it, and gives its text."""

    def text():
        qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)
        path = tmp_path / "所见.pdf"
        monkeypatch.setattr(dialogs, "ask_save", lambda *_: path)
        page.preview.save_action.trigger()
        with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
            return "".join("".join(sheet.extract_text().split()) for sheet in pdf.pages)

    return text


@pytest.fixture
def issued(workspace, today):
    return lambda kind=ListKind.ROSTER, day=today: versions.issue(workspace, kind, as_of=day, day=day).paper


def test_the_roster_of_today_is_shown_at_once_and_the_ledger_by_choice(page, shows):
    assert "截至2026年11月23日" in shows()

    page.kind.setCurrentIndex(1)

    assert "任务台账（截至2026年11月23日，共" in shows()


def test_another_page_can_ask_for_the_ledger(page, shows):
    page.receive(ListKind.LEDGER)

    assert "任务台账" in shows()


def test_the_paper_follows_an_edit_and_its_undoing(page, office, shows):
    give(office.workspace, "李测二", date(2026, 11, 16))
    QApplication.processEvents()
    assert "李测二" in shows()

    office.workspace.undo()
    QApplication.processEvents()

    assert "李测二" not in shows()


def test_while_a_paper_is_set_anew_the_old_one_can_be_neither_saved_nor_printed(page):
    page.kind.setCurrentIndex(1)

    assert not page.preview.save_action.isEnabled()
    assert not page.preview.print_action.isEnabled()
    assert page.pending.isVisible()
    assert not page.remarks.isVisible()


@pytest.mark.parametrize("text", ["明天", "2026-13-01", "2026-02-30"])
def test_a_wrong_day_is_refused_under_the_field(qtbot, page, text):
    page.day.setText(text)
    QTest.keyClick(page.day, Qt.Key.Key_Return)

    assert page.refusal.text().startswith(f"“{text}”")
    assert not page.preview.save_action.isEnabled()
    assert page.issue() is None

    page.day.clear()
    QTest.keyClick(page.day, Qt.Key.Key_Return)

    qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)
    assert not page.refusal.isVisible()


def test_there_is_no_ledger_of_a_day_to_come_but_a_roster_by_the_terms_known(page, shows):
    page.day.setText("2026-12-01")
    QTest.keyClick(page.day, Qt.Key.Key_Return)
    assert "截至2026年12月1日" in shows()
    assert "按现在已经明确的任期推算" in page.remarks.text()

    page.kind.setCurrentIndex(1)

    assert page.refusal.text() == "台账只能截至今天或更早的日期。"


def test_a_ledger_of_a_past_day_is_as_it_was(page, office, shows, today):
    with office.workspace.step("以前的内容") as db:
        db.execute("update step set day = '2026-11-02'")
    with office.workspace.step("修改任务") as db:
        tasks.change(db, 1, title="演示新名称")
    page.kind.setCurrentIndex(1)
    QApplication.processEvents()
    assert "演示新名称" in shows()

    page.day.set_value(today - timedelta(days=7))
    QTest.keyClick(page.day, Qt.Key.Key_Return)

    assert "演示新名称" not in shows()


def test_issuing_asks_for_the_day_and_shows_the_version_as_issued(qtbot, page, office, shows, today):
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = QApplication.activeModalWidget()
    assert "编为2026年第1版" in dialog.remark.text()
    assert dialog.editors[DAY].value() == today
    dialog.editors[BEGUN].set_value(3)

    with qtbot.waitSignal(page.told) as told:
        dialog.accept()

    (paper,) = store.papers(office.workspace.db, ListKind.ROSTER)
    assert told.args[0] == "已印发：责任分工名单2026年第4版。"
    assert page.row.paper == paper
    assert "（2026年第4版）" in shows()
    assert not page.day.isEnabled()
    assert not page.issue_act.isEnabled()


def test_a_past_year_without_a_reason_leaves_the_dialog_open(page, office):
    dialog = page.issue()
    dialog.editors[DAY].set_value(date(2025, 12, 31))
    dialog.accept()
    assert "请写明原因" in dialog.refusal.text()

    dialog.editors[WHY].set_value("补印")
    dialog.accept()

    assert [paper.year for paper in store.papers(office.workspace.db, ListKind.ROSTER)] == [2025]


def test_what_changed_since_the_last_version_is_said_and_shown_as_a_paper(page, issued, workspace, shows, today):
    issued(day=today - timedelta(days=14))
    give(workspace, "李测二", date(2026, 11, 16))
    QApplication.processEvents()
    shows()
    assert "分管市级领导新任1人（李测二）、不再分管1人（王测一）。" in page.remarks.text()

    page.compare_act.trigger()
    assert "责任分工名单变动情况" in shows()
    assert page.compare_act.text() == "看全文"

    page.compare_act.trigger()
    assert "变动情况" not in shows()


def test_a_long_sentence_leaves_room_for_the_versions(page, issued, workspace, shows, today):
    issued(day=today - timedelta(days=14))
    with workspace.step("动态调整") as db:
        db.execute("update industry set valid_to = '2026-11-15' where position > 2")
    QApplication.processEvents()
    shows()

    assert page.remarks.text().split("\n")[0].endswith("……（全文见“与上一版比较”）")
    assert page.height() == 692


def test_two_kept_versions_are_compared(page, issued, workspace, shows, qtbot):
    old = issued()
    give(workspace, "李测二", date(2026, 11, 16))
    new = issued()
    qtbot.waitUntil(lambda: len(page.table.records) == 3)
    page.view.choose(new.id)

    page.beside.choose(old.id)
    page.beside.picked.emit()

    assert "（2026年第2版与2026年第1版相比）" in shows()
    page.view.choose(old.id)
    assert page.beside.value() is None
    assert not page.compare_act.isEnabled()


def test_a_version_is_shown_by_the_very_bytes_that_were_issued(page, issued, workspace, qtbot, tmp_path, monkeypatch):
    paper = issued()
    qtbot.waitUntil(lambda: len(page.table.records) == 2)

    page.view.choose(paper.id)
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: tmp_path / "原件.pdf")
    page.preview.save_action.trigger()

    assert (tmp_path / "原件.pdf").read_bytes() == store.pdf(workspace.db, paper.id)


def test_a_void_version_says_so_and_is_not_the_one_before(page, issued, workspace, qtbot):
    issued()
    second = issued()
    issuance.carried_out(workspace, "作废", lambda db: store.void(db, second.id, why="演示"))
    qtbot.waitUntil(lambda: [str(one.paper.state) for one in page.table.records[1:]] == ["作废", "定稿"])

    page.view.choose(second.id)
    assert "已经作废" in page.remarks.text()
    page.view.choose(NOW)
    page.compare_act.trigger()

    assert page.beside.currentText() == "与2026年第1版比较"


def test_a_version_leads_to_the_register(page, issued, qtbot):
    paper = issued()
    qtbot.waitUntil(lambda: len(page.table.records) == 2)
    assert not page.register_act.isEnabled()
    page.view.choose(paper.id)

    with qtbot.waitSignal(page.wanted) as wanted:
        page.register_act.trigger()

    assert wanted.args == ["issued", paper.id]


def test_industries_without_a_leader_are_remarked_before_printing(page):
    assert "6个产业没有分管市级领导" in page.remarks.text()
    assert "7个产业没有牵头部门" in page.remarks.text()


def test_characters_that_no_face_has_are_named(qtbot, page, office):
    give(office.workspace, "王\U0010fffd", date(2026, 11, 16))

    qtbot.waitUntil(page.warning.isVisible, timeout=SLOW_MS)
    assert "（U+10FFFD）" in page.warning.text()


def test_the_paper_turns_over_at_midnight(page, office, shows):
    office.clock.pin(office.clock.today + timedelta(days=1))
    QApplication.processEvents()

    assert "截至2026年11月24日" in shows()
