"""What the overview tells of the ledger: counts of lights, and the few tasks that call for something."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from heze_desk.tasks.due_records import Due
from heze_desk.tasks.records import Light, LightRule, TaskLine


@dataclass(frozen=True, kw_only=True)
class IndustryLights:
    """An industry of the day with who answers for it, and how many of its tasks show which light."""

    name: str
    leader: str
    lead_unit: str
    lights: Counter[Light]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """`due` lists what the rule warns of and then what falls due next; `first` is what each light fell due first."""

    rule: LightRule
    lights: Counter[Light]
    industries: tuple[IndustryLights, ...]
    due: tuple[TaskLine, ...]
    first: Mapping[Light, Due]
    note: str

    @property
    def total(self) -> int:
        return self.lights.total()
