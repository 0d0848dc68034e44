"""A paper on screen as it will lie on the desk: read, searched, copied, saved and printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from heze_desk.kit import dialogs, printing
from heze_desk.kit.background import Background, Job
from heze_desk.kit.icons import icon
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.memory import Memory
from heze_desk.kit.page_canvas import STEP, Fit
from heze_desk.kit.page_reader import PageReader
from heze_desk.kit.page_thumbs import PageThumbs
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.preview_bar import PreviewBar, stack
from heze_desk.kit.preview_find import FindBar
from heze_desk.kit.printing_menu import PrintMenu

PDF, WORD = "PDF 文件 (*.pdf)", "Word 文件 (*.docx)"
Docx = Callable[[], bytes]


class PdfPreview(QWidget):
    """Shows the bytes of a PDF. `told` carries what was done and the file it made, as of a Screen.

    `rested` tells that saving and printing have ended, so that a window may go. Beside other parts the buttons are
    without words, and there is no room for small pages.
    """

    told = Signal(str, object)
    rested = Signal()

    def __init__(
        self, background: Background, memory: Memory, parent: QWidget | None = None, *, beside: bool = False
    ) -> None:
        super().__init__(parent)
        self._background, self._memory, self.beside = background, memory, beside
        self._pages: PdfPages | None = None
        self._docx: Docx | None = None
        self._name = ""
        self._jobs: set[Job] = set()
        self.canvas, self.thumbs = PageReader(), PageThumbs()
        self.finder = FindBar(self.canvas)
        self.printing = printing.Printing(self, background, memory)
        self.print_menu = PrintMenu(memory, self)
        self._build_actions()
        self.bar = PreviewBar(self)
        self.number, self.total, self.zoom = self.bar.number, self.bar.total, self.bar.zoom
        stack(self)
        self._connect()
        self.say("还没有可看的文书。")
        self.show_pdf(b"", "")

    @property
    def busy(self) -> bool:
        return bool(self._jobs) or self.printing.turning

    def show_pdf(self, content: bytes, name: str, *, docx: Docx | None = None) -> None:
        """Show a paper and the name it is saved under; a new state of the same paper stays where it was.

        `docx` makes the same paper for Word, off the window's thread; without it none is offered.
        """
        old, self._pages = self._pages, PdfPages(content) if content else None
        anew, self._name, self._docx = name != self._name, name, docx
        self.canvas.show_pages(self._pages)
        self.thumbs.show_pages(self._pages)
        if anew:
            self.canvas.verticalScrollBar().setValue(0)
        if old is not None:
            old.close()
        self.docx_action.setVisible(docx is not None)
        self._show_thumbs(self.thumbs_action.isChecked())
        for action in (*self._of_paper, *self._of_pages):
            action.setEnabled(self._pages is not None)
        self._tell_selected()
        self._tell_place()

    def hold(self) -> None:
        """What is shown is no longer what is asked for: it can be neither saved nor printed until it is shown anew."""
        for action in self._of_paper:
            action.setEnabled(False)

    def release(self) -> None:
        """What is shown is what is asked for again."""
        for action in self._of_paper:
            action.setEnabled(self._pages is not None)

    def say(self, words: str) -> None:
        """What stands in place of a paper while there is none."""
        self.canvas.words = words
        self.canvas.viewport().update()

    def save(self) -> None:
        """Ask where, and write the very bytes that are shown."""
        if self._pages is None:
            return
        path = dialogs.ask_save(self, "另存 PDF", f"{self._name}.pdf", PDF)
        if path is not None:
            self._tell_saved(path, _write(partial(bytes, self._pages.content), path))

    def save_docx(self) -> None:
        """Ask where, and make and write the paper for Word."""
        if self._docx is None:
            return
        path = dialogs.ask_save(self, "另存 DOCX", f"{self._name}.docx", WORD)
        if path is not None:
            work = partial(_write, self._docx, path)
            self._follow(self._background.run(work, partial(self._tell_saved, path), title=f"正在写出{path.name}"))

    def print(self) -> None:
        """Print; where there is no printer, offer to save."""
        if self._pages is None:
            return
        if printing.printers():
            self.printing.print(self._pages, self._name, current=self.canvas.page_number())
        elif dialogs.confirm(
            self, "这台电脑没有装打印机。", yes="另存 PDF", consequence="可以先存成 PDF，拿到有打印机的电脑上打印。"
        ):
            self.save()

    def _tell_saved(self, path: Path, _written: Path) -> None:
        self.told.emit(f"已另存为：{path.name}", path)

    def _follow(self, job: Job) -> None:
        self._jobs.add(job)
        job.ended.connect(partial(self._end, job))

    def _end(self, job: Job) -> None:
        self._jobs.discard(job)
        self._rest()

    def _rest(self) -> None:
        if not self.busy:
            self.rested.emit()

    def _go(self) -> None:
        if self.number.value() - 1 != self.canvas.page_number():
            self.canvas.go_to(self.number.value() - 1)

    def _tell_place(self) -> None:
        count = len(self._pages.sizes) if self._pages else 0
        self.bar.tell(self.canvas.page_number(), count, self.canvas.zoom)
        self.thumbs.mark(self.canvas.page_number())

    def _tell_selected(self) -> None:
        selection = self.canvas.selection
        self.copy_action.setEnabled(selection is not None and not selection.is_empty)

    def _show_thumbs(self, wanted: bool) -> None:
        """One page needs none."""
        self.thumbs.setVisible(wanted and self._pages is not None and len(self._pages.sizes) > 1)

    def _keep_thumbs(self, wanted: bool) -> None:
        if not self.beside:
            self._memory.keep("preview/thumbs", "on" if wanted else "off")
        self._show_thumbs(wanted)

    def _show_print_menu(self) -> None:
        button = self.bar.print_options
        self.print_menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _build_actions(self) -> None:
        zoom = self.canvas.zoom_to
        self.save_action = self._action("另存 PDF", self.save, "save", "Ctrl+S")
        self.docx_action = self._action("另存 DOCX", self.save_docx, "export", "Ctrl+Shift+S")
        self.print_action = self._action("打印", self.print, "printer", "Ctrl+P")
        self.print_options = self._action("打印方式", self._show_print_menu, "chevron-down", "Ctrl+Shift+P")
        self.zoom_in = self._action("放大", lambda: zoom(self.canvas.zoom * STEP), "zoom-in", "Ctrl++", "Ctrl+=")
        self.zoom_out = self._action("缩小", lambda: zoom(self.canvas.zoom / STEP), "zoom-out", "Ctrl+-")
        self.fit_width = self._action("适合宽度", lambda: self.canvas.set_fit(Fit.WIDTH), "fit-width", "Ctrl+0")
        self.fit_page = self._action("整页", lambda: self.canvas.set_fit(Fit.PAGE), "fit-page", "Ctrl+9")
        self.find_action = self._action("在文书中查找", self.finder.open_bar, "search", "Ctrl+F")
        self.copy_action = self._action("复制文字", self.canvas.copy, "copy", "Ctrl+C")
        self.select_action = self._action("选中本页文字（再按一次选全文）", self.canvas.select_page, "list", "Ctrl+A")
        self.thumbs_action = self._action("页面缩略图", lambda: None, "pages", "F4")
        self.thumbs_action.setCheckable(True)
        self.thumbs_action.setChecked(not self.beside and self._memory.text("preview/thumbs", "on") == "on")
        self.addActions([self.finder.next, self.finder.previous])
        for action in (self.copy_action, self.select_action):  # a field beside the paper has these keys too
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._of_paper = (self.save_action, self.docx_action, self.print_action)
        zooms = (self.zoom_in, self.zoom_out, self.fit_width, self.fit_page)
        self._of_pages = (*zooms, self.find_action, self.select_action, self.thumbs_action)

    def _connect(self) -> None:
        self.canvas.moved.connect(self._tell_place)
        self.canvas.selected.connect(self._tell_selected)
        self.canvas.menu_actions = (self.copy_action, self.select_action, self.find_action)
        self.thumbs.chosen.connect(self.canvas.go_to)
        self.thumbs_action.toggled.connect(self._keep_thumbs)
        self.finder.closed.connect(self.canvas.setFocus)
        self.number.editingFinished.connect(self._go)
        self.printing.told.connect(self.told)
        self.printing.started.connect(self._follow)
        self.printing.turned.connect(self._rest)

    def _action(self, text: str, slot: Callable[[], Any], sign: str, *keys: str) -> QAction:
        action = QAction(icon(sign), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(with_keys(text, keys[0]))
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action


def _write(make: Docx, path: Path) -> Path:
    from reports.files import write_whole

    return write_whole(make(), path)
