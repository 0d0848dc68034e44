"""双告知、双反馈: what approving and supervising departments tell each other of a matter, and what comes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.tasks.due_records import Due

TEXT_LENGTH = 4000
USUAL_DAYS = 10
"""Until when an answer is asked for where nobody says; calendar days."""


class Direction(StrEnum):
    """Which side tells the other."""

    APPROVAL = "审批告知"
    """The approving department tells the supervising one what it approved."""
    SUPERVISION = "监管告知"
    """The supervising department tells the approving one what it found."""

    @property
    def meaning(self) -> str:
        return "审批部门告知监管部门" if self is Direction.APPROVAL else "监管部门告知审批部门"


def doubt(direction: Direction, teller: str, told: str) -> str:
    """What in the names of two units speaks against the direction and should be asked about; "" where nothing does."""
    approving = tuple("审批" in name for name in (teller, told))
    if approving[0] == approving[1] or approving[0] == (direction is Direction.APPROVAL):
        return ""
    side, unit = ("告知单位", teller) if approving[0] else ("被告知单位", told)
    return f"“{direction}”是{direction.meaning}，而{side}“{unit}”是审批部门；方向或两个单位可能填反了。"


class State(StrEnum):
    """Where it stands on a day; computed, never stored."""

    WAITING = "待反馈"
    LATE = "逾期未反馈"
    ANSWERED = "已反馈"
    RECOGNISED = "结果互认"


@dataclass(frozen=True, kw_only=True)
class Notification:
    """One matter told by a department to another; its number is its own within the year of the telling."""

    id: int | None = None
    year: int
    number: int
    direction: Direction
    matter: str
    concerns: str = ""  # the enterprise or project
    entry_id: int | None = None  # in the registers
    from_unit_id: int
    to_unit_id: int
    notified_on: date
    due: date
    feedback: str = ""
    received_on: date | None = None
    recognised: str = ""
    recognised_on: date | None = None
    basis: str = ""
    deleted_on: date | None = None

    def __post_init__(self) -> None:
        if not self.matter.strip():
            raise DeskError("请写明告知的事项。")
        if self.from_unit_id == self.to_unit_id:
            raise DeskError("告知和被告知的是同一个单位；请核对。")
        if self.due < self.notified_on:
            raise DeskError(f"反馈时限不能早于告知日期{said(self.notified_on)}；请核对。")
        if max(len(self.matter), len(self.feedback), len(self.recognised)) > TEXT_LENGTH:
            raise DeskError(f"告知和反馈的文字不能超过 {TEXT_LENGTH} 字；长的材料请另存，这里写要点。")
        self._refuse_days()

    @property
    def name(self) -> str:
        """2026年第3号."""
        return f"{self.year}年第{self.number}号"

    @property
    def is_open(self) -> bool:
        """Whether something still has to come back."""
        return self.received_on is None and self.deleted_on is None

    def _refuse_days(self) -> None:
        if (self.received_on is None) != (not self.feedback.strip()):
            raise DeskError("反馈的内容和收到的日期要一起登记。")
        if self.received_on is not None and self.received_on < self.notified_on:
            raise DeskError(f"收到反馈的日期不能早于告知日期{said(self.notified_on)}；请核对。")
        if self.recognised_on is not None and self.received_on is None:
            raise DeskError("还没有收到反馈，不能登记结果互认；请先登记反馈。")
        if self.recognised_on is not None and self.received_on is not None and self.recognised_on < self.received_on:
            raise DeskError(f"结果互认的日期不能早于收到反馈的{said(self.received_on)}；请核对。")


@dataclass(frozen=True, kw_only=True)
class NotificationLine:
    """A notification as it is listed on a day, under the names of the units on the day of the telling."""

    notification: Notification
    from_unit: str
    to_unit: str
    concerns: str
    due: Due

    @property
    def id(self) -> int:
        return self.notification.id or 0

    @property
    def state(self) -> State:
        one = self.notification
        if one.recognised_on is not None:
            return State.RECOGNISED
        if one.received_on is not None:
            return State.ANSWERED
        return State.LATE if self.due.is_over else State.WAITING

    @property
    def standing(self) -> str:
        """剩余3个工作日, 逾期1个工作日, or on what day the answer came, and whether that was late."""
        one = self.notification
        if one.received_on is None:
            return self.due.text
        late = "（逾期反馈）" if one.received_on > self.due.effective else ""
        return f"{said(one.received_on)}反馈{late}"


@dataclass(frozen=True, kw_only=True)
class NotificationFilter:
    """What the list is narrowed to; everything at its default lets all through."""

    text: str = ""
    state: State | None = None
    direction: Direction | None = None
    unit_id: int | None = None
    year: int | None = None

    def lets(self, line: NotificationLine) -> bool:
        one = line.notification
        words = (one.matter, line.concerns, line.from_unit, line.to_unit, one.feedback, one.recognised, one.name)
        return (
            all(word in " ".join(words) for word in self.text.split())
            and self.state in (None, line.state)
            and self.direction in (None, one.direction)
            and self.unit_id in (None, one.from_unit_id, one.to_unit_id)
            and self.year in (None, one.year)
        )


def usual_due(notified_on: date) -> date:
    """What is proposed; the day on which it counts may be a later one."""
    return notified_on + timedelta(days=USUAL_DAYS)


def pressing_first(lines: Iterable[NotificationLine]) -> list[NotificationLine]:
    """What waits by the day that counts, so that late ones lead; then what is answered, in the order given."""
    known = list(lines)
    waiting = [one for one in known if one.notification.is_open]
    return [
        *sorted(waiting, key=lambda one: one.due.effective),
        *(one for one in known if not one.notification.is_open),
    ]
