"""All that the papers of one meeting say, gathered once: the meeting, its list, its agenda and its decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from heze_desk.meetings.agenda_records import numbered
from heze_desk.meetings.attendance_records import Presence
from heze_desk.meetings.records import AgendaItem, Attendee, AttendeeRole, Decision, Meeting

SPACE = "　"


@dataclass(frozen=True, kw_only=True)
class BodyCorrection:
    """What the text of issued minutes said and says, beside the decisions that are corrected by number."""

    old: str
    new: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Proceedings:
    """One meeting as its papers tell it; `number_text` is that of the minutes, a blank one while they have none."""

    meeting: Meeting
    attendees: tuple[Attendee, ...]
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    body_correction: BodyCorrection | None = None

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Under which number each item of the agenda is printed, by its id."""
        return numbered(list(self.agenda))

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda as it is printed."""
        return tuple(item for item in self.agenda if item.stands)

    @property
    def chair(self) -> Attendee | None:
        return next((one for one in self.attendees if one.role is AttendeeRole.CHAIR), None)

    @property
    def chair_text(self) -> str:
        """李测二（副市长）."""
        chair = self.chair
        if chair is None:
            return ""
        return f"{chair.name}（{chair.duty}）" if chair.duty else chair.name

    def of(self, role: AttendeeRole) -> tuple[Attendee, ...]:
        """Who was called in this role, by rank."""
        return tuple(one for one in self.attendees if one.role is role)

    def here(self, role: AttendeeRole) -> tuple[Attendee, ...]:
        """Who came in this role, or sent a deputy."""
        return tuple(one for one in self.of(role) if one.was_here)

    @property
    def excused(self) -> tuple[Attendee, ...]:
        return tuple(one for one in self.attendees if one.standing is Presence.EXCUSED)

    @property
    def absent(self) -> tuple[Attendee, ...]:
        """Who stayed away without leave; minutes do not list them."""
        return tuple(one for one in self.attendees if one.standing is Presence.ABSENT)

    @property
    def unnoted(self) -> tuple[Attendee, ...]:
        """Of whom nobody knows whether they came."""
        waiting = (AttendeeRole.PRESENT, AttendeeRole.IN_ATTENDANCE)
        return tuple(one for one in self.attendees if one.role in waiting and one.standing is Presence.NONE)

    def listed(self, attendees: Iterable[Attendee]) -> str:
        """王测一、李测二，市科技局　刘垚，市商务局　孙䶮（赵测三代）: in their order, those of one unit together."""
        parts = []
        for place, people in groupby(attendees, key=place_of):
            names = "、".join(filter(None, (self._named(one) for one in people)))
            bare = names.startswith("（")
            parts.append(f"{place}{SPACE if place and names and not bare else ''}{names}")
        return "，".join(parts)

    def _named(self, one: Attendee) -> str:
        told = "，".join(one.remarks(self.numbers))
        return f"{one.name}（{told}）" if told else one.name


def place_of(one: Attendee) -> str:
    """What stands before the name: the unit, of a guest without one the office; leaders stand by name alone."""
    if one.leader_id is not None:
        return ""
    return one.unit_name or one.duty
