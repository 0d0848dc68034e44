"""The rows from top to bottom: the name of an industry, then its bars unless it is folded."""

from collections.abc import Collection
from dataclasses import dataclass

from heze_desk.roadmap.bar_records import Bar, Lane, Timeline
from heze_desk.roadmap.records import BarKey


@dataclass(frozen=True)
class LaneKey:
    """The heading of an industry; what belongs to none has the name of its part instead."""

    industry_id: int | None
    part: str = ""


RowKey = BarKey | LaneKey


@dataclass(frozen=True)
class Row:
    lane: Lane
    bar: Bar | None = None

    @property
    def key(self) -> RowKey:
        return self.bar.key if self.bar else lane_key(self.lane)


def lane_key(lane: Lane) -> LaneKey:
    return LaneKey(lane.industry_id, lane.name if lane.industry_id is None else "")


def rows(timeline: Timeline, folded: Collection[LaneKey]) -> tuple[Row, ...]:
    """An industry that has nothing yet keeps its heading, so that something can be added there."""
    found: list[Row] = []
    for lane in timeline.lanes:
        heading = Row(lane)
        found.append(heading)
        if heading.key not in folded:
            found += [Row(lane, bar) for bar in lane.bars]
    return tuple(found)


def said(row: Row, timeline: Timeline) -> str:
    """A row as a sentence, for the line below and for those who hear it."""
    if row.bar is None:
        late = sum(bool(bar.late_by(timeline.day)) for bar in row.lane.bars)
        return f"{row.lane.name}：{len(row.lane.bars)}条{f'，超期{late}条' if late else ''}。"
    bar = row.bar
    progress = f"已于{bar.done_on}完成" if bar.done_on else f"进度{bar.progress}%" if bar.number else ""
    told = (f"{bar.number}{bar.title}", bar.days, progress, bar.told(timeline.day) or bar.standing)
    return f"{row.lane.name}：{'，'.join(filter(None, told))}。"
