"""Stretches of time under a scale of months: what is done, what is late, and where the day stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite

from reports.characters import one_line
from reports.document import GanttStrip, Stretch
from reports.errors import PaperError
from reports.lines import Line
from reports.pdf.charts_figure import BESIDE, SMALL, STRONG, Labels, drawn, figure, labels
from reports.pdf.charts_ink import (
    FINE,
    GUIDE,
    THIN,
    Area,
    Shade,
    blank,
    dotted,
    polygon,
    red_stroke,
    stroke,
    surface,
)
from reports.pdf.charts_lights import shaped
from reports.pdf.charts_scale import Scale, Step, day_of, next_day, scale
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press

DAY_ROW, SCALE_ROW = 15.0, 14.0
BAR, DIAMOND = 9.0, 3.6
DAY_LINE, TAIL = 1.0, 1.6
THINNEST = 1.5
AFTER = 5.0
"""In points: between a bar and its word."""
LATE = "逾期"
DONE = Shade(0.5)


@dataclass(frozen=True)
class _Strip:
    """A strip on its sheet: the scale, and where it begins and how long it is."""

    scale: Scale
    day: date | None
    names: Labels
    left: float
    length: float

    @property
    def right(self) -> float:
        return self.left + self.length

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
class _Span:
    """A stretch with its days read; `late` is the day its tail ends."""

    stretch: Stretch
    begins: date
    ends: date  # the day after the last
    late: date | None
    last: date  # of its days, late ones too
    milestones: tuple[date, ...]
    word: Line


def gantt_strip(block: GanttStrip, press: Press) -> Iterator[Piece]:
    """A row for each stretch; the scale stands again on every page."""
    day = day_of(block.day, of="截至日") if block.day.strip() else None
    spans = [_span(row, day, press) for row in block.rows]
    strip = _strip(block, spans, day, press)
    rows = [_row(span, place, strip) for place, span in enumerate(spans)]
    yield from figure(_head(strip, press), rows, (block.caption, block.note), press)


def _span(stretch: Stretch, day: date | None, press: Press) -> _Span:
    name = stretch.label
    begins, ends = day_of(stretch.begins, of=name), day_of(stretch.ends, of=name)
    if ends < begins:
        raise PaperError(f"图表中“{one_line(name)}”的结束日期早于开始日期。请检查图表的起止日期。")
    if not isfinite(stretch.done) or stretch.done < 0:
        raise PaperError(f"图表中“{one_line(name)}”的进度不是0以上的数。请检查图表的数据。")
    late = day if day and day > ends and stretch.mark.startswith(LATE) else None
    return _Span(
        stretch,
        begins,
        next_day(ends),
        late and next_day(late),
        late or ends,
        tuple(day_of(text, of=name) for text in stretch.milestones),
        press.letters.line(shaped(one_line(stretch.mark)), STRONG if late else SMALL),
    )


def _strip(block: GanttStrip, spans: list[_Span], day: date | None, press: Press) -> _Strip:
    """As long as the words after the bars leave room for."""
    firsts, lasts = [span.begins for span in spans], [span.last for span in spans]
    first = day_of(block.begins, of="起点") if block.begins.strip() else min(firsts, default=date(2000, 1, 1))
    last = (
        day_of(block.ends, of="终点") if block.ends.strip() else max([*lasts, *([day] if day else [])], default=first)
    )
    shown = scale(first, last)
    names = labels([row.label for row in block.rows], press)
    room = press.sheet.text_width - names.width - BESIDE
    lengths = [
        (room - span.word.width - 2 * AFTER) / max(shown.share(span.late or span.ends), 0.2)
        for span in spans
        if span.word.text
    ]
    return _Strip(shown, day, names, press.sheet.left + names.width + BESIDE, min([room, *lengths]))


def _head(strip: _Strip, press: Press) -> Piece:
    rows = strip.scale.rows
    below = DAY_ROW if strip.has_day else 0.0
    height = len(rows) * SCALE_ROW + below

    def paint(pen: Pen, top: float) -> None:
        for number, steps in enumerate(rows):
            _paint_steps(pen, steps, strip, (top + number * SCALE_ROW, press))
        under = top + height - below
        pen.draw(stroke((strip.left, under), (strip.right, under)))
        pen.draw(_guides(strip, under, below, is_last=False) if below else "")
        if strip.has_day:
            _paint_day(pen, strip, under, press)

    return drawn(height, paint)


def _paint_day(pen: Pen, strip: _Strip, top: float, press: Press) -> None:
    """A red mark above its line, the day beside it on a blank."""
    assert strip.day
    x, line = strip.at(strip.day), press.letters.line(f"{strip.day.month}月{strip.day.day}日", STRONG)
    beside = x + 6 if x + 7 + line.width <= strip.right else x - 6 - line.width
    pen.draw(blank(Area(beside - 1, top + 2, line.width + 2, DAY_ROW - 4)))
    pen.draw(polygon(((x - 4, top + 4), (x + 4, top + 4), (x, top + DAY_ROW - 3)), black=0.0, red=True))
    pen.draw(strip.day_line(top + DAY_ROW - 4, top + DAY_ROW))
    pen.write(line, STRONG, beside, top + (DAY_ROW - STRONG.size) / 2)


def _paint_steps(pen: Pen, steps: list[Step], strip: _Strip, place: tuple[float, Press]) -> None:
    """One line of the scale, ruled above and between; a name that has no room is left out."""
    top, press = place
    pen.draw(stroke((strip.left, top), (strip.right, top)))
    for step in steps:
        x, end = strip.at(step.begins), strip.at(step.ends)
        for border in (x, end):
            pen.draw(stroke((border, top), (border, top + SCALE_ROW)))
        line = press.letters.line(step.name, SMALL)
        if line.width + 2 <= end - x:
            pen.write(line, SMALL, (x + end - line.width) / 2, top + (SCALE_ROW - SMALL.size) / 2)


def _row(span: _Span, place: int, strip: _Strip) -> Piece:
    height = strip.names.height(place)
    is_last = place == len(strip.names.lines) - 1

    def paint(pen: Pen, top: float) -> None:
        strip.names.paint(pen, place, strip.left - BESIDE - strip.names.width, top)
        pen.draw(_guides(strip, top, height, is_last=is_last))
        middle = top + height / 2
        pen.draw(_bar(span, strip, middle))
        pen.draw(strip.day_line(top, top + height))
        pen.draw(" ".join(_diamond(strip, day, middle) for day in span.milestones if strip.scale.holds(day)))
        x = strip.at(span.late or span.ends) + AFTER
        if span.word.text:
            pen.draw(blank(Area(x - 2, middle - 6, span.word.width + 4, 12)))
        style = STRONG if span.late else SMALL
        pen.write(span.word, style, x, middle - style.size / 2)

    return drawn(height, paint)


def _guides(strip: _Strip, top: float, height: float, *, is_last: bool) -> str:
    steps = strip.scale.rows[-1][1:]
    bottom = top + height
    lines = [stroke((x, top), (x, bottom), width=FINE, black=GUIDE) for x in (strip.at(step.begins) for step in steps)]
    lines += [stroke((x, top), (x, bottom)) for x in (strip.left, strip.right)]
    under = {"width": THIN, "black": 1.0} if is_last else {"width": FINE, "black": GUIDE}
    return " ".join([*lines, stroke((strip.left, bottom), (strip.right, bottom), **under)])


def _bar(span: _Span, strip: _Strip, middle: float) -> str:
    """The whole stretch, what is done of it, and dots from its end to the day where it is late."""
    x, end = strip.at(span.begins), strip.at(span.ends)
    is_shown = span.begins < strip.scale.ends and span.ends > strip.scale.begins
    whole = Area(x, middle - BAR / 2, max(end - x, THINNEST), BAR)
    code = [surface(whole, Shade())] if is_shown else []
    if is_shown and span.stretch.done:
        done = whole.width * min(span.stretch.done, 100.0) / 100
        code.append(surface(Area(whole.x, whole.y, done, BAR), DONE))
    if span.late:
        code.append(dotted((end + TAIL, middle), (strip.at(span.late), middle), width=TAIL))
    return " ".join(code)


def _diamond(strip: _Strip, day: date, middle: float) -> str:
    """Black where the day has come, white where it is still to come."""
    x, side = strip.at(day), DIAMOND
    corners = ((x, middle - side), (x + side, middle), (x, middle + side), (x - side, middle))
    return polygon(corners, black=1.0 if strip.day and day <= strip.day else 0.0)
