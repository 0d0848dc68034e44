"""What changed in the ledger from one round to the next."""

from dataclasses import dataclass
from datetime import date

from heze_desk.rounds.records import Round
from heze_desk.tasks.comparison_records import Comparison


@dataclass(frozen=True, kw_only=True)
class RoundChanges:
    """What changed since the round before; the first one is held against the day of its own opening.

    `rule` is the sentence of the lights as they were computed.
    """

    round: Round
    last: Round | None
    since: date
    until: date
    comparison: Comparison
    rule: str

    @property
    def beginning(self) -> str:
        """What it is that the changes are counted from."""
        if self.last is None:
            return "这是第一次调度，从开始之日比起"
        return f"从{self.last.name}调度{'结束' if self.last.closed_on else '报送时限'}之日比起"
