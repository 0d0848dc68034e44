"""A roadmap of 1,000 bars scrolled on a large screen, in a process of its own; prints what each paint took."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from heze_desk.kit.theme import STYLE, dress
from heze_desk.roadmap.bar_records import Bar, Lane, Mark, Timeline, Wait
from heze_desk.roadmap.records import BarKey, ItemKind, Subject
from heze_desk.roadmap.screen.roadmap_canvas import RoadmapCanvas
from heze_desk.tasks.light_records import Light

DAY, BEGINS, ENDS = date(2026, 11, 23), date(2025, 1, 1), date(2035, 12, 31)
BARS, LANES = 1_000, 8
STEPS = 150
"""Paints of each way of scrolling."""


def main() -> int:
    """Milliseconds on the clock and of a core: up and down with all years in sight, then near, then along the years."""
    app = QApplication([*sys.argv[:1], *STYLE])
    dress(app)
    canvas = RoadmapCanvas()
    canvas.resize(1752, 990)
    canvas.show_timeline(timeline(), is_today=True)
    canvas.show()
    app.processEvents()
    down, along = canvas.verticalScrollBar(), canvas.horizontalScrollBar()
    paints = list(_scrolled(canvas, down.setValue, down.maximum()))
    canvas.zoom(8)
    paints += _scrolled(canvas, down.setValue, down.maximum())
    paints += _scrolled(canvas, along.setValue, along.maximum())
    print(json.dumps(paints))
    return 0


def timeline() -> Timeline:
    """Every bar has moved since its baseline; every fifth waits for the one before it."""
    bars = [_bar(number) for number in range(BARS)]
    share = BARS // LANES
    lanes = tuple(
        Lane(industry_id=place, name=f"演示产业{place}", bars=tuple(bars[place * share : (place + 1) * share]))
        for place in range(LANES)
    )
    waits = tuple(
        Wait(before=bars[number - 1].key, after=bars[number].key, broken=number % 10 == 0)
        for number in range(5, BARS, 5)
    )
    return Timeline(day=DAY, begins=BEGINS, ends=ENDS, lanes=lanes, waits=waits, baseline="演示")


def _bar(number: int) -> Bar:
    start = BEGINS + timedelta(days=number * 37 % 2_500)
    point = number % 9 == 0
    finish = start if point else start + timedelta(days=60 + number * 53 % 900)
    return Bar(
        key=BarKey(Subject.TASK, number),
        kind=ItemKind.MILESTONE if point else ItemKind.PHASE,
        number=f"2-1-{number}",
        title="演示推动生物基材料与化工等传统产业体系耦合发展",
        start=start,
        finish=finish,
        progress=number % 100,
        light=Light.OVERDUE if finish < DAY else Light.NORMAL,
        marks=(Mark(start + timedelta(days=30), "演示", done=True),),
        planned_start=start - timedelta(days=20),
        planned_finish=finish - timedelta(days=20),
    )


def _scrolled(canvas: RoadmapCanvas, scroll: Callable[[int], object], most: int) -> Iterator[tuple[float, float]]:

    for step in range(STEPS):
        clock, core = time.perf_counter(), time.process_time()
        scroll(most * step // (STEPS - 1))
        canvas.viewport().repaint()
        yield (time.perf_counter() - clock) * 1000, (time.process_time() - core) * 1000


if __name__ == "__main__":
    sys.exit(main())
