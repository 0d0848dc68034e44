"""The one place where the parts are joined: workspace, announcer, background, window, error door."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from heze_desk.errors import DeskError
from heze_desk.first_paint import report_first_paint
from heze_desk.home import complete, opened
from heze_desk.kit.background import Background, Job
from heze_desk.kit.clock import Clock
from heze_desk.kit.errors import open_door
from heze_desk.kit.memory import Memory
from heze_desk.kit.screen import Announcer, Desk, Screen
from heze_desk.kit.theme import STYLE, dress, undressed
from heze_desk.kit.window import DeskWindow, Page
from heze_desk.notices import Notices
from heze_desk.workspace import backup, schema
from heze_desk.workspace.journal import Changes
from heze_desk.workspace.workspace import FILE, Workspace, is_damaged
from reports.errors import PaperError

if TYPE_CHECKING:
    from heze_desk.tasks.origins import Origin, Tie
    from heze_desk.tasks.records import ProgressEntry
    from heze_desk.workspace.database import Database

FORMS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".wps"})  # also those that are told to be saved as xlsx first
COPIED_AT_ONCE = 256 << 20  # bytes of attachments, a second or two
SETTLED_AFTER_MS = 1500  # what is not needed to see and to type waits until the window stands


def run(home: Path, day: date | None = None) -> int:
    """Open the window on this workspace, made from the policy at the first start; 2 if it cannot be opened."""
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("heze_desk")
    dress(app)
    clock = Clock()
    if day is not None:
        clock.pin(day)
    workspace = _opened(home, clock.today)
    if workspace is None:
        return 2
    with undressed(app):
        window = build(workspace, clock)
        _open_page(window)
    open_door(window, home / "desk.log", refusals=(DeskError, PaperError))
    QTimer.singleShot(SETTLED_AFTER_MS, window, lambda: _settle(window.desk))
    window.show()
    code = app.exec()
    workspace.close()
    return code


def _settle(desk: Desk) -> None:
    """Take the day's copy, get ready to write, and let memory be tidied again, but never what is there for good."""
    gc.freeze()
    gc.enable()
    take_copies(desk)
    desk.workspace.db.tools  # noqa: B018


def take_copies(desk: Desk) -> None:
    """The day's copy of the data at its first opening, and then of the attachments that have none yet."""
    folder, day = desk.workspace.folder, desk.clock.today
    if backup.daily(folder / "backups", day).exists():
        return

    def go_on(made: Path | None) -> None:
        if made is not None:
            _copy_files(desk.background, folder)

    desk.background.follow("正在备份", partial(_daily_copy, folder, day), go_on)


def _daily_copy(folder: Path, day: date, job: Job) -> Path | None:
    """With a connection of its own, for a large file takes seconds."""
    with closing(schema.connect(folder / FILE, reading=True)) as db:
        return backup.take_daily(db, folder / "backups", day, job.report)


def _copy_files(background: Background, folder: Path) -> None:
    """By and by, so that other work comes in between; it can be called off."""
    from heze_desk.workspace import file_copies

    def go_on(made: int) -> None:
        if made:
            _copy_files(background, folder)

    background.follow("正在备份附件", lambda job: file_copies.take(folder, job.report, room=COPIED_AT_ONCE), go_on)


def _open_page(window: DeskWindow) -> None:
    """The page of the last time, or the ledger where somebody measures how soon it is painted."""
    if target := os.environ.get("HEZE_DESK_FIRST_PAINT"):
        window.desk.memory.keep("window/page", "tasks")
        report_first_paint(window.show_page("tasks"), Path(target))
    window.restore()


def build(workspace: Workspace, clock: Clock) -> DeskWindow:
    """The window over an open workspace, not yet shown; its acts are dated by the clock."""
    workspace.undo_since_now()
    workspace.today = lambda: clock.today
    announcer = Announcer(workspace)
    announcer.changed.connect(lambda changes: _complete(workspace, changes))
    desk = Desk(
        workspace=workspace,
        announcer=announcer,
        clock=clock,
        background=Background(),
        memory=Memory(workspace.folder / "window.ini"),
    )
    window = DeskWindow(desk, pages(desk))
    Notices(window)
    window.act("查找", partial(_find, window), "Ctrl+K", "search")
    return window


def _find(window: DeskWindow) -> None:
    """Made when it is first asked for, and kept by the window."""
    from heze_desk.search.screen import Finding

    (window.findChild(Finding) or Finding(window)).open()


def _complete(workspace: Workspace, changes: Changes) -> None:
    """A backup that was put back may be older than what came with the program since."""
    if changes.meets(frozenset({"holiday_notice"})):
        complete(workspace)


def pages(desk: Desk) -> list[Page]:
    """What stands in the rail; a page is imported and built when it is first visited."""
    return [
        Page("home", "调度总览", "home", lambda: _dashboard(desk)),
        Page("tasks", "任务台账", "ledger", lambda: _tasks(desk)),
        Page("roadmap", "产业路线图", "roadmap", lambda: _roadmap(desk)),
        Page("rounds", "定期调度", "rounds", lambda: _rounds(desk), takes=FORMS),
        Page("meetings", "会议纪要", "minutes", lambda: _meetings(desk)),
        Page("instructions", "批示督办", "edit", lambda: _instructions(desk)),
        Page("evaluation", "监测评估", "target", lambda: _evaluation(desk)),
        Page("registers", "五类名录", "books", lambda: _registers(desk)),
        Page("roster", "责任分工", "tree", lambda: _roster(desk)),
        Page("briefings", "调度简报", "pages", lambda: _briefings(desk)),
        Page("issued", "印发登记", "stamp", lambda: _issued(desk)),
        Page("papers", "名单和台账", "printer", lambda: _papers(desk)),
        Page("notifications", "双告知双反馈", "send", lambda: _notifications(desk)),
        Page("settings", "设置与备份", "gear", lambda: _settings(desk), at_foot=True),
    ]


def _dashboard(desk: Desk) -> Screen:
    from heze_desk.dashboard.screen import Dashboard

    return Dashboard(desk)


def _tasks(desk: Desk) -> Screen:
    from heze_desk.tasks.origins import Elsewhere
    from heze_desk.tasks.screen import TaskScreen

    return TaskScreen(desk, Elsewhere(origins=_origin, ties=_ties))


def _origin(db: "Database", home: Path, entry: "ProgressEntry") -> "Origin | None":
    """Asked only for what came in a returned form; the reading of forms is not imported sooner."""
    from heze_desk.rounds.origins import origin

    return origin(db, home, entry)


def _ties(db: "Database", task_id: int, day: date) -> "Sequence[Tie]":
    """Asked for the task that is looked at; the registers are not imported sooner."""
    from heze_desk.registers.links import ties_of_task

    return ties_of_task(db, task_id, day)


def _roadmap(desk: Desk) -> Screen:
    from heze_desk.roadmap.screen import RoadmapScreen
    from heze_desk.tasks.screen.later_deadline import ask_what_is_meant

    return RoadmapScreen(desk, ask_what_is_meant)


def _rounds(desk: Desk) -> Screen:
    from heze_desk.rounds.screen import RoundScreen

    return RoundScreen(desk)


def _meetings(desk: Desk) -> Screen:
    from heze_desk.meetings.screen import MeetingScreen

    return MeetingScreen(desk)


def _instructions(desk: Desk) -> Screen:
    from heze_desk.instructions.screen import InstructionScreen

    return InstructionScreen(desk)


def _evaluation(desk: Desk) -> Screen:
    from heze_desk.evaluation.screen import EvaluationScreen

    return EvaluationScreen(desk)


def _registers(desk: Desk) -> Screen:
    from heze_desk.registers.screen import RegisterScreen

    return RegisterScreen(desk)


def _roster(desk: Desk) -> Screen:
    from heze_desk.roster.screen import RosterScreen
    from heze_desk.tasks import handover

    return RosterScreen(desk, handover)


def _briefings(desk: Desk) -> Screen:
    from heze_desk.briefings.screen.page import BriefingPage

    return BriefingPage(desk)


def _papers(desk: Desk) -> Screen:
    from heze_desk.issuing.screen.version_page import VersionScreen

    return VersionScreen(desk)


def _issued(desk: Desk) -> Screen:
    from heze_desk.issuing.screen import IssuedScreen

    return IssuedScreen(desk)


def _notifications(desk: Desk) -> Screen:
    from heze_desk.notifications.screen import NotificationScreen

    return NotificationScreen(desk)


def _settings(desk: Desk) -> Screen:
    from heze_desk.settings.screen import SettingsScreen

    return SettingsScreen(desk)


def _opened(home: Path, today: date) -> Workspace | None:
    """The workspace, or None once the secretary knows why not; a damaged one can be put right from a backup."""
    try:
        if (home / FILE).exists():
            return opened(home, today=lambda: today)
        from heze_desk import beginning

        return beginning.begin(home, today=today)
    except DeskError as refusal:
        copies = backup.listed(home / "backups")
        if not is_damaged(refusal) or not copies:
            from heze_desk.kit import dialogs

            dialogs.refuse(None, str(refusal))
            return None
        return _rescued(home, today, str(refusal), copies)


def _rescued(home: Path, today: date, refusal: str, copies: Sequence[Path]) -> Workspace | None:
    """Offer the copies, the latest first, until one is taken and sound; one that is not is told and passed over."""
    from heze_desk.kit import dialogs
    from heze_desk.workspace import restoring

    for copy in copies:
        made = datetime.fromtimestamp(copy.stat().st_mtime)
        follows = f"用 {made:%Y-%m-%d %H:%M} 的备份恢复（{copy.name}）；损坏的文件另存在 backups 文件夹，不删除。"
        if not dialogs.confirm(None, refusal, yes="恢复", consequence=follows):
            return None
        try:
            restoring.rescue(home, copy)
            return opened(home, today=lambda: today)
        except DeskError as fault:
            refusal = str(fault)
    dialogs.refuse(None, refusal)
    return None
