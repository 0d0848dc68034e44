"""What the status bar and the brand say at all times: whose desk, its holidays, the last backup, real data or not."""

from datetime import date, datetime

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer

from heze_desk.kit.window import DeskWindow
from heze_desk.policy import store as policies
from heze_desk.settings import store as settings
from heze_desk.workdays import store as workdays
from heze_desk.workspace import backup
from heze_desk.workspace.journal import Changes

LOOK_AGAIN_MS = 60_000


class Notices(QObject):
    """Keeps brand and notices true while the window is open, whoever makes the backups."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        timer = QTimer(self, interval=LOOK_AGAIN_MS)
        timer.timeout.connect(self.show)
        timer.start()
        copies = QFileSystemWatcher([str(window.desk.workspace.folder / "backups")], self)
        copies.directoryChanged.connect(self.show)
        window.desk.announcer.changed.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        window.desk.clock.day_changed.connect(self.show, Qt.ConnectionType.QueuedConnection)
        self.show()

    def show(self) -> None:
        """Say all of it as it is now; some copies are made where no watcher tells of them, hence the timer."""
        if self._window.is_closed:
            return
        workspace, today = self._window.desk.workspace, self._window.desk.clock.today
        settled = settings.get(workspace.db)
        self._window.set_brand(settled.group_name, policies.head(workspace.db)[0])
        copied = backup.latest(workspace.folder / "backups")
        notices = [self._holidays(), f"上次备份：{_moment(copied, today)}" if copied else "还没有备份"]
        if settled.demo:
            notices.append("演示数据")
        self._window.set_notices(notices)

    def _holidays(self) -> str:
        """2026年节假日：已内置　2027年节假日：未载入（推算）"""
        desk = self._window.desk
        years = (desk.clock.today.year, desk.clock.today.year + 1)
        told = workdays.states(desk.workspace.db, years)
        return "　".join(f"{year}年节假日：{state}" for year, state in told.items())

    def _hear(self, changes: Changes) -> None:
        if changes.meets(frozenset({"setting", "policy", "holiday_notice"})):
            self.show()


def _moment(moment: datetime, today: date) -> str:
    return f"今天 {moment:%H:%M}" if moment.date() == today else f"{moment:%Y-%m-%d %H:%M}"
