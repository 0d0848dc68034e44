"""What a reader finds in a sheet beside the values it takes: doubts, refusals, and rows that are none."""

import re
from dataclasses import dataclass

QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """A cell that may mean several things: it is not imported until one of the options is decided on by `key`.

    `also` are further cells of the column that ask the very same, and follow the one decision.
    """

    key: str
    cell: str
    row: int
    title: str
    name: str
    text: str
    options: tuple[str, ...] = ()
    decided: int | None = None
    also: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The words of the option decided on; nothing where none is."""
        return "" if self.decided is None else self.options[self.decided]

    @property
    def place(self) -> str:
        """D5, or D5等3处 where the same is asked of others."""
        return f"{self.cell}等{len(self.also) + 1}处" if self.also else self.cell

    @property
    def same_kind(self) -> str:
        """Alike for doubts that ask the same of other cells, so that one answer may be given to all of them."""
        return f"{self.name} {len(self.options)} {QUOTED.sub('', self.text)}"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A cell that is not imported, and why."""

    cell: str
    row: int
    title: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A row that is not imported, and why."""

    row: int
    text: str
