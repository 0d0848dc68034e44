"""Looking at a kept file, or taking it along: what is opened is a copy that cannot be written."""

from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.part_list import PartList
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


class Kept(Protocol):
    """A file that the workspace keeps, by what is known of it."""

    @property
    def sha256(self) -> str: ...

    @property
    def file_name(self) -> str: ...


def open_copy(desk: Desk, one: Kept, over: PartList) -> None:
    """Open a copy with the program of the office, or offer to save it; a program itself is not run from here."""
    if PurePath(one.file_name).suffix.lower() in PROGRAMS:
        raise DeskError(f"“{one.file_name}”是程序文件，不在这里运行；确实需要的请另存（Ctrl+S）后再打开。")

    def show(copied: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copied))) and _is_wanted(one, over):
            save_copy(desk, one, over)

    work = partial(files.copy_out, desk.workspace.folder, one.sha256, one.file_name)
    desk.background.run(work, show, title="正在打开附件")


def save_copy(desk: Desk, one: Kept, over: PartList) -> None:
    """Write a copy where the secretary wants it, and tell."""
    ending = PurePath(one.file_name).suffix
    kind = f"{ending.lstrip('.') or '所有'} 文件 (*{ending})"
    path = dialogs.ask_save(over.window(), "另存为", one.file_name, kind)
    if path is not None:
        work = partial(files.export, desk.workspace.folder, one.sha256, one.file_name, path)
        desk.background.run(work, partial(over.told.emit, f"已另存为：{path.name}"), title="正在另存附件")


def _is_wanted(one: Kept, over: PartList) -> bool:
    return dialogs.confirm(
        over.window(),
        f"这台电脑上没有能打开“{one.file_name}”的程序。",
        yes="另存为…",
        consequence="可以另存一份，拿到别的电脑上看。",
    )
