"""What a briefing of two days is compiled from: rows by their lights, and lines of what is told one by one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from heze_desk.briefings.draft_records import Last
from heze_desk.instructions.records import InstructionLine
from heze_desk.meetings.following_records import DecisionLine
from heze_desk.policy.records import Part
from heze_desk.rounds.records import Round
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.tasks.light_records import Light, LightRule
from heze_desk.tasks.line_records import TaskLine


@dataclass(frozen=True, kw_only=True)
class Group:
    """An industry, key task or safeguard: its tasks by light, and those of which something was reported.

    `told` may be only the first of `reported`: what was finished and what lags before the others.
    """

    part: Part | None
    name: str
    leader: str = ""
    lead_unit: str = ""
    lacking: tuple[str, ...] = ()
    rows: Mapping[Light, tuple[int, ...]] = field(default_factory=dict)
    told: tuple[TaskLine, ...] = ()
    reported: tuple[int, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(sorted(chain.from_iterable(self.rows.values())))

    @property
    def lights(self) -> Counter[Light]:
        return Counter({light: len(ids) for light, ids in self.rows.items()})


LISTED = 50
"""So many tasks are listed with cause and next step, which is some ten pages; the annex has more of them."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All as of the day `until`; `warned` is the gravest first and may be only the first of many, so `problems`.

    `annexed` stand in the annex in the order of the ledger, of so many as are `annexable`.
    """

    since: date
    until: date
    policy_title: str
    policy_number: str
    office: str
    rule: LightRule
    note: str
    groups: tuple[Group, ...]
    from_policy: tuple[int, ...] = ()
    unfinished: tuple[int, ...] = ()
    overdue: tuple[int, ...] = ()
    granted: tuple[int, ...] = ()
    warned: tuple[TaskLine, ...] = ()
    warned_of: tuple[int, ...] = ()
    problems: Mapping[str, tuple[TaskLine, ...]] = field(default_factory=dict)
    problems_of: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    has_annex: bool = True
    annexed: tuple[TaskLine, ...] = ()
    annexable: int = 0
    round: Round | None = None
    statuses: tuple[UnitStatus, ...] = ()
    instructions: tuple[InstructionLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    last: Last | None = None

    @property
    def rows(self) -> dict[Light, tuple[int, ...]]:
        found: dict[Light, tuple[int, ...]] = {}
        for group in self.groups:
            for light, ids in group.rows.items():
                found[light] = (*found.get(light, ()), *ids)
        return {light: tuple(sorted(ids)) for light, ids in found.items()}

    @property
    def listed(self) -> tuple[TaskLine, ...]:
        """Those of `warned` that stand in the words themselves, with cause and next step."""
        return self.warned[:LISTED]

    @property
    def lights(self) -> Counter[Light]:
        return sum((group.lights for group in self.groups), Counter())

    def of_part(self, part: Part | None) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.part is part)

    @property
    def industries(self) -> tuple[Group, ...]:
        return self.of_part(Part.INDUSTRY)

    @property
    def others(self) -> tuple[Group, ...]:
        return (*self.of_part(Part.KEY_TASK), *self.of_part(Part.SAFEGUARD), *self.of_part(None))
