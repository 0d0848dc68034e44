"""The bars of a strip of time: the whole, what is done of it, its tail, its baseline, and diamonds."""

from datetime import date

from reports.pdf.charts_gantt_span import Span, Strip
from reports.pdf.charts_ink import FINE, Area, Shade, dotted, polygon, surface

TAIL = 1.6
THINNEST = 1.5
DONE = Shade(0.5)
FOLLOWED = 3.0
"""In points: from a bar to what stands of its baseline."""


def bar(span: Span, strip: Strip, middle: float) -> str:
    """The whole stretch, what is done of it, dots from its end to the day where it is late, its baseline below it."""
    x, end = strip.at(span.begins), strip.at(span.ends)
    code = [_stretch(span, strip, middle)] if _is_shown((span.begins, span.ends), strip) else []
    if span.planned and _is_shown(span.planned, strip):
        first, last = (strip.at(day) for day in span.planned)
        high = min(FOLLOWED, (strip.names.fixed - strip.bar) / 2) if strip.names.fixed else FOLLOWED
        below = middle + strip.bar / 2 + high / 2
        code.append(surface(Area(first, below, max(last - first, THINNEST), high / 2), Shade(), outline=FINE))
    if span.late:
        code.append(dotted((max(end, x) + TAIL, middle), (strip.at(span.late), middle), width=TAIL))
    return " ".join(code)


def _stretch(span: Span, strip: Strip, middle: float) -> str:
    if span.stretch.bare:
        return ""
    if span.stretch.point:
        return diamond(strip, span.begins, middle, done=span.stretch.done >= 100)
    x, end = strip.at(span.begins), strip.at(span.ends)
    whole = Area(x, middle - strip.bar / 2, max(end - x, THINNEST), strip.bar)
    code = surface(whole, Shade())
    if not span.stretch.done:
        return code
    done = whole.width * min(span.stretch.done, 100.0) / 100
    return f"{code} {surface(Area(whole.x, whole.y, done, strip.bar), DONE)}"


def _is_shown(days: tuple[date, date], strip: Strip) -> bool:
    return days[0] < strip.scale.ends and days[1] > strip.scale.begins


def diamond(strip: Strip, day: date, middle: float, *, done: bool | None = None) -> str:
    """Black where the day has come, or where it is said to be done; white where it is still to come."""
    x, side = strip.at(day), strip.diamond
    corners = ((x, middle - side), (x + side, middle), (x, middle + side), (x - side, middle))
    black = bool(strip.day and day <= strip.day) if done is None else done
    return polygon(corners, black=1.0 if black else 0.0)
