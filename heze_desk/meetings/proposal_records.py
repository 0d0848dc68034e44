"""What a decision's text proposes: tasks with their unit and day, and what in it is no decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Roll:
    """The units that a text may name; `ids` knows every name, former and other ones too, `names` those of the day.

    A group stands in `members` with the units in it, by rank, and with none where it has none.
    """

    ids: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    members: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def party(self, unit_id: int) -> "Party":
        inside = tuple(self.names[member] for member in self.members.get(unit_id, ()))
        return Party(unit_id=unit_id, name=self.names[unit_id], members=inside)


@dataclass(frozen=True, kw_only=True)
class Party:
    """A unit under its name of the meeting's day; a group with the names of its members."""

    unit_id: int
    name: str
    members: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """市财政局, or 各县区人民政府（牡丹区、定陶区……）."""
        return f"{self.name}（{'、'.join(self.members)}）" if self.members else self.name


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A task as the text proposes it; text[begins:ends] is the sentence, and a doubt is a sentence to be read."""

    title: str
    content: str = ""
    lead: Party | None = None
    parties: tuple[Party, ...] = ()
    deadline: date | None = None
    ongoing: bool = False
    sentence: str
    begins: int = 0
    ends: int = 0
    doubts: tuple[str, ...] = ()

    @property
    def lead_unit(self) -> str:
        return self.lead.name if self.lead else ""

    @property
    def units(self) -> tuple[str, ...]:
        """The units that have a part beside the one that leads, each group as its members; a group that leads too."""
        everyone = [self.lead, *self.parties] if self.lead and self.lead.members else [*self.parties]
        names = (name for party in everyone if party for name in party.members or (party.name,))
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A sentence of which no task is made, and why; `undecided` where it only suggests or leaves open."""

    sentence: str
    why: str
    undecided: bool = False
    begins: int = 0
    ends: int = 0
