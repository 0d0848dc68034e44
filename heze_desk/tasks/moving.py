"""Which deadlines come to count on another day when the calendar changes."""

from dataclasses import dataclass
from datetime import date

from heze_desk.workdays.records import Calendar, Moving
from heze_desk.workspace.database import Database

OPEN = """
    select task.number, task.title, '' as milestone, task.deadline
    from task where deleted_on is null and done_on is null and deadline is not null
    union all
    select task.number, task.title, milestone.title, milestone.deadline
    from milestone join task on task.id = milestone.task_id
    where deleted_on is null and task.done_on is null and milestone.done_on is null
      and milestone.deadline is not null
    order by 4, 1
"""


@dataclass(frozen=True, kw_only=True)
class MovedDate:
    """A deadline of a task, or of one of its milestones, with the days on which it counted and will count."""

    id: int
    number: str
    title: str
    milestone: str
    deadline: date
    before: date
    after: date

    @property
    def what(self) -> str:
        return f"{self.title}（节点：{self.milestone}）" if self.milestone else self.title


def moved_dates(db: Database, before: Calendar, after: Calendar, moving: Moving) -> list[MovedDate]:
    """The dates of open tasks that the change moves, the earliest first."""
    found: list[MovedDate] = []
    for number, title, milestone, text in db.execute(OPEN):
        deadline = date.fromisoformat(text)
        was, will_be = before.moved(deadline, moving), after.moved(deadline, moving)
        if was != will_be:
            one = MovedDate(
                id=len(found) + 1,
                number=number,
                title=title,
                milestone=milestone,
                deadline=deadline,
                before=was,
                after=will_be,
            )
            found.append(one)
    return found
