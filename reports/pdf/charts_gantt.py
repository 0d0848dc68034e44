"""Stretches of time under a scale of months: what is done, what is late, and where the day stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reports.characters import one_line
from reports.document import GanttStrip, Stretch
from reports.errors import PaperError
from reports.layout import SIZES
from reports.lines import Line
from reports.pdf import captions
from reports.pdf.charts_figure import (
    BELOW,
    BESIDE,
    ROW,
    SMALL,
    STRONG,
    Labels,
    drawn,
    figure,
    labels,
    low_labels,
    stacked,
)
from reports.pdf.charts_gantt_bar import bar, diamond
from reports.pdf.charts_gantt_legend import legend
from reports.pdf.charts_gantt_span import Span, Strip, span_of
from reports.pdf.charts_ink import (
    FINE,
    GUIDE,
    THIN,
    Area,
    blank,
    polygon,
    stroke,
)
from reports.pdf.charts_scale import Step, day_of, scale
from reports.pdf.charts_waits import Way, arrows
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press

DAY_ROW, SCALE_ROW = 15.0, 14.0
AFTER = 5.0
"""In points: between a bar and its word."""
TYPES = {name: SIZES[name] for name in ("五号", "小五", "六号")} | {"小六": 6.5, "七号": 5.5}
LEAST = 1.11
"""Of its type: a row on one page."""
ABOVE_HEADING = 0.4
"""Of a low row: the room above the name of what follows, or it would touch the row before."""
LABELS = 0.36
"""Of the line: what labels cut to one line may take."""
TITLE, LEGEND = 60.0, 24.0
"""In points: what a title above and the legend below take of the one page."""


def gantt_strip(block: GanttStrip, press: Press) -> Iterator[Piece]:
    """A row for each stretch; the scale stands again on every page."""
    day = day_of(block.day, of="截至日") if block.day.strip() else None
    names = _labels(block, press)
    spans = [None if row.heading else span_of(row, day, names, press) for row in block.rows]
    strip = _strip(block, spans, (day, names), press)
    ways = _ways(block, spans, strip)
    head = _head(strip, press)
    if block.legend and spans:
        baseline, broken = any(span and span.planned for span in spans), any(way.broken for way in ways)
        signs = legend(press, has_waits=any(not way.broken for way in ways), has_broken=broken, has_baseline=baseline)
        head = stacked(signs, head)
    rows = list(_rows(block, spans, strip, (press, ways, head)))
    yield from figure(head, rows, (block.caption, block.note), press)


def _rows(
    block: GanttStrip, spans: list[Span | None], strip: Strip, by: tuple[Press, list[Way], Piece]
) -> Iterator[Piece]:
    """What goes on over a page has the name of its heading there again."""
    press, ways, head = by
    again: Piece | None = None
    for place, (stretch, span) in enumerate(zip(block.rows, spans, strict=True)):
        if span is None:
            yield _heading(stretch, place, strip, (press, ways))
            going_on = replace(stretch, label=f"{stretch.label}（续）")
            again = stacked(head, _heading(going_on, place, strip, (press, [])))
        else:
            yield _row(span, place, strip, ways).but(head=again)


def _strip(block: GanttStrip, spans: list[Span | None], around: tuple[date | None, Labels], press: Press) -> Strip:
    """As long as the words after the bars leave room for."""
    day, names = around
    drawn_ones = [span for span in spans if span]
    firsts, lasts = [span.begins for span in drawn_ones], [span.last for span in drawn_ones]
    first = day_of(block.begins, of="起点") if block.begins.strip() else min(firsts, default=date(2000, 1, 1))
    last = (
        day_of(block.ends, of="终点") if block.ends.strip() else max([*lasts, *([day] if day else [])], default=first)
    )
    shown = scale(first, last)
    room = press.sheet.text_width - names.width - BESIDE
    lengths = [
        (room - span.word.width - 2 * AFTER) / max(shown.share(span.late or span.ends), 0.2)
        for span in drawn_ones
        if span.word.text
    ]
    left, above = press.sheet.left + names.width + BESIDE, _above(block, names, press)
    return Strip(shown, day, names, left, min([room, *lengths]), above)


def _labels(block: GanttStrip, press: Press) -> Labels:
    """For one page as low as it asks for; more rows than can be read on it are refused."""
    texts = ["" if row.heading else row.label for row in block.rows]
    found = labels(texts, press)
    room = press.sheet.text_height - _around(block, press)
    if block.one_page and texts and sum(map(found.height, range(len(texts)))) > room:
        lowest = TYPES[block.smallest] * LEAST
        if room / len(texts) < lowest:
            most = int(room / lowest)
            raise PaperError(f"一页最多画{most}行，连同产业名称现有{len(texts)}行。请缩小范围，或改为分页打印。")
        height = min(ROW, max(lowest, room / (len(texts) + ABOVE_HEADING * _headings(block))))
        found = low_labels(texts, press, height=height, widest=LABELS, sizes=tuple(TYPES.values()), leading=LEAST)
    return found.indented() if any(row.heading for row in block.rows) else found


def _headings(block: GanttStrip) -> int:
    """Those that have a row above them."""
    return sum(row.heading for row in block.rows[1:])


def _above(block: GanttStrip, names: Labels, press: Press) -> float:
    """The room above each heading in points, as far as the one page leaves any."""
    if not names.fixed or not (many := _headings(block)):
        return 0.0
    left = press.sheet.text_height - _around(block, press) - names.fixed * len(block.rows)
    return max(0.0, min(ABOVE_HEADING * names.fixed, left / many))


def _around(block: GanttStrip, press: Press) -> float:
    """What stands above and below the rows on one page, a title too."""
    named = (*captions.below(block.caption, press), *captions.note(block.note, press))
    return TITLE + 2 * SCALE_ROW + DAY_ROW + sum(piece.height for piece in named) + BELOW + LEGEND


def _ways(block: GanttStrip, spans: list[Span | None], strip: Strip) -> list[Way]:
    """From the end of what comes first to the beginning of what waits for it."""
    found = []
    for before, after in block.waits:
        one, other = spans[before], spans[after]
        if one and other and strip.scale.begins <= other.begins < strip.scale.ends:
            broken = (before, after) in block.broken
            found.append(Way(before, after, _right(one, strip), _left(other, strip), broken))
    return found


def _right(span: Span, strip: Strip) -> float:
    return strip.at(span.begins) + strip.diamond if span.stretch.point else strip.at(span.ends)


def _left(span: Span, strip: Strip) -> float:
    return strip.at(span.begins) - (strip.diamond if span.stretch.point else 0.0)


def _heading(stretch: Stretch, place: int, strip: Strip, by: tuple[Press, list[Way]]) -> Piece:
    """The name of what follows, across the labels; it does not stand alone at the foot of a page."""
    press, ways = by
    row = strip.names.height(place)
    height = row + (strip.above if place else 0.0)
    is_last = place == len(strip.names.lines) - 1
    style = strip.strong
    line = press.letters.line(one_line(stretch.label), style)

    def paint(pen: Pen, top: float) -> None:
        pen.draw(_guides(strip, top, height, is_last=is_last))
        pen.draw(strip.day_line(top, top + height))
        pen.draw(arrows(ways, place, (top, height)))
        pen.draw(blank(Area(press.sheet.left, top + 0.5, line.width + 3, height - 1)))
        pen.write(line, style, press.sheet.left, top + height - row + (row - style.size) / 2)

    return drawn(height, paint).but(keep=True)


def _head(strip: Strip, press: Press) -> Piece:
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


def _paint_day(pen: Pen, strip: Strip, top: float, press: Press) -> None:
    """A red mark above its line, the day beside it on a blank."""
    assert strip.day
    x, line = strip.at(strip.day), press.letters.line(f"{strip.day.month}月{strip.day.day}日", STRONG)
    beside = x + 6 if x + 7 + line.width <= strip.right else x - 6 - line.width
    pen.draw(blank(Area(beside - 1, top + 2, line.width + 2, DAY_ROW - 4)))
    pen.draw(polygon(((x - 4, top + 4), (x + 4, top + 4), (x, top + DAY_ROW - 3)), black=0.0, red=True))
    pen.draw(strip.day_line(top + DAY_ROW - 4, top + DAY_ROW))
    pen.write(line, STRONG, beside, top + (DAY_ROW - STRONG.size) / 2)


def _paint_steps(pen: Pen, steps: list[Step], strip: Strip, place: tuple[float, Press]) -> None:
    """One line of the scale, ruled above and between; a name that has no room is left out."""
    top, press = place
    pen.draw(stroke((strip.left, top), (strip.right, top)))
    for step, line in zip(steps, _names(steps, strip, press), strict=True):
        x, end = strip.at(step.begins), strip.at(step.ends)
        for border in (x, end):
            pen.draw(stroke((border, top), (border, top + SCALE_ROW)))
        if line.width + 2 <= end - x:
            pen.write(line, SMALL, (x + end - line.width) / 2, top + (SCALE_ROW - SMALL.size) / 2)


def _names(steps: list[Step], strip: Strip, press: Press) -> list[Line]:
    """In full, or in short where there is no room; months are all named alike."""
    full = [press.letters.line(step.name, SMALL) for step in steps]
    rooms = (strip.at(step.ends) - strip.at(step.begins) for step in steps)
    fits = [line.width + 2 <= room for line, room in zip(full, rooms, strict=True)]
    alike = steps[0].is_month and not all(fits)
    return [
        line if fit and not alike else press.letters.line(step.short, SMALL)
        for step, line, fit in zip(steps, full, fits, strict=True)
    ]


def _row(span: Span, place: int, strip: Strip, ways: list[Way]) -> Piece:
    height = strip.names.height(place)
    is_last = place == len(strip.names.lines) - 1

    def paint(pen: Pen, top: float) -> None:
        strip.names.paint(pen, place, strip.left - BESIDE - strip.names.width, top)
        pen.draw(_guides(strip, top, height, is_last=is_last))
        middle = top + height / 2
        pen.draw(bar(span, strip, middle))
        pen.draw(strip.day_line(top, top + height))
        pen.draw(arrows(ways, place, (top, height)))
        shown = [(day, done) for day, done in span.milestones if strip.scale.holds(day)]
        pen.draw(" ".join(diamond(strip, day, middle, done=done) for day, done in shown))
        x = strip.at(span.late or span.ends) + AFTER
        if span.word.text:
            high = min(12.0, height - 1)
            pen.draw(blank(Area(x - 2, middle - high / 2, span.word.width + 4, high)))
        style = strip.strong if span.late else strip.small
        pen.write(span.word, style, x, middle - style.size / 2)

    return drawn(height, paint)


def _guides(strip: Strip, top: float, height: float, *, is_last: bool) -> str:
    steps = strip.scale.rows[-1][1:]
    bottom = top + height
    lines = [stroke((x, top), (x, bottom), width=FINE, black=GUIDE) for x in (strip.at(step.begins) for step in steps)]
    lines += [stroke((x, top), (x, bottom)) for x in (strip.left, strip.right)]
    under = {"width": THIN, "black": 1.0} if is_last else {"width": FINE, "black": GUIDE}
    return " ".join([*lines, stroke((strip.left, bottom), (strip.right, bottom), **under)])
