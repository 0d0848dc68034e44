"""签到表: the first lines are the leaders', then units by rank, with room for whoever comes beside them."""

from heze_desk.meetings.frame_document import framed, head_rows
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import Attendee, AttendeeRole, Presence
from heze_desk.settings.records import Settings
from reports.document import Cell, Document, Form, Title

COLUMNS = ("序号", "单位", "姓名", "职务", "联系电话", "签名", "备注")
WIDTHS = (0.08, 0.28, 0.12, 0.15, 0.14, 0.13, 0.1)
SPARE = 3
"""Empty lines at the end."""


def sign_in(told: Proceedings, settings: Settings) -> Document:
    """The list to sign, under the name of the meeting on every page."""
    people = [one for one in told.attendees if one.role is not AttendeeRole.RECORDER]
    head = (*head_rows(told, len(COLUMNS)), tuple(Cell(text, label=True) for text in COLUMNS))
    rows = [_row(place, one) for place, one in enumerate(people, 1)]
    rows += [(Cell(str(len(people) + place)), *(Cell(),) * 6) for place in range(1, SPARE + 1)]
    counted = f"应到{len(people)}人　　实到　　　人　　请假　　　人"
    total = (Cell("合计", span=2, label=True), Cell(counted, span=5, align="left"))
    title = f"{told.meeting.title}签到表"
    form = Form((*head, *rows, total), widths=WIDTHS, heading=len(head))
    return framed("签到表", title, (Title(f"{told.meeting.title}|签到表"), form), settings)


def _row(place: int, one: Attendee) -> tuple[Cell, ...]:
    texts = (one.unit_name, one.name, one.duty, "", "", _remark(one))
    return (Cell(str(place)), *(Cell(text, align="center") for text in texts))


def _remark(one: Attendee) -> str:
    """The role where it is not 出席, and what the reply told."""
    role = str(one.role) if one.role is not AttendeeRole.PRESENT else ""
    reply = "请假" if one.standing is Presence.EXCUSED else ""
    deputy = f"{one.deputy}代" if one.standing is Presence.DEPUTY else ""
    return "，".join(filter(None, (role, reply, deputy)))
