"""会议纪要 by the rules for minutes (GB/T 9704-2012, 10.3): the red name, the text, and who was there."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.issuing.records import Numbers
from heze_desk.meetings.frame_document import framed
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import AttendeeRole, Decision
from heze_desk.meetings.wording import changed, replacements
from heze_desk.policy.numerals import numeral
from heze_desk.settings.records import Settings, filled
from reports.document import Attendance, Block, Document, Heading, Imprint, MinutesHead, Paragraph, Title

LEVELS = (re.compile(r"[一二三四五六七八九十百零]+、"), re.compile(r"（[一二三四五六七八九十百零]+）"))
HEADING_LENGTH, LEAD_LENGTH = 40, 16
"""A longer beginning is a sentence of the text, not its heading."""
END = "。；：！？"
LARGEST = 99  # numerals are written out up to 九十九


def minutes(
    told: Proceedings, settings: Settings, *, day: date, numbers: Numbers | None = None, corrects: date | None = None
) -> Document:
    """The minutes of a day; without numbers theirs is a blank, `corrects` is the day of the paper they correct."""
    title = told.meeting.title if told.meeting.title.endswith("纪要") else f"{told.meeting.title}纪要"
    year, number = (numbers.year, numbers.number) if numbers else (day.year, 0)
    number_text = filled(settings.minutes_number, year=year, number=number)
    text = tuple(body(told))
    return framed(
        "纪要",
        title,
        (
            MinutesHead(
                name=settings.minutes_masthead,
                number=f"{number_text}{numbers.mark if numbers else ''}",
                issuer=settings.office_name,
                day_text=said(day),
            ),
            Title(title),
            *(corrected(told, number_text, corrects) if corrects else ()),
            *text,
            Attendance(tuple(_present(told, text))),
            Imprint(printed_by=settings.office_name, printed_on=said(day)),
        ),
        settings,
    )


def body(told: Proceedings) -> Iterable[Block]:
    """What the secretary wrote; where nothing is written yet, an opening sentence and the decisions by number."""
    if told.meeting.minutes_text.strip():
        return blocks(told.meeting.minutes_text)
    return (Paragraph(opening(told)), *_decided(told.decisions))


def opening(told: Proceedings) -> str:
    """When, under whom and what; nothing that the desk cannot know."""
    meeting, chair = told.meeting, told.chair
    who = f"{chair.duty}{chair.name}同志" if chair else ""
    where = f"在{meeting.place}" if meeting.place else ""
    return f"{meeting.when}，{who}{where}主持召开{meeting.title}。" + (
        "现将议定事项纪要如下：" if told.decisions else ""
    )


def blocks(text: str) -> tuple[Block, ...]:
    """Plain text by its lines: 一、 and （一） begin headings, and a text that runs on from its heading stays one."""
    return tuple(_block(line.strip()) for line in text.splitlines() if line.strip())


def corrected(told: Proceedings, number_text: str, issued_on: date) -> Iterable[Paragraph]:
    """The 更正说明: which paper, and of each decision and of the text what changed in it, and why."""
    decisions, body_of = [one for one in told.decisions if one.corrects_text], told.body_correction
    if not decisions and body_of is None:
        return
    yield Paragraph(f"本件更正{said(issued_on)}印发的{number_text}，以本件为准。", lead="更正说明：")
    for one in decisions:
        was, now = changed(one.corrects_text, one.text)
        yield Paragraph(f"第{one.number}条“{was}”更正为“{now}”；原因：{one.correction_reason.rstrip(END)}。")
    if body_of is not None:
        pairs = "；".join(_told(was, now) for was, now in replacements(body_of.old, body_of.new))
        yield Paragraph(f"正文{pairs}；原因：{body_of.why.rstrip(END)}。")


def _told(was: str, now: str) -> str:
    if not was:
        return f"增加“{now}”"
    return f"“{was}”更正为“{now}”" if now else f"删去“{was}”"


def _block(line: str) -> Block:
    for level, begins in enumerate(LEVELS, 1):
        if not begins.match(line):
            continue
        if len(line) <= HEADING_LENGTH and line[-1] not in END:
            return Heading(line, level=level)
        lead, stop, rest = line.partition("。")
        if rest and len(lead) <= LEAD_LENGTH and "，" not in lead:
            return Paragraph(rest, lead=f"{lead}{stop}")
    return Paragraph(line)


def _decided(decisions: Sequence[Decision]) -> Iterable[Block]:
    """Each by its number, under its heading where it has one."""
    for one in decisions:
        number = f"{numeral(one.number)}、" if one.number <= LARGEST else f"{one.number}."
        if one.heading:
            yield Heading(f"{number}{one.heading}")
        yield Paragraph(one.text if one.heading else f"{number}{one.text}")


def _present(told: Proceedings, text: Sequence[Block]) -> Iterable[tuple[str, str]]:
    """The chair stands once: in the text that names them, else in a line of their own, never under 出席.

    Who was absent without leave is not printed: GB/T 9704-2012, 10.3 (A43–A44) has 出席, 请假 and 列席 alone, and by
    custom only the record of a meeting tells 缺席. The secretary is told so before the number is given.
    """
    chair = told.chair
    if chair is not None and not any(chair.name in block.text for block in text if isinstance(block, Paragraph)):
        yield "主持", chair.name
    groups = (
        ("出席", told.here(AttendeeRole.PRESENT)),
        ("请假", told.excused),
        ("列席", told.here(AttendeeRole.IN_ATTENDANCE)),
        ("记录", told.of(AttendeeRole.RECORDER)),
    )
    for label, people in groups:
        if people:
            yield label, told.listed(people)
