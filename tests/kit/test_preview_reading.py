"""Reading a paper in the preview: finding, selecting, copying, small pages, all by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from heze_desk.kit.page_reader import CURRENT, FOUND, SELECTED
from heze_desk.kit.page_selection import Place
from reports import pdf
from reports.document import Document, Paragraph

Key, Modifier = Qt.Key, Qt.KeyboardModifier
RARE = "张喆、刘垚、陈堃、赵翀、李䶮、王𬭎"
LINES = tuple(f"第{number}段，演示未来产业。" for number in range(1, 120))


@pytest.fixture(scope="module")
def content():
    body = tuple(Paragraph(line) for line in (f"演示人员：{RARE}。", *LINES))
    return pdf.to_pdf(Document(kind="通知", title="演示", body=body))


@pytest.fixture
def shown(preview, content):
    preview.show_pdf(content, "第12期")
    return preview


@pytest.fixture
def clipboard(qapp):
    QGuiApplication.clipboard().setText("原来的")
    return QGuiApplication.clipboard()


def look_for(qtbot, preview, words):
    qtbot.keyClick(preview.canvas, Key.Key_F, Modifier.ControlModifier)
    preview.finder.words.setText(words)
    qtbot.waitUntil(lambda: preview.canvas.search.is_done)


def place_of(preview, words, *, page=0):
    """Where on the view words of a page begin and end."""
    text = preview.canvas._pages.text(page)
    start, end = text.find(words)[0]
    (box,) = text.boxes(start, end)
    place = preview.canvas._on_view(page, box)
    middle = QPointF(0, place.height() / 2)
    return (place.topLeft() + middle).toPoint() + QPoint(1, 0), (place.topRight() + middle).toPoint() - QPoint(1, 0)


def colour_at(preview, point):
    """The colour of the paper just under the line of letters there."""
    picture = preview.canvas.viewport().grab().toImage()
    return {picture.pixelColor(point + QPoint(dx, 6)).name() for dx in range(-4, 5)}


def drag(preview, begin, end, modifier=Modifier.NoModifier):
    view = preview.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, modifier, begin)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, end)


def test_words_are_found_as_they_are_typed_and_counted(shown, qtbot):
    look_for(qtbot, shown, "王𬭎")

    assert shown.finder.count.text() == "第 1/1 处"
    assert shown.canvas.selected_text() == "王𬭎"


def test_words_that_are_not_there_are_said_not_to_be(shown, qtbot):
    look_for(qtbot, shown, "没有这几个字")

    assert shown.finder.count.text() == "没有找到"
    assert not shown.finder.next.isEnabled()


def test_f3_goes_from_place_to_place_and_round_the_end(shown, qtbot):
    look_for(qtbot, shown, "第11")  # 11, 110 … 119
    assert shown.finder.count.text() == "第 1/11 处"

    qtbot.keyClick(shown.canvas, Key.Key_F3)
    assert shown.finder.count.text() == "第 2/11 处"
    assert shown.canvas.page_number() == shown.canvas.search.hits[1].page > 0
    qtbot.keyClick(shown.canvas, Key.Key_F3, Modifier.ShiftModifier)
    qtbot.keyClick(shown.canvas, Key.Key_F3, Modifier.ShiftModifier)
    assert shown.finder.count.text() == "第 11/11 处"


def test_enter_in_the_line_goes_on_and_with_shift_back(shown, qtbot):
    look_for(qtbot, shown, "演示未来")
    qtbot.keyClick(shown.finder.words, Key.Key_Return)
    assert shown.canvas.search.current == 1
    qtbot.keyClick(shown.finder.words, Key.Key_Return, Modifier.ShiftModifier)
    assert shown.canvas.search.current == 0


def test_the_search_begins_at_the_page_in_sight(shown, qtbot):
    shown.canvas.go_to(2)

    look_for(qtbot, shown, "演示未来")

    assert shown.canvas.search.hits[shown.canvas.search.current].page == 2


def test_places_found_are_marked_and_the_current_one_more(shown, qtbot):
    look_for(qtbot, shown, "演示未来")
    hits = shown.canvas.search.hits

    current, other = (
        shown.canvas._on_view(hit.page, shown.canvas._pages.text(hit.page).boxes(hit.start, hit.end)[0])
        for hit in hits[:2]
    )

    qtbot.waitUntil(lambda: CURRENT.name() in colour_at(shown, current.center().toPoint()))
    qtbot.waitUntil(lambda: FOUND.name() in colour_at(shown, other.center().toPoint()))


def test_escape_closes_the_line_and_gives_the_keyboard_back(shown, qtbot):
    look_for(qtbot, shown, "演示")

    qtbot.keyClick(shown.finder.words, Key.Key_Escape)

    assert shown.finder.isHidden()
    assert shown.canvas.search.hits == []
    qtbot.waitUntil(shown.canvas.hasFocus)


def test_a_paper_made_anew_is_searched_again_where_it_stood(shown, qtbot, content):
    look_for(qtbot, shown, "第119段")
    before = shown.canvas.verticalScrollBar().value()

    shown.show_pdf(content, "第12期")
    qtbot.waitUntil(lambda: shown.finder.count.text() == "第 1/1 处")

    assert shown.canvas.verticalScrollBar().value() == before


def test_f3_opens_the_line_where_nothing_is_looked_for(shown, qtbot):
    qtbot.keyClick(shown.canvas, Key.Key_F3)

    assert shown.finder.isVisible()


def test_a_few_selected_words_are_what_is_looked_for(shown, qtbot):
    drag(shown, *place_of(shown, "刘垚"))

    qtbot.keyClick(shown.canvas, Key.Key_F, Modifier.ControlModifier)

    assert shown.finder.words.text() == "刘垚"


def test_text_is_selected_with_the_mouse_and_copied(shown, qtbot, clipboard):
    begin, end = place_of(shown, "张喆、刘垚")
    drag(shown, begin, end)

    qtbot.keyClick(shown.canvas, Key.Key_C, Modifier.ControlModifier)

    assert clipboard.text() == "张喆、刘垚"
    assert SELECTED.name() in colour_at(shown, begin)


def test_a_click_selects_nothing_and_shift_selects_up_to_it(shown, clipboard):
    begin, end = place_of(shown, RARE)
    drag(shown, begin, begin)
    assert not shown.copy_action.isEnabled()

    drag(shown, end, end, Modifier.ShiftModifier)

    assert shown.canvas.selected_text() == RARE


def test_a_double_click_selects_a_word(shown):
    begin, _ = place_of(shown, "王𬭎")

    QTest.mouseDClick(shown.canvas.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, begin + QPoint(3, 0))

    assert shown.canvas.selected_text() == "王𬭎"


def test_a_drag_below_the_view_scrolls_on(shown, qtbot):
    begin, _ = place_of(shown, RARE)
    view = shown.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Modifier.NoModifier, begin)

    QTest.mouseMove(view, QPoint(begin.x(), view.height() + 60))

    qtbot.waitUntil(lambda: shown.canvas.selection.cursor.page == 1)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert shown.canvas.selected_text().startswith(RARE[:3])


def test_the_page_is_selected_by_key_and_all_pages_the_second_time(shown, qtbot, clipboard):
    qtbot.keyClick(shown.canvas, Key.Key_A, Modifier.ControlModifier)
    qtbot.keyClick(shown.canvas, Key.Key_C, Modifier.ControlModifier)
    assert clipboard.text().startswith(f"演示人员：{RARE}。\n第1段，")
    assert clipboard.text().endswith("— 1 —")

    qtbot.keyClick(shown.canvas, Key.Key_A, Modifier.ControlModifier)
    qtbot.keyClick(shown.canvas, Key.Key_C, Modifier.ControlModifier)
    assert clipboard.text() == "\n".join([f"演示人员：{RARE}。", *LINES])


def test_what_was_found_is_widened_with_shift_and_arrows(shown, qtbot):
    look_for(qtbot, shown, "第5段")
    qtbot.keyClick(shown.finder.words, Key.Key_Escape)
    qtbot.waitUntil(shown.canvas.hasFocus)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(shown.canvas, key, Modifier.ShiftModifier)
    assert shown.canvas.selected_text() == "第5段，演示"
    qtbot.keyClick(shown.canvas, Key.Key_Left, Modifier.ShiftModifier)
    assert shown.canvas.selected_text() == "第5段，演"
    qtbot.keyClick(shown.canvas, Key.Key_End, Modifier.ShiftModifier)
    qtbot.keyClick(shown.canvas, Key.Key_Left, Modifier.ShiftModifier)
    qtbot.keyClick(shown.canvas, Key.Key_Down, Modifier.ShiftModifier)
    assert shown.canvas.selected_text() == "第5段，演示未来产业。\n第6段，演示未来产业"


def test_without_a_selection_the_keys_begin_at_the_top_of_the_page(shown, qtbot):
    qtbot.keyClick(shown.canvas, Key.Key_Right, Modifier.ShiftModifier)

    assert shown.canvas.selected_text() == "演"


def test_the_keys_go_over_the_edge_of_a_page_and_stop_at_the_ends(shown, qtbot):
    qtbot.keyClick(shown.canvas, Key.Key_Left, Modifier.ShiftModifier)
    assert shown.canvas.selection.cursor == Place(0, 0)
    qtbot.keyClick(shown.canvas, Key.Key_A, Modifier.ControlModifier)
    qtbot.keyClick(shown.canvas, Key.Key_Right, Modifier.ShiftModifier)
    assert shown.canvas.selection.cursor == Place(1, 0)


def test_the_pointer_says_where_text_is(shown, qtbot):
    begin, _ = place_of(shown, RARE)
    view = shown.canvas.viewport()

    QTest.mouseMove(view, begin + QPoint(8, 0))
    qtbot.waitUntil(lambda: view.cursor().shape() == Qt.CursorShape.IBeamCursor)
    QTest.mouseMove(view, QPoint(2, 2))
    qtbot.waitUntil(lambda: view.cursor().shape() == Qt.CursorShape.ArrowCursor)


def test_the_small_page_in_sight_is_marked_and_one_clicked_comes(shown, qtbot):
    assert shown.thumbs.current == 0
    shown.canvas.go_to(2)
    assert shown.thumbs.current == 2

    QTest.mouseClick(shown.thumbs.viewport(), Qt.MouseButton.LeftButton, pos=shown.thumbs._boxes[1].center())

    assert shown.canvas.page_number() == 1


def test_small_pages_are_gone_through_with_keys(shown, qtbot):
    for key, page in ((Key.Key_Down, 1), (Key.Key_End, len(shown.thumbs._boxes) - 1), (Key.Key_Up, None)):
        qtbot.keyClick(shown.thumbs, key)
        assert page is None or shown.canvas.page_number() == page
    assert shown.thumbs.viewport().grab().toImage() != shown.canvas.viewport().grab().toImage()
    qtbot.keyClick(shown.thumbs, Key.Key_Home)
    assert shown.thumbs.current == 0


def test_small_pages_can_be_put_away_and_stay_so(shown, qtbot, content):
    qtbot.keyClick(shown.canvas, Key.Key_F4)
    assert shown.thumbs.isHidden()
    shown.show_pdf(content, "第13期")
    assert shown.thumbs.isHidden()
    assert shown._memory.text("preview/thumbs") == "off"


def test_the_sheet_of_keys_names_what_can_be_done(shown):
    from heze_desk.kit.keys_sheet import KeysSheet, keyed
    from heze_desk.kit.window import _all_actions

    sheet = KeysSheet([("预览", keyed(_all_actions(shown)))])

    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {
        "在文书中查找",
        "下一处",
        "上一处",
        "打印",
        "打印方式",
        "另存 PDF",
        "页面缩略图",
        "下一页",
        "多选一字",
    } <= words
    assert {"Ctrl+F", "F3", "Shift+F3", "Ctrl+P", "Ctrl+A", "F4"} <= words
