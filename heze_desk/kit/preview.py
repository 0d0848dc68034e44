"""A paper on screen as it will lie on the desk, with saving and printing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from heze_desk.kit import dialogs, theme
from heze_desk.kit.icons import icon
from heze_desk.kit.page_canvas import STEP, Fit, PageCanvas
from heze_desk.kit.pdf_pages import PdfPages

PDF = "PDF 文件 (*.pdf)"


class PdfPreview(QWidget):
    """Shows the bytes of a PDF. `told` carries what was done and the file it made, as of a Screen."""

    told = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._name = ""
        self.canvas = PageCanvas()
        self.number = QSpinBox()
        self.number.setMinimum(1)
        self.number.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.number.setAccessibleName("页码")
        self.total, self.zoom = QLabel(), QLabel()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("500%") + theme.px(4))
        self.save_action = self._action("另存为 PDF", self.save, "save", "Ctrl+S")
        self.print_action = self._action("打印", self.print, "printer", "Ctrl+P")
        self.zoom_in = self._action("放大", lambda: self.canvas.zoom_to(self.canvas.zoom * STEP), "zoom-in", "Ctrl++")
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.zoom_out = self._action("缩小", lambda: self.canvas.zoom_to(self.canvas.zoom / STEP), "zoom-out", "Ctrl+-")
        self.fit_width = self._action("适合宽度", lambda: self.canvas.set_fit(Fit.WIDTH), "fit-width", "Ctrl+0")
        self.fit_page = self._action("整页", lambda: self.canvas.set_fit(Fit.PAGE), "fit-page", "Ctrl+9")
        self.canvas.moved.connect(self._tell_place)
        self.number.editingFinished.connect(self._go)
        self._lay_out()
        self.say("还没有可看的文书。")
        self.show_pdf(b"", "")

    def show_pdf(self, content: bytes, name: str) -> None:
        """Show a paper and the name it is saved under; a new state of the same paper stays where it was."""
        old, self._pages = self._pages, PdfPages(content) if content else None
        anew, self._name = name != self._name, name
        self.canvas.show_pages(self._pages)
        if anew:
            self.canvas.verticalScrollBar().setValue(0)
        if old is not None:
            old.close()
        for action in (self.save_action, self.print_action, self.zoom_in, self.zoom_out, self.fit_width, self.fit_page):
            action.setEnabled(self._pages is not None)
        self._tell_place()

    def say(self, words: str) -> None:
        """What stands in place of a paper while there is none."""
        self.canvas.words = words
        self.canvas.viewport().update()

    def save(self) -> Path | None:
        """Ask where, and write the very bytes that are shown."""
        if self._pages is None:
            return None
        path = dialogs.ask_save(self, "另存为 PDF", f"{self._name}.pdf", PDF)
        if path is not None:
            part = path.with_name(path.name + ".part")
            part.write_bytes(self._pages.content)
            part.replace(path)
            self.told.emit(f"已另存为：{path.name}", path)
        return path

    def print(self) -> None:
        """Print; where there is no printer, offer to save."""
        from heze_desk.kit import printing

        if self._pages is None:
            return
        if printing.printers():
            if printing.print_pages(self, self._pages, self._name):
                self.told.emit(f"已送打印机：{self._name}", None)
        elif dialogs.confirm(
            self, "这台电脑没有装打印机。", yes="另存为 PDF", consequence="可以先存成 PDF，拿到有打印机的电脑上打印。"
        ):
            self.save()

    def _go(self) -> None:
        if self.number.value() - 1 != self.canvas.page_number():
            self.canvas.go_to(self.number.value() - 1)

    def _tell_place(self) -> None:
        count = len(self._pages.sizes) if self._pages else 0
        self.number.setMaximum(max(1, count))
        if not self.number.hasFocus():
            self.number.setValue(self.canvas.page_number() + 1)
        self.total.setText(f"/ {count} 页")
        self.zoom.setText(f"{round(self.canvas.zoom * 100)}%" if count else "")

    def _action(self, text: str, slot: Callable[[], Any], sign: str, keys: str) -> QAction:
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{text}（{keys}）")
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        bar.setSpacing(theme.px(6))
        bar.addWidget(QLabel("第"))
        bar.addWidget(self.number)
        bar.addWidget(self.total)
        bar.addSpacing(theme.px(12))
        for part in (self.zoom_out, self.zoom, self.zoom_in, self.fit_width, self.fit_page):
            bar.addWidget(_tool(part) if isinstance(part, QAction) else part)
        bar.addStretch(1)
        for action in (self.save_action, self.print_action):
            bar.addWidget(_tool(action, words=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.canvas, 1)


def _tool(action: QAction, *, words: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("beside", words)
    if words:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    else:
        button.setProperty("plain", True)
    return button
