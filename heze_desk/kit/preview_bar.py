"""The line of buttons over a paper, and where the preview's parts stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from heze_desk.kit import theme

if TYPE_CHECKING:
    from heze_desk.kit.preview import PdfPreview


class PreviewBar(QWidget):
    """Page and zoom at the left, what is done with the paper at the right."""

    def __init__(self, preview: "PdfPreview") -> None:
        super().__init__(preview)
        self.number = QSpinBox()
        self.number.setMinimum(1)
        self.number.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.number.setAccessibleName("页码")
        self.total, self.zoom = QLabel(), QLabel()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("500%") + theme.px(4))
        self.print_options = _button(preview.print_options)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(4))
        row.addWidget(_button(preview.thumbs_action))
        row.addSpacing(theme.px(4))
        for part in (QLabel("第"), self.number, self.total):
            row.addWidget(part)
        row.addSpacing(theme.px(8))
        row.addWidget(_button(preview.zoom_out))
        row.addWidget(self.zoom)
        for action in (preview.zoom_in, preview.fit_width, preview.fit_page, preview.find_action):
            row.addWidget(_button(action))
        row.addStretch(1)
        for action in (preview.save_action, preview.docx_action, preview.print_action):
            row.addWidget(_button(action, words=not preview.beside))
        row.addWidget(self.print_options)

    def tell(self, page: int, count: int, zoom: float) -> None:
        """Which page of how many is in sight, and how large; a number being typed stays."""
        self.number.setMaximum(max(1, count))
        if not self.number.hasFocus():
            self.number.setValue(page + 1)
        self.total.setText(f"/ {count} 页")
        self.zoom.setText(f"{round(zoom * 100)}%" if count else "")


def stack(preview: "PdfPreview") -> None:
    """The buttons over the line to find with over small pages and large ones."""
    pages = QHBoxLayout()
    pages.setSpacing(0)
    pages.addWidget(preview.thumbs)
    pages.addWidget(preview.canvas, 1)
    layout = QVBoxLayout(preview)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(preview.bar)
    layout.addWidget(preview.finder)
    layout.addLayout(pages, 1)


def _button(action: QAction, *, words: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("beside", words)
    if words:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    else:
        button.setProperty("plain", True)
    action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
    button.setHidden(not action.isVisible())
    return button
