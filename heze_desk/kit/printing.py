"""From the preview onto paper: asked, checked against the printer's papers, and sent beside the window's work."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, printing_cups
from heze_desk.kit.background import Background, Job
from heze_desk.kit.memory import Memory
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_dialog import Asked, ask
from heze_desk.kit.printing_order import A4, Order, Scale, Sides, arranged, has_paper, in_two_passes, runs
from heze_desk.kit.printing_paint import paint
from heze_desk.kit.printing_settings import PrintSettings

PAPER_NAMES = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5"}
SIDES_SAID = {Sides.LONG: "，双面", Sides.SHORT: "，双面（短边翻转）", Sides.HAND: "，手动双面"}


def printers() -> list[str]:
    return QPrinterInfo.availablePrinterNames()


class Printing(QObject):
    """`told` carries what was sent, and the file where it went to one; `started` each job on its way there.

    `turning` is true from the fronts until the backs of the same sheets are on their way or called off.
    """

    told = Signal(str, object)
    started = Signal(object)
    turned = Signal()

    def __init__(self, parent: QWidget, background: Background, memory: Memory) -> None:
        super().__init__(parent)
        self._parent = parent
        self._background = background
        self._memory = memory
        self.turning = False

    def print(self, pages: PdfPages, name: str, *, current: int) -> None:
        """Ask how, and print."""
        last = PrintSettings.remembered(self._memory)
        asked = ask(self._parent, last, count=len(pages.sizes), current=current)
        if asked is None:
            return
        if not asked.pages:
            raise DeskError("没有选中任何一页，没有打印。请看看填写的页码。")
        asked.settings.keep(self._memory)
        sizes = [pages.sizes[number] for number in asked.pages]
        scale = self._agreed(asked.settings.scale, asked.printer, sizes)
        if scale is not None:
            self._start(_order(pages.content, name, asked, scale), asked.printer)

    def _agreed(self, scale: Scale, printer: QPrinter, sizes: Sequence[QSizeF]) -> Scale | None:
        """A page larger than the printer's papers is fitted or not printed: CUPS drops such a job without a word."""
        if scale is Scale.FIT or printer.outputFileName():
            return scale
        missing = [paper for paper, _ in runs(sizes) if not has_paper(_papers(printer), paper)]
        if not missing:
            return scale
        text = f"打印机“{printer.printerName()}”没有{_said(missing[0])}纸，按实际大小印不出来。"
        smaller = f"缩放到{_said(_paper_to_fit(printer))}打印"
        fits = dialogs.confirm(self._parent, text, yes=smaller, consequence="缩放以后，字号和页边都会变小。")
        return Scale.FIT if fits else None

    def _start(self, order: Order, printer: QPrinter) -> None:
        if printer.outputFileName():
            self._write(order, Path(printer.outputFileName()))
        elif order.sides is Sides.HAND and len(order.pages) > 1:
            fronts, backs = in_two_passes(order)
            self.turning = True
            self._send(fronts, printer, then=partial(self._turn_over, backs, printer))
        else:
            self._send(order, printer, then=partial(self._tell, order, printer))

    def _write(self, order: Order, path: Path) -> None:
        told = partial(self.told.emit, f"已另存为：{path.name}", path)
        work = partial(_written, order, path)
        self.started.emit(self._background.run(work, lambda _: told(), title=f"正在写出{order.name}"))

    def _send(self, order: Order, printer: QPrinter, *, then: Callable[[], None]) -> None:
        work = partial(_print, order, printer)
        self.started.emit(self._background.follow(f"正在打印{order.name}", work, lambda _: then()))

    def _turn_over(self, backs: Order, printer: QPrinter) -> None:
        text = "正面已送打印机。请等纸全部印完，把整叠纸翻面放回纸盒，再印背面。"
        hint = "第一次用手动双面时，先拿两页试一试放纸的方向。"
        if dialogs.confirm(self._parent, text, yes="印背面", consequence=hint):
            self._send(backs, printer, then=partial(self._tell, replace(backs, sides=Sides.HAND), printer))
        self.turning = False
        self.turned.emit()

    def _tell(self, order: Order, printer: QPrinter) -> None:
        sheets = f"{len(order.pages)}页" if order.sides is not Sides.HAND else f"{len(order.pages)}张"
        how = f"{sheets}，{order.copies}份{SIDES_SAID.get(order.sides, '')}"
        scale = "实际大小" if order.paper is None else f"缩放到{_said(order.paper)}"
        name = printer.printerName()
        after = "打印机现在停着或出了错，文书在排队。" if _is_stopped(name) else ""
        self.told.emit(f"已送打印机“{name}”：{order.name}，{how}，{scale}。{after}", None)


def _order(content: bytes, name: str, asked: Asked, scale: Scale) -> Order:
    printer, settings = asked.printer, asked.settings
    return Order(
        content=content,
        name=name,
        pages=asked.pages,
        copies=settings.copies,
        collate=printer.collateCopies(),
        sides=settings.sides or Sides.ONE,
        paper=_paper_to_fit(printer) if scale is Scale.FIT else None,
        grey=printer.colorMode() == QPrinter.ColorMode.GrayScale,
    )


def _print(order: Order, printer: QPrinter, job: Job) -> None:
    if sys.platform != "win32" and printing_cups.is_there():
        printing_cups.send(order, printer.printerName())
    else:
        paint(order, printer, lambda done, total: job.report(done, total, f"正在打印{order.name}：{done}/{total} 页"))


def _written(order: Order, path: Path) -> Path:
    from reports.files import write_whole

    return write_whole(arranged(order), path)


def _is_stopped(name: str) -> bool:
    known = QPrinterInfo.printerInfo(name)
    return not known.isNull() and known.state() == QPrinter.PrinterState.Error


def _papers(printer: QPrinter) -> list[QSizeF]:
    known = QPrinterInfo(printer).supportedPageSizes()
    return [paper.size(QPageSize.Unit.Millimeter) for paper in known]


def _paper_to_fit(printer: QPrinter) -> QSizeF:
    """A4 is what lies in an office's printer; its own default where it has none."""
    default = QPrinterInfo(printer).defaultPageSize()
    return A4 if has_paper(_papers(printer), A4) else default.size(QPageSize.Unit.Millimeter)


def _said(paper: QSizeF) -> str:
    across, along = round(paper.width()), round(paper.height())
    return PAPER_NAMES.get((across, along), f"{across}×{along}毫米")
