"""The 任务台账 as it stood when it was issued: its lines and the rule of its lights, kept as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from heze_desk.tasks.light_records import Light
from heze_desk.tasks.line_records import Source, TaskLine
from heze_desk.tasks.stage_records import Stage

DAYS = ("start", "deadline", "done_on", "paused_on", "latest_on", "closed_on", "original_deadline")


@dataclass(frozen=True, kw_only=True)
class LedgerVersion:
    """The ledger as of a day; `rule` is printed under it."""

    day: date
    lines: tuple[TaskLine, ...]
    rule: str

    def to_json(self) -> str:
        told = {"day": self.day, "rule": self.rule, "lines": list(map(_row, self.lines))}
        return json.dumps(told, ensure_ascii=False, default=date.isoformat)


def from_json(text: str) -> LedgerVersion:
    """A version as it was kept; what a later release adds is passed over."""
    told: dict[str, Any] = json.loads(text)
    return LedgerVersion(day=date.fromisoformat(told["day"]), lines=tuple(map(_line, told["lines"])), rule=told["rule"])


def _row(line: TaskLine) -> dict[str, Any]:
    """How the deadline stood is told by the light; the days left are of no use later."""
    told = asdict(line)
    del told["due"]
    return told


def _line(row: Mapping[str, Any]) -> TaskLine:
    known = {field.name: row[field.name] for field in fields(TaskLine) if field.name in row}
    known |= {name: date.fromisoformat(known[name]) for name in DAYS if known.get(name)}
    known |= {name: tuple(known[name]) for name in ("unit_ids", "units")}
    known |= {"light": Light(known["light"]), "source": Source(known["source"]), "stage": Stage(known["stage"])}
    return TaskLine(**known)
