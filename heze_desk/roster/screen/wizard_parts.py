"""What the wizards of the roster have in common: sentences told beforehand, and the two buttons below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy


def wrapped() -> QLabel:
    """Wraps to the card instead of widening it, and can be copied."""
    label = QLabel(wordWrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def numbered(sentences: Sequence[str]) -> str:
    """One to a line with its number; a single one, or none, as it is."""
    if len(sentences) <= 1:
        return "".join(sentences)
    return "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(sentences, 1))


def buttons(dialog: QDialog, done: QPushButton, leave: QPushButton) -> QHBoxLayout:
    """Enter and Ctrl+Return carry out, Esc leaves."""
    done.setProperty("primary", True)
    done.setDefault(True)
    done.clicked.connect(dialog.accept)
    QShortcut(QKeySequence("Ctrl+Return"), dialog, dialog.accept)
    leave.setAutoDefault(False)
    leave.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(done)
    row.addWidget(leave)
    return row
