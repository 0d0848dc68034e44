"""Reading off the window's thread: what came back is taken only while nothing that it was read from changed since."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from heze_desk.errors import DeskError
from heze_desk.kit.screen import Desk
from heze_desk.workspace import journal
from heze_desk.workspace.workspace import Workspace
from reports.errors import PaperError

Refusal = DeskError | PaperError
Result = TypeVar("Result")
TRIES = 3
"""So often it is read again for somebody who goes on working, before the window waits for it."""


class _Order(NamedTuple):
    read: Callable[[Workspace], Any]
    take: Callable[[Any], object]
    title: str
    refused: Callable[[Refusal], object] | None


class _Told(NamedTuple):
    """What was read, or why not, with the last act before and the day on which it was."""

    step: int
    day: date
    found: Any
    refusal: Refusal | None


class FreshReading(QObject):
    """One order at a time, so that a second press does nothing twice; `turned` says that `is_busy` is another.

    It reads what is kept in the file, so keep first what is being typed. Acts that touch only tables `without`
    which is read do not matter.
    """

    turned = Signal()

    def __init__(self, desk: Desk, parent: QObject, *, without: frozenset[str] = frozenset()) -> None:
        super().__init__(parent)
        self._desk, self._without = desk, without
        self._order: _Order | None = None
        self._job: QObject | None = None

    @property
    def is_busy(self) -> bool:
        return self._order is not None

    def start(
        self,
        read: Callable[[Workspace], Result],
        take: Callable[[Result], object],
        *,
        title: str,
        refused: Callable[[Refusal], object] | None = None,
    ) -> bool:
        """Whether it was begun. `read` is given the workspace with a connection of its own; without `refused` a
        refusal goes where all do."""
        if self._order is not None:
            return False
        self._order = _Order(read, take, title, refused)
        self._run(self._order, TRIES)
        self.turned.emit()
        return True

    def drop(self) -> None:
        """What is on its way is not taken any more."""
        self._end(self._order)

    def _run(self, order: _Order, tries: int) -> None:
        work = partial(_beside, self._desk.workspace.folder, self._desk.clock.today, order.read)
        job = self._desk.background.run(work, lambda told: self._come(order, told, tries - 1), title=order.title)
        self._job = job
        job.failed.connect(self._fail)  # a method of its own, which Qt forgets with what was closed meanwhile

    def _fail(self) -> None:
        """Only of the job that is waited for."""
        if self.sender() is self._job:
            self._end(self._order)

    def _come(self, order: _Order, told: _Told, tries: int) -> None:
        if order is not self._order:
            return
        if not self._is_fresh(told):
            if tries:
                self._run(order, tries)
                return
            told = _read(self._desk.workspace, order.read)
        self._end(order)
        if told.refusal is None:
            order.take(told.found)
        elif order.refused is None:
            raise told.refusal
        else:
            order.refused(told.refusal)

    def _is_fresh(self, told: _Told) -> bool:
        if told.day != self._desk.clock.today:
            return False
        touched = journal.touched_since(self._desk.workspace.db, told.step)
        return touched is not None and touched <= self._without

    def _end(self, order: _Order | None) -> None:
        if order is self._order is not None:
            self._order = None
            self.turned.emit()


def _beside(folder: Path, today: date, read: Callable[[Workspace], Any]) -> _Told:
    with closing(Workspace.open(folder, reading=True, today=lambda: today)) as workspace:
        return _read(workspace, read)


def _read(workspace: Workspace, read: Callable[[Workspace], Any]) -> _Told:
    """The last act is asked for first: what is done while reading makes it stale."""
    step, day = journal.latest(workspace.db), workspace.today()
    try:
        return _Told(step, day, read(workspace), None)
    except (DeskError, PaperError) as refusal:
        return _Told(step, day, None, refusal)
