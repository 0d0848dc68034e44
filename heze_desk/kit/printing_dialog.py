"""The system's print dialog, set as the last time; what it cannot keep to is not offered."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QPushButton, QRadioButton, QWidget

from heze_desk.kit.printing_order import Sides
from heze_desk.kit.printing_settings import PrintSettings
from heze_desk.kit.printing_tab import PrintTab

Option = QPrintDialog.PrintDialogOption
DUPLEX = {
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}
NOT_KEPT = ("properties", "preview")
"""Parts of Qt's own dialog, as on Linux: a PDF sent to CUPS knows nothing of them."""


@dataclass(frozen=True)
class Asked:
    """The printer as the dialog set it, the pages that were chosen, from 0, and the settings for the next time."""

    printer: QPrinter
    pages: tuple[int, ...]
    settings: PrintSettings


def ask(parent: QWidget, settings: PrintSettings, *, count: int, current: int) -> Asked | None:
    """Ask which printer, pages and copies; None if it was called off."""
    printer = _printer(settings)
    dialog, tab = QPrintDialog(printer, parent), PrintTab(settings)
    dialog.setWindowTitle("打印")
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.setOptionTabs([tab])  # Windows' own dialog has no room for it; there the menu beside the button is enough
    for option in (Option.PrintPageRange, Option.PrintCurrentPage, Option.PrintCollateCopies):
        dialog.setOption(option)
    _unfold(dialog)
    accepted = dialog.exec()
    dialog.deleteLater()
    if not accepted:
        return None
    pages = chosen_pages(printer, count, current=current, typed=_typed(dialog))
    return Asked(printer, tuple(_every_other(dialog, pages)), _settings(printer, tab.settings()))


def chosen_pages(printer: QPrinter, count: int, *, current: int, typed: str = "") -> list[int]:
    """The pages of the dialog, from 0, in the order of printing."""
    pages = list(range(count))
    if typed or printer.printRange() == QPrinter.PrintRange.PageRange:
        wanted = QPageRanges.fromString(typed) if typed else printer.pageRanges()
        pages = [page for page in pages if wanted.contains(page + 1)]
    elif printer.printRange() == QPrinter.PrintRange.CurrentPage:
        pages = [current]
    return pages[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else pages


def _printer(settings: PrintSettings) -> QPrinter:
    """As the last time; a printer that is gone gives way to the system's first choice."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if settings.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(settings.printer)
    printer.setCopyCount(settings.copies)
    if settings.sides is not None:
        printer.setDuplex(DUPLEX.get(settings.sides, QPrinter.DuplexMode.DuplexNone))
    return printer


def _settings(printer: QPrinter, settings: PrintSettings) -> PrintSettings:
    """Both sides by the printer itself is chosen later than both sides by hand, and wins."""
    by_itself = next((sides for sides, mode in DUPLEX.items() if mode == printer.duplex()), None)
    by_hand = settings.sides if settings.sides is Sides.HAND else Sides.ONE
    name, copies = printer.printerName(), printer.copyCount()
    return replace(settings, printer=name, copies=copies, sides=by_itself or by_hand)


def _unfold(dialog: QPrintDialog) -> None:
    """Show range and copies at once in Qt's own dialog, which folds them away, and leave out what would be lost."""
    for name in NOT_KEPT:
        for part in dialog.findChildren(QWidget, name):
            part.setMaximumSize(0, 0)  # hidden it would be shown again with the next printer
    box = dialog.findChild(QDialogButtonBox)
    for button in dialog.findChildren(QPushButton):
        if isinstance(box, QDialogButtonBox) and box.buttonRole(button) == QDialogButtonBox.ButtonRole.ResetRole:
            button.click()


def _typed(dialog: QPrintDialog) -> str:
    """Qt's own dialog tells CUPS alone of the pages typed, and the printer that all were wanted."""
    chosen = dialog.findChild(QRadioButton, "pagesRadioButton")
    line = dialog.findChild(QLineEdit, "pagesLineEdit")
    is_used = isinstance(chosen, QRadioButton) and chosen.isChecked()
    return line.text() if is_used and isinstance(line, QLineEdit) else ""


def _every_other(dialog: QPrintDialog, pages: list[int]) -> list[int]:
    """Odd or even pages alone, as Qt's own dialog offers; the system's offers it itself."""
    box = dialog.findChild(QComboBox, "pageSetCombo")
    which = box.currentIndex() if isinstance(box, QComboBox) else 0
    return [page for page in pages if not which or page % 2 == which - 1]
