"""What became of the cells of an import that could not be taken as they stand."""

from collections.abc import Mapping
from typing import Any

from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.findings import Doubt, Refusal
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Reading


class Settler:
    """Keeps doubts and refusals, and answers a doubt by what was decided on its key."""

    def __init__(self, decisions: Mapping[str, int]) -> None:
        self._decisions = decisions
        self.doubts: list[Doubt] = []
        self.refused: list[Refusal] = []

    def settle(self, reading: Reading[Any], entry: Entry, cell: Cell, name: str) -> Any:
        """The value, or that of the option decided on; an open doubt and a refusal leave none."""
        return self._settled(reading, entry, cell, (cell.ref, name))

    def settle_row(self, reading: Reading[Any], entry: Entry, name: str) -> Any:
        """The same of a whole row, whose doubt has the number of the row for its key."""
        cell = place(entry)
        return self._settled(reading, entry, cell, (f"{cell.row}", name))

    def refuse(self, cell: Cell, entry: Entry, name: str, text: str) -> None:
        self.refused.append(Refusal(cell=cell.ref, row=entry.row, title=entry.words("title"), name=name, text=text))

    def _settled(self, reading: Reading[Any], entry: Entry, cell: Cell, asked: tuple[str, str]) -> Any:
        key, name = asked
        if reading.refusal:
            self.refuse(cell, entry, name, reading.refusal)
        if not reading.doubt:
            return reading.value
        choice = self._decisions.get(key)
        decided = choice if choice is not None and 0 <= choice < len(reading.options) else None
        self.doubts.append(
            Doubt(
                key=key,
                cell=cell.ref,
                row=entry.row,
                title=entry.words("title"),
                name=name,
                text=reading.doubt,
                options=tuple(one.label for one in reading.options),
                decided=decided,
            )
        )
        return reading.options[decided].value if decided is not None else None


def place(entry: Entry) -> Cell:
    """The cell by which a row is named."""
    return entry.first("title") or next(iter(entry.cells.values()))[0]
