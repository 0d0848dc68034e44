"""What has to give way when a bar is moved: each that waits goes back just as far as it must, and none comes nearer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import BarKey, Dependency, Subject

Moves = Mapping[BarKey, tuple[date, date]]
"""Bars with the days that they are to have."""


@dataclass(frozen=True, kw_only=True)
class Following:
    """A bar that would begin before `before` has ended; its days, if it gives way, are those of `after`."""

    bar: Bar
    before: Bar
    after: Bar
    industry: str = ""

    @property
    def gives_way(self) -> bool:
        """A task stays where it is: its deadline is moved by an agreed 延期 alone."""
        return self.bar.key.subject is Subject.ITEM

    @property
    def told(self) -> str:
        """“演示示范”由……改为……; of a task, that it stays."""
        if self.gives_way:
            return f"“{self.bar.title}”由{self.bar.span}改为{self.after.span}"
        return f"任务“{self.bar.number}{self.bar.title}”（{self.bar.span}）不动"


def following(bars: Mapping[BarKey, Bar], dependencies: Sequence[Dependency], moves: Moves) -> tuple[Following, ...]:
    """What would begin too early once these bars are moved, each after what it waits for.

    What is done stays, and a task that began too early already is no news.
    """
    now = {key: bars[key].at(*days) for key, days in moves.items() if key in bars}
    found = []
    for key in _onward(dependencies, set(now)):
        befores = [one.before for one in dependencies if one.after == key and one.before in bars]
        one = _pushed(bars[key], [now.get(before, bars[before]) for before in befores]) if key in bars else None
        was = _pushed(bars[key], [bars[before] for before in befores]) if one else None
        if one is None or not any(before in now for before in befores) or (was and not was.gives_way):
            continue
        found.append(one)
        if one.gives_way:
            now[key] = one.after
    return tuple(found)


def _pushed(bar: Bar, befores: Sequence[Bar]) -> Following | None:
    before = max(befores, key=bar.earliest_after, default=None)
    days = (bar.earliest_after(before) - bar.start).days if before else 0
    return Following(bar=bar, before=before, after=bar.later(days)) if before and bar.is_open and days > 0 else None


def waited_for(bars: Mapping[BarKey, Bar], dependencies: Sequence[Dependency], moves: Moves) -> tuple[Bar, ...]:
    """What these bars themselves would begin too early after, once they are moved."""
    pairs = [(bars.get(one.before), bars.get(one.after)) for one in dependencies if one.after in moves]
    return tuple(
        before
        for before, after in pairs
        if before and after and after.is_open and moves[after.key][0] < after.earliest_after(before)
    )


def _onward(dependencies: Sequence[Dependency], begun: set[BarKey]) -> Iterator[BarKey]:
    """All that wait for these, however far off, each after all that it waits for; nothing waits for itself."""
    following: dict[BarKey, list[BarKey]] = {}
    for one in dependencies:
        following.setdefault(one.before, []).append(one.after)
    reached, waiting = set(begun), list(begun)
    while waiting:
        new = [key for key in following.get(waiting.pop(), ()) if key not in reached]
        reached.update(new)
        waiting += new
    left = {key: {one.before for one in dependencies if one.after == key} & reached for key in reached}
    while left:
        ready = sorted((key for key, befores in left.items() if not befores), key=_phases_first)
        for key in ready:
            del left[key]
        for befores in left.values():
            befores.difference_update(ready)
        yield from (key for key in ready if key not in begun)


def _phases_first(key: BarKey) -> tuple[bool, int]:
    return key.subject is not Subject.ITEM, key.id
