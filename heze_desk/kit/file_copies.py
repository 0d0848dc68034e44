"""Looking at a kept file: what is opened is a copy that cannot be written."""

from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from heze_desk.errors import DeskError
from heze_desk.kit.screen import Desk
from heze_desk.workspace import files

PROGRAMS = frozenset(
    (
        ".bat",
        ".cmd",
        ".com",
        ".desktop",
        ".exe",
        ".hta",
        ".jar",
        ".js",
        ".lnk",
        ".msi",
        ".ps1",
        ".reg",
        ".scr",
        ".sh",
        ".vbs",
        ".wsf",
    )
)
"""Opening one of these would run it."""


def open_copy(desk: Desk, sha256: str, file_name: str) -> None:
    """Open a copy with the program of the office; a program itself is not run from here."""
    if PurePath(file_name).suffix.lower() in PROGRAMS:
        raise DeskError(f"“{file_name}”是程序文件，不在这里运行；确实需要的请另存后再打开。")
    work = partial(files.copy_out, desk.workspace.folder, sha256, file_name)
    desk.background.run(work, _show, title="正在打开附件")


def _show(copied: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copied))):
        raise DeskError(f"没有能打开“{copied.name}”的程序；可以另存后拿到别的电脑上看。")
