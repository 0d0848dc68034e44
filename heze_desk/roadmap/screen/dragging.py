"""What a bar would become while it is dragged or moved by keys; nothing is written before a reason is given."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import Subject


class Grip(Enum):
    """Where a bar is held."""

    START = auto()
    WHOLE = auto()
    FINISH = auto()


@dataclass(frozen=True)
class Drag:
    """A bar held somewhere and carried by so many days; a task keeps its first day when its deadline is carried."""

    bar: Bar
    grip: Grip
    days: int = 0

    @property
    def start(self) -> date:
        held = self.grip is Grip.START or (self.grip is Grip.WHOLE and not self._is_task)
        if not held:
            return self.bar.start
        start = self.bar.start + timedelta(days=self.days)
        return min(start, self.bar.finish) if self.grip is Grip.START else start

    @property
    def finish(self) -> date:
        if self.grip is Grip.START:
            return self.bar.finish
        finish = self.bar.finish + timedelta(days=self.days)
        return finish if self.grip is Grip.WHOLE and not self._is_task else max(finish, self.bar.start)

    @property
    def changes(self) -> bool:
        return (self.start, self.finish) != (self.bar.start, self.bar.finish)

    @property
    def told(self) -> str:
        days = f"{self.start}" if self.bar.is_milestone else f"{self.start} 至 {self.finish}"
        return f"{days}（{self.days:+d}天）"

    @property
    def _is_task(self) -> bool:
        return self.bar.key.subject is Subject.TASK


def held(bar: Bar, grip: Grip) -> Drag:
    """A milestone has no ends of its own."""
    return Drag(bar, Grip.WHOLE if bar.is_milestone else grip)
