"""What a change in the roster means for the ledger; the ledger answers, for it comes after the roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class OpenTask:
    """A task of an industry that is not done on the day its leader or lead unit changes."""

    id: int
    number: str
    title: str
    lead_unit_id: int | None
    lead_unit: str
    deadline: date | None


class Ledger(Protocol):
    """The part of the task ledger that a transfer asks."""

    def open_tasks(self, db: Database, industry_id: int, day: date) -> list[OpenTask]:
        """The tasks of the industry that are not done on the day, by number."""

    def led_elsewhere(self, db: Database, unit_id: int, industry_id: int, day: date) -> int:
        """How many open tasks outside the industry the unit leads."""

    def pass_on(self, db: Database, task_ids: Sequence[int], unit_id: int) -> None:
        """Let another unit lead these tasks."""
