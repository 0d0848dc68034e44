"""Typing while people speak: points by Enter, their kinds by a key, and nothing lost."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from heze_desk.meetings import drafts, store
from heze_desk.meetings.screen.speaker_popup import SpeakerPopup


def write(qtbot, page, *lines):
    """Type lines with Enter after each."""
    for line in lines:
        type_in(qtbot, page, line)
        qtbot.keyClick(page.record.editor, Qt.Key.Key_Return)


def type_in(qtbot, page, text):
    """As an input method commits it."""
    qtbot.keyClicks(page.record.editor, text) if text.isascii() else page.record.editor.insertPlainText(text)


def texts(page):
    return [one.point.text for one in page.record.editor.points()]


def popup(page):
    return next(one for one in page.findChildren(SpeakerPopup) if one.isVisible())


def test_enter_keeps_a_point_with_its_time_and_the_item_the_meeting_is_at(qtbot, page, desk, meeting_id):
    page.go(1)
    write(qtbot, page, "听取方案汇报。")
    qtbot.waitUntil(lambda: bool(store.notes(desk.db, meeting_id)))
    (kept,) = store.notes(desk.db, meeting_id)

    assert (kept.text, str(kept.kind)) == ("听取方案汇报。", "记录")
    assert kept.at.date() == page.today
    assert kept.agenda_item_id == page.shown.items[0].id
    assert texts(page) == ["听取方案汇报。", ""]


def test_enter_on_an_empty_point_writes_nothing(qtbot, page, noted):
    page.go(1)
    write(qtbot, page, "", "一。", "", "")

    assert noted() == [("记录", "", "一。")]


def test_a_key_says_what_a_point_is_and_the_next_one_is_a_plain_one_again(qtbot, page, noted):
    page.go(1)
    editor = page.record.editor
    for key, line in (
        (Qt.Key.Key_F7, "由市科技局牵头。"),
        (Qt.Key.Key_F8, "报材料。"),
        (Qt.Key.Key_F9, "概算4000万元。"),
    ):
        qtbot.keyClick(editor, key)
        write(qtbot, page, line)
    write(qtbot, page, "散会。")

    assert [(kind, text) for kind, _speaker, text in noted()] == [
        ("议定", "由市科技局牵头。"),
        ("任务", "报材料。"),
        ("数字", "概算4000万元。"),
        ("记录", "散会。"),
    ]


def test_f4_asks_who_speaks_and_the_speaker_goes_on_until_another_kind(qtbot, page, noted):
    page.go(1)
    qtbot.keyClick(page.record.editor, Qt.Key.Key_F4)
    popup(page).line.setText("李测")
    qtbot.keyClick(popup(page).line, Qt.Key.Key_Return)
    write(qtbot, page, "要抓紧。", "要安全。")
    qtbot.keyClick(page.record.editor, Qt.Key.Key_F3)
    write(qtbot, page, "散会。")

    assert noted() == [("发言", "李测二", "要抓紧。"), ("发言", "李测二", "要安全。"), ("记录", "", "散会。")]


def test_a_speaker_who_is_not_on_the_list_is_taken_as_typed(qtbot, page, noted):
    page.go(1)
    qtbot.keyClick(page.record.editor, Qt.Key.Key_F10)
    popup(page).line.setText("陈堃")
    qtbot.keyClick(popup(page).line, Qt.Key.Key_Return)
    write(qtbot, page, "可以先试点。")

    assert noted() == [("建议", "陈堃", "可以先试点。")]


def test_ctrl_page_down_goes_to_the_next_item_and_what_follows_belongs_to_it(qtbot, page, desk, meeting_id):
    page.go(1)
    write(qtbot, page, "第一项。")
    qtbot.keyClick(page.record.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, page, "第二项。")

    page.settle()
    assert page.record.at.text() == "正在议：第2项　研究应用场景清单"
    assert [one.agenda_item_id for one in store.notes(desk.db, meeting_id)] == [one.id for one in page.shown.items]


def test_points_are_corrected_split_joined_and_taken_out_where_they_stand(qtbot, page, noted):
    page.go(1)
    editor = page.record.editor
    write(qtbot, page, "甲乙。", "丙。", "丁。")
    cursor = editor.textCursor()
    cursor.setPosition(1)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert [text for *_rest, text in noted()] == ["甲", "乙。", "丙。", "丁。"]

    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(2).position())
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert [text for *_rest, text in noted()] == ["甲", "乙。丙。", "丁。"]


def test_an_enter_before_a_point_puts_a_new_one_above_it_and_its_time_stays(qtbot, page, desk, meeting_id):
    page.go(1)
    editor = page.record.editor
    write(qtbot, page, "后。")
    page.settle()
    at = store.notes(desk.db, meeting_id)[0].at
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    type_in(qtbot, page, "先。")
    page.settle()

    assert [one.text for one in store.notes(desk.db, meeting_id)] == ["先。", "后。"]
    assert store.notes(desk.db, meeting_id)[1].at == at


def test_lines_pasted_at_once_become_points(qtbot, page, noted):
    page.go(1)
    QApplication.clipboard().setText("一。\n二。\n\n三。")
    page.record.editor.paste()
    page.record.keeper.save()

    assert [text for *_rest, text in noted()] == ["一。", "二。", "三。"]


def test_shift_enter_breaks_a_line_inside_a_point(qtbot, page, noted):
    page.go(1)
    type_in(qtbot, page, "上。")
    qtbot.keyClick(page.record.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(qtbot, page, "下。")

    assert [text for *_rest, text in noted()] == ["上。\n下。"]


def test_one_point_is_one_undo_and_what_is_being_written_stays(qtbot, page, desk, noted):
    page.go(1)
    for line in ("一。", "二。"):
        write(qtbot, page, line)
        page.settle()
    type_in(qtbot, page, "三")
    desk.workspace.undo()

    assert texts(page) == ["一。", "三"]
    assert [text for *_rest, text in noted()] == ["一。", "三"]


def test_the_unfinished_line_is_on_the_disk_after_a_pause_and_comes_back_after_a_power_cut(qtbot, page, show, desk):
    page.go(1)
    write(qtbot, page, "写完。")
    qtbot.keyClick(page.record.editor, Qt.Key.Key_F7)
    page.settle()
    type_in(qtbot, page, "没有写")
    path = drafts.path_of(desk.workspace.folder, page.shown.id, "record")
    qtbot.waitUntil(lambda: path.exists() and "没有写" in path.read_text("utf-8"))

    again = show()
    kept = [(str(one.kind), one.text) for one in store.notes(desk.db, page.shown.id)]

    assert kept == [("记录", "写完。"), ("议定", "没有写")]
    assert texts(again)[:2] == ["写完。", "没有写"]


def test_a_draft_goes_when_its_words_are_kept(qtbot, page, desk):
    page.go(1)
    path = drafts.path_of(desk.workspace.folder, page.shown.id, "record")
    type_in(qtbot, page, "半句")
    qtbot.waitUntil(path.exists)
    qtbot.keyClick(page.record.editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not path.exists())


def test_what_is_written_is_kept_when_the_keyboard_leaves_the_record(qtbot, page, noted):
    page.go(1)
    type_in(qtbot, page, "没有按回车")
    page.record.roll.view.setFocus()

    qtbot.waitUntil(lambda: noted() == [("记录", "", "没有按回车")])


def test_another_meeting_shows_its_own_record(qtbot, page, desk, meeting_id):
    other = desk.call(title="专题会", begins_at="15:00")
    page.reload()
    page.choose(meeting_id)
    page.go(1)
    type_in(qtbot, page, "上午的")
    page.choose(other)

    assert texts(page) == [""]
    assert [one.text for one in store.notes(desk.db, meeting_id)] == ["上午的"]
    assert store.notes(desk.db, other) == []


def test_the_last_point_is_kept_when_the_window_closes_at_once(qtbot, page, desk, meeting_id):
    page.go(1)
    type_in(qtbot, page, "最后一句。")
    page.keep_typed()

    assert [one.text for one in store.notes(desk.db, meeting_id)] == ["最后一句。"]
