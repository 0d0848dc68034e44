"""The round that the page shows, for all its parts."""

from PySide6.QtCore import QObject, Signal

from heze_desk.kit.screen import Screen
from heze_desk.rounds.records import Round
from heze_desk.rounds.status_records import UnitStatus


class ShownRound(QObject):
    """`changed` comes after every reading; `wanted` asks the page to show another round, by its id."""

    changed = Signal()
    wanted = Signal(int)

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.page = page
        self.round: Round | None = None
        self.units: list[UnitStatus] = []

    @property
    def id(self) -> int:
        """0 is no round."""
        return (self.round.id or 0) if self.round is not None else 0

    @property
    def name(self) -> str:
        return self.round.name if self.round is not None else ""

    def take(self, round_: Round | None, units: list[UnitStatus]) -> None:
        self.round, self.units = round_, units
        self.changed.emit()
