"""The folder that files were last taken from or put into, for the next file dialog."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

KEPT = "last folder"


def last_folder() -> Path:
    """Documents until a file was chosen, and again where the folder is gone, as with a USB stick."""
    application = QApplication.instance()
    kept = application.property(KEPT) if application else None
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return Path(kept)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def remember_folder(folder: Path | str) -> None:
    """It belongs to the program as a whole, whichever window asks."""
    if application := QApplication.instance():
        application.setProperty(KEPT, str(folder))
