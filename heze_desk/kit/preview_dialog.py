"""A paper in a window of its own."""

from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.keys_sheet import KeysSheet, keyed
from heze_desk.kit.page_canvas import Fit
from heze_desk.kit.page_frame import NoticeBar
from heze_desk.kit.preview import Docx, PdfPreview
from heze_desk.kit.screen import Screen


class PreviewDialog(QDialog):
    """Says what was saved and printed, and leads to it; Esc goes back to the page, which says it too.

    The window goes when saving and printing have ended.
    """

    def __init__(self, page: Screen) -> None:
        super().__init__(page.window())
        self.preview = PdfPreview(page.desk.background, page.desk.memory)
        self.preview.told.connect(page.told)
        self.preview.told.connect(self._tell)
        self.notice = NoticeBar()
        self.notice.setFixedHeight(theme.px(40))
        keys = QAction("按键一览", self)
        keys.setShortcut(QKeySequence("F1"))
        keys.triggered.connect(lambda _checked: self.show_keys())
        self.addAction(keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.preview, 1)
        window = page.window().size()
        self.resize(window.width() * 4 // 5, max(theme.px(420), window.height() * 9 // 10))

    def show_pdf(self, content: bytes, name: str, *, docx: Docx | None = None) -> None:
        """Open with the first page whole."""
        self.setWindowTitle(f"打印预览：{name}")
        self.preview.show_pdf(content, name, docx=docx)
        self.preview.canvas.set_fit(Fit.PAGE)
        self.preview.canvas.setFocus()
        self.open()

    def show_keys(self) -> KeysSheet:
        """The keys that work here; the sheet lives until it is closed."""
        parts = [part for part in self.findChildren(QWidget) if part.isVisible()]
        sheet = KeysSheet([("打印预览", keyed(action for part in parts for action in part.actions()))], self)
        sheet.open()
        return sheet

    def _tell(self, text: str, path: Path | None) -> None:
        self.notice.say(f"{text}　（{path.parent}）" if path else text, path)

    def done(self, result: int) -> None:
        super().done(result)
        if self.preview.busy:
            self.preview.rested.connect(self.deleteLater)
        else:
            self.deleteLater()
