"""上次议定事项落实情况: each decision with its tasks, their lights as words, and what was told of them last."""

from collections.abc import Iterator

from heze_desk.days import said
from heze_desk.meetings.following_records import DecisionLine, FollowUp, UnitRate, counted
from heze_desk.meetings.frame_document import framed
from heze_desk.settings.records import Settings
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.timeliness_records import note, on_time
from reports.document import Block, Document, Heading, Paragraph, Signature, Table, Title

HEADER = ("序号", "任务", "牵头单位", "时限", "状态", "进展情况")
WIDTHS = (0.07, 0.26, 0.17, 0.17, 0.09, 0.24)
ALIGN = ("center", "left", "center", "center", "center", "left")
NO_TASK = "（没有立任务）"
RATE_HEADER = ("牵头单位", "任务", "时限已过", "按时办结", "按时办结率")
RATE_WIDTHS = (0.36, 0.16, 0.16, 0.16, 0.16)
SHORT = 120
"""A longer decision is named by its beginning."""


def follow_up(told: FollowUp, settings: Settings) -> Document:
    """As of a day, for the meeting at which it is heard."""
    title = "上次议定事项落实情况"
    day = said(told.day)
    return framed(
        "落实情况",
        f"{title}（截至{day}）",
        (
            Title(title, note=f"（截至{day}）"),
            Paragraph(_summary(told)),
            Table(
                header=HEADER,
                rows=tuple(row for line in told.lines for row in _rows(line)),
                widths=WIDTHS,
                align=ALIGN,
                note=f"{note(told.tasks, told.rule)}{on_time(told.tasks, told.rule, told.day).sentence}",
            ),
            *_by_unit(told),
            Signature(settings.office_name, day),
        ),
        settings,
    )


def _by_unit(told: FollowUp) -> Iterator[Block]:
    """The units that lead, by rank; of a unit none of whose tasks had to be done yet there is no rate."""
    if not told.rates:
        return
    yield Heading("各牵头单位按时办结情况")
    yield Table(
        header=RATE_HEADER,
        rows=tuple(
            (one.unit, str(one.tasks), str(one.on_time.due), str(one.on_time.kept), _percent(one)) for one in told.rates
        ),
        widths=RATE_WIDTHS,
        align=("left", *["center"] * 4),
    )


def _percent(one: UnitRate) -> str:
    return "—" if one.on_time.percent is None else f"{one.on_time.percent}%"


def _summary(told: FollowUp) -> str:
    """How many decisions there were and how they stand; those of earlier meetings are told apart."""
    own = [line for line in told.lines if line.meeting.id == told.last.id]
    earlier = [line for line in told.lines if line.meeting.id != told.last.id]
    parts = [f"{told.last.name}（{said(told.last.day)}）议定事项{len(own)}项：{_states(own)}。"] if own else []
    if earlier:
        parts.append(f"此前会议议定、上次会议时尚未办结的{len(earlier)}项：{_states(earlier)}。")
    return f"截至{said(told.day)}，{''.join(parts)}"


def _states(lines: list[DecisionLine]) -> str:
    return "，".join(f"{state}{count}项" for state, count in counted(lines).items())


def _rows(line: DecisionLine) -> list[tuple[str, ...]]:
    said_in_full = line.decision.heading or line.decision.text
    head = (f"{line.ref}　{said_in_full if len(said_in_full) <= SHORT else line.decision.title}",)
    if not line.tasks:
        return [head, ("—", NO_TASK, "", "", "", "")]
    return [head, *(_row(place, task) for place, task in enumerate(line.tasks, 1))]


def _row(place: int, task: TaskLine) -> tuple[str, ...]:
    return (
        str(place),
        task.title,
        task.lead_unit or "待明确",
        _deadline(task),
        str(task.light),
        task.latest,
    )


def _deadline(task: TaskLine) -> str:
    """The deadline in force, where it counts if that is another day, and what it first was."""
    if task.due is None:
        return "长期" if task.ongoing else "未定"
    moved = task.due.moved if task.runs else ""
    return "\n".join(filter(None, (f"{task.due.typed:%Y-%m-%d}", moved, task.first_deadline)))
