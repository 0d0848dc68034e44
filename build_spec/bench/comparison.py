"""Two ways to do the same, measured in turn on the same machine, and judged by their ratio."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Measured = TypeVar("Measured")


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What the desk needed and what the bare way needed, in one unit; the bound is on the ratio of the medians."""

    name: str
    unit: str
    bound: float
    desk: Sequence[float]
    bare: Sequence[float]

    @property
    def ratio(self) -> float:
        return median(self.desk) / median(self.bare)

    @property
    def is_kept(self) -> bool:
        return self.ratio <= self.bound

    def line(self) -> str:
        desk, bare = (f"{median(values):9.1f} {self.unit}" for values in (self.desk, self.bare))
        verdict = "kept" if self.is_kept else "MISSED"
        return f"{self.name:<52}{desk:>13}{bare:>13}{self.ratio:8.2f}{self.bound:8.2f}  {verdict}"


HEADING = f"{'median of runs taken in turn':<52}{'desk':>13}{'bare':>13}{'ratio':>8}{'bound':>8}"


def in_turn(
    desk: Callable[[], Measured], bare: Callable[[], Measured], *, rounds: int
) -> tuple[list[Measured], list[Measured]]:
    """Run A B A B …, so that a machine that grows slower meanwhile slows both; a first pair only warms up."""
    pairs = [(desk(), bare()) for _ in range(rounds + 1)][1:]
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]
