"""Who is called to a meeting, what was answered, and who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from heze_desk.errors import DeskError


class AttendeeRole(StrEnum):
    CHAIR = "主持"
    PRESENT = "出席"
    IN_ATTENDANCE = "列席"
    RECORDER = "记录"


class Reply(StrEnum):
    """What came back on the 回执."""

    NONE = ""
    COMES = "参加"
    EXCUSED = "请假"
    DEPUTY = "代会"


class Presence(StrEnum):
    """How it was on the day; nothing where it was not noted."""

    NONE = ""
    HERE = "到"
    LATE = "迟到"
    LEFT = "早退"
    EXCUSED = "请假"
    DEPUTY = "代会"
    ABSENT = "缺席"


class How(StrEnum):
    """In one word what is noted of somebody: the role, or how it was."""

    PRESENT = "出席"
    IN_ATTENDANCE = "列席"
    RECORDER = "记录"
    HERE = "到"
    LATE = "迟到"
    LEFT = "早退"
    EXCUSED = "请假"
    DEPUTY = "代会"
    ABSENT = "缺席"

    @property
    def role(self) -> AttendeeRole:
        """In which role somebody comes to the list who was not on it."""
        known = {How.IN_ATTENDANCE: AttendeeRole.IN_ATTENDANCE, How.RECORDER: AttendeeRole.RECORDER}
        return known.get(self, AttendeeRole.PRESENT)

    @property
    def presence(self) -> Presence:
        return Presence.HERE if self.says_role else Presence(self)

    @property
    def says_role(self) -> bool:
        return self in (How.PRESENT, How.IN_ATTENDANCE, How.RECORDER)


HERE = frozenset({Presence.HERE, Presence.LATE, Presence.LEFT, Presence.DEPUTY})


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody as the secretary names them: by name, and where the desk cannot know it, by unit and office."""

    name: str = ""
    unit: str = ""
    duty: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() and not self.unit.strip():
            raise DeskError("请写明姓名或单位。")

    @property
    def called(self) -> str:
        return self.name or self.unit


@dataclass(frozen=True, kw_only=True)
class Coming:
    """What is noted of somebody at a meeting; `item_id` is the agenda item at which they came or after which they left.

    `anyway` says that the doubts were seen: a stranger, somebody who is on the list already. `stranger` lets a mere
    name pass that is like no name the desk knows.
    """

    person: Person
    how: How
    instead_of: str = ""
    reason: str = ""
    item_id: int | None = None
    stranger: bool = False
    anyway: bool = False

    def __post_init__(self) -> None:
        if self.how is How.DEPUTY and not (self.instead_of.strip() and self.person.name.strip()):
            raise DeskError("代会须写明谁代、代谁。")


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One line of the list, frozen as text of the meeting's day; `position` is the rank of that day."""

    id: int | None = None
    meeting_id: int
    role: AttendeeRole = AttendeeRole.PRESENT
    position: int = 0
    name: str = ""
    duty: str = ""
    unit_name: str = ""
    leader_id: int | None = None
    unit_id: int | None = None
    reply: Reply = Reply.NONE
    presence: Presence = Presence.NONE
    deputy: str = ""
    reason: str = ""
    came_at_item_id: int | None = None
    left_at_item_id: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip() and not self.unit_name.strip():
            raise DeskError("参会人员须有姓名或单位。")
        if Presence.DEPUTY in (self.presence, self.reply) and not self.deputy.strip():
            raise DeskError("代会须写明由谁代。")
        if self.role is AttendeeRole.CHAIR and self.standing in (Presence.EXCUSED, Presence.DEPUTY, Presence.ABSENT):
            raise DeskError(f"{self.name}主持会议，不能登记“{self.standing}”；请先更换主持人。")

    @property
    def called(self) -> str:
        """By name, and where no person is known by the unit."""
        return self.name or self.unit_name

    @property
    def standing(self) -> Presence:
        """What was noted on the day; before that, what the reply says of leave and deputies."""
        if self.presence is Presence.NONE and self.reply in (Reply.EXCUSED, Reply.DEPUTY):
            return Presence(self.reply)
        return self.presence

    @property
    def was_here(self) -> bool:
        """The chair always was: without a chair there is no meeting."""
        return self.role is AttendeeRole.CHAIR or self.standing in HERE

    def remarks(self, numbers: Mapping[int, int]) -> tuple[str, ...]:
        """What stands in brackets behind the name: 赵测三代, 因公外出, 第2项议题时到会; items are told by `numbers`."""
        told = [self.deputy + "代" if self.standing is Presence.DEPUTY else ""]
        told.append(self.reason if self.standing is Presence.EXCUSED else "")
        if came := numbers.get(self.came_at_item_id or 0):
            told.append(f"第{came}项议题时到会")
        if left := numbers.get(self.left_at_item_id or 0):
            told.append(f"第{left}项议题后离会")
        return tuple(filter(None, told))
