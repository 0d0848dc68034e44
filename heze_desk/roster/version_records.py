"""The 责任分工名单 as it stood when it was issued: its lines with the ranks of the day, kept as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from heze_desk.roster.records import HolderState, RosterLine


@dataclass(frozen=True)
class Edition:
    """Which version of a standing paper it is, 2026年第2版, and on which day it was issued."""

    name: str
    on: date


@dataclass(frozen=True, kw_only=True)
class RosterVersion:
    """The roster as of a day; the ranks are those of whoever was known on it, by id."""

    day: date
    lines: tuple[RosterLine, ...]
    leader_ranks: Mapping[int, int]
    unit_ranks: Mapping[int, int]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=date.isoformat)


def from_json(text: str) -> RosterVersion:
    """A version as it was kept; what a later release adds is passed over."""
    told: dict[str, Any] = json.loads(text)
    return RosterVersion(
        day=date.fromisoformat(told["day"]),
        lines=tuple(map(_line, told["lines"])),
        leader_ranks=_ranks(told["leader_ranks"]),
        unit_ranks=_ranks(told["unit_ranks"]),
    )


def _line(row: Mapping[str, Any]) -> RosterLine:
    known = {field.name: row[field.name] for field in fields(RosterLine) if field.name in row}
    for name in ("units", "unit_ids"):
        known[name] = tuple(known[name])
    for name in ("leader_state", "lead_unit_state"):
        known[name] = HolderState(known[name])
    return RosterLine(**known)


def _ranks(row: Mapping[str, int]) -> dict[int, int]:
    return {int(one): rank for one, rank in row.items()}
