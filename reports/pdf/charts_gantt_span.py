"""The stretches of a strip of time, read, and the strip they are drawn on."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from math import isfinite

from reports.characters import one_line
from reports.document import Stretch
from reports.errors import PaperError
from reports.lines import Line
from reports.pdf.charts_figure import SMALL, STRONG, Labels
from reports.pdf.charts_ink import red_stroke
from reports.pdf.charts_lights import shaped
from reports.pdf.charts_scale import Scale, day_of, next_day
from reports.pdf.pieces import Press
from reports.styles import Style

BAR, LOW_BAR = 9.0, 0.55
"""The height of a bar in points, and its share of a row that is lower."""
DIAMOND = 3.6
DAY_LINE = 1.0
LATES = ("逾期", "超期")
"""The words of a bar that is late; its end is then joined to the day by dots."""


@dataclass(frozen=True)
class Strip:
    """A strip on its sheet: the scale, and where it begins and how long it is."""

    scale: Scale
    day: date | None
    names: Labels
    left: float
    length: float
    above: float = 0.0  # room above the name of what follows

    @property
    def right(self) -> float:
        return self.left + self.length

    @property
    def bar(self) -> float:
        """How high a bar is; lower where rows are."""
        return min(BAR, self.names.fixed * LOW_BAR) if self.names.fixed else BAR

    @property
    def small(self) -> Style:
        """For a word after a bar: never larger than the labels."""
        return _no_larger(SMALL, self.names)

    @property
    def strong(self) -> Style:
        return _no_larger(STRONG, self.names)

    @property
    def diamond(self) -> float:
        """Half of one in points; smaller where rows are low."""
        return min(DIAMOND, self.names.fixed * 0.45) if self.names.fixed else DIAMOND

    @property
    def has_day(self) -> bool:
        return self.day is not None and self.scale.holds(self.day)

    def at(self, day: date) -> float:
        return self.left + self.length * self.scale.share(day)

    def day_line(self, top: float, bottom: float) -> str:
        """Where the day stands; nothing where the scale does not hold it."""
        x = self.at(self.day) if self.day else 0.0
        return red_stroke((x, top), (x, bottom), width=DAY_LINE) if self.has_day else ""


@dataclass(frozen=True)
class Span:
    """A stretch with its days read; `late` is the day its tail ends."""

    stretch: Stretch
    begins: date
    ends: date  # the day after the last
    late: date | None
    last: date  # of its days, late ones too
    milestones: tuple[tuple[date, bool | None], ...]  # whether it is done, where that is said
    word: Line
    planned: tuple[date, date] | None = None  # its end is the day after the last


def span_of(stretch: Stretch, day: date | None, names: Labels, press: Press) -> Span:
    name = stretch.label
    begins, ends = day_of(stretch.begins, of=name), day_of(stretch.ends, of=name)
    if ends < begins:
        raise PaperError(f"图表中“{one_line(name)}”的结束日期早于开始日期。请检查图表的起止日期。")
    if not isfinite(stretch.done) or stretch.done < 0:
        raise PaperError(f"图表中“{one_line(name)}”的进度不是0以上的数。请检查图表的数据。")
    late = day if day and day > ends and stretch.mark.startswith(LATES) else None
    return Span(
        stretch,
        begins,
        next_day(ends),
        late and next_day(late),
        late or ends,
        tuple(zip_longest((day_of(text, of=name) for text in stretch.milestones), stretch.reached)),
        press.letters.line(shaped(one_line(stretch.mark)), _no_larger(STRONG if late else SMALL, names)),
        _planned(stretch, (begins, ends)),
    )


def _no_larger(style: Style, names: Labels) -> Style:
    return replace(style, size=min(style.size, names.style.size)) if names.fixed else style


def _planned(stretch: Stretch, days: tuple[date, date]) -> tuple[date, date] | None:
    """The baseline where it differs; refused where it is not two days."""
    if not stretch.planned:
        return None
    if len(stretch.planned) != 2:
        raise PaperError(f"图表中“{one_line(stretch.label)}”的原计划不是起止两个日期。请检查图表的数据。")
    first, last = (day_of(text, of=stretch.label) for text in stretch.planned)
    return (first, next_day(last)) if (first, last) != days else None
