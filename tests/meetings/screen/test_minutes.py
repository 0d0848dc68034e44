"""纪要 on screen: drafted from the record, own words never overwritten, issued once and corrected beside it."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import PaperState
from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.difference_lines import Choosing
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.meetings import drafts, store
from heze_desk.meetings.records import NoteKind
from heze_desk.meetings.screen.begun_field import BegunField
from heze_desk.tasks import store as tasks

SLOW_MS = 20_000


@pytest.fixture
def written(page, note):
    """A page on its minutes, drafted from a record of two points."""
    note("低空经济起步平稳。")
    note("市科技局9月30日前提出方案。", NoteKind.DECIDED)
    page.go(2)
    page.minutes.draft()
    return page


def own(page):
    return page.minutes.editor.toPlainText()


def type_at_end(qtbot, page, text):
    page.minutes.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.minutes.editor.insertPlainText(text)


def issue(qtbot, page, desk, versions):
    """Wait until so many versions are issued and the page shows the last."""

    def is_shown():
        return len(issuing.papers(desk.db, "纪要")) == versions and page.issuing.act.isEnabled()

    qtbot.waitUntil(is_shown, timeout=SLOW_MS)
    page.reload()


def answer(page, **answers):
    dialog = next(one for one in page.window().findChildren(AskDialog) if one.isVisible())
    dialog.fill(answers)
    dialog.done_button.click()
    return dialog


def test_the_draft_is_written_from_the_record_and_kept_as_one_step(written, desk, meeting_id):
    meeting = store.get(desk.db, meeting_id)

    assert "会议指出，低空经济起步平稳。" in own(written)
    assert "一、市科技局9月30日前提出方案。" in own(written)
    assert meeting.minutes_text == meeting.drafted_text == own(written)
    desk.workspace.undo()
    assert store.get(desk.db, meeting_id).minutes_text == ""


def test_a_new_draft_leaves_own_words_and_offers_what_is_new(qtbot, written, desk, meeting_id, note):
    type_at_end(qtbot, written, "\n会议还听取了我补写的情况。")
    note("市财政局10月底前明确资金。", NoteKind.DECIDED)
    written.minutes.draft()
    shown = written.minutes.differences
    assert shown.isVisible()
    assert "我补写的情况" in own(written)
    assert "市财政局" not in own(written)

    shown.view.setFocus()
    shown.view.setCurrentIndex(shown.table.index(0, 0))
    qtbot.keyClick(shown.view, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(shown.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert "我补写的情况" in own(written)
    assert "二、市财政局10月底前明确资金。" in own(written)
    assert not shown.isVisible()
    assert store.get(desk.db, meeting_id).minutes_text == own(written)


def test_each_piece_is_taken_or_kept_by_its_key(qtbot, written, note):
    text = own(written).replace("起步平稳", "起步很好")
    written.minutes.editor.setPlainText(text)
    note("还要抓安全。")
    written.minutes.draft()
    shown = written.minutes.differences
    assert [one.chosen for one in shown.table.records] == [Choosing.KEEP]

    shown.view.setFocus()
    shown.view.setCurrentIndex(shown.table.index(0, 0))
    qtbot.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert [one.chosen for one in shown.table.records] == [Choosing.TAKE]
    qtbot.keyClick(shown.view, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    written.minutes.merge()
    assert "起步很好" in own(written)
    assert "还要抓安全" not in own(written)


def test_what_only_the_draft_changed_can_be_kept_as_it_is(qtbot, written, note):
    type_at_end(qtbot, written, "\n补写。")
    note("市财政局10月底前明确资金。", NoteKind.DECIDED)
    written.minutes.draft()
    shown = written.minutes.differences
    shown.view.selectAll()
    shown.choose(Choosing.KEEP)
    written.minutes.merge()

    assert "市财政局" not in own(written)
    assert own(written).endswith("补写。")


def test_the_level_of_a_line_is_set_by_a_key_and_numbered_on(qtbot, page):
    page.go(2)
    editor = page.minutes.editor
    editor.setPlainText("总体情况\n抓好平台\n抓好场景\n正文一句。")
    keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_3)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for row, key in enumerate(keys):
        cursor = editor.textCursor()
        cursor.setPosition(editor.document().findBlockByNumber(row).position())
        editor.setTextCursor(cursor)
        qtbot.keyClick(editor, key, modifiers)

    assert own(page) == "一、总体情况\n（一）抓好平台\n（二）抓好场景\n1.正文一句。"
    qtbot.keyClick(editor, Qt.Key.Key_0, modifiers)
    assert own(page).endswith("\n正文一句。")


def test_what_is_typed_is_on_the_disk_at_a_pause_and_comes_back(qtbot, written, show, desk, meeting_id):
    before = own(written)
    type_at_end(qtbot, written, "\n没有存的半句")
    path = drafts.path_of(desk.workspace.folder, meeting_id, "minutes")
    qtbot.waitUntil(lambda: path.exists() and "没有存的半句" in path.read_text("utf-8"))
    assert store.get(desk.db, meeting_id).minutes_text == before

    again = show()
    assert own(again) == f"{before}\n没有存的半句"
    assert store.get(desk.db, meeting_id).minutes_text == own(again)


def test_what_is_typed_is_kept_when_the_keyboard_leaves(qtbot, written, desk, meeting_id):
    type_at_end(qtbot, written, "\n补一句。")
    written.meetings.show()
    written.meetings.setFocus()

    qtbot.waitUntil(lambda: store.get(desk.db, meeting_id).minutes_text.endswith("补一句。"))


def test_the_minutes_are_seen_as_they_will_print(qtbot, written):
    written.papers.minutes.trigger()
    qtbot.waitUntil(lambda: bool(written.window().findChildren(PreviewDialog)), timeout=SLOW_MS)

    (dialog,) = written.window().findChildren(PreviewDialog)
    assert "纪要" in dialog.windowTitle()
    dialog.reject()


def test_the_number_is_said_before_and_what_is_final_is_locked(qtbot, written, desk, meeting_id, told, monkeypatch):
    written.decisions.decided.gather()
    asked = []

    def confirm(_parent, text, **more):
        asked.append((text, more["consequence"]))
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", confirm)
    written.issuing.act.trigger()
    assert "纪要〔2026〕1号" in asked[0][0]
    assert "不能撤销" in asked[0][1]
    assert not store.get(desk.db, meeting_id).is_final

    written.issuing.act.trigger()
    assert not written.issuing.act.isEnabled()
    issue(qtbot, written, desk, 1)
    assert store.get(desk.db, meeting_id).is_final
    assert told[-1].startswith("已定稿：纪要〔2026〕1号。")
    assert written.head.state.text().endswith("定稿")
    assert written.minutes.editor.isReadOnly()
    assert written.record.editor.isReadOnly()
    assert not written.preparing.agenda.add_act.isEnabled()
    assert written.issuing.act.text() == "更正纪要…"


def test_the_office_goes_on_from_the_number_it_got_to_before_the_desk(qtbot, written, desk, meeting_id, monkeypatch):
    written.decisions.decided.gather()
    told = []

    def answered(dialog):
        field = dialog.findChild(BegunField)
        field.editor.setText("7")
        told.append(field.forecast.text())
        shiboken6.delete(field)  # a dialog may be gone as soon as it is answered
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(dialogs.Sentence, "exec", answered)
    written.issuing.act.trigger()
    issue(qtbot, written, desk, 1)

    (paper,) = issuing.papers(desk.db, "纪要")
    assert told == ["将编为纪要〔2026〕8号。"]
    assert (paper.number, paper.name) == (8, "纪要〔2026〕8号")
    other = desk.call(title="另一个会")
    with desk.step("议定") as db:
        store.decide(db, other, "市科技局提出方案。")
    written.choose(other)
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, more, **_words: told.append(more))
    written.issuing.act.trigger()
    assert told[-1] is None  # this year's numbers go on by themselves


@pytest.mark.parametrize("doubted", [False, True])
def test_return_issues_only_what_nobody_doubts(qtbot, written, desk, meeting_id, monkeypatch, doubted):
    if doubted:
        desk.invite(meeting_id)
    written.decisions.decided.gather()
    asked = []
    monkeypatch.setattr(dialogs.Sentence, "exec", lambda dialog: asked.append(dialog) or 0)
    written.issuing.act.trigger()

    (default,) = [one.text() for one in asked[0].findChildren(QPushButton) if one.isDefault()]
    assert default == ("取消" if doubted else "定稿")


def test_a_correction_makes_a_second_version_and_asks_of_each_task(qtbot, written, desk, meeting_id, monkeypatch):
    written.decisions.decided.gather()
    written.reload()
    written.decisions.proposed.take()
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: True)
    written.issuing.act.trigger()
    issue(qtbot, written, desk, 1)
    written.issuing.act.trigger()
    answer(written, 更正后的文字="市科技局10月15日前提出方案。", 更正原因="日期有误")
    issue(qtbot, written, desk, 2)
    answer(written)  # the task follows as proposed
    versions = issuing.papers(desk.db, "纪要")
    (link,) = store.tasks_of_meeting(desk.db, meeting_id)

    assert [(one.version, one.state) for one in versions] == [(1, PaperState.CORRECTED), (2, PaperState.FINAL)]
    assert versions[0].number == versions[1].number
    assert tasks.get(desk.db, link.task_id).deadline == date(2026, 10, 15)
    written.reload()
    assert written.decisions.proposed.table.records == []  # the sentence has its task
    assert written.head.state.text().endswith("更正")
    assert store.get(desk.db, meeting_id).issued_paper_id == versions[1].id


def test_a_task_that_is_not_to_follow_stays_as_it_is(qtbot, written, desk, meeting_id, monkeypatch):
    written.decisions.decided.gather()
    written.reload()
    written.decisions.proposed.take()
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: True)
    written.issuing.act.trigger()
    issue(qtbot, written, desk, 1)
    written.issuing.correct()
    answer(written, 更正后的文字="市科技局10月15日前提出方案。", 更正原因="日期有误")
    issue(qtbot, written, desk, 2)
    next(one for one in written.window().findChildren(AskDialog) if one.isVisible()).reject()
    (link,) = store.tasks_of_meeting(desk.db, meeting_id)

    assert tasks.get(desk.db, link.task_id).deadline == date(2026, 9, 30)


def test_what_changes_while_the_paper_is_set_is_not_issued_unseen(qtbot, written, desk, meeting_id, monkeypatch):
    written.decisions.decided.gather()
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: True)
    with qtbot.captureExceptions() as refused:
        written.issuing.act.trigger()
        with desk.step("别处改了") as db:
            store.change(db, meeting_id, today=date(2026, 7, 21), place="第五会议室")
        qtbot.waitUntil(lambda: bool(refused), timeout=SLOW_MS)

    assert "在排版时又有改动，没有定稿" in str(refused[0][1])
    assert not store.get(desk.db, meeting_id).is_final
    qtbot.waitUntil(written.issuing.act.isEnabled)


def test_words_of_the_text_are_corrected_without_a_decision(qtbot, written, desk, meeting_id, monkeypatch):
    written.decisions.decided.gather()
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: True)
    written.issuing.act.trigger()
    issue(qtbot, written, desk, 1)
    dialog = written.issuing.correct()
    which = dialog.editors["更正哪一条"]
    which.set_value(0)
    which.activated.emit(which.currentIndex())
    body = dialog.editors["纪要正文"].value()
    answer(written, 纪要正文=body.replace("起步平稳", "起步良好"), 更正原因="用词不准")
    issue(qtbot, written, desk, 2)

    assert issuing.papers(desk.db, "纪要")[1].remark == "正文：用词不准"
    assert "起步良好" in store.get(desk.db, meeting_id).minutes_text
