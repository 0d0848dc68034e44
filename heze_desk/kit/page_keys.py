"""Text fields that leave the page its keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

OF_TEXT = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y})


class PageLine(QLineEdit):
    """One line whose Ctrl+letter keys are the page's where the page has them."""

    def event(self, event: QEvent) -> bool:
        if _is_page_key(event):
            event.ignore()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files through to the window; a line would take their addresses for text."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


def _is_page_key(event: QEvent) -> bool:
    """Whether Ctrl and a letter is asked for that no text needs: on Linux Ctrl+E would go to the line's end."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return letter and event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() not in OF_TEXT
