"""What belongs to an industry that is split, one by one, each with the industry it goes to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heze_desk.industry_belongings import Belonging
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import Edit, RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.roster.industry_change_records import Belongings, Owned
from heze_desk.workspace.database import Database

HINT = "逐项转入（{} 项；双击“转入”可改，也可选中多行，用右键菜单一起填；按表头排序）"
Usual: TypeAlias = Mapping[Belongings, int | None]
"""Where each kind goes for which nothing else was chosen; None where that is not chosen yet."""


@dataclass(frozen=True, kw_only=True)
class PartedLine:
    """A thing and where it goes: by the choice for its kind, unless one of its own was made."""

    id: int
    thing: Belonging
    place: int | None
    to: str


class Parted(QWidget):
    """Nothing is written here; `places` tells the choices made for single things."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.places: dict[Owned, int] = {}
        self._choices: tuple[Choice, ...] = ()
        self.heading = second("")
        self.heading.setWordWrap(True)
        self.table = RecordTable[PartedLine](desk, _columns(lambda: self._choices), parent=self)
        self.table.ask_first = self._take
        self.view = RecordView(self.table)
        self.view.setMinimumHeight(theme.px(120))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.heading)
        layout.addWidget(self.view, 1)

    def show_things(self, things: Sequence[Belonging], choices: Sequence[Choice], usual: Usual) -> None:
        """List the things; choices for things or industries no longer offered are dropped."""
        self._choices = tuple(choices)
        labels: Mapping[int | None, str] = {choice.value: choice.label for choice in choices}
        listed = {thing.key for thing in things}
        self.places = {key: place for key, place in self.places.items() if key in listed and place in labels}
        self.heading.setText(HINT.format(len(things)))
        self.table.show([self._parted(*one, labels, usual) for one in enumerate(things, 1)])

    def _parted(self, number: int, thing: Belonging, labels: Mapping[int | None, str], usual: Usual) -> PartedLine:
        place = self.places.get(thing.key, usual.get(thing.key.kind))
        return PartedLine(id=number, thing=thing, place=place, to=labels.get(place, "待选"))

    def _take(self, edits: Sequence[Edit], _title: str) -> bool:
        """What is chosen in the table waits for the dialog instead of being written."""
        for edit in edits:
            if edit.value is None:
                self.places.pop(edit.record.thing.key, None)
            else:
                self.places[edit.record.thing.key] = edit.value
        self.edited.emit()
        return True


def _columns(choices: Callable[[], Sequence[Choice]]) -> tuple[Column[PartedLine], ...]:
    return (
        Column("类别", lambda one: one.thing.key.kind, width=3.6),
        Column("编号", lambda one: one.thing.number, width=4.2),
        Column("名称", lambda one: one.thing.told, tip=lambda one: one.thing.told, width=0, least=8),
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


def _nothing(_db: Database, _number: int, _place: object) -> None:
    """The table takes every edit over before it would be written."""
