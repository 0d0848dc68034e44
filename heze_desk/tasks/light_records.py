"""The light of a task: a rule set that is data, and what is said of it under every table that shows lights."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from heze_desk.tasks.due_records import Due, Timed
from heze_desk.workdays.records import Calendar, Moving


class Light(StrEnum):
    """How a task stands on a given day; always computed, never typed. Which of the first are used the rule says."""

    NORMAL = "正常"
    SOON = "临期"
    OVERDUE = "逾期"
    GREEN = "绿灯"
    BLUE = "蓝灯"
    YELLOW = "黄灯"
    RED = "红灯"
    DONE = "办结"
    PAUSED = "暂停"
    LASTING = "长期"
    UNSET = "未定"


OWN_STATES = (Light.DONE, Light.PAUSED, Light.LASTING, Light.UNSET)
"""What a task shows whatever the rule, for it has no deadline that runs."""
COLOURED = (Light.BLUE, Light.YELLOW, Light.RED)
"""Warnings that do not say by their name what is wrong."""


class Counting(StrEnum):
    """In which days the distance to a deadline is compared with the rule."""

    WORKING = "工作日"
    CALENDAR = "自然日"


@dataclass(frozen=True, kw_only=True)
class Grade:
    """A light that warns, and when: any one of its conditions is enough. Points are behind the plan, in per cent."""

    light: Light
    overdue: bool = False
    days_left: int | None = None
    points_from: int | None = None
    points_over: int | None = None

    def is_met(self, due: Due, *, days: int, points: int | None) -> bool:
        if (self.overdue and due.is_over) or (self.days_left is not None and days <= self.days_left):
            return True
        if points is None:
            return False
        from_met = self.points_from is not None and points >= self.points_from
        return from_met or (self.points_over is not None and points > self.points_over)

    @property
    def plans(self) -> bool:
        return self.points_from is not None or self.points_over is not None


@dataclass(frozen=True, kw_only=True)
class LightRule:
    """A rule set: its warning lights, the gravest first, and how deadlines are moved and days counted for them."""

    normal: Light = Light.NORMAL
    grades: tuple[Grade, ...] = (Grade(light=Light.OVERDUE, overdue=True), Grade(light=Light.SOON, days_left=7))
    counting: Counting = Counting.WORKING
    moving: Moving = Moving.LATER
    calendar: Calendar = field(default_factory=Calendar)

    @property
    def warnings(self) -> tuple[Light, ...]:
        return tuple(grade.light for grade in self.grades)

    @property
    def lights(self) -> tuple[Light, ...]:
        """Every light this rule can give, in the order of a table."""
        return (self.normal, *reversed(self.warnings), *OWN_STATES)

    def light(self, task: Timed, day: date) -> Light:
        if task.done_on is not None and task.done_on <= day:
            return Light.DONE
        if task.paused_on is not None and task.paused_on <= day:
            return Light.PAUSED
        if task.ongoing:
            return Light.LASTING
        if task.deadline is None:
            return Light.UNSET
        due = self.due(task.deadline, day)
        days = due.left if self.counting is Counting.WORKING else due.days_left
        points = self.points_behind(task, day)
        met = (grade.light for grade in self.grades if grade.is_met(due, days=days, points=points))
        return next(met, self.normal)

    def due(self, deadline: date, day: date) -> Due:
        """How the deadline stands on the day; asked again for the same, it is not counted again."""
        if (deadline, day) not in self._dues:
            effective = self.calendar.moved(deadline, self.moving)
            self._dues[deadline, day] = Due(
                day=day,
                typed=deadline,
                effective=effective,
                left=self.calendar.count(day, effective),
                estimated=self.calendar.is_estimate(day, effective) or self.calendar.is_estimated(deadline),
            )
        return self._dues[deadline, day]

    def points_behind(self, task: Timed, day: date) -> int | None:
        """How many points the progress is behind an even plan; None without a plan, or where the rule needs none.

        The plan runs in the days of the rule from the start, which counts, to the deadline as it counts.
        """
        if task.start is None or task.deadline is None or not self._plans:
            return None
        end = self.due(task.deadline, day).effective
        whole, gone = self._days(task.start, end), self._days(task.start, min(day, end))
        planned = (200 * gone + whole) // (2 * whole) if whole else 100 * (day >= end)
        return max(0, planned - task.progress)

    @property
    def sentence(self) -> str:
        """The rule as it is printed under every table that shows lights."""
        return f"注：{'；'.join(self._clauses())}。"

    def note(self, dues: Iterable[Due | None]) -> str:
        """The rule, and for which years the days of these deadlines are an estimate."""
        years = self._estimated_years([due for due in dues if due is not None and due.estimated])
        return f"{self.sentence}{years}的放假安排尚未载入，有关天数为推算。" if years else self.sentence

    @property
    def warned(self) -> str:
        """逾期和临期; 红灯、黄灯和蓝灯"""
        *first, last = self.warnings
        return f"{'、'.join(first)}和{last}" if first else last

    def brief(self, light: Light) -> str:
        """From when the light warns, in a few words: 7个工作日内, 落后10个百分点以上; nothing for what is over."""
        grade = next((one for one in self.grades if one.light is light), None)
        if grade is None:
            return ""
        if grade.days_left is not None:
            return f"{self._said(grade.days_left)}内"
        return next(_behind(grade), "").replace("序时进度", "")

    def _clauses(self) -> Iterator[str]:
        moved = "顺延至下一个工作日" if self.moving is Moving.LATER else "提前至上一个工作日"
        yield f"时限遇放假日{moved}"
        for grade in self.grades:
            yield f"{grade.light}指{'，或'.join(self._conditions(grade))}"
        if self.normal is Light.GREEN:
            yield "绿灯指其他在办任务"
        if self._plans:
            yield f"序时进度按开始日期至时限的{self.counting}均摊，没有开始日期的只看时限"
        yield "未定指时限尚未明确，长期指持续推进、没有时限，都不计入逾期"
        yield "暂停的任务单列"

    def _conditions(self, grade: Grade) -> Iterator[str]:
        if grade.overdue:
            yield "已过时限尚未办结"
        if grade.days_left is not None:
            yield f"距时限{self._said(grade.days_left)}以内"
        yield from _behind(grade)

    def _said(self, days: int) -> str:
        return f"{days}个工作日" if self.counting is Counting.WORKING else f"{days}日"

    def _estimated_years(self, dues: list[Due]) -> str:
        """2027年, 2027年至2030年; nothing where every day is known."""
        ends = [one for due in dues for one in (due.day, due.typed, due.effective)]
        if not ends:
            return ""
        years = [year for year in range(min(ends).year, max(ends).year + 1) if year not in self.calendar.years]
        spans = [list(span) for _, span in groupby(enumerate(years), key=lambda one: one[1] - one[0])]
        told = ((span[0][1], span[-1][1]) for span in spans)
        return "、".join(f"{first}年" if first == last else f"{first}年至{last}年" for first, last in told)

    def _days(self, first: date, last: date) -> int:
        """The days from the first to the last, both counted; none where the last comes before the first."""
        if last < first:
            return 0
        if self.counting is Counting.CALENDAR:
            return (last - first).days + 1
        return self.calendar.count(first, last) + self.calendar.is_workday(first)

    @cached_property
    def _plans(self) -> bool:
        return any(grade.plans for grade in self.grades)

    @cached_property
    def _dues(self) -> dict[tuple[date, date], Due]:
        return {}


def _behind(grade: Grade) -> Iterator[str]:
    if grade.points_from is not None:
        yield f"落后序时进度{grade.points_from}个百分点以上"
    if grade.points_over is not None:
        yield f"落后序时进度超过{grade.points_over}个百分点"
