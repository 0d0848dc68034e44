"""What became of the cells of an import that could not be taken as they stand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.findings import Doubt, Refusal
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Reading, squeezed


class Settler:
    """Keeps doubts and refusals, and answers a doubt by what was decided on its key, the cell it was first met in.

    What is asked of several cells of a column in the same words is asked once; of a row, where its name is the same.
    Of two questions on one cell the second has its column in the key.
    """

    def __init__(self, decisions: Mapping[str, int]) -> None:
        self._decisions = decisions
        self._asked: dict[tuple[object, ...], Doubt] = {}
        self._keys: set[str] = set()
        self.refused: list[Refusal] = []

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return tuple(self._asked.values())

    def settle(self, reading: Reading[Any], entry: Entry, cell: Cell, name: str) -> Any:
        """The value, or that of the option decided on; an open doubt and a refusal leave none."""
        return self._settled(reading, entry, cell, name=name)

    def settle_row(self, reading: Reading[Any], entry: Entry, name: str) -> Any:
        """The same of a whole row, which is known by the cell of its name."""
        return self._settled(reading, entry, place(entry), name=name, of=squeezed(entry.words("title")))

    def refuse(self, cell: Cell, entry: Entry, name: str, text: str) -> None:
        self.refused.append(Refusal(cell=cell.ref, row=entry.row, title=entry.words("title"), name=name, text=text))

    def _settled(self, reading: Reading[Any], entry: Entry, cell: Cell, *, name: str, of: str = "") -> Any:
        if reading.refusal:
            self.refuse(cell, entry, name, reading.refusal)
        if not reading.doubt:
            return reading.value
        labels = tuple(one.label for one in reading.options)
        question = (name, reading.doubt, labels, of)
        if question in self._asked:
            known = self._asked[question]
            self._asked[question] = replace(known, also=(*known.also, cell.ref))
        else:
            self._asked[question] = self._doubt(reading, entry, cell, name)
        decided = self._asked[question].decided
        return reading.options[decided].value if decided is not None else None

    def _doubt(self, reading: Reading[Any], entry: Entry, cell: Cell, name: str) -> Doubt:
        key = f"{cell.ref}{name}" if cell.ref in self._keys else cell.ref
        self._keys.add(key)
        chosen = self._decisions.get(key)
        return Doubt(
            key=key,
            cell=cell.ref,
            row=entry.row,
            title=entry.words("title"),
            name=name,
            text=reading.doubt,
            options=tuple(one.label for one in reading.options),
            decided=chosen if chosen is not None and 0 <= chosen < len(reading.options) else None,
        )


def place(entry: Entry) -> Cell:
    """The cell by which a row is named."""
    return entry.first("title") or next(iter(entry.cells.values()))[0]
