"""What becomes of the deadlines of the tasks of a notice when the deadline of the notice is corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from heze_desk.days import said
from heze_desk.errors import DeskError


class Follow(StrEnum):
    """A deadline of a task may have been typed wrong too, or be moved by agreement; else it stays."""

    KEEP = "不变"
    CORRECT = "更正"
    POSTPONE = "延期"


@dataclass(frozen=True, kw_only=True)
class Following:
    """`by` is who agreed to the postponement."""

    how: Follow = Follow.KEEP
    by: str = ""

    def __post_init__(self) -> None:
        if self.how is Follow.POSTPONE and not self.by.strip():
            raise DeskError("任务随之延期须写明批准人；没有经过批准的请选“更正”或“不变”。")


class TaskDue(NamedTuple):
    """A task that a notice is about, with its own deadline."""

    id: int
    number: str
    deadline: date | None

    @property
    def told(self) -> str:
        """任务 2-1-01 的时限是2026年12月1日"""
        return f"任务 {self.number} {f'的时限是{said(self.deadline)}' if self.deadline else '没有定时限'}"


def told(tasks: Sequence[TaskDue], how: Follow, deadline: date | None) -> str:
    """What became of their deadlines; nothing where no task is concerned."""
    if not tasks or deadline is None:
        return ""
    if how is Follow.KEEP:
        return f"{'，'.join(one.told for one in tasks)}，没有随督办通知单更改。"
    to = "更正为" if how is Follow.CORRECT else "延期至"
    was = (f"由{said(one.deadline)}" if one.deadline else "" for one in tasks)
    moved = (f"任务 {one.number} 的时限{before}{to}{said(deadline)}" for one, before in zip(tasks, was, strict=True))
    return f"{'，'.join(moved)}。"
