"""The inks of the chart: neutral blue, and a colour of its own only for what is late, soon due or done."""

from PySide6.QtGui import QColor

from heze_desk.kit import colours
from heze_desk.kit.lights import look
from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import Subject
from heze_desk.tasks.light_records import Light

SOON = (Light.SOON, Light.YELLOW, Light.BLUE)
LATE = (Light.OVERDUE, Light.RED)
INK, SECOND, THIRD = (QColor(one) for one in (colours.INK, colours.SECOND_INK, colours.THIRD_INK))
LINE, FAINT, GROUND = (QColor(one) for one in (colours.LINE, colours.FAINT_LINE, colours.GROUND))
CARD, SELECTION, FOCUS = (QColor(one) for one in (colours.CARD, colours.SELECTION, colours.FOCUS))
NEUTRAL = QColor(colours.BAR)
OVERDUE = QColor(look(Light.OVERDUE).ink)


def light(bar: Bar, timeline: Timeline) -> str:
    """The light before the title; phases and milestones have the plain ones."""
    if bar.light is not None:
        return str(bar.light)
    if bar.done_on is not None:
        return str(Light.DONE)
    return str(Light.OVERDUE if bar.late_by(timeline.day) else Light.NORMAL)


def words(bar: Bar, timeline: Timeline) -> str:
    """After the bar: by how much it is late or slipped, or how soon it is due."""
    return bar.told(timeline.day) or (bar.standing if bar.is_open and bar.light in SOON else "")


def inks(bar: Bar, timeline: Timeline) -> tuple[QColor, QColor]:
    """Of what is done of a bar, and of the rest."""
    if not bar.is_open and bar.key.subject is not Subject.RECOGNITION:
        return QColor(colours.SECOND_INK), QColor(colours.FAINT_LINE)
    if bar.late_by(timeline.day) or bar.light in LATE:
        return OVERDUE, QColor(look(Light.OVERDUE).ground)
    if bar.light in SOON:
        shown = look(str(bar.light))
        return QColor(shown.ink), QColor(shown.ground)
    return NEUTRAL, QColor(colours.BAR_GROUND)
