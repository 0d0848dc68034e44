"""会议通知 with its 回执: to whom, when, where, with whom, about what, and what is asked."""

from collections.abc import Iterable, Sequence

from heze_desk.days import WEEKDAYS, said
from heze_desk.meetings.agenda_document import spoken
from heze_desk.meetings.frame_document import UNKNOWN, framed
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import Attendee, AttendeeRole
from heze_desk.policy.numerals import numeral
from heze_desk.rounds.document import EVERYBODY, NAMED_IN_RECIPIENTS, contact
from heze_desk.settings.records import Settings, filled
from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Cell,
    Document,
    Form,
    Heading,
    LetterHead,
    Paragraph,
    Recipients,
    Remark,
    Signature,
    Title,
)

SLIP = "参会回执"
SLIP_LINES = 6


def notice(told: Proceedings, settings: Settings, *, day_text: str, issue: int = 0) -> Document:
    """The call to the meeting in the format of a letter; `issue` is the letter's own number, 0 leaves it blank."""
    meeting = told.meeting
    number = filled(settings.letter_number, year=meeting.day.year, number=issue)
    parts = (
        ("会议时间", (Paragraph(f"{meeting.lasts}。"),)),
        ("会议地点", (Paragraph(f"{meeting.place or UNKNOWN}。"),)),
        ("参会人员", tuple(_who(told))),
        ("会议议程", tuple(Paragraph(line) for line in spoken(told.items))),
        ("有关要求", tuple(Paragraph(line) for line in _asked(told, settings))),
    )
    body: list[Block] = []
    for heading, blocks in ((heading, blocks) for heading, blocks in parts if blocks):
        place = sum(isinstance(block, Heading) for block in body) + 1
        body += [Heading(f"{numeral(place)}、{heading}"), *blocks]
    return framed(
        "会议通知",
        f"关于召开{meeting.title}的通知",
        (
            LetterHead(settings.office_name, number),
            Title(f"关于召开{meeting.title}的通知"),
            Recipients(_recipients(told)),
            Paragraph(f"兹定于{said(meeting.day)}召开{meeting.title}。现将有关事项通知如下："),
            *body,
            AttachmentList((SLIP,)),
            Signature(settings.office_name, day_text),
            Remark(contact(settings)),
            Annex(SLIP),
            reply_slip(told, settings),
        ),
        settings,
    )


def reply_slip(told: Proceedings, settings: Settings) -> Form:
    """Six lines to fill in, until when they are wanted, and who filled them in."""
    head = tuple(Cell(text, label=True) for text in ("单位", "姓名", "职务", "联系电话", "备注"))
    return Form(
        (
            (Cell("会议名称", label=True), Cell(told.meeting.title, span=4, align="left")),
            (Cell("会议时间", label=True), Cell(told.meeting.lasts, span=4, align="left")),
            head,
            *((Cell(),) * 5 for _ in range(SLIP_LINES)),
            (Cell("填报人", label=True), Cell(span=2), Cell("联系电话", label=True), Cell()),
        ),
        widths=(0.28, 0.15, 0.2, 0.22, 0.15),
        note=f"注：请于{_until(told)}报{settings.office_name}；因故不能参会的，在备注栏写明请假原因；代会的，写明原定参会人员。",
    )


def _until(told: Proceedings) -> str:
    """2026年7月17日（星期五）前; without a day, before the meeting."""
    until = told.meeting.reply_by
    return f"{said(until)}（星期{WEEKDAYS[until.weekday()]}）前" if until else "会前"


def _recipients(told: Proceedings) -> str:
    """The units by name where they are few; people who are called for themselves are not addressed."""
    units = list(dict.fromkeys(one.unit_name for one in told.attendees if one.unit_name))
    return "、".join(units) if 0 < len(units) <= NAMED_IN_RECIPIENTS else EVERYBODY


def _who(told: Proceedings) -> Iterable[Paragraph]:
    groups = (("主持", told.of(AttendeeRole.CHAIR)), ("出席", told.of(AttendeeRole.PRESENT)))
    for label, people in (*groups, ("列席", told.of(AttendeeRole.IN_ATTENDANCE))):
        if people:
            yield Paragraph(f"{label}：{'；'.join(_called(people))}。")


def _called(people: Sequence[Attendee]) -> Iterable[str]:
    """Leaders with the office of the day, then who is known by name, then the units that have yet to name somebody."""
    leaders = [f"{one.name}（{one.duty}）" if one.duty else one.name for one in people if not one.unit_name]
    named = [f"{one.unit_name}{one.name}" for one in people if one.unit_name and one.name]
    units = [one.unit_name for one in people if not one.name]
    known = "、".join([*leaders, *named])
    return filter(None, (known, f"{'、'.join(units)}负责同志" if units else ""))


def _asked(told: Proceedings, settings: Settings) -> Iterable[str]:
    """The reply first, then what the office asks for line by line."""
    own = [line.strip() for line in told.meeting.requirements.splitlines() if line.strip()]
    reply = f"请于{_until(told)}将参会回执报{settings.office_name}；因故不能参会的，请写明原因并提前请假。"
    lines = (reply, *own)
    return lines if len(lines) == 1 else (f"（{numeral(place)}）{line}" for place, line in enumerate(lines, 1))
