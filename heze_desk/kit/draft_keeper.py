"""Keeps what is being written on the disk at every pause, off the window's thread so that no key waits for it.

It is no record: a small file of its own, dropped as soon as its words are in the workspace.
"""

import json
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from heze_desk.kit import collecting

PAUSE_MS = 300
LONGEST_MS = 800
"""Of typing without a pause; with the time to write it stays well below two seconds."""


class DraftKeeper(QObject):
    """`packed` gives what is unkept as text, nothing where all is kept. Call `typed` at every change."""

    def __init__(self, packed: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._packed = packed
        self._path: Path | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._relay = collecting.Relay()
        self._written: Future[None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self.keep)

    def follow(self, path: Path | None) -> None:
        """From here on keep in this file; None keeps nothing."""
        self._stop()
        self._path = path

    def typed(self) -> None:
        if self._path is not None:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def keep(self) -> None:
        """Write now what there is; the order of writing is that of asking."""
        self._write(self._packed() if self._path is not None else "")

    def drop(self) -> None:
        """All is kept elsewhere."""
        self._write("")

    def settle(self) -> None:
        """Wait until all is on the disk."""
        if self._written is not None:
            self._written.result()
            self._written = None

    def _write(self, text: str) -> None:
        self._stop()
        if self._path is not None:
            self._pool = self._pool or ThreadPoolExecutor(max_workers=1)
            release, relay = collecting.hold(), self._relay
            self._written = self._pool.submit(write, self._path, text)
            self._written.add_done_callback(lambda _done: relay.done.emit(release))

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()


def write(path: Path, text: str) -> None:
    """Whole and on the disk when this returns, or as it was; an empty text drops the file."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def read(path: Path) -> Any:
    """What was written last, or None; a damaged file counts as none."""
    with suppress(OSError, ValueError):
        return json.loads(path.read_text("utf-8"))
    return None
