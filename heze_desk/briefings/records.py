"""A briefing as of a day: what stood where, counted from the ledger."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from heze_desk.policy.records import Part
from heze_desk.tasks.records import Light, LightRule, TaskLine
from heze_desk.tasks.timeliness_records import note

OUTDATED = "截至日以后台账有改动，进度、时限和存在问题按编印时台账。"


@dataclass(frozen=True, kw_only=True)
class Section:
    """One industry, key task or safeguard with its tasks; leader and lead unit only where it is an industry.

    `lacking` names the roles that nobody holds on the day.
    """

    part: Part | None
    name: str
    leader: str = ""
    lead_unit: str = ""
    lacking: tuple[str, ...] = ()
    tasks: tuple[TaskLine, ...]

    @property
    def lights(self) -> Counter[Light]:
        return Counter(task.light for task in self.tasks)


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """All that is told; a number of 0 is one not yet given.

    `outdated` where the ledger was changed after the day: it keeps how things stand, not how they stood.
    """

    day: date
    number: int = 0
    running: int = 0
    policy_title: str
    policy_number: str
    rule: LightRule
    sections: tuple[Section, ...]
    outdated: bool = False

    @property
    def tasks(self) -> tuple[TaskLine, ...]:
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def lights(self) -> Counter[Light]:
        return Counter(task.light for task in self.tasks)

    @property
    def note(self) -> str:
        """What is printed under every table that shows lights."""
        rule = note(self.tasks, self.rule)
        return f"{rule}{OUTDATED}" if self.outdated else rule

    def of_part(self, part: Part | None) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.part is part)

    @property
    def lagging(self) -> tuple[TaskLine, ...]:
        """What the rule warns of, the gravest first, and of these what was due first."""
        places = {light: place for place, light in enumerate(self.rule.warnings)}
        late = [task for task in self.tasks if task.light in places]
        return tuple(sorted(late, key=lambda task: (places[task.light], task.deadline or date.max)))
