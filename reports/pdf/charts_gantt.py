"""Stretches of time under a scale of months: what is done, what is late, and where the day stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite

from reports.characters import one_line
from reports.document import GanttStrip, Stretch
from reports.errors import PaperError
from reports.lines import Line
from reports.pdf.charts_figure import BESIDE, ROW, SMALL, STRONG, Labels, drawn, figure, labels, low_labels
from reports.pdf.charts_gantt_legend import legend
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
from reports.pdf.charts_waits import Way, arrows
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press

DAY_ROW, SCALE_ROW = 15.0, 14.0
BAR, DIAMOND = 9.0, 3.6
LOW_BAR = 0.55
DAY_LINE, TAIL = 1.0, 1.6
THINNEST = 1.5
AFTER = 5.0
"""In points: between a bar and its word."""
LATES = ("逾期", "超期")
"""The words of a bar that is late; its end is then joined to the day by dots."""
DONE = Shade(0.5)
LOWEST = 9.6
"""In points: a row on one page, for type of 六号."""
AROUND = 132.0
"""In points: what a title above and caption and note below may take of the one page."""
FOLLOWED = 3.0
"""In points: from a bar to what stands of its baseline."""


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
    def bar(self) -> float:
        """How high a bar is; lower where rows are."""
        return min(BAR, self.names.fixed * LOW_BAR) if self.names.fixed else BAR

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
    planned: tuple[date, date] | None = None  # its end is the day after the last


def gantt_strip(block: GanttStrip, press: Press) -> Iterator[Piece]:
    """A row for each stretch; the scale stands again on every page."""
    day = day_of(block.day, of="截至日") if block.day.strip() else None
    spans = [None if row.heading else _span(row, day, press) for row in block.rows]
    strip = _strip(block, spans, day, press)
    ways = _ways(block, spans, strip)
    rows = [
        _heading(block.rows[place], place, strip, press) if span is None else _row(span, place, strip, ways)
        for place, span in enumerate(spans)
    ]
    named = (block.caption, block.note)
    yield from figure(_head(strip, press), rows, named, press)
    if block.legend and rows:
        yield legend(press, has_waits=bool(ways), has_baseline=any(span and span.planned for span in spans))


def _span(stretch: Stretch, day: date | None, press: Press) -> _Span:
    name = stretch.label
    begins, ends = day_of(stretch.begins, of=name), day_of(stretch.ends, of=name)
    if ends < begins:
        raise PaperError(f"图表中“{one_line(name)}”的结束日期早于开始日期。请检查图表的起止日期。")
    if not isfinite(stretch.done) or stretch.done < 0:
        raise PaperError(f"图表中“{one_line(name)}”的进度不是0以上的数。请检查图表的数据。")
    late = day if day and day > ends and stretch.mark.startswith(LATES) else None
    return _Span(
        stretch,
        begins,
        next_day(ends),
        late and next_day(late),
        late or ends,
        tuple(day_of(text, of=name) for text in stretch.milestones),
        press.letters.line(shaped(one_line(stretch.mark)), STRONG if late else SMALL),
        _planned(stretch, (begins, ends)),
    )


def _planned(stretch: Stretch, days: tuple[date, date]) -> tuple[date, date] | None:
    """The baseline where it differs; refused where it is not two days."""
    if not stretch.planned:
        return None
    if len(stretch.planned) != 2:
        raise PaperError(f"图表中“{one_line(stretch.label)}”的原计划不是起止两个日期。请检查图表的数据。")
    first, last = (day_of(text, of=stretch.label) for text in stretch.planned)
    return (first, next_day(last)) if (first, last) != days else None


def _strip(block: GanttStrip, spans: list[_Span | None], day: date | None, press: Press) -> _Strip:
    """As long as the words after the bars leave room for."""
    drawn_ones = [span for span in spans if span]
    firsts, lasts = [span.begins for span in drawn_ones], [span.last for span in drawn_ones]
    first = day_of(block.begins, of="起点") if block.begins.strip() else min(firsts, default=date(2000, 1, 1))
    last = (
        day_of(block.ends, of="终点") if block.ends.strip() else max([*lasts, *([day] if day else [])], default=first)
    )
    shown = scale(first, last)
    names = _labels(block, press, len(shown.rows) * SCALE_ROW + DAY_ROW)
    room = press.sheet.text_width - names.width - BESIDE
    lengths = [
        (room - span.word.width - 2 * AFTER) / max(shown.share(span.late or span.ends), 0.2)
        for span in drawn_ones
        if span.word.text
    ]
    return _Strip(shown, day, names, press.sheet.left + names.width + BESIDE, min([room, *lengths]))


def _labels(block: GanttStrip, press: Press, head: float) -> Labels:
    """For one page as low as it asks for; more rows than can be read on it are refused."""
    texts = ["" if row.heading else row.label for row in block.rows]
    if not block.one_page or not texts:
        return labels(texts, press)
    height = (press.sheet.text_height - head - AROUND) / len(texts)
    if height < LOWEST:
        most = int((press.sheet.text_height - head - AROUND) / LOWEST)
        raise PaperError(f"一页最多画{most}条，现有{len(texts)}条。请缩小范围，或改为分页打印。")
    return low_labels(texts, press, height=min(ROW, height))


def _ways(block: GanttStrip, spans: list[_Span | None], strip: _Strip) -> list[Way]:
    """From the end of what comes first to the beginning of what waits for it."""
    found = []
    for before, after in block.waits:
        one, other = spans[before], spans[after]
        if one and other and strip.scale.begins <= other.begins < strip.scale.ends:
            found.append(Way(before, after, strip.at(one.ends), strip.at(other.begins)))
    return found


def _heading(stretch: Stretch, place: int, strip: _Strip, press: Press) -> Piece:
    """The name of what follows, across the labels; it does not stand alone at the foot of a page."""
    height = strip.names.height(place)
    is_last = place == len(strip.names.lines) - 1
    line = press.letters.line(one_line(stretch.label), STRONG)

    def paint(pen: Pen, top: float) -> None:
        pen.draw(_guides(strip, top, height, is_last=is_last))
        pen.draw(strip.day_line(top, top + height))
        pen.draw(blank(Area(press.sheet.left, top + 0.5, line.width + 3, height - 1)))
        pen.write(line, STRONG, press.sheet.left, top + (height - STRONG.size) / 2)

    return drawn(height, paint).but(keep=True)


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


def _row(span: _Span, place: int, strip: _Strip, ways: list[Way]) -> Piece:
    height = strip.names.height(place)
    is_last = place == len(strip.names.lines) - 1

    def paint(pen: Pen, top: float) -> None:
        strip.names.paint(pen, place, strip.left - BESIDE - strip.names.width, top)
        pen.draw(_guides(strip, top, height, is_last=is_last))
        middle = top + height / 2
        pen.draw(_bar(span, strip, middle))
        pen.draw(strip.day_line(top, top + height))
        pen.draw(arrows(ways, place, (top, height)))
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
    """The whole stretch, what is done of it, dots from its end to the day where it is late, its baseline below it."""
    x, end = strip.at(span.begins), strip.at(span.ends)
    code = [_stretch(span, strip, middle)] if _is_shown((span.begins, span.ends), strip) else []
    if span.planned and _is_shown(span.planned, strip):
        first, last = (strip.at(day) for day in span.planned)
        below = middle + strip.bar / 2 + FOLLOWED / 2
        code.append(surface(Area(first, below, max(last - first, THINNEST), FOLLOWED / 2), Shade(), outline=FINE))
    if span.late:
        code.append(dotted((max(end, x) + TAIL, middle), (strip.at(span.late), middle), width=TAIL))
    return " ".join(code)


def _stretch(span: _Span, strip: _Strip, middle: float) -> str:
    if span.stretch.point:
        return _diamond(strip, span.begins, middle, done=span.stretch.done >= 100)
    x, end = strip.at(span.begins), strip.at(span.ends)
    whole = Area(x, middle - strip.bar / 2, max(end - x, THINNEST), strip.bar)
    code = surface(whole, Shade())
    if not span.stretch.done:
        return code
    done = whole.width * min(span.stretch.done, 100.0) / 100
    return f"{code} {surface(Area(whole.x, whole.y, done, strip.bar), DONE)}"


def _is_shown(days: tuple[date, date], strip: _Strip) -> bool:
    return days[0] < strip.scale.ends and days[1] > strip.scale.begins


def _diamond(strip: _Strip, day: date, middle: float, *, done: bool | None = None) -> str:
    """Black where the day has come, or where it is said to be done; white where it is still to come."""
    x, side = strip.at(day), DIAMOND
    corners = ((x, middle - side), (x + side, middle), (x, middle + side), (x - side, middle))
    black = bool(strip.day and day <= strip.day) if done is None else done
    return polygon(corners, black=1.0 if black else 0.0)
