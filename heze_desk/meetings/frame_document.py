"""What every paper of a meeting has: its frame, and the lines that say when, where and under whom."""

from collections.abc import Sequence

from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.rounds.document import demo
from heze_desk.settings.records import Settings
from reports.document import Block, Cell, Document

UNKNOWN = "待定"


def framed(kind: str, title: str, body: Sequence[Block], settings: Settings, *, landscape: bool = False) -> Document:
    """A paper of the office, marked where its figures are invented."""
    return Document(
        kind=kind,
        title=title,
        author=settings.office_name,
        remark=demo(settings),
        body=tuple(body),
        landscape=landscape,
    )


def head_rows(told: Proceedings, columns: int) -> tuple[tuple[Cell, ...], ...]:
    """Name, time, place and chair above a form of so many columns: a label over two, what it says over the rest."""
    meeting = told.meeting
    lines = (("会议名称", meeting.title), ("时间", meeting.lasts), ("地点", meeting.place), ("主持", told.chair_text))
    return tuple((Cell(label, span=2, label=True), Cell(text, span=columns - 2, align="left")) for label, text in lines)
