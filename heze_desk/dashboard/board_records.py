"""What the one-page overview for a leader tells: lights, targets, the week, the round, the near roadmap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heze_desk.dashboard.day_records import Today
from heze_desk.dashboard.records import Overview
from heze_desk.registers.target_records import TargetLine
from heze_desk.roadmap.bar_records import Bar, Timeline

NEAR = timedelta(days=183)
"""Half a year: what of the roadmap is near."""
BACK = timedelta(days=92)
"""How far back it is drawn; of what ended earlier and is late the dots reach in."""
JANUARY, DECEMBER = 1, 12


@dataclass(frozen=True, kw_only=True)
class RoundNow:
    """The round that is running on the day."""

    name: str
    due: str
    asked: int
    missing: tuple[str, ...]
    sent_back: int = 0

    @property
    def many_missing(self) -> str:
        """19个未报（含退回1个）"""
        return f"{len(self.missing)}个未报" + (f"（含退回{self.sent_back}个）" if self.sent_back else "")

    @property
    def sentence(self) -> str:
        """2026年第9次调度应报28个单位，已报25个，3个未报：市科技局、市财政局（退回）……"""
        left = f"，{self.many_missing}：{'、'.join(self.missing)}" if self.missing else "，全部报齐"
        return f"{self.name}调度（{self.due}）应报{self.asked}个单位，已报{self.asked - len(self.missing)}个{left}。"


@dataclass(frozen=True, kw_only=True)
class Near:
    """The near part of the roadmap: some bars with their industries, and how many there are of which."""

    bars: tuple[tuple[str, Bar], ...]
    late: int
    coming: int

    @property
    def told(self) -> str:
        """逾期9项、半年内到期12项，列前10项; nothing that there is none of."""
        counts = (f"逾期{self.late}项" if self.late else "", f"半年内到期{self.coming}项" if self.coming else "")
        cut_off = f"，列{len(self.bars)}项" if len(self.bars) < self.late + self.coming else ""
        return f"{'、'.join(filter(None, counts))}{cut_off}"


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What the page tells after it is seen, for it takes longer to read than the lights."""

    today: Today
    targets: tuple[TargetLine, ...]
    near: Near


@dataclass(frozen=True, kw_only=True)
class Board:
    """All as of the day."""

    day: date
    overview: Overview
    due: Today
    targets: tuple[TargetLine, ...]
    timeline: Timeline
    round: RoundNow | None = None

    def near(self, many: int) -> Near:
        return near(self.timeline, many)


def near(timeline: Timeline, many: int) -> Near:
    """What of the roadmap is late or ends within half a year, by the day that counts.

    What is late comes first; of what is near a quarter of the places is kept.
    """
    day = timeline.day
    found = [
        (lane.name, bar)
        for lane in timeline.lanes
        for bar in lane.bars
        if bar.movable and bar.is_open and bar.finish <= day + NEAR
    ]
    found.sort(key=lambda one: (one[1].due or one[1].finish, one[1].key))
    late = [one for one in found if one[1].late_by(day)]
    coming = [one for one in found if not one[1].late_by(day)]
    shown = late[: many - min(len(coming), many // 4)]
    return Near(bars=(*shown, *coming[: many - len(shown)]), late=len(late), coming=len(coming))


def near_range(day: date) -> tuple[date, date]:
    """The days that the near part is drawn over: some months back, and on as far as what is near reaches.

    A year of which only one month would be seen has two, or its name would have no room.
    """
    begins, ends = (day - BACK).replace(day=1), day + NEAR
    if ends.month == JANUARY:
        ends = date(ends.year, JANUARY + 1, 1)
    return (date(begins.year, begins.month - 1, 1) if begins.month == DECEMBER else begins), ends


def lag(bar: Bar, day: date) -> str:
    """逾期34个工作日, as the ledger counts a task; what is only planned has no deadline, and is counted in days."""
    late = bar.late_by(day)
    counted = next((part for part in bar.standing.split("，") if part.startswith("逾期")), f"逾期{late}天")
    return counted if late else ""


def cut(words: Sequence[str], most: int) -> str:
    """甲、乙等5个: the first of them, and how many there are."""
    return "、".join(words) if len(words) <= most else f"{'、'.join(words[:most])}等{len(words)}个"
