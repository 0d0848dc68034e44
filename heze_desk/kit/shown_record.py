"""The record that a page shows, as it was read last, for all the parts of the page."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from heze_desk.kit.screen import Screen

Told = TypeVar("Told")


class ShownRecord(QObject, Generic[Told]):
    """`changed` comes after every reading; `wanted` asks the page to show another record, by its id."""

    changed = Signal()
    wanted = Signal(int)

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.page = page
        self.told: Told | None = None

    def take(self, told: Told | None) -> None:
        """What was read just now; None is no record."""
        self.told = told
        self.changed.emit()
