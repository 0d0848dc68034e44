"""The one door through which errors reach the secretary."""

import re
import sqlite3
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.workspace.faults import refusal

ROUTE = re.compile(r"(?:Error calling Python override of \S+\(\): )+")
"""What PySide6 puts before the text of an exception that passed through methods called by Qt."""
LARGE = 1_000_000
"""Bytes; a log grown beyond it is put aside in the place of the one put aside before."""
Tell = Callable[[str], object]
Confess = Callable[[str, str], object]


class ErrorDoor:
    """Sends a refusal to `refuse` as it stands; logs anything else and confesses it with its details.

    PySide6 hands exceptions from slots and overridden methods to `sys.excepthook`,
    so neither screens nor stores need a `try` of their own.
    """

    def __init__(
        self,
        refuse: Tell,
        confess: Confess,
        *,
        refusals: tuple[type[Exception], ...] = (DeskError,),
        log_file: Path | None = None,
    ) -> None:
        self._refuse = refuse
        self._confess = confess
        self._refusals = refusals
        self._log_file = log_file
        self._open = False

    def install(self) -> None:
        sys.excepthook = self.answer

    def answer(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell once; what fails while telling only reaches the log."""
        details = "".join(traceback.format_exception(kind, error, trace))
        if not isinstance(error, self._refusals):
            self._note(details)
        if self._open:
            return
        self._open = True
        try:
            if isinstance(error, KeyboardInterrupt):
                return
            if isinstance(error, self._refusals):
                self._refuse(ROUTE.sub("", str(error)))
            else:
                self._confess(sentence(error), details)
        finally:
            self._open = False

    def _note(self, details: str) -> None:
        import logging  # a day without errors needs none

        log = logging.getLogger("heze_desk")
        if self._log_file is not None:
            keeper = logging.FileHandler(self._log_file, encoding="utf-8")
            keeper.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            log.addHandler(keeper)
            self._log_file = None
        log.critical("unforeseen\n%s", details)


def sentence(error: BaseException) -> str:
    """What the secretary can do about an error that no part foresaw."""
    match error:
        case PermissionError(filename=str() as name):
            return f"没有写入“{Path(name).name}”的权限，或它正在别的程序中打开；请关闭后再试，或换一个位置。"
        case FileNotFoundError(filename=str() as name):
            return f"找不到“{Path(name).name}”；它可能已被移走或改名，请重新选择。"
        case OSError(errno=28):
            return "磁盘已满，没有写入；请腾出空间后再试。"
        case OSError():
            return "读写文件时出错，没有完成；请检查磁盘或U盘是否还在，再试一次。"
        case sqlite3.DatabaseError() if told := refusal(error):
            return str(told)
        case _:
            return "程序出现意外错误，刚才的操作没有完成，已保存的内容没有改动。请复制详情交给维护人员。"


def _refuse(window: QWidget, text: str) -> None:
    from heze_desk.kit import dialogs

    dialogs.refuse(window, text)


def _confess(window: QWidget, text: str, details: str) -> None:
    from heze_desk.kit import dialogs

    dialogs.confess(window, text, details)


def open_door(
    window: QWidget, log_file: Path | None = None, *, refusals: tuple[type[Exception], ...] = (DeskError,)
) -> ErrorDoor:
    """Set the door for a window; unforeseen errors are also kept in `log_file`."""
    if log_file is not None and log_file.is_file() and log_file.stat().st_size > LARGE:
        log_file.replace(log_file.with_name(f"{log_file.name}.1"))
    door = ErrorDoor(partial(_refuse, window), partial(_confess, window), refusals=refusals, log_file=log_file)
    door.install()
    return door
