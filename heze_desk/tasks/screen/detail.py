"""One task with all that belongs to it, and the fields in which it is read and changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.roster import unit_store
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import LifeEntry, Postponement, Stage
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.progress_records import reached
from heze_desk.tasks.records import Attachment, Milestone, ProgressEntry, Source, Task, TaskLine
from heze_desk.tasks.screen.columns import Later, progress_of, setting
from heze_desk.tasks.screen.offer import UNSETTLED, Offer, Section
from heze_desk.workspace.database import Database

KINDS_OF_TIME = (Choice(False, "按时限办理"), Choice(True, "长期任务"))
SOURCES = tuple(Choice(source, str(source)) for source in Source)


@dataclass(frozen=True, kw_only=True)
class Detail:
    """What the pane shows of the chosen task."""

    task: Task
    line: TaskLine
    milestones: tuple[Milestone, ...]
    entries: tuple[ProgressEntry, ...]
    attachments: tuple[Attachment, ...]
    life: tuple[LifeEntry, ...]
    postponements: tuple[Postponement, ...]
    stages: Mapping[Stage, date | None]
    units: Mapping[int, str]
    rule: LightRule

    @property
    def id(self) -> int:
        return self.line.id


def read(db: Database, line: TaskLine, rule: LightRule, day: date) -> Detail:
    """The task with all that hangs on it, and the units by their names of the day."""
    task, lived = store.get(db, line.id), tuple(life.entries(db, line.id))
    return Detail(
        task=task,
        line=line,
        milestones=tuple(store.milestones(db, line.id)),
        entries=tuple(store.entries(db, line.id)),
        attachments=tuple(store.attachments(db, line.id)),
        life=lived,
        postponements=tuple(life.postponements(db, line.id)),
        stages=reached(task, lived, begun=life.begun_on(db, line.id)),
        units=unit_store.names(db, day),
        rule=rule,
    )


TITLE = Column[Detail](
    "任务名称",
    lambda detail: detail.task.title,
    kind=Kind.LONG,
    write=lambda db, task_id, title: store.change(db, task_id, title="".join(title.splitlines())),
)


def first_fields(offer: Callable[[], Offer], today: Callable[[], date], later: Later) -> tuple[Column[Detail], ...]:
    """Who has to do it until when, and how far it is; `later` is as of the ledger's columns."""
    return (*_filed(offer), *_timed(today, later))


def _filed(offer: Callable[[], Offer]) -> tuple[Column[Detail], ...]:
    return (
        Column[Detail]("编号", lambda detail: detail.task.number, write=setting("number")),
        Column[Detail](
            "板块",
            lambda detail: offer().section_of(detail.task.industry_id, detail.task.clause_id),
            write=set_section,
            kind=Kind.CHOICE,
            choices=lambda: offer().section_choices,
        ),
        Column[Detail](
            "牵头单位",
            lambda detail: detail.task.lead_unit_id,
            write=setting("lead_unit_id"),
            kind=Kind.CHOICE,
            choices=lambda: offer().lead_choices,
        ),
        Column[Detail](
            "责任单位",
            lambda detail: detail.line.unit_ids,
            display=lambda detail: "、".join(detail.line.units) or UNSETTLED,
            write=store.set_units,
            kind=Kind.CHOICES,
            choices=lambda: offer().unit_choices,
        ),
        Column[Detail]("责任人", lambda detail: detail.task.person, write=setting("person")),
    )


def _timed(today: Callable[[], date], later: Later) -> tuple[Column[Detail], ...]:
    return (
        Column[Detail]("开始日期", lambda detail: detail.task.start, write=setting("start"), kind=Kind.DAY),
        Column[Detail](
            "时限",
            lambda detail: detail.task.deadline,
            write=setting("deadline"),
            kind=Kind.DAY,
            divert=lambda detail, day: later(detail.line, day),
        ),
        Column[Detail]("到期情况", lambda detail: "\n".join(filter(None, _due(detail.line))) or "—"),
        Column[Detail](
            "时限类型",
            lambda detail: detail.task.ongoing,
            write=set_ongoing,
            kind=Kind.CHOICE,
            choices=lambda: KINDS_OF_TIME,
        ),
        Column[Detail]("进度", lambda detail: detail.task.progress, write=progress_of(today), kind=Kind.PERCENT),
    )


def _due(line: TaskLine) -> tuple[str, str]:
    return line.standing, line.postponed


def texts() -> tuple[Column[Detail], ...]:
    """What is to be reached and what stands in the way, in the secretary's own words."""
    return (
        Column[Detail]("目标要求", lambda detail: detail.task.target, write=setting("target"), kind=Kind.LONG),
        Column[Detail]("任务内容", lambda detail: detail.task.content, write=setting("content"), kind=Kind.LONG),
        Column[Detail]("存在问题", lambda detail: detail.task.problems, write=setting("problems"), kind=Kind.LONG),
        Column[Detail]("下步措施", lambda detail: detail.task.next_steps, write=setting("next_steps"), kind=Kind.LONG),
    )


def grounds() -> tuple[Column[Detail], ...]:
    """Where the task comes from, with the sentence it was taken from."""
    return (
        Column[Detail](
            "来源", lambda detail: detail.task.source, write=set_source, kind=Kind.CHOICE, choices=lambda: SOURCES
        ),
        Column[Detail]("来源条款", lambda detail: detail.task.source_ref, write=of_our_own("source_ref")),
        Column[Detail](
            "依据原文", lambda detail: detail.task.source_text, write=of_our_own("source_text"), kind=Kind.LONG
        ),
    )


def set_section(db: Database, task_id: int, section: Section | None) -> None:
    place = section or Section()
    store.change(db, task_id, industry_id=place.industry_id, clause_id=place.clause_id)


def set_ongoing(db: Database, task_id: int, ongoing: bool | None) -> None:
    store.change(db, task_id, ongoing=bool(ongoing))


def set_source(db: Database, task_id: int, source: Source | None) -> None:
    if source is None:
        raise DeskError("来源不能为空；请从列表中选择。")
    of_our_own("source")(db, task_id, source)


def of_our_own(field: str) -> Callable[[Database, int, Any], None]:
    """A write that is refused for a task of the policy: its clause and sentence are literal and stay so."""

    def write(db: Database, task_id: int, value: Any) -> None:
        if store.get(db, task_id).source is Source.POLICY:
            raise DeskError("政策条款的来源和原文照文件原样保留，不能改动；要补充的请写在“任务内容”里。")
        store.change(db, task_id, **{field: value})

    return write
