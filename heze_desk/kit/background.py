"""Slow, pure work off the GUI thread; its result, or its failure, comes back to it."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from heze_desk.kit import collecting

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")


class Cancelled(Exception):  # noqa: N818 - not an error: the secretary asked for it
    """The work stopped because it was asked to."""


class Job(QObject):
    """One piece of work: it reports from its thread, and is asked to stop from the window's.

    `ended` comes before its result, or its failure, is handed over; `failed` where there is none.
    """

    reported = Signal(int, int, str)
    ended = Signal()
    failed = Signal()

    def __init__(self, title: str, *, stoppable: bool) -> None:
        super().__init__()
        self.title = title
        self.stoppable = stoppable
        self._stop = Event()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; stops the work here by `Cancelled` if the secretary asked for that."""
        if self.cancelled:
            raise Cancelled
        self.reported.emit(done, total, text)


class Background(QObject):
    """One worker. Give it frozen records and paths, never the workspace or a widget."""

    began = Signal(object)
    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: dict[Job, Callable[[Any], None]] = {}
        self._release: Callable[[], None] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)  # never inside run()

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def run(self, work: Callable[[], Result], then: Callable[[Result], None], *, title: str = "正在处理") -> Job:
        """Do work that tells nothing on its way and cannot be stopped halfway."""
        return self._start(Job(title, stoppable=False), work, then)

    def follow(self, title: str, work: Callable[[Job], Result], then: Callable[[Result], None]) -> Job:
        """Do work that reports on its way and can be cancelled; `then` is not called if it was."""
        job = Job(title, stoppable=True)
        return self._start(job, lambda: work(job), then)

    def close(self) -> None:
        """Ask everything to stop and wait for it; nobody is left to take what is done, for the workspace closes too."""
        for job in self._jobs:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._let_collect()

    def _start(self, job: Job, work: Callable[[], Result], then: Callable[[Result], None]) -> Job:
        self._jobs[job] = then  # kept here and not by the worker, which would be the last to let go of its page
        self._release = self._release or collecting.hold()
        self.began.emit(job)
        future = self._worker().submit(work)
        future.add_done_callback(lambda done: self._finished.emit(job, done))
        return job

    def _worker(self) -> "ThreadPoolExecutor":
        """Made for the first job, so that a window without one need not know of threads."""
        from concurrent.futures import ThreadPoolExecutor

        self._pool = self._pool or ThreadPoolExecutor(max_workers=1)
        return self._pool

    def _let_collect(self) -> None:
        if self._release is not None:
            self._release()
            self._release = None

    def _deliver(self, job: Job, done: "Future[Any]") -> None:
        then = self._jobs.pop(job, None)
        if then is None:
            return
        if not self._jobs:
            self._let_collect()
        job.ended.emit()
        if done.cancelled() or done.exception() is not None:
            job.failed.emit()
        if done.cancelled() or isinstance(done.exception(), Cancelled):
            return
        then(done.result())
