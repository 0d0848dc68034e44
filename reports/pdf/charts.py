"""Charts as vectors: stacked bars, progress against time, and strips of time."""

from collections.abc import Iterator
from typing import assert_never

from reports.document import Bars, GanttStrip, ProgressBars
from reports.pdf.charts_bars import bars
from reports.pdf.charts_gantt import gantt_strip
from reports.pdf.charts_progress import progress_bars
from reports.pdf.pieces import Piece, Press


def chart(block: Bars | ProgressBars | GanttStrip, press: Press) -> Iterator[Piece]:
    """Whole on its page where a page can hold it, its name below it."""
    match block:
        case Bars():
            return bars(block, press)
        case ProgressBars():
            return progress_bars(block, press)
        case GanttStrip():
            return gantt_strip(block, press)
        case _:
            assert_never(block)
