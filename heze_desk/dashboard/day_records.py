"""The first minutes of the day: what is due, who is late, what is near, and what the desk itself lacks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from heze_desk.days import said, short
from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.notifications.records import NotificationLine, State

NEAR = timedelta(days=7)
"""A meeting is near within a week."""
STALE = timedelta(days=1)
"""A backup older than this is worth a word."""


@dataclass(frozen=True, kw_only=True)
class LateUnit:
    """A unit that has not reported for a round whose deadline is over."""

    round_id: int
    round: str
    unit: str
    state: str
    lag: str
    contact: str = ""
    telephone: str = ""


@dataclass(frozen=True, kw_only=True)
class Today:
    """All as of the day; `matters` is everything that is open, from which the rest is told.

    `notified` is what one department told another and has had no answer to.
    """

    day: date
    matters: tuple[Matter, ...]
    late_units: tuple[LateUnit, ...]
    years_without_notice: tuple[int, ...]
    last_backup: datetime | None
    notified: tuple[NotificationLine, ...] = ()

    @property
    def week_ends(self) -> date:
        """The Sunday of this week."""
        return self.day + timedelta(days=6 - self.day.weekday())

    @property
    def undated(self) -> tuple[Matter, ...]:
        """What only has the day that the usual limit of its source proposes, for nobody named one."""
        return tuple(one for one in self.matters if one.guessed)

    @property
    def overdue(self) -> tuple[Matter, ...]:
        return tuple(one for one in self._dated if one.is_late(self.day))

    @property
    def due_today(self) -> tuple[Matter, ...]:
        return tuple(one for one in self._dated if one.next_on == self.day)

    @property
    def due_this_week(self) -> tuple[Matter, ...]:
        """After today, up to Sunday."""
        return tuple(one for one in self._dated if self.day < one.next_on <= self.week_ends)

    @property
    def meetings_near(self) -> tuple[Matter, ...]:
        near = (one for one in self.matters if self.day <= one.next_on <= self.day + NEAR)
        return tuple(one for one in near if one.kind is MatterKind.MEETING)

    @property
    def _dated(self) -> tuple[Matter, ...]:
        return tuple(one for one in self.matters if not one.guessed)

    @property
    def unanswered(self) -> tuple[Matter, ...]:
        """The instructions that nobody answered yet."""
        return tuple(one for one in self.matters if one.kind is MatterKind.INSTRUCTION)

    @property
    def notified_late(self) -> tuple[NotificationLine, ...]:
        return tuple(one for one in self.notified if one.state is State.LATE)

    @property
    def notified_today(self) -> tuple[NotificationLine, ...]:
        return tuple(one for one in self.notified_this_week if one.due.effective == self.day)

    @property
    def many_overdue(self) -> int:
        """Whatever is late, answers of 双告知 too."""
        return sum(one.count for one in self.overdue) + len(self.notified_late)

    @property
    def many_today(self) -> int:
        return sum(one.count for one in self.due_today) + len(self.notified_today)

    @property
    def notified_this_week(self) -> tuple[NotificationLine, ...]:
        """Today and up to Sunday."""
        waiting = (one for one in self.notified if one.state is State.WAITING)
        return tuple(one for one in waiting if one.due.effective <= self.week_ends)

    @property
    def holidays_told(self) -> str:
        """Which years are reckoned without their notice; nothing where none is."""
        years = "、".join(f"{year}年" for year in self.years_without_notice)
        return f"{years}的放假安排还没有载入，有关天数为推算。" if years else ""

    @property
    def backup_told(self) -> str:
        if self.last_backup is None:
            return "还没有备份过；请马上备份一次。"
        days = (self.day - self.last_backup.date()).days
        told = f"{short(self.last_backup.date(), self.day)}{self.last_backup:%H:%M}"
        return f"上次备份在{told}，已过{days}天；请备份一次。" if days > STALE.days else f"上次备份在{told}。"

    @property
    def sentence(self) -> str:
        """2026年11月23日：今天到期1项，本周还有3项，已过期2项，日期待定2项。"""
        notified_later = len(self.notified_this_week) - len(self.notified_today)
        counts = (
            ("今天到期", self.many_today),
            ("本周还有", sum(one.count for one in self.due_this_week) + notified_later),
            ("已过期", self.many_overdue),
            ("日期待定", sum(one.count for one in self.undated)),
        )
        told = "，".join(f"{word}{many}项" for word, many in counts if many)
        return f"{said(self.day)}：{told or '没有到期的事项'}。"
