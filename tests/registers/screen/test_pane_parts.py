"""The lists in the pane: which line a key meets, what is told when it goes, what becomes of a proof."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.registers import links, store, targets
from heze_desk.registers.records import Event, YearAmount
from heze_desk.registers.screen.page import TARGETS
from heze_desk.registers.target_records import GoalEvidence, OwnTarget


@pytest.fixture
def pane(platforms, known, qtbot):
    """A platform in two industries with a recognition, a link, an event and an amount."""
    entry_id = known["演示重点实验室"]
    with platforms.workspace.step("登记") as db:
        links.link(db, entry_id, known["演示材料有限公司"])
        store.save_event(db, Event(entry_id=entry_id, act="建成", day=date(2026, 3, 1)))
        store.set_amount(db, YearAmount(entry_id=entry_id, year=2026, measure="研发投入", amount=3))
    platforms.choose(entry_id)
    qtbot.waitUntil(lambda: all(part.list.count() for part in platforms.pane.parts))
    return platforms.pane


@pytest.fixture
def enter_list(qtbot):
    """Choose a line of a part as with a click."""

    def choose(part, row=0):
        part.window().activateWindow()
        part.list.setFocus(Qt.FocusReason.MouseFocusReason)
        part.list.setCurrentRow(row)
        qtbot.waitUntil(part.list.hasFocus)

    return choose


@pytest.fixture
def proven(pane, tmp_path, platforms, enter_list, qtbot):
    """The recognitions, with a file for the one there is."""
    proof = tmp_path / "证明.txt"
    proof.write_text("演示", "utf-8")
    pane.recognitions.prove([proof])
    qtbot.waitUntil(lambda: "证明.txt" in pane.recognitions.list.item(0).text())
    enter_list(pane.recognitions)
    return pane.recognitions


def test_only_the_list_with_the_keyboard_has_a_chosen_line(pane, enter_list):
    enter_list(pane.ties)
    enter_list(pane.recognitions)

    assert pane.ties.current() is None
    assert not pane.ties.list.selectedItems()
    assert not pane.ties.remove_action.isEnabled()
    assert pane.recognitions.list.selectedItems()


def test_a_list_that_tab_leads_to_shades_the_line_that_keys_would_meet(pane, qtbot):
    pane.events.list.setFocus(Qt.FocusReason.TabFocusReason)

    assert pane.events.current() is not None
    assert pane.events.list.selectedItems() == [pane.events.list.currentItem()]


def test_the_line_stays_chosen_while_its_own_buttons_have_the_keyboard(pane, enter_list):
    enter_list(pane.events)

    pane.events.findChildren(type(pane.fields.fields["产业"].opener))[0].setFocus(Qt.FocusReason.TabFocusReason)

    assert pane.events.current() is not None


def test_del_on_the_last_line_of_a_list_does_not_go_on_in_the_next(pane, enter_list, qtbot):
    enter_list(pane.events)

    qtbot.keyClick(pane.events.list, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: pane.events.list.count() == 0)
    assert pane.events.isAncestorOf(pane.window().focusWidget())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("events", "已删除动态“建成”；可按 Ctrl+Z 撤销。"),
        ("amounts", "已删除2026年研发投入；可按 Ctrl+Z 撤销。"),
        ("terms", "已删除归属“未来材料”；可按 Ctrl+Z 撤销。"),
        ("recognitions", "已删除认定“认定”；可按 Ctrl+Z 撤销。"),
        ("ties", "已解除与“演示材料有限公司”的关联；可按 Ctrl+Z 撤销。"),
    ],
)
def test_what_is_deleted_in_the_pane_is_told_with_the_way_back(pane, platforms, enter_list, qtbot, name, sentence):
    part = getattr(pane, name)
    enter_list(part)

    with qtbot.waitSignal(platforms.told) as told:
        qtbot.keyClick(part.list, Qt.Key.Key_Delete)

    assert told.args[0] == sentence


@pytest.mark.parametrize("sure", [True, False])
def test_the_last_industry_of_an_entry_is_asked_about(platforms, known, monkeypatch, enter_list, sure):
    entry_id, questions = known["演示孵化器"], []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: questions.append(text) or sure)
    platforms.choose(entry_id)
    enter_list(platforms.pane.terms)

    platforms.pane.terms.remove_action.trigger()

    assert questions == ["“人工智能”是这一条现在唯一归属的产业，删除吗？"]
    assert len(store.memberships(platforms.workspace.db, entry_id)) == (0 if sure else 1)


def test_own_targets_and_evidence_that_go_are_told(page, qtbot):
    with page.workspace.step("登记") as db:
        goal = targets.all_targets(db)[0]
        targets.set_own(db, OwnTarget(target_id=goal.id, year=2026, value=6))
        targets.save_evidence(db, GoalEvidence(year=2035, goal="演示目标", day=page.today, text="演示佐证"))
    page.receive(goal)
    tab, said = page.tab(TARGETS), []
    page.told.connect(lambda text, _path: said.append(text))
    for part in (tab.pane.own, tab.evidence):
        qtbot.waitUntil(lambda part=part: part.list.count() == 1)
        part.list.setCurrentRow(0)
        part.remove_action.trigger()

    assert said == ["已删除2026年自定目标；可按 Ctrl+Z 撤销。", "已删除佐证；可按 Ctrl+Z 撤销。"]


def test_a_recognition_with_a_file_is_not_deleted_and_the_keys_that_help_are_named(proven):
    with pytest.raises(DeskError, match=r"Shift\+Del 说明原因移除材料，或按 Ctrl\+Del 撤销认定"):
        proven.remove()


def test_a_proof_is_taken_back_by_its_key_with_a_reason(proven, monkeypatch, qtbot, platforms):
    monkeypatch.setattr(dialogs, "ask_reason", lambda *_asked, **_words: "传错了文件")

    with qtbot.waitSignal(platforms.told) as told:
        qtbot.keyClick(proven.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)

    assert told.args[0] == "已移除证明材料“证明.txt”；可按 Ctrl+Z 撤销。"
    qtbot.waitUntil(lambda: "证明.txt" not in proven.list.item(0).text())


def test_a_proof_that_no_program_opens_can_be_saved_elsewhere(proven, monkeypatch, tmp_path, platforms, qtbot):
    questions, said = [], []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: questions.append(text) or True)
    monkeypatch.setattr(dialogs, "ask_save", lambda *_asked: tmp_path / "另存.txt")
    platforms.told.connect(lambda text, _path: said.append(text))

    proven.open_action.trigger()

    qtbot.waitUntil(lambda: "已另存为：另存.txt" in said)
    assert "没有能打开“证明.txt”的程序" in questions[0]
    assert (tmp_path / "另存.txt").read_text("utf-8") == "演示"
