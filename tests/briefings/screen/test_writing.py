"""正文: what is typed is kept and follows onto the pages; sections are moved, left out and compared with the ledger."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from heze_desk.briefings import drafts
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.difference_lines import Choosing

SLOW_MS = 20_000


@pytest.fixture
def tab(page):
    return page.writing


@pytest.fixture
def sections(issuing, draft_id):
    return lambda: drafts.sections(issuing.db, draft_id)


def settled(qtbot, tab):
    """The pages show what stands in the editor."""
    qtbot.waitUntil(lambda: tab.paper.is_current and tab.preview.canvas.has_paper, timeout=SLOW_MS)


def printed(tab):
    """All that stands on the pages."""
    pages = tab.preview._pages
    return "".join(letter.text for number in range(len(pages.sizes)) for letter in pages.text(number).letters)


def write_at_end(tab, text):
    tab.editor.moveCursor(QTextCursor.MoveOperation.End)
    tab.editor.insertPlainText(text)


def at(tab, words):
    """Put the cursor before these words."""
    cursor = tab.editor.textCursor()
    cursor.setPosition(tab.editor.toPlainText().index(words))
    tab.editor.setTextCursor(cursor)


def listed(tab):
    return [tab.sections.item(row).text() for row in range(tab.sections.count())]


def test_the_pages_follow_what_is_typed_and_stay_where_they_were(qtbot, tab):
    settled(qtbot, tab)
    tab.preview.canvas.go_to(1)
    place = tab.preview.canvas.verticalScrollBar().value()

    write_at_end(tab, "\n我刚写的一句话。")

    qtbot.waitUntil(lambda: tab.paper.is_current and "我刚写的一句话" in printed(tab), timeout=SLOW_MS)
    assert tab.preview.canvas.verticalScrollBar().value() == place
    assert tab.preview.save_action.isEnabled()


def test_what_is_typed_while_the_pages_are_set_comes_onto_them_too(qtbot, tab):
    settled(qtbot, tab)
    for number in range(8):
        write_at_end(tab, f"\n第{number}句。")
        tab.paper._pause.timeout.emit()

    qtbot.waitUntil(lambda: tab.paper.is_current and "第7句" in printed(tab), timeout=SLOW_MS)


def test_what_is_typed_is_kept_when_another_section_is_chosen(qtbot, tab, sections):
    write_at_end(tab, "\n我补写的。")

    tab.sections.choose(2)

    assert sections()[0].text.endswith("我补写的。")
    assert tab.editor.toPlainText() == sections()[1].text
    assert tab.heading.text() == "产业进展"


def test_a_heading_is_kept_for_its_own_section_when_another_is_chosen(qtbot, tab, issuing, draft_id, sections):
    with issuing.workspace.step("简报另加一部分") as db:
        drafts.add_section(db, draft_id, "现场情况", "看过现场。")
    qtbot.waitUntil(lambda: tab.sections.count() == len(sections()))
    tab.sections.choose(tab.sections.count())

    tab.heading.setText("现场走访情况")
    tab.sections.choose(1)

    assert sections()[-1].heading == "现场走访情况"
    assert (sections()[0].heading, tab.heading.text()) == ("总体情况", "总体情况")


def test_the_heading_of_a_compiled_section_is_changed_and_given_back(qtbot, tab, sections):
    tab.heading.setText("总体推进情况")
    tab.flush()
    assert sections()[0].heading == "总体推进情况"
    qtbot.waitUntil(lambda: listed(tab)[0] == "一、总体推进情况")

    tab.heading.setText("")
    tab.flush()

    assert sections()[0].heading == "总体情况"
    qtbot.waitUntil(lambda: tab.heading.text() == "总体情况")


def test_the_head_of_the_section_chosen_comes_into_sight_on_the_pages(qtbot, tab):
    settled(qtbot, tab)

    tab.sections.choose(tab.sections.count() - 1)

    found = [n for n in range(len(tab.preview._pages.sizes)) if tab.preview._pages.text(n).find(listed(tab)[-2])]
    assert tab.preview.canvas.page_number() == found[0] > 0


def test_what_is_typed_is_kept_when_the_page_is_left(tab, page, sections):
    write_at_end(tab, "\n我补写的。")

    page.hide()

    assert sections()[0].text.endswith("我补写的。")


def test_what_was_typed_before_the_program_was_cut_off_stands_there_again(qtbot, tab, page, show, sections):
    write_at_end(tab, "\n断电以前写的。")
    tab.keeper.drafts.keep()
    tab.keeper.drafts.settle()
    tab.flush = lambda: None  # a program that is cut off keeps nothing
    tab.editor.left.disconnect()
    page.close()
    assert "断电" not in sections()[0].text

    again = show()

    assert again.writing.editor.toPlainText().endswith("断电以前写的。")
    assert sections()[0].text.endswith("断电以前写的。")


def test_a_section_says_how_it_stands_to_the_ledger(qtbot, tab):
    assert tab.sections.item(0).toolTip().endswith("随台账更新时跟着变。")

    write_at_end(tab, "\n我补写的。")
    tab.flush()

    qtbot.waitUntil(lambda: "您改过的文字" in tab.sections.item(0).toolTip())


def test_undo_is_the_editors_while_typing_and_the_desks_for_what_is_kept(qtbot, tab, issuing, sections):
    before = tab.editor.toPlainText()
    write_at_end(tab, "\n我补写的。")
    tab.editor.undo()
    assert tab.editor.toPlainText() == before

    write_at_end(tab, "\n我补写的。")
    tab.flush()
    issuing.workspace.undo()

    assert sections()[0].text == before
    qtbot.waitUntil(lambda: tab.editor.toPlainText() == before)


def test_sections_are_moved_by_key_and_stay_chosen(qtbot, tab, sections):
    before = [one.heading for one in sections()]
    tab.editor.setFocus()

    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tab.editor, Qt.Key.Key_Down, keys)

    assert [one.heading for one in sections()][:2] == before[1::-1]
    qtbot.waitUntil(lambda: tab.place == 2 and listed(tab)[0] == f"一、{before[1]}")


def test_a_section_left_out_goes_from_the_pages_and_comes_back(qtbot, tab):
    settled(qtbot, tab)

    tab.section_acts.leave_act.trigger()

    qtbot.waitUntil(lambda: listed(tab)[:2] == ["总体情况", "一、产业进展"])
    assert tab.section_acts.leave_act.text() == "恢复印出"
    qtbot.waitUntil(lambda: tab.paper.is_current and "总体情况" not in printed(tab), timeout=SLOW_MS)
    tab.section_acts.leave_act.trigger()
    qtbot.waitUntil(lambda: tab.paper.is_current and "总体情况" in printed(tab), timeout=SLOW_MS)


def test_a_section_of_ones_own_is_added_behind_the_one_chosen_named_anew_and_thrown_away(qtbot, tab, opened, sections):
    tab.section_acts.add_act.trigger()
    dialog = opened(AskDialog)
    dialog.fill({"标题": "其他情况"})
    dialog.done_button.click()
    qtbot.waitUntil(lambda: tab.place == 2 and tab.heading.text() == "其他情况")

    tab.heading.setFocus()
    tab.heading.setText("其他有关情况")
    tab.editor.setFocus()
    write_at_end(tab, "另有情况。")
    tab.flush()
    assert [one.heading for one in sections()][1] == "其他有关情况"
    assert sections()[1].text == "另有情况。"
    qtbot.waitUntil(lambda: listed(tab)[1] == "二、其他有关情况")

    tab.section_acts.drop_act.trigger()
    qtbot.waitUntil(lambda: "其他有关情况" not in "".join(listed(tab)))


def test_what_is_compiled_cannot_be_thrown_away(tab):
    assert not tab.section_acts.drop_act.isEnabled()


def test_a_figure_under_the_cursor_is_asked_for_by_key_and_by_click(qtbot, tab):
    asked = []
    tab.figure_asked.connect(asked.append)
    at(tab, "144项")

    qtbot.keyClick(tab.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    place = tab.editor.cursorRect().center() + QPoint(4, 0)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(tab.editor.viewport(), Qt.MouseButton.LeftButton, control, place)

    assert asked == ["任务数", "任务数"]


def test_lines_become_headings_and_plain_again(tab):
    tab.sections.choose(2)
    write_at_end(tab, "\n新的一类")

    tab.style_acts[0].trigger()

    assert tab.editor.toPlainText().split("\n")[-1] == "（八）新的一类"
    tab.style_acts[2].trigger()
    assert tab.editor.toPlainText().split("\n")[-1] == "新的一类"


def test_what_differs_from_the_ledger_is_taken_piece_by_piece(qtbot, tab, issuing, sections):
    first = tab.editor.toPlainText().split("\n")[0]
    tab.editor.setPlainText(tab.editor.toPlainText().replace(first, f"自己写的。{first}"))
    write_at_end(tab, "\n末尾自己写的。")
    tab.flush()
    issuing.change("2-5-03", deadline=date(2026, 10, 20))

    tab.taking.compare_act.trigger()
    shown = tab.taking.differences
    qtbot.waitUntil(lambda: shown.isVisibleTo(tab))
    assert [one.chosen for one in shown.table.records] == [Choosing.KEEP, Choosing.KEEP]
    shown.view.setCurrentIndex(shown.table.index(0, 0))
    qtbot.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(shown.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)

    kept = sections()[0]
    assert kept.text.startswith("截至")
    assert "逾期2项" in kept.text
    assert kept.text.endswith("末尾自己写的。")
    assert "逾期2项" in kept.compiled
    assert issuing.figure(kept.briefing_id, "逾期").value == 2
    assert not shown.isVisibleTo(tab)


def test_where_nothing_differs_it_is_said(qtbot, tab, told):
    tab.taking.compare_act.trigger()

    qtbot.waitUntil(lambda: told == ["正文与现在的台账没有不同。"])


def test_who_turns_to_another_section_is_shown_no_differences_of_the_first(qtbot, tab, issuing):
    issuing.change("2-5-03", deadline=date(2026, 10, 20))

    tab.taking.compare_act.trigger()
    tab.sections.choose(2)

    qtbot.waitUntil(lambda: not tab.desk.background.busy)
    assert not tab.taking.reading.is_busy
    assert not tab.taking.differences.isVisibleTo(tab)


def test_an_issue_is_read_as_it_was_issued_and_not_typed_in(qtbot, tab, page, issuing, draft_id):
    from heze_desk import briefing_issue
    from heze_desk.issuing import store

    paper = briefing_issue.issue(issuing.workspace, draft_id, day=date(2026, 11, 6)).paper
    qtbot.waitUntil(lambda: not tab.editable)

    assert tab.editor.isReadOnly()
    assert not tab.inset_acts.table_act.isEnabled()
    assert tab.preview._pages.content == store.pdf(issuing.db, paper.id)


def test_cells_from_excel_are_no_text(qtbot, tab, opened):
    QGuiApplication.clipboard().setText("企业\t数量\n演示企业甲\t3\n")

    tab.editor.setFocus()
    tab.editor.paste()

    assert opened().grid.item(1, 0).text() == "演示企业甲"
    assert "演示企业甲" not in tab.editor.toPlainText()
