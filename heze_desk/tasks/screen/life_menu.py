"""What can be done with the chosen tasks on their way from listing to closing; only what fits is offered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.screen import Desk
from heze_desk.tasks import life
from heze_desk.tasks.life_records import Act, Stage, after
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.screen.life_dialogs import Tell, ask_act, ask_postponement

FORWARD = (Act.ASSIGN, Act.ACCEPT, Act.RUN, Act.FINISH, Act.VERIFY, Act.CLOSE)
BESIDE = (Act.SEND_BACK, Act.REOPEN, Act.PAUSE, Act.RESUME)


def life_menu(desk: Desk, lines: Sequence[TaskLine], tell: Tell, parent: QWidget) -> QMenu:
    """A menu of the acts that fit at least one of these tasks; an act is for those alone that it fits."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window = parent.window()
    for group in (FORWARD, BESIDE):
        if menu.actions():
            menu.addSeparator()
        for act in group:
            if fitting := [line for line in lines if fits(line, act)]:
                text = f"{act}…" if len(fitting) == len(lines) else f"{act}…（{len(fitting)}/{len(lines)} 项）"
                menu.addAction(text, partial(ask_act, desk, act, fitting, tell=tell, parent=window))
    if len(lines) == 1 and can_be_postponed(lines[0]):
        menu.addAction("延期…", partial(ask_postponement, desk, lines[0], tell=tell, parent=window))
    return menu


def pop_up(desk: Desk, lines: Sequence[TaskLine], tell: Tell, below: tuple[QWidget, QPoint]) -> QMenu:
    """The menu of these tasks at a point of a widget."""
    parent, point = below
    menu = life_menu(desk, lines, tell, parent)
    menu.popup(parent.mapToGlobal(point))
    return menu


def toggle_pause(desk: Desk, line: TaskLine) -> None:
    """Set a task aside from today, or take it up again."""
    with desk.workspace.step("恢复推进" if line.paused_on else "暂停任务") as db:
        (life.resume if line.paused_on else life.pause)(db, line.id, day=desk.clock.today)


def fits(line: TaskLine, act: Act) -> bool:
    """Whether the act would not be refused for what the task is."""
    match act:
        case Act.PAUSE:
            return line.done_on is None and line.paused_on is None
        case Act.RESUME:
            return line.paused_on is not None and line.stage is not Stage.CLOSED
        case Act.VERIFY if line.done_on is None:
            return False
    try:
        after(line.stage, act)
    except DeskError:
        return False
    return True


def can_be_postponed(line: TaskLine) -> bool:
    return line.deadline is not None and line.done_on is None
