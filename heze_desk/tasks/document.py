"""The 任务台账 as a paper."""

from collections.abc import Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.roster.version_records import Edition
from heze_desk.settings.records import Settings
from heze_desk.tasks.records import LightRule, TaskLine
from heze_desk.tasks.timeliness_records import note, on_time
from reports.document import Document, Signature, Table, Title

HEADER = ("编号", "任务", "牵头单位", "责任单位", "时限", "进度", "状态", "最近进展")
WIDTHS = (0.06, 0.215, 0.125, 0.26, 0.09, 0.05, 0.05, 0.15)
ALIGN = ("center", "left", "center", "left", "center", "center", "center", "left")


def ledger(
    lines: Sequence[TaskLine], day: date, rule: LightRule, settings: Settings, *, issued: Edition | None = None
) -> Document:
    """The tasks in the order given, under the names of their sections; lights as words. What is issued is signed."""
    edition = f"{issued.name}，" if issued else ""
    rows: list[tuple[str, ...]] = []
    sections: dict[str, list[TaskLine]] = {}
    for line in lines:
        sections.setdefault(line.place or "其他任务", []).append(line)
    for section, tasks in sections.items():
        rows += [(section,), *map(_row, tasks)]
    return Document(
        kind="任务台账",
        title=f"任务台账（截至{said(day)}）",
        author=settings.office_name,
        landscape=True,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title("任务台账", note=f"（{edition}截至{said(day)}，共{len(lines)}项）"),
            Table(
                header=HEADER,
                rows=tuple(rows),
                widths=WIDTHS,
                align=ALIGN,
                note=f"{note(lines, rule)}{on_time(lines, rule, day).sentence}",
            ),
            *((Signature(settings.office_name, said(issued.on)),) if issued else ()),
        ),
    )


def _row(task: TaskLine) -> tuple[str, ...]:
    return (
        task.number,
        task.title,
        task.lead_unit or "待明确",
        "、".join(task.units),
        _deadline(task),
        f"{task.progress}%",
        str(task.light),
        task.latest,
    )


def _deadline(task: TaskLine) -> str:
    """The day as it was typed, where it counts if that is another, and what it was before it was postponed."""
    if task.due is None:
        return "长期" if task.ongoing else "未定"
    moved = task.due.moved if task.runs else ""
    return "\n".join(filter(None, (f"{task.due.typed:%Y-%m-%d}", moved, task.first_deadline)))
