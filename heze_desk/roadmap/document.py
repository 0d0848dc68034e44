"""The roadmap as a paper: on one page, or over pages, black and white, with its legend."""

from collections.abc import Mapping
from dataclasses import replace

from heze_desk.days import said
from heze_desk.roadmap.bar_records import Bar, Timeline, Wait
from heze_desk.roadmap.records import BarKey, Subject
from heze_desk.settings.records import Settings
from reports.document import Document, GanttStrip, Stretch, Title

TITLE = "未来产业路线图"
NAMED = 3
LEGIBLE, SMALLEST = "六号", "七号"
"""The type in which a page can be read by everybody, and the smallest that can be asked for."""


def roadmap(
    timeline: Timeline, settings: Settings, *, size: str = "A3", one_page: bool = True, smallest: str = LEGIBLE
) -> Document:
    """Industries with nothing to draw are left out; A3 or A4, always turned; on one page refused below `smallest`."""
    chart = replace(strip(timeline, one_page=one_page), smallest=smallest)
    return Document(
        kind="产业路线图",
        title=f"产业路线图（截至{said(timeline.day)}）",
        author=settings.office_name,
        landscape=True,
        size=size,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(Title(f"{_title(settings)}（截至{said(timeline.day)}）"), chart),
    )


def strip(timeline: Timeline, *, one_page: bool = False) -> GanttStrip:
    """The chart alone, for the overview and for briefings."""
    rows: list[Stretch] = []
    places = {}
    for lane in timeline.lanes:
        if lane.bars:
            rows.append(Stretch(lane.name, heading=True))
        for bar in lane.bars:
            places[bar.key] = len(rows)
            rows.append(_stretch(bar, timeline))
    waits = [((places[one.before], places[one.after]), one.broken) for one in timeline.waits]
    return GanttStrip(
        rows=tuple(rows),
        begins=timeline.begins.isoformat(),
        ends=timeline.ends.isoformat(),
        day=timeline.day.isoformat(),
        waits=tuple(pair for pair, _ in waits),
        broken=tuple(pair for pair, broken in waits if broken),
        one_page=one_page,
        legend=True,
        note=f"注：{timeline.summary}{_broken(timeline)}",
    )


def _title(settings: Settings) -> str:
    return f"{settings.group_name.removesuffix('工作专班')}产业路线图" if "产业" not in settings.group_name else TITLE


def _stretch(bar: Bar, timeline: Timeline) -> Stretch:
    planned = (bar.planned_start, bar.planned_finish)
    return Stretch(
        label=bar.called,
        begins=bar.start.isoformat(),
        ends=bar.finish.isoformat(),
        done=100.0 if bar.done_on or bar.key.subject is Subject.RECOGNITION else float(bar.progress),
        milestones=tuple(mark.day.isoformat() for mark in bar.marks),
        reached=tuple(mark.done for mark in bar.marks),
        bare=bar.key.subject is Subject.RECOGNITION,
        mark=bar.told(timeline.day),
        point=bar.is_milestone,
        planned=tuple(day.isoformat() for day in planned if day),
    )


def _broken(timeline: Timeline) -> str:
    """What begins before what it waits for has ended, told in words, for an arrow can be overlooked; a few by name."""
    industries = {bar.key: lane.name for lane in timeline.lanes for bar in lane.bars}
    broken = [one for one in timeline.waits if one.broken]
    told = [
        f"{industries[one.after]}“{timeline.bars[one.after].title}”早于{_of(industries, one)}"
        f"“{timeline.bars[one.before].title}”完成的时间开始"
        for one in broken[:NAMED]
    ]
    rest = f"；另有{len(broken) - NAMED}处" if len(broken) > NAMED else ""
    return f"先后不符之处：{'；'.join(told)}{rest}。" if told else ""


def _of(industries: Mapping[BarKey, str], one: Wait) -> str:
    """Of another industry than what waits for it."""
    return "" if industries[one.before] == industries[one.after] else industries[one.before]
