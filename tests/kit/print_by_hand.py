"""Opens a preview in a process of its own, prints pages 2 to 3 twice on both sides, and says what it was told."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QSpinBox

from heze_desk.kit.background import Background
from heze_desk.kit.memory import Memory
from heze_desk.kit.preview import PdfPreview


def fill(app):
    """Type into the system's dialog what a secretary would."""
    dialog = next(widget for widget in app.topLevelWidgets() if isinstance(widget, QPrintDialog))
    dialog.findChild(QSpinBox, "copies").setValue(2)
    dialog.findChild(QRadioButton, "pagesRadioButton").click()
    dialog.findChild(QLineEdit, "pagesLineEdit").setText("2-3")
    dialog.findChild(QRadioButton, "duplexLong").click()
    dialog.accept()


def main():
    app = QApplication([])
    background = Background()
    preview = PdfPreview(background, Memory())
    preview.told.connect(lambda text, path: (print(text), app.quit()))
    preview.show_pdf(Path(sys.argv[1]).read_bytes(), "第12期")
    preview.show()
    QTimer.singleShot(0, preview.print_action.trigger)
    QTimer.singleShot(500, lambda: fill(app))
    QTimer.singleShot(30_000, lambda: app.exit(1))
    code = app.exec()
    background.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
