"""Papers on screen: pages, zoom, saving and printing."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, printing
from heze_desk.kit.page_canvas import Fit
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.preview import PdfPreview

A4 = (595.28, 841.89)


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


@pytest.fixture
def preview(qtbot, dressed):
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(900, 700)
    preview.show_pdf(paper(), "第12期")
    preview.show()
    preview.activateWindow()
    preview.canvas.setFocus()
    qtbot.waitUntil(preview.canvas.hasFocus)
    return preview


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
    preview.resize(950, 700)
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


def test_only_pages_in_sight_are_drawn(preview, monkeypatch):
    drawn = []
    pages = preview._pages
    monkeypatch.setattr(
        pages, "picture", lambda number, width: drawn.append(number) or PdfPages.picture(pages, number, width)
    )
    preview.grab()
    assert set(drawn) <= {0, 1}


def test_a_picture_has_the_pixels_asked_for(qapp):
    picture = PdfPages(paper()).picture(0, 1240)
    assert picture.width() == 1240
    assert picture.height() in (1753, 1754)


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


@pytest.fixture
def printer(tmp_path, qapp):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    return printer


@pytest.mark.parametrize("size", [A4, (841.89, 595.28)])
def test_printed_pages_have_their_exact_size_and_place(printer, tmp_path, size):
    printing.paint_pages(printer, PdfPages(paper(3, size)), [0, 2])

    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert len(printed.sizes) == 2
    assert (printed.sizes[0].width(), printed.sizes[0].height()) == pytest.approx(size, abs=0.6)
    picture = printed.picture(0, round(size[0]))
    assert picture.pixelColor(108, 108).lightness() < 40
    assert picture.pixelColor(66, 108).lightness() > 200
    assert picture.pixelColor(150, 108).lightness() > 200


def test_strips_make_up_the_page(qapp):
    pages = PdfPages(paper())
    whole = pages.picture(0, 600)
    top = pages.strip(0, 600, top=0, height=200)
    rest = pages.strip(0, 600, top=200, height=whole.height() - 200)
    assert (top.height(), rest.height()) == (200, whole.height() - 200)
    assert top.pixelColor(100, 100) == whole.pixelColor(100, 100)


def test_pages_chosen_in_the_dialog_are_printed(printer):
    assert printing.wanted_pages(printer, 9) == range(9)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert printing.wanted_pages(printer, 9) == range(1, 4)
    assert printing.wanted_pages(printer, 3) == range(1, 3)


def test_cups_gets_the_paper_unscaled(printer):
    printer.setCopyCount(3)
    command = printing.lp_command(printer, range(1, 4), "第12期")
    assert command[3:5] == ["-n", "3"]
    assert command[command.index("-P") + 1] == "2-4"
    assert "print-scaling=none" in command


def test_a_printer_that_refuses_is_told(monkeypatch, tmp_path):
    with pytest.raises(DeskError, match="打印机没有接受"):
        printing._send(b"%PDF", ["false"])


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


@pytest.mark.parametrize("accepted", [True, False])
def test_the_dialog_decides_whether_and_which_pages_are_printed(preview, monkeypatch, accepted):
    sent = []
    monkeypatch.setattr(printing, "printers", lambda: ["办公室打印机"])
    monkeypatch.setattr(printing.QPrintDialog, "exec", lambda dialog: accepted)
    monkeypatch.setattr(printing.shutil, "which", lambda name: "/usr/bin/lp")
    monkeypatch.setattr(printing, "_send", lambda content, command: sent.append((content, command)))
    told = []
    preview.told.connect(lambda text, path: told.append(text))

    preview.print_action.trigger()

    assert bool(sent) is accepted
    assert told == (["已送打印机：第12期"] if accepted else [])
