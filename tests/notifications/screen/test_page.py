"""双告知双反馈 in the window: matters are told, answered, recognised, narrowed, printed and saved."""

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt

from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, State
from heze_desk.notifications.screen import NotificationScreen
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry, Kind
from heze_desk.settings import store as settings

SLOW_MS = 30_000


@pytest.fixture
def page(policy_workspace, desk_over, today, shown_page):
    with policy_workspace.step("只用附带字体") as db:
        settings.change(db, system_faces=False)
    policy_workspace.undo_since_now()
    return shown_page(NotificationScreen(desk_over(policy_workspace, today)))


@pytest.fixture
def three(register, page, qtbot, policy_workspace, today):
    """One answered, one late, one that waits; on screen."""
    answered = register(matter="演示许可", notified_on=date(2026, 11, 2), due=date(2026, 11, 12))
    late = register()
    waiting = register(matter="演示检查", notified_on=today, due=date(2026, 12, 3), direction=Direction.SUPERVISION)
    with policy_workspace.step("反馈") as db:
        store.answer(db, answered, "演示：已核实", day=date(2026, 11, 9), today=today)
    policy_workspace.undo_since_now()
    qtbot.waitUntil(lambda: [line.state for line in page.table.records] == [State.LATE, State.WAITING, State.ANSWERED])
    return answered, late, waiting


def test_late_ones_come_first_and_the_card_tells_the_day_that_counts(three, page):
    page.view.choose(three[1])

    assert [line.id for line in page.table.records] == [three[1], three[2], three[0]]
    assert page.card.texts["反馈时限"].text() == "2026年10月5日（顺延至10月8日）"
    assert page.card.when.text() == "顺延至10月8日，逾期33个工作日"
    assert page.acts.answer.isEnabled()
    assert not page.acts.take_back.isEnabled()


@pytest.mark.parametrize(
    ("picker", "value", "matters"),
    [
        ("state", State.ANSWERED, ["演示许可"]),
        ("direction", Direction.SUPERVISION, ["演示检查"]),
        ("year", 2026, ["演示项目备案", "演示检查", "演示许可"]),
    ],
)
def test_the_list_is_narrowed_by_what_is_picked(three, page, picker, value, matters):
    getattr(page, picker).choose(value)
    page.narrow()

    assert [line.notification.matter for line in page.table.records] == matters
    assert page.list.count.text() == f"显示 {len(matters)}/3 件"


def test_the_list_is_narrowed_by_unit_and_by_words_and_esc_shows_all_again(three, page, qtbot):
    page.unit.choose(page.table.records[0].notification.to_unit_id)
    page.list.text.setText("检查")
    assert [line.notification.matter for line in page.table.records] == ["演示检查"]

    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)

    assert len(page.table.records) == 3


def test_a_matter_is_registered_with_units_by_name_and_a_due_day_proposed(page, qtbot, policy_workspace):
    with policy_workspace.step("名录") as db:
        entry = registers.add(db, Entry(kind=Kind.ENTERPRISE, name="演示甲公司", added_on=date(2026, 11, 1)), [1])
    form = page.acts.open_new()
    form.editors["告知事项"].setPlainText("演示事项")
    form.editors["告知单位"].setEditText("市行政审批服务局")
    form.editors["被告知单位"].setEditText("市市场监管局")
    form.editors["涉及企业、项目"].setEditText("演示甲公司")
    form.editors["告知日期"].setText("11月20日")
    assert form.editors["反馈时限"].text() == "2026-11-30"

    form.accept()

    qtbot.waitUntil(lambda: len(page.table.records) == 1)
    line = page.view.current()
    assert (line.concerns, line.notification.entry_id, line.notification.name) == ("演示甲公司", entry, "2026年第1号")
    policy_workspace.undo()
    qtbot.waitUntil(lambda: page.list.pages.currentWidget() is page.list.none_yet)


@pytest.mark.parametrize("sure", [True, False])
def test_a_direction_that_does_not_fit_its_units_is_asked_about(page, monkeypatch, qtbot, sure):
    questions = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: questions.append(text) or sure)
    form = page.acts.open_new()
    form.editors["方向"].set_value(Direction.SUPERVISION)
    form.editors["告知事项"].setPlainText("演示事项")
    form.editors["告知单位"].setEditText("市行政审批服务局")
    form.editors["被告知单位"].setEditText("市科技局")

    form.accept()

    assert "告知单位“市行政审批服务局”是审批部门；方向或两个单位可能填反了。" in questions[0]
    qtbot.waitUntil(lambda: len(page.table.records) == (1 if sure else 0))
    assert form.refusal.text().startswith("" if sure else "没有保存；")
    form.reject()


def test_a_due_day_typed_over_stays_and_what_is_lacking_is_said_in_the_form(page):
    form = page.acts.open_new()
    form.editors["反馈时限"].setText("2026-12-25")
    form.editors["告知日期"].setText("2026-11-20")
    form.accept()

    assert form.editors["反馈时限"].text() == "2026-12-25"
    assert form.refusal.text() == "请填写告知事项。"
    form.editors["告知事项"].setPlainText("演示事项")
    form.accept()
    assert form.refusal.text() == "请填写告知单位。"
    form.editors["告知单位"].setEditText("没有这个局")
    form.accept()
    assert "告知单位" in form.refusal.text()
    assert page.workspace.undoable() is None
    form.reject()


def test_a_name_that_is_in_no_register_is_taken_as_it_is_typed(three, page, qtbot):
    page.view.choose(three[2])
    form = page.acts.open_old()
    assert form.editors["涉及企业、项目"].currentText() == "演示企业"
    form.editors["涉及企业、项目"].setEditText("演示新厂")
    form.accept()

    qtbot.waitUntil(lambda: page.card.texts["涉及"].text() == "演示新厂")
    assert page.workspace.undoable() == "改正告知：2026年第3号"


def test_an_answer_is_noted_by_the_keyboard_then_recognised_and_taken_back(three, page, qtbot):
    page.view.choose(three[1])
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    (asked,) = page.window().findChildren(AskDialog)
    asked.editors["反馈内容"].setPlainText("演示：已纳入监管")
    asked.accept()
    qtbot.waitUntil(lambda: page.view.current() is not None and page.view.current().state is State.ANSWERED)

    asked = page.acts.open_recognition()
    asked.editors["互认的结果"].setPlainText("演示：检验结果互认")
    asked.accept()
    qtbot.waitUntil(lambda: page.card.texts["结果互认"].text() == "演示：检验结果互认（2026年11月23日）")

    assert page.acts.take_back.text() == "撤销互认"
    page.acts.take_back.trigger()
    qtbot.waitUntil(lambda: page.view.current().state is State.ANSWERED)
    assert page.acts.take_back.text() == "撤销反馈"
    page.acts.take_back.trigger()
    qtbot.waitUntil(lambda: page.view.current().state is State.LATE)
    page.workspace.undo()
    page.workspace.undo()
    qtbot.waitUntil(lambda: page.view.current().state is State.RECOGNISED)


def test_a_matter_is_deleted_after_asking_and_can_be_brought_back(three, page, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **more: asked.append(text) or True)
    page.view.choose(three[2])
    page.view.setFocus()

    qtbot.keyClick(page.view, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: len(page.table.records) == 2)
    assert asked == ["删除2026年第3号“演示检查”吗？"]
    page.workspace.undo()
    qtbot.waitUntil(lambda: len(page.table.records) == 3)


@pytest.mark.parametrize(
    ("act", "title"),
    [("notice", "审批告知书"), ("answer", "反馈单（2026年第2号）"), ("register", "双告知、双反馈登记表")],
)
def test_the_papers_are_seen_page_by_page(three, page, qtbot, act, title):
    page.view.choose(three[1])

    getattr(page.papers, act).trigger()

    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=SLOW_MS)
    (dialog,) = page.findChildren(PreviewDialog)
    assert title in dialog.windowTitle()
    dialog.reject()


def test_what_is_listed_is_saved_as_a_workbook(three, page, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "登记表.xlsx"
    monkeypatch.setattr(dialogs, "ask_save", lambda *asked: path)
    told = []
    page.told.connect(lambda text, made: told.append((text, made)))
    page.list.text.setText("许可")

    page.papers.export.trigger()

    qtbot.waitUntil(lambda: told == [("已导出 1 件。", path)], timeout=SLOW_MS)
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=3, values_only=True))
    assert rows[0][:3] == ("编号", "方向", "事项")
    assert rows[1][2] == "演示许可"
    assert rows[1][8] == "已反馈"


def test_another_page_asks_for_a_matter_for_a_state_or_for_the_form(three, page):
    page.list.text.setText("没有这样的事项")
    page.receive(three[1])
    assert page.view.current().id == three[1]
    page.receive(State.ANSWERED)
    assert [line.id for line in page.table.records] == [three[0]]
    page.receive("new")
    (form,) = page.window().findChildren(AskDialog)
    assert form.windowTitle() == "登记告知"
    form.reject()


def test_a_page_that_can_only_be_read_offers_no_act(three, page, monkeypatch):
    monkeypatch.setattr(type(page.workspace), "read_only", property(lambda self: True))
    page.view.choose(three[1])
    page.acts.offer()

    able = [act for act in (page.acts.new, *page.acts.all) if act.isEnabled()]
    assert able == [page.acts.history]
    assert page.papers.notice.isEnabled()


def test_in_a_wide_window_both_departments_stand_in_full(three, page, qtbot):
    page.resize(1750, 700)
    column = next(place for place, one in enumerate(page.table.columns) if one.title == "告知 → 被告知")

    widest = max(page.view.fontMetrics().horizontalAdvance(page.table.index(row, column).data()) for row in range(3))

    qtbot.waitUntil(lambda: page.view.columnWidth(column) > widest)


def test_an_identity_number_is_refused_in_the_field_it_was_typed_into(page):
    form = page.acts.open_new()
    form.editors["告知事项"].setPlainText("演示事项")
    form.editors["告知单位"].setEditText("市行政审批服务局")
    form.editors["被告知单位"].setEditText("市市场监管局")
    form.editors["涉及企业、项目"].setEditText("110101199003078515")

    form.accept()

    assert form.refusal.text().startswith("“涉及企业、项目”里像是写了身份证号码")
    assert form.focusWidget() is form.editors["涉及企业、项目"]
    form.reject()
