"""What changed in the ledger between two looks at it, task by task and in numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from heze_desk.days import said
from heze_desk.tasks.line_records import TaskLine

Told: TypeAlias = str | int | date | None


class Kind(StrEnum):
    """What can be said to have happened to a task, in the order in which it is told."""

    NEW = "新增"
    PROGRESS = "进度变化"
    LIGHT = "亮灯变化"
    POSTPONED = "延期"
    RESCHEDULED = "时限改动"
    LEAD = "牵头单位变更"
    JOINED = "增加责任单位"
    LEFT = "减少责任单位"
    RENAMED = "任务改名"
    DONE = "办结"
    UNDONE = "撤销办结"
    CLOSED = "销号"
    REOPENED = "撤销销号"
    PAUSED = "暂停"
    RESUMED = "恢复推进"
    REMOVED = "移出台账"

    @property
    def word(self) -> str:
        """The key on the command line: new, progress, light …"""
        return self.name.lower()


@dataclass(frozen=True, kw_only=True)
class TaskChange:
    """One thing that happened to a task; `old` and `new` are its progress, its light or a day, as the kind says.

    `deadline` is the one it has, or had when it left.
    """

    task_id: int
    number: str
    title: str
    lead_unit: str
    kind: Kind
    old: Told = None
    new: Told = None
    deadline: date | None = None

    @property
    def text(self) -> str:
        """亮灯变化：正常 → 逾期; the kind alone where there is nothing to set beside it."""
        if self.old is None and self.new is None:
            return str(self.kind)
        return f"{self.kind}：{self.old_text or '（空）'} → {self.new_text or '（空）'}"

    @property
    def old_text(self) -> str:
        return _shown(self.old)

    @property
    def new_text(self) -> str:
        return _shown(self.new)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All that changed, in the order of the ledger; what has left it comes last. `before` and `after` count tasks."""

    changes: tuple[TaskChange, ...]
    before: int
    after: int

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, kind: Kind) -> tuple[TaskChange, ...]:
        return tuple(change for change in self.changes if change.kind is kind)

    @cached_property
    def numbers(self) -> Mapping[Kind, int]:
        """How many tasks each thing happened to; all kinds are named."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in Kind}

    @property
    def lights(self) -> Mapping[tuple[str, str], int]:
        """How many lights changed from which to which, the most frequent first."""
        return dict(Counter((str(one.old), str(one.new)) for one in self.of(Kind.LIGHT)).most_common())

    @property
    def sentence(self) -> str:
        """新增1项，进度变化3项，亮灯变化2项（正常→逾期2项）。"""
        if not self:
            return "没有变化。"
        return (
            "，".join(f"{kind}{number}项{self._more(kind)}" for kind, number in self.numbers.items() if number) + "。"
        )

    def _more(self, kind: Kind) -> str:
        if kind is not Kind.LIGHT:
            return ""
        return "（" + "、".join(f"{old}→{new}{number}项" for (old, new), number in self.lights.items()) + "）"


def changes(before: Sequence[TaskLine], after: Sequence[TaskLine]) -> Comparison:
    """What is different between two lists of the ledger; what came and went in between is not told."""
    then = {line.id: line for line in before}
    now = {line.id for line in after}
    found = [change for line in after for change in _of_one(then.get(line.id), line)]
    gone = [_change(Kind.REMOVED, line) for line in before if line.id not in now]
    return Comparison(changes=(*found, *gone), before=len(before), after=len(after))


def _of_one(then: TaskLine | None, now: TaskLine) -> Iterator[TaskChange]:
    """A new task can be done and closed already; all else is told only against what was."""
    if then is None:
        yield _change(Kind.NEW, now)
    else:
        yield from _work(then, now)
        yield from _dates(then, now)
        yield from _duties(then, now)
    yield from _life(then, now)


def _work(then: TaskLine, now: TaskLine) -> Iterator[TaskChange]:
    if then.progress != now.progress:
        yield _change(Kind.PROGRESS, now, then.progress, now.progress)
    if then.light is not now.light:
        yield _change(Kind.LIGHT, now, then.light, now.light)


def _dates(then: TaskLine, now: TaskLine) -> Iterator[TaskChange]:
    """A deadline moved by agreement is postponed; one typed anew is only another."""
    if now.postponements > then.postponements:
        yield _change(Kind.POSTPONED, now, then.deadline, now.deadline)
    elif then.deadline != now.deadline:
        yield _change(Kind.RESCHEDULED, now, then.deadline, now.deadline)


def _duties(then: TaskLine, now: TaskLine) -> Iterator[TaskChange]:
    """A unit that is only called otherwise is the same unit."""
    if then.lead_unit_id != now.lead_unit_id:
        yield _change(Kind.LEAD, now, then.lead_unit or "待明确", now.lead_unit or "待明确")
    for kind, more, fewer in ((Kind.JOINED, now, then), (Kind.LEFT, then, now)):
        named = zip(more.unit_ids, more.units, strict=True)
        if names := "、".join(name for unit_id, name in named if unit_id not in fewer.unit_ids):
            yield _change(kind, now, *((None, names) if kind is Kind.JOINED else (names, None)))
    if then.title != now.title:
        yield _change(Kind.RENAMED, now, then.title, now.title)


def _life(then: TaskLine | None, now: TaskLine) -> Iterator[TaskChange]:
    done, closed, paused = (then.done_on, then.closed_on, then.paused_on) if then else (None, None, None)
    reopened = closed is not None and now.closed_on != closed
    if done is None and now.done_on is not None:
        yield _change(Kind.DONE, now, None, now.done_on)
    if done is not None and now.done_on is None and not reopened:
        yield _change(Kind.UNDONE, now, done, None)
    if reopened:
        yield _change(Kind.REOPENED, now, closed, None)
    if now.closed_on is not None and now.closed_on != closed:
        yield _change(Kind.CLOSED, now, None, now.closed_on)
    if paused is None and now.paused_on is not None:
        yield _change(Kind.PAUSED, now, None, now.paused_on)
    if paused is not None and now.paused_on is None:
        yield _change(Kind.RESUMED, now, paused, None)


def _shown(value: Told) -> str:
    match value:
        case None:
            return ""
        case date():
            return said(value)
        case int():
            return f"{value}%"
        case _:
            return str(value)


def _change(kind: Kind, line: TaskLine, old: Told = None, new: Told = None) -> TaskChange:
    return TaskChange(
        task_id=line.id,
        number=line.number,
        title=line.title,
        lead_unit=line.lead_unit,
        kind=kind,
        old=old,
        new=new,
        deadline=line.deadline,
    )
