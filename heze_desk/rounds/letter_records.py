"""What a letter to the units of a round says: to whom, about what, until when."""

from dataclasses import dataclass
from datetime import date

from heze_desk.rounds.records import Round
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.tasks.due_records import Due


@dataclass(frozen=True, kw_only=True)
class Letter:
    """To one unit, or to several at once; `issue` is the letter's own number, 0 while it has none."""

    round: Round
    due: Due
    day: date
    units: tuple[UnitStatus, ...]
    issue: int = 0

    @property
    def only(self) -> UnitStatus | None:
        """The unit it goes to, if it goes to one alone."""
        return self.units[0] if len(self.units) == 1 else None
