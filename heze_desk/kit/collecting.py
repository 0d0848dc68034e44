"""Python collects no garbage while another thread works: it would end the widgets of closed dialogs on that thread."""

import gc
from collections.abc import Callable
from itertools import count
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

_HOLDERS: Final[set[int]] = set()
_NEXT: Final = count()


def hold() -> Callable[[], None]:
    """Collect nothing until what is returned is called, once or more; both on the window's thread."""
    holder = next(_NEXT)
    _HOLDERS.add(holder)
    gc.disable()

    def release() -> None:
        _HOLDERS.discard(holder)
        if not _HOLDERS:
            gc.enable()

    return release


class Relay(QObject):
    """Lets a worker ask for the release on the window's thread, also once whoever gave it the work is gone."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.done.connect(self._release, Qt.ConnectionType.QueuedConnection)

    def _release(self, release: Callable[[], None]) -> None:
        release()
