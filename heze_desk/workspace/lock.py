"""One writer at a time: the operating system's lock on a file beside the data, gone with the process that held it."""

from pathlib import Path

from filelock import FileLock, Timeout


def claim(folder: Path) -> FileLock | None:
    """The right to write in this folder, or None while another program has it."""
    lock = FileLock(folder / "desk.lock", blocking=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock
