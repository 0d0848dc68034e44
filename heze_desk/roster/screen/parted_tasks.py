"""The tasks of an industry that is split, each with the industry it goes to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heze_desk.industry_changing import TaskOf
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import Edit, RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.workspace.database import Database

HINT = "逐项转入（{} 项任务；双击“转入”可改，也可选中多行，用右键菜单一起填）"


@dataclass(frozen=True, kw_only=True)
class PartedTask:
    """A task and where it goes: by the choice for all, unless one of its own was made."""

    id: int
    task: TaskOf
    place: int | None
    to: str
    single: bool


class PartedTasks(QWidget):
    """Nothing is written here; `places` tells the choices made for single tasks."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.places: dict[int, int] = {}
        self._choices: tuple[Choice, ...] = ()
        self.heading = second("")
        self.heading.setWordWrap(True)
        self.table = RecordTable[PartedTask](desk, _columns(lambda: self._choices), parent=self)
        self.table.ask_first = self._take
        self.view = RecordView(self.table)
        self.view.setMinimumHeight(theme.px(120))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.heading)
        layout.addWidget(self.view, 1)

    def show_tasks(self, tasks: Sequence[TaskOf], choices: Sequence[Choice], usual: int | None) -> None:
        """List the tasks; choices for tasks or industries no longer offered are dropped."""
        self._choices = tuple(choices)
        labels: Mapping[int | None, str] = {choice.value: choice.label for choice in choices}
        listed = {task.id for task in tasks}
        self.places = {one: place for one, place in self.places.items() if one in listed and place in labels}
        self.heading.setText(HINT.format(len(tasks)))
        self.table.show([self._parted(task, labels, usual) for task in tasks])

    def _parted(self, task: TaskOf, labels: Mapping[int | None, str], usual: int | None) -> PartedTask:
        place = self.places.get(task.id, usual)
        return PartedTask(
            id=task.id, task=task, place=place, to=labels.get(place, "待选"), single=task.id in self.places
        )

    def _take(self, edits: Sequence[Edit], _title: str) -> bool:
        """What is chosen in the table waits for the dialog instead of being written."""
        for edit in edits:
            if edit.value is None:
                self.places.pop(edit.record.id, None)
            else:
                self.places[edit.record.id] = edit.value
        self.edited.emit()
        return True


def _columns(choices: Callable[[], Sequence[Choice]]) -> tuple[Column[PartedTask], ...]:
    return (
        Column("编号", lambda one: one.task.number, width=4),
        Column("任务", lambda one: one.task.title, tip=lambda one: one.task.title, width=0, least=8),
        Column("办结", lambda one: "已办结" if one.task.done else "", width=4),
        Column(
            "转入",
            lambda one: one.place,
            display=lambda one: one.to,
            write=_nothing,
            kind=Kind.CHOICE,
            choices=choices,
            width=9,
        ),
    )


def _nothing(_db: Database, _task_id: int, _place: object) -> None:
    """The table takes every edit over before it would be written."""
