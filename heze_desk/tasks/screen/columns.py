"""The columns of the ledger: what each shows, and where an edit of it goes."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeAlias

from heze_desk.kit.columns import Column, Kind, said
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.screen.offer import UNSETTLED, Offer
from heze_desk.workspace.database import Database

Later: TypeAlias = Callable[[TaskLine, date | None], bool]
WIDE = 1700
URGENCY = {
    light: place
    for place, light in enumerate(
        (
            *(Light.OVERDUE, Light.RED, Light.YELLOW, Light.SOON, Light.BLUE, Light.NORMAL, Light.GREEN),
            *(Light.UNSET, Light.LASTING, Light.PAUSED, Light.DONE),
        )
    )
}


def ledger_columns(
    offer: Callable[[], Offer], today: Callable[[], date], later: Later | None = None
) -> tuple[Column[TaskLine], ...]:
    """What is sorted is sorted as an office does: by the order of the policy, by rank, by urgency.

    `later` may take over an edit of a deadline, to ask what is meant by it.
    """
    return (*_matters(offer), *_units(offer), *_standing(today, later))


def _matters(offer: Callable[[], Offer]) -> tuple[Column[TaskLine], ...]:
    return (
        Column[TaskLine]("编号", lambda line: line.number, sort=number_key, order="number", width=4.4),
        Column[TaskLine](
            "板块",
            _place,
            kind=Kind.LONG,
            sort=lambda line: offer().places.get(line.place),
            order="section",
            tip=_place,
            width=5.6,
            one_line=10.2,
        ),
        Column[TaskLine](
            "任务名称",
            lambda line: line.title,
            write=setting("title"),
            kind=Kind.LONG,
            order="title",
            tip=_told,
            width=0,
        ),
    )


def _units(offer: Callable[[], Offer]) -> tuple[Column[TaskLine], ...]:
    return (
        Column[TaskLine](
            "牵头单位",
            lambda line: line.lead_unit_id,
            display=lambda line: line.lead_unit or UNSETTLED,
            write=setting("lead_unit_id"),
            kind=Kind.CHOICE,
            choices=lambda: offer().lead_choices,
            sort=lambda line: offer().ranks.get(line.lead_unit_id or 0),
            order="lead_unit",
            tip=lambda line: line.lead_unit,
            width=9.2,
            one_line=10.2,
        ),
        Column[TaskLine](
            "责任单位",
            lambda line: line.unit_ids,
            display=lambda line: "、".join(line.units),
            write=set_units,
            kind=Kind.CHOICES,
            choices=lambda: offer().unit_choices,
            sort=lambda line: tuple(offer().ranks.get(unit_id, 0) for unit_id in line.unit_ids),
            order="units",
            tip=lambda line: "\n".join(line.units),
            width=9.6,
            from_width=WIDE,
        ),
        Column[TaskLine](
            "责任人", lambda line: line.person, write=setting("person"), order="person", width=4, from_width=WIDE
        ),
    )


def _standing(today: Callable[[], date], later: Later | None) -> tuple[Column[TaskLine], ...]:
    def latest(line: TaskLine) -> str:
        return line.latest

    return (
        Column[TaskLine](
            "时限",
            lambda line: line.deadline,
            display=lambda line: "长期" if line.ongoing else said(line.deadline),
            write=setting("deadline"),
            kind=Kind.DAY,
            order="deadline",
            tip=_standing_of,
            width=6,
            divert=later,
        ),
        Column[TaskLine]("最近进展", latest, order="latest", tip=latest, width=9, from_width=WIDE),
        Column[TaskLine](
            "进度", lambda line: line.progress, write=progress_of(today), kind=Kind.PERCENT, order="progress", width=6.4
        ),
        Column[TaskLine](
            "状态",
            lambda line: line.light,
            kind=Kind.LIGHT,
            sort=lambda line: URGENCY[line.light],
            order="light",
            tip=_standing_of,
            width=4.8,
        ),
    )


def _standing_of(line: TaskLine) -> str:
    return "\n".join(filter(None, (line.standing, line.postponed)))


def set_units(db: Database, task_id: int, unit_ids: Sequence[int]) -> None:
    """Make these units responsible, in this order."""
    from heze_desk.tasks import store

    store.set_units(db, task_id, unit_ids)


def setting(field: str) -> Callable[[Database, int, Any], None]:
    """A write that sets this one field of the task."""

    def write(db: Database, task_id: int, value: Any) -> None:
        from heze_desk.tasks import store

        store.change(db, task_id, **{field: value})

    return write


def progress_of(today: Callable[[], date]) -> Callable[[Database, int, int], None]:
    """A write of the progress; at 100 % the task is done on this day."""

    def write(db: Database, task_id: int, progress: int) -> None:
        from heze_desk.tasks import store

        store.set_progress(db, task_id, progress, day=today())

    return write


def _place(line: TaskLine) -> str:
    return line.place


def number_key(line: TaskLine) -> tuple[str, ...]:
    """2-10-01 comes after 2-9-01."""
    return tuple(part.rjust(8, "0") for part in line.number.split("-"))


def _told(line: TaskLine) -> str:
    return line.title if line.content in ("", line.title) else f"{line.title}\n{line.content}"
