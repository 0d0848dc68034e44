"""From 打印 to the queue: what was asked the last time, what the printer cannot do, and what is told afterwards."""

import sys

import pytest
from PySide6.QtCore import QSizeF, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, printing, printing_cups
from heze_desk.kit.memory import Memory
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_dialog import Asked, ask, chosen_pages
from heze_desk.kit.printing_menu import PrintMenu
from heze_desk.kit.printing_order import A4, Order, Scale, Sides
from heze_desk.kit.printing_settings import PrintSettings
from heze_desk.kit.printing_tab import PrintTab

UPRIGHT, LARGE = (595.28, 841.89), (1190.55, 841.89)


def paper(pages=5, size=UPRIGHT):
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(pages):
        canvas.drawString(200, 200, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def office(preview, monkeypatch):
    """An office with an A4 printer; what is sent to its queue, what is asked and what is told."""

    class Office:
        sent, asked, told, answer = [], [], [], True
        settings = PrintSettings(printer="演示打印机")
        pages = (0, 1, 2, 3, 4)

    office = Office()
    office.sent, office.asked, office.told = [], [], []
    office.preview = preview
    preview.told.connect(lambda text, path: office.told.append(text))

    def answered(parent, settings, *, count, current):
        office.last = settings
        return Asked(QPrinter(), office.pages, office.settings) if office.pages is not None else None

    def confirm(parent, text, **more):
        office.asked.append(text)
        return office.answer

    monkeypatch.setattr(QPrinter, "printerName", lambda printer: "演示打印机")
    monkeypatch.setattr(QPrinter, "outputFileName", lambda printer: "")
    monkeypatch.setattr(printing, "printers", lambda: ["演示打印机"])
    monkeypatch.setattr(printing, "ask", answered)
    monkeypatch.setattr(printing, "_papers", lambda printer: [QSizeF(210, 297), QSizeF(148, 210)])
    monkeypatch.setattr(dialogs, "confirm", confirm)
    monkeypatch.setattr(printing_cups, "is_there", lambda: True)
    monkeypatch.setattr(printing_cups, "send", lambda order, printer: office.sent.append(order))
    monkeypatch.setattr(printing.sys, "platform", "linux")
    preview.show_pdf(paper(), "第12期")
    return office


@pytest.fixture
def printed(office, qtbot):
    """Presses 打印 and gives what was sent."""

    def printed(parts=1):
        office.preview.print_action.trigger()
        qtbot.waitUntil(lambda: len(office.sent) == parts and not office.preview.busy)
        return office.sent[-1]

    return printed


def test_what_was_sent_is_told(office, printed):
    order = printed()

    assert (order.pages, order.copies, order.sides, order.paper) == ((0, 1, 2, 3, 4), 1, Sides.ONE, None)
    assert office.told == ["已送打印机“演示打印机”：第12期，5页，1份，实际大小。"]


def test_called_off_nothing_is_sent_and_nothing_told(office):
    office.pages = None

    office.preview.print_action.trigger()

    assert (office.sent, office.told, office.preview.busy) == ([], [], False)


def test_pages_that_are_not_there_are_refused(office):
    office.pages = ()

    with pytest.raises(DeskError, match="没有选中任何一页"):
        office.preview.printing.print(PdfPages(paper()), "第12期", current=0)


def test_the_settings_of_the_last_time_return(office, printed):
    office.settings = PrintSettings(printer="演示打印机", copies=3, sides=Sides.LONG, scale=Scale.FIT)
    printed()

    office.preview.print_action.trigger()

    assert office.last == office.settings
    assert office.told[0] == "已送打印机“演示打印机”：第12期，5页，3份，双面，缩放到A4。"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_page_too_large_for_the_printer_is_fitted_or_not_printed(office, qtbot, agreed):
    office.preview.show_pdf(paper(1, LARGE), "台账")
    office.pages, office.answer = (0,), agreed

    office.preview.print_action.trigger()

    qtbot.waitUntil(lambda: not office.preview.busy)
    assert office.asked == ["打印机“演示打印机”没有A3纸，按实际大小印不出来。"]
    assert [order.paper for order in office.sent] == ([A4] if agreed else [])


def test_by_hand_the_backs_follow_when_the_sheets_were_turned(office, printed, qtbot):
    office.settings = PrintSettings(sides=Sides.HAND)

    printed(parts=2)

    assert [order.pages for order in office.sent] == [(0, 2, 4), (1, 3, None)]
    assert office.asked[0].startswith("正面已送打印机。")
    qtbot.waitUntil(lambda: office.told == ["已送打印机“演示打印机”：第12期，3张，1份，手动双面，实际大小。"])


@pytest.mark.parametrize("agreed", [True, False])
def test_the_preview_does_not_rest_between_fronts_and_backs(office, qtbot, agreed):
    office.settings, office.answer = PrintSettings(sides=Sides.HAND), agreed
    rested = []
    office.preview.rested.connect(lambda: rested.append(len(office.sent)))

    office.preview.print_action.trigger()

    qtbot.waitUntil(lambda: rested != [])
    assert rested == [2 if agreed else 1]


def test_one_page_has_no_back_to_wait_for(office, printed):
    office.settings, office.pages = PrintSettings(sides=Sides.HAND), (2,)

    printed()

    assert (office.sent[0].pages, office.asked) == ((2,), [])


def test_to_a_file_goes_a_pdf_of_the_chosen_pages(office, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(QPrinter, "outputFileName", lambda printer: str(tmp_path / "两页.pdf"))
    office.pages = (1, 3)

    with qtbot.waitSignal(office.preview.told) as heard:
        office.preview.print_action.trigger()

    assert heard.args == ["已另存为：两页.pdf", tmp_path / "两页.pdf"]
    assert len(PdfPages((tmp_path / "两页.pdf").read_bytes()).sizes) == 2


def test_without_cups_the_pages_are_painted(office, qtbot, monkeypatch):
    painted = []
    monkeypatch.setattr(printing_cups, "is_there", lambda: False)
    monkeypatch.setattr(printing, "paint", lambda order, printer, told: (told(0, 5), painted.append(order)))

    office.preview.print_action.trigger()

    qtbot.waitUntil(lambda: office.told != [])
    assert [order.pages for order in painted] == [(0, 1, 2, 3, 4)]


def test_the_queue_is_told_everything_by_name():
    order = Order(content=b"", name="第12期", pages=(0,), copies=2, collate=False, sides=Sides.SHORT, grey=True)

    words = printing_cups.command(order, "office", QSizeF(297, 420))

    assert words[:7] == ["lp", "-d", "office", "-n", "2", "-t", "第12期"]
    assert words[8::2] == [
        "media=iso_a3_297x420mm",
        "print-scaling=none",
        "sides=two-sided-short-edge",
        "multiple-document-handling=separate-documents-uncollated-copies",
        "print-color-mode=monochrome",
    ]
    assert "media=Custom.200x300mm" in printing_cups.command(order, "office", QSizeF(200, 300))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no lp on Windows")
def test_a_service_that_does_not_answer_is_told(monkeypatch, tmp_path):
    (tmp_path / "lp").write_text("#!/bin/sh\nexec sleep 5\n")
    (tmp_path / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(printing_cups, "PATIENCE_S", 0.2)

    with pytest.raises(DeskError, match="没有回答"):
        printing_cups.send(Order(content=paper(1), name="第12期", pages=(0,)), "office")


@pytest.mark.parametrize("words", [{"sides": "三面", "copies": "很多", "scale": "大"}, {"copies": "0"}, {}])
def test_what_nobody_knows_any_more_counts_as_never_said(words):
    memory = Memory()
    for name, word in words.items():
        memory.keep(f"print/{name}", word)

    assert PrintSettings.remembered(memory) == PrintSettings()


def test_the_menu_shows_and_remembers_scale_and_both_sides_by_hand(dressed):
    memory = Memory()
    menu = PrintMenu(memory)
    assert (menu.exact.isChecked(), menu.fit.isChecked(), menu.by_hand.isChecked()) == (True, False, False)

    menu.fit.trigger()
    menu.by_hand.trigger()

    assert PrintSettings.remembered(memory) == PrintSettings(scale=Scale.FIT, sides=Sides.HAND)
    assert PrintMenu(memory).fit.isChecked()
    menu.by_hand.trigger()
    assert PrintSettings.remembered(memory).sides is None


def test_the_leaf_of_the_dialog_gives_back_what_was_chosen(dressed):
    tab = PrintTab(PrintSettings(sides=Sides.LONG, copies=4))
    tab.fit.click()
    assert tab.settings() == PrintSettings(sides=Sides.LONG, copies=4, scale=Scale.FIT)

    tab.by_hand.click()

    assert tab.settings().sides is Sides.HAND


@pytest.mark.parametrize(
    ("choose", "typed", "pages"),
    [
        (lambda printer: None, "", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (lambda printer: printer.setPrintRange(QPrinter.PrintRange.CurrentPage), "", [4]),
        (lambda printer: (printer.setPrintRange(QPrinter.PrintRange.PageRange), printer.setFromTo(8, 20)), "", [7, 8]),
        (lambda printer: None, "1-3,5", [0, 1, 2, 4]),
        (lambda printer: None, "20", []),
        (lambda printer: printer.setPageOrder(QPrinter.PageOrder.LastPageFirst), "1-3", [2, 1, 0]),
    ],
)
def test_pages_chosen_in_the_dialog_are_printed(qapp, choose, typed, pages):
    printer = QPrinter()
    choose(printer)

    assert chosen_pages(printer, 9, current=4, typed=typed) == pages


@pytest.mark.parametrize("accepted", [True, False])
def test_the_systems_dialog_opens_as_it_was_left(dressed, qtbot, accepted):
    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.done(accepted)

    QTimer.singleShot(0, answer)
    asked = ask(None, PrintSettings(copies=2, sides=Sides.HAND, printer="不在了"), count=5, current=0)

    assert (asked is not None) is accepted
    if asked is not None:
        assert asked.pages == (0, 1, 2, 3, 4)
        assert (asked.settings.copies, asked.settings.sides) == (2, Sides.HAND)
