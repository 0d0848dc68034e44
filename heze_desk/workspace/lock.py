"""One writer at a time: the operating system's lock on a file beside the data, gone with the process that held it."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """The right to write, held until `release`; to release it again does nothing."""

    def __init__(self, file: int) -> None:
        self._file: int | None = file

    def release(self) -> None:
        if self._file is None:
            return
        if sys.platform == "win32":
            msvcrt.locking(self._file, msvcrt.LK_UNLCK, 1)
        os.close(self._file)
        self._file = None


def claim(folder: Path) -> Lock | None:
    """The right to write in this folder, or None while another program has it."""
    file = os.open(folder / "desk.lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        os.close(file)
        return None
    except BaseException:
        os.close(file)
        raise
    return Lock(file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
