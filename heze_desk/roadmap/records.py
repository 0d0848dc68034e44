"""产业路线图: phases and milestones of an industry, what has to wait for what, and how the plan stood before."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.days import said, short
from heze_desk.errors import DeskError

FIRST_YEAR, LAST_YEAR = 2000, 2100


class ItemKind(StrEnum):
    PHASE = "阶段"
    MILESTONE = "节点"


class Subject(StrEnum):
    """What a bar of the roadmap stands for."""

    ITEM = "路线图"
    TASK = "任务"
    RECOGNITION = "认定"


@dataclass(frozen=True, order=True)
class BarKey:
    """Which bar: a plan item, a task, or the recognitions of an industry."""

    subject: Subject
    id: int


@dataclass(frozen=True, kw_only=True)
class Called:
    """A phase or milestone by its title, its industry and its number, a task by that of the ledger."""

    key: BarKey
    title: str
    number: str = ""
    industry: str = ""

    @property
    def full(self) -> str:
        """氢能与储能“演示攻关”（编号6）, 任务2-1-01“……”"""
        if self.key.subject is Subject.TASK:
            return f"任务{self.number}“{self.title}”"
        return f"{self.industry}“{self.title}”{f'（编号{self.key.id}）' if self.key.id > 0 else ''}"


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """A phase from day to day, or a milestone on one day."""

    id: int | None = None
    industry_id: int
    kind: ItemKind = ItemKind.PHASE
    position: int = 0
    title: str
    start: date
    finish: date
    done_on: date | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError(f"{self.kind}的名称不能为空。")
        if self.finish < self.start:
            raise DeskError(f"“{self.title}”的结束日期不能早于开始日期{said(self.start)}；请核对。")
        if self.kind is ItemKind.MILESTONE and self.start != self.finish:
            raise DeskError(f"“{self.title}”是节点，只有一天；跨几天的请用阶段。")
        if not FIRST_YEAR <= self.start.year <= self.finish.year <= LAST_YEAR:
            raise DeskError(f"“{self.title}”的日期不在 {FIRST_YEAR} 到 {LAST_YEAR} 年之间；请核对年份。")

    @property
    def key(self) -> BarKey:
        return BarKey(Subject.ITEM, self.id or 0)

    @property
    def span(self) -> str:
        """2026年1月1日至6月30日; a milestone is its day."""
        if self.start == self.finish:
            return said(self.start)
        return f"{said(self.start)}至{short(self.finish, self.start)}"


@dataclass(frozen=True, kw_only=True)
class PlanMove:
    """How an item was moved or stretched, and why."""

    id: int | None = None
    plan_item_id: int
    old_start: date
    old_finish: date
    new_start: date
    new_finish: date
    day: date
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise DeskError("移动或改动日期要写明理由。")

    @property
    def told(self) -> str:
        """2026年11月23日：由……改为……，理由：……"""
        old, new = (_span(*days) for days in ((self.old_start, self.old_finish), (self.new_start, self.new_finish)))
        return f"{said(self.day)}：由{old}改为{new}，理由：{self.reason}"


@dataclass(frozen=True)
class Dependency:
    """Finish to start: `after` can begin once `before` is finished."""

    before: BarKey
    after: BarKey
    id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """How everything was planned on a day, kept to be compared with."""

    id: int | None = None
    title: str
    day: date

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("基线要有名称，例如“2026年初计划”。")


def _span(start: date, finish: date) -> str:
    return said(start) if start == finish else f"{said(start)}至{said(finish)}"


def circle(dependencies: list[Dependency], new: Dependency) -> list[BarKey]:
    """The bars that would wait for one another if `new` were added, in their order; empty where none would."""
    following: dict[BarKey, list[BarKey]] = {}
    for one in dependencies:
        following.setdefault(one.before, []).append(one.after)
    ways = [[new.after]]
    seen = {new.after}
    while ways:
        way = ways.pop()
        if way[-1] == new.before:
            return way
        for after in following.get(way[-1], ()):
            if after not in seen:
                seen.add(after)
                ways.append([*way, after])
    return []
