"""What the rows of the further sheets would do: one deed each, shown as a changed field of its entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from heze_desk.registers.importing.known import Known
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.whom import Home, Whom
from heze_desk.registers.records import Membership
from heze_desk.registers.workbook_parts import Part
from heze_desk.registers.workbook_whole import Whole
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped

FIELD = "part:"
"""What the field of a deed begins with in the plan."""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A record to be kept, or with an `id` to be corrected in what is `told`."""

    part: Part
    id: int | None = None
    told: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PartChange:
    """A deed of the `row` of its sheet."""

    home: Home
    row: int
    field: FieldChange


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the further sheets are read against; `changes` are those of the first sheet by its rows."""

    known: Known
    whole: Whole
    whom: Whom
    homes: tuple[Home, ...]
    changes: Mapping[int, RowChange]
    day: date
    file: str
    foreign: bool
    decisions: Mapping[str, int]

    def said(self, home: Home) -> dict[str, Any]:
        """What the first sheet would change of the entry, by column."""
        row = self.changes.get(home.row) if home.row is not None else None
        return {one.field: one.value for one in row.fields} if row else {}


@dataclass(kw_only=True)
class Found:
    """What became of all of them.

    By entry `terms` are what would be there and `listed` the industries that sheet has rows of; `differing` are entries
    of which the first sheet says otherwise.
    """

    changes: list[PartChange] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    repeated: int = 0
    terms: dict[tuple[str, int], list[Membership]] = field(default_factory=dict)
    listed: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)
