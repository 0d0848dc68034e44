"""The roadmap as it is drawn, on screen and on paper alike: bars by industry over one scale of days."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from heze_desk.days import said, short
from heze_desk.roadmap.records import BarKey, ItemKind, Subject
from heze_desk.tasks.light_records import OWN_STATES, Light


@dataclass(frozen=True)
class Mark:
    """A diamond on a bar: a milestone of a task, or a recognition."""

    day: date
    text: str
    done: bool = False
    entry_id: int | None = None  # of a recognition, in the registers


@dataclass(frozen=True, kw_only=True)
class Bar:
    """`start` to `finish`, both days counted; `planned_finish` is that of the baseline compared with."""

    key: BarKey
    kind: ItemKind = ItemKind.PHASE
    number: str = ""
    title: str
    start: date
    finish: date
    progress: int = 0
    done_on: date | None = None
    due: date | None = None  # of a task whose deadline fell on a day off: the day that counts
    light: Light | None = None
    standing: str = ""  # 剩余3个工作日
    marks: tuple[Mark, ...] = ()
    planned_start: date | None = None
    planned_finish: date | None = None

    @property
    def called(self) -> str:
        """A task with its number."""
        return f"{self.number} {self.title}".strip()

    @property
    def is_milestone(self) -> bool:
        return self.kind is ItemKind.MILESTONE

    @property
    def is_open(self) -> bool:
        """Recognitions have happened; nothing is open about them."""
        if self.key.subject is Subject.RECOGNITION:
            return False
        return self.done_on is None and (self.light is None or self.light not in OWN_STATES)

    @property
    def movable(self) -> bool:
        """Recognitions happened on their day, and what is done is done."""
        return self.key.subject is not Subject.RECOGNITION and self.done_on is None

    def late_by(self, day: date) -> int:
        """Days of the calendar since it should have been finished; 0 in time."""
        return max(0, (day - (self.due or self.finish)).days) if self.is_open else 0

    @property
    def has_moved(self) -> bool:
        """Whether it stands elsewhere than in the baseline."""
        return self.planned_finish is not None and (self.planned_start, self.planned_finish) != (
            self.start,
            self.finish,
        )

    @property
    def slip(self) -> int:
        """Days of the calendar by which it ends later than in the baseline, below zero earlier."""
        return (self.finish - self.planned_finish).days if self.planned_finish else 0

    def earliest_after(self, before: "Bar") -> date:
        """The first day on which it may begin: the day after `before` ends, or that day where one is a milestone."""
        ended = before.done_on or before.finish
        return ended if self.is_milestone or before.is_milestone else ended + timedelta(days=1)

    def at(self, start: date, finish: date) -> "Bar":
        return replace(self, start=start, finish=finish)

    def later(self, days: int) -> "Bar":
        """As long as it is, so many days later."""
        by = timedelta(days=days)
        return self.at(self.start + by, self.finish + by)

    def told(self, day: date) -> str:
        """What stands after the bar: only exceptions are worth a word."""
        if self.key.subject is Subject.RECOGNITION:
            return f"共{len(self.marks)}项" if len(self.marks) > 1 else ""
        late = self.late_by(day)
        words = (f"超期{late}天" if late else "", f"比基线推迟{self.slip}天" if self.slip > 0 else "")
        return "，".join(filter(None, words))

    @property
    def span(self) -> str:
        """2026年1月1日至6月30日; a milestone is its day."""
        return (
            said(self.start) if self.start == self.finish else f"{said(self.start)}至{short(self.finish, self.start)}"
        )

    @property
    def days(self) -> str:
        """For a tip and a list: 2026-02-13, or from one day to another."""
        return f"{self.start}" if self.start == self.finish else f"{self.start} 至 {self.finish}"


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One industry with its bars: phases and milestones first, then tasks, then what was recognised."""

    industry_id: int | None
    name: str
    bars: tuple[Bar, ...]

    @property
    def span(self) -> tuple[date, date] | None:
        """From the first day to the last of its bars, for the lane when it is folded."""
        if not self.bars:
            return None
        return min(bar.start for bar in self.bars), max(bar.finish for bar in self.bars)


@dataclass(frozen=True, kw_only=True)
class Wait:
    """A dependency between two bars that are shown; `broken` where the later one begins before the earlier ends."""

    before: BarKey
    after: BarKey
    broken: bool


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """All that is drawn as of a day, from the first day of the scale to the last."""

    day: date
    begins: date
    ends: date
    lanes: tuple[Lane, ...]
    waits: tuple[Wait, ...] = ()
    baseline: str = ""
    undated: int = 0  # tasks without a deadline, which cannot be drawn
    outside: int = 0  # bars that lie before the scale or after it
    bars: dict[BarKey, Bar] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bars", {bar.key: bar for lane in self.lanes for bar in lane.bars})

    @property
    def slipped(self) -> tuple[Bar, ...]:
        """What ends later than in the baseline, the worst first."""
        late = (bar for bar in self.bars.values() if bar.slip > 0)
        return tuple(sorted(late, key=lambda bar: (-bar.slip, bar.key)))

    @property
    def range(self) -> str:
        """2025—2030年, or from day to day where it is not made of whole years."""
        if (self.begins.month, self.begins.day, self.ends.month, self.ends.day) == (1, 1, 12, 31):
            return (
                f"{self.begins.year}—{self.ends.year}年" if self.begins.year < self.ends.year else f"{self.ends:%Y}年"
            )
        return f"{said(self.begins)}至{short(self.ends, self.begins)}"

    @property
    def summary(self) -> str:
        """共12条，超期2条，比“2026年初计划”推迟3条；另有5项任务没有时限，没有画出。"""
        late = sum(1 for bar in self.bars.values() if bar.late_by(self.day))
        words = [f"共{len(self.bars)}条", f"超期{late}条"]
        if self.baseline:
            words.append(f"比“{self.baseline}”推迟{len(self.slipped)}条")
        if broken := sum(one.broken for one in self.waits):
            words.append(f"{broken}处先后顺序不符")
        left = (
            f"{self.undated}项任务没有时限" if self.undated else "",
            f"{self.outside}条不在{self.range}" if self.outside else "",
        )
        rest = f"；另有{'、'.join(filter(None, left))}，没有画出" if any(left) else ""
        return f"{'，'.join(words)}{rest}。"
