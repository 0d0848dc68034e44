"""The three words kept apart, and the rate of what was done on time; each says how it is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.tasks.light_records import Light, LightRule
from heze_desk.tasks.line_records import TaskLine

UNFINISHED, OVERDUE, GRANTED = "未完成", "逾期", "延期后未到期"


def note(lines: Sequence[TaskLine], rule: LightRule) -> str:
    """What is printed under a table of these tasks: the rule of the lights, and the three words where they are used."""
    told = rule.note(line.running for line in lines)
    return f"{told}{words(rule)}" if any(line.postponements or is_overdue(line) for line in lines) else told


def words(rule: LightRule) -> str:
    """What the three words mean; 逾期 is told once, by the rule where that is one of its lights."""
    overdue = "" if Light.OVERDUE in rule.warnings else f"{OVERDUE}指{UNFINISHED}且现行时限已过；"
    granted = f"{GRANTED}指原时限已过、经批准延期且新时限未到，不计入{OVERDUE}"
    return f"{UNFINISHED}指尚未办结；{overdue}{granted}。"


@dataclass(frozen=True, kw_only=True)
class OnTime:
    """Of the tasks whose first deadline is over, how many were done by it."""

    due: int
    kept: int

    @property
    def percent(self) -> int | None:
        """Rounded half up; None where no deadline is over yet."""
        return (200 * self.kept + self.due) // (2 * self.due) if self.due else None

    @property
    def sentence(self) -> str:
        """The rate with how it is counted, as it is printed; nothing where no deadline is over yet."""
        if not self.due:
            return ""
        return (
            f"按时办结率{self.percent}%（{self.due}项中{self.kept}项），指原时限已过的任务中在原时限以内办结的比例："
            "原时限遇放假日同样移动，延期的仍按原时限计算，暂停的、未办结即销号的不计入。"
        )


def on_time(lines: Iterable[TaskLine], rule: LightRule, day: date) -> OnTime:
    """Counted against the first deadlines as of the day, whatever was granted later."""
    ends = [
        (line.done_on, rule.due(line.original_deadline, day))
        for line in lines
        if line.original_deadline is not None and line.light is not Light.PAUSED and not line.is_given_up
    ]
    over = [(done_on, due.effective) for done_on, due in ends if due.is_over]
    return OnTime(due=len(over), kept=sum(done_on is not None and done_on <= end for done_on, end in over))


def is_unfinished(line: TaskLine) -> bool:
    return line.light is not Light.DONE


def is_overdue(line: TaskLine) -> bool:
    """Whether the deadline in force is over and runs."""
    return line.running is not None and line.running.is_over


def is_granted(line: TaskLine, rule: LightRule, day: date) -> bool:
    """延期后未到期: late by the first deadline, and in time by the one agreed upon."""
    if line.running is None or line.running.is_over or not line.postponements or line.original_deadline is None:
        return False
    return rule.due(line.original_deadline, day).is_over
