"""座次表: the chair in the middle of the first row, the others to left and right in turn.

The convention is that of meetings at home: the second in rank sits at the left hand of the first, the third
at the right hand, and so on in turn outwards (以左为上). The plan is drawn as those in the hall see it, who
face the first row; the left hand of the chair is therefore on the right of the sheet. Leaders sit in the
first row, those of the units behind it, row by row by rank, each row from the middle in the same turn;
guests follow, and whoever has asked for leave has no seat.
"""

from collections.abc import Sequence

from heze_desk.meetings.frame_document import framed
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import Attendee, AttendeeRole, Presence
from heze_desk.settings.records import Settings
from reports.document import Cell, Document, Form, Paragraph, Title

SEATS = 7
"""In a row; an odd number, so that one seat is in the middle."""
NOTE = (
    "注：本图按面向第一排看的方向绘制；主持人居中，第二位在主持人左手一侧（图右），第三位在右手一侧（图左），"
    "依次交替，各排相同。"
)


def seating(told: Proceedings, settings: Settings) -> Document:
    """The first row with the chair, and the rows of the hall."""
    meeting = told.meeting
    seated = [one for one in told.attendees if one.standing is not Presence.EXCUSED and _sits(one)]
    first = [one for one in seated if one.role is AttendeeRole.CHAIR or one.leader_id is not None]
    rest = [one for one in seated if one not in first]
    front = [first[begin : begin + SEATS] for begin in range(0, len(first), SEATS)]
    hall = [rest[begin : begin + SEATS] for begin in range(0, len(rest), SEATS)]
    rows: list[tuple[Cell, ...]] = []
    for label, part in (("主席台", front), ("会场", hall)):
        if part:
            rows += [(Cell(label, span=SEATS, label=True),), *(_row(people) for people in part)]
    return framed(
        "座次表",
        f"{meeting.title}座次表",
        (
            Title(f"{meeting.title}|座次表"),
            Paragraph("　".join(filter(None, (f"时间：{meeting.when}", meeting.place and f"地点：{meeting.place}")))),
            Form(tuple(rows), widths=(1 / SEATS,) * SEATS, note=NOTE, size="五号"),
        ),
        settings,
        landscape=True,
    )


def turned(people: Sequence[Attendee]) -> list[Attendee]:
    """By rank from the middle outwards, as seen from the hall: the second is on the right of the first."""
    return [*reversed(people[2::2]), *people[:1], *people[1::2]]


def _sits(one: Attendee) -> bool:
    return one.role is not AttendeeRole.RECORDER


def _row(people: Sequence[Attendee]) -> tuple[Cell, ...]:
    """The middle seat is always taken by the first of the row."""
    blank_left = SEATS // 2 - len(people[2::2])
    cells = [Cell(_called(one), align="center", lines=2) for one in turned(people)]
    blank_right = SEATS - blank_left - len(cells)
    return (*(Cell(),) * blank_left, *cells, *(Cell(),) * blank_right)


def _called(one: Attendee) -> str:
    """The one who will sit there: the deputy, else the person, else the unit."""
    person = one.deputy if one.standing is Presence.DEPUTY else one.name
    return "\n".join(filter(None, (one.unit_name, person)))
