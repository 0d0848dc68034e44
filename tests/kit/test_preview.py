"""Papers on screen: pages, zoom, saving and printing."""

import threading
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, printing
from heze_desk.kit.keys_sheet import KeysSheet
from heze_desk.kit.page_canvas import Fit
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.kit.screen import Screen
from reports.errors import PaperError

A4 = (595.28, 841.89)
PART = PdfPages.part


def paper(pages=5, size=A4):
    """A PDF with a black square at the same place of every page."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        canvas.rect(72, size[1] - 144, 72, 72, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture(autouse=True)
def shown(preview):
    preview.show_pdf(paper(), "第12期")


def test_pages_are_counted_and_turned(preview):
    assert preview.total.text() == "/ 5 页"
    preview.number.setValue(3)
    preview.number.editingFinished.emit()
    assert preview.canvas.page_number() == 2


def test_scrolling_tells_the_page(preview, qtbot):
    preview.canvas.verticalScrollBar().setValue(preview.canvas.verticalScrollBar().maximum())
    assert preview.number.value() == 5


def test_the_page_is_as_wide_as_the_view_at_first_but_not_larger_than_is_easy_to_read(preview):
    assert preview.canvas.fit is Fit.READING
    before = preview.canvas.zoom
    preview.resize(1050, 700)
    assert preview.canvas.zoom > before
    preview.resize(1800, 700)
    assert preview.canvas.zoom == pytest.approx(1.2)
    assert preview.canvas.horizontalScrollBar().maximum() == 0


def test_fitting_the_width_takes_all_of_it(preview):
    preview.resize(1800, 700)
    preview.fit_width.trigger()
    assert preview.canvas.zoom > 2
    assert preview.canvas.horizontalScrollBar().maximum() == 0


def test_the_whole_page_fits_the_view(preview):
    preview.fit_page.trigger()
    assert 841.89 * 96 / 72 * preview.canvas.zoom <= preview.canvas.viewport().height()


def test_zooming_keeps_the_place(preview, qtbot):
    preview.canvas.go_to(3)
    page = preview.canvas.page_number()
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.canvas.fit is Fit.FREE
    assert preview.canvas.page_number() == page
    assert preview.zoom.text() == f"{round(preview.canvas.zoom * 100)}%"


def test_zoom_has_ends(preview):
    preview.canvas.zoom_to(99)
    assert preview.canvas.zoom == 5.0
    preview.canvas.zoom_to(0)
    assert preview.canvas.zoom == 0.2


def test_a_new_state_of_the_same_paper_stays_where_it_was(preview):
    preview.canvas.go_to(2)
    preview.show_pdf(paper(), "第12期")
    assert preview.canvas.page_number() == 2
    preview.show_pdf(paper(), "第13期")
    assert preview.canvas.page_number() == 0


def test_without_a_paper_nothing_can_be_saved_or_printed(preview):
    preview.show_pdf(b"", "")
    assert not preview.save_action.isEnabled()
    assert not preview.print_action.isEnabled()


def test_only_pages_in_sight_and_near_it_are_drawn(preview, monkeypatch, qtbot):
    drawn = []
    monkeypatch.setattr(
        PdfPages,
        "part",
        lambda pages, number, *rest, **more: drawn.append(number) or PART(pages, number, *rest, **more),
    )
    preview.show_pdf(paper(40), "第14期")
    preview.thumbs.hide()
    preview.grab()
    qtbot.waitUntil(lambda: not preview.canvas._idle.isActive())
    assert set(drawn) <= {0, 1, 2}


def test_a_picture_has_the_pixels_asked_for(qapp):
    picture = PdfPages(paper()).picture(0, 1240)
    assert picture.width() == 1240
    assert picture.height() in (1753, 1754)


def test_parts_make_up_the_page(qapp):
    pages = PdfPages(paper())
    whole = pages.picture(0, 600)
    part = pages.part(0, 600, QRect(50, 100, 200, 150))
    assert part.size() == QSize(200, 150)
    assert part == whole.copy(QRect(50, 100, 200, 150))


def test_what_is_no_pdf_is_refused_in_a_sentence(qapp):
    with pytest.raises(DeskError, match="已经损坏"):
        PdfPages(b"%PDF-1.4 broken")


def test_the_very_bytes_are_saved(preview, tmp_path, monkeypatch, qtbot):
    content = paper()
    preview.show_pdf(content, "第12期")
    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / name)
    with qtbot.waitSignal(preview.told) as heard:
        preview.save_action.trigger()
    assert (tmp_path / "第12期.pdf").read_bytes() == content
    assert heard.args == ["已另存为：第12期.pdf", tmp_path / "第12期.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["第12期.pdf"]


def test_without_a_printer_saving_is_offered(preview, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(printing, "printers", list)
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **more: asked.append(text) or True)
    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / name)
    preview.print_action.trigger()
    assert asked == ["这台电脑没有装打印机。"]
    assert (tmp_path / "第12期.pdf").exists()


def test_in_place_of_a_paper_stand_words(preview):
    empty = preview.canvas.grab().toImage()
    preview.show_pdf(b"", "")
    preview.say("正在排版…")
    assert preview.canvas.words == "正在排版…"
    assert preview.canvas.grab().toImage() != empty


def test_the_wheel_with_ctrl_zooms(preview):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    before = preview.canvas.zoom
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.canvas.viewport(), event)
    assert preview.canvas.zoom > before


def test_pages_are_turned_by_keys(preview, qtbot):
    preview.fit_page.trigger()
    for key, page in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, 4), (Qt.Key.Key_PageUp, 3), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(preview.canvas, key)
        assert preview.canvas.page_number() == page


def test_with_a_wide_page_the_keys_scroll_by_a_screen(preview, qtbot):
    preview.fit_width.trigger()
    before = preview.canvas.verticalScrollBar().value()
    qtbot.keyClick(preview.canvas, Qt.Key.Key_PageDown)
    assert preview.canvas.verticalScrollBar().value() > before


def test_docx_is_offered_only_where_it_can_be_made(preview, tmp_path, monkeypatch, qtbot):
    assert not preview.docx_action.isVisible()
    preview.show_pdf(paper(), "第12期", docx=lambda: b"word")
    assert preview.docx_action.isVisible()
    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / name)

    with qtbot.waitSignal(preview.told) as heard:
        preview.docx_action.trigger()

    assert heard.args == ["已另存为：第12期.docx", tmp_path / "第12期.docx"]
    assert (tmp_path / "第12期.docx").read_bytes() == b"word"


def test_what_is_held_can_be_neither_saved_nor_printed_until_it_is_shown_anew(preview):
    preview.show_pdf(paper(), "第12期", docx=lambda: b"word")
    preview.hold()
    assert not any(action.isEnabled() for action in (preview.save_action, preview.print_action, preview.docx_action))
    preview.show_pdf(paper(), "第12期", docx=lambda: b"word")
    assert all(action.isEnabled() for action in (preview.save_action, preview.print_action, preview.docx_action))


def test_a_folder_that_cannot_be_written_is_told(preview, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / "没有" / name)

    with pytest.raises(PaperError, match="这个文件夹"):
        preview.save()


def test_one_page_needs_no_small_pages(preview):
    assert preview.thumbs.isVisible()
    preview.show_pdf(paper(1), "第13期")
    assert preview.thumbs.isHidden()


@pytest.fixture
def dialog(qtbot, desk):
    page = Screen(desk)
    page._stale = False
    qtbot.addWidget(page)
    page.resize(1200, 700)
    dialog = PreviewDialog(page)
    dialog.show_pdf(paper(), "名单")
    qtbot.waitUntil(dialog.isVisible)
    yield dialog  # while it lives, its page does too
    page.hide()


def test_a_window_of_its_own_opens_with_the_page_whole_and_goes_when_it_is_left(dialog, qtbot):
    assert dialog.preview.canvas.fit is Fit.PAGE
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("act", "ending"), [("save_action", "pdf"), ("docx_action", "docx")])
def test_a_window_says_what_was_saved_and_leads_to_its_folder(dialog, qtbot, tmp_path, monkeypatch, act, ending):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / name)
    dialog.preview.show_pdf(paper(), "名单", docx=lambda: b"word")
    assert not dialog.notice.isVisible()

    getattr(dialog.preview, act).trigger()

    qtbot.waitUntil(dialog.notice.isVisible)
    assert dialog.notice.text.text() == f"已另存为：名单.{ending}　（{tmp_path}）"
    dialog.notice.open_folder.click()
    dialog.notice.open_file.click()
    assert opened == [tmp_path, tmp_path / f"名单.{ending}"]


def test_a_window_waits_for_what_is_being_written(dialog, qtbot, tmp_path, monkeypatch):
    go_on = threading.Event()
    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / name)
    dialog.preview.show_pdf(paper(), "名单", docx=lambda: go_on.wait(10) and b"word")
    dialog.preview.docx_action.trigger()
    dialog.reject()
    assert dialog.preview.busy

    with qtbot.waitSignals([dialog.preview.told, dialog.destroyed]):
        go_on.set()


def test_the_windows_own_sheet_of_keys_names_what_can_be_done_there(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_F1)

    (sheet,) = dialog.findChildren(KeysSheet)
    assert "在文书中查找" in {label.text() for label in sheet.findChildren(QLabel)}


def test_escape_in_the_line_to_find_with_leaves_only_the_line(dialog, qtbot):
    dialog.preview.find_action.trigger()
    qtbot.keyClick(dialog.preview.finder.words, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.preview.finder.isHidden()
