"""A new task from the keyboard alone: its name is enough, the rest can follow."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.records import Source, Task
from heze_desk.tasks.screen.detail import KINDS_OF_TIME, SOURCES
from heze_desk.tasks.screen.offer import Offer, Section

OWN_SOURCES = tuple(choice for choice in SOURCES if choice.value is not Source.POLICY)
STEP = "新增任务"


def fields(offer: Offer) -> tuple[Column[Any], ...]:
    return (
        Column("任务名称", lambda task: task.title),
        Column("板块", lambda task: None, kind=Kind.CHOICE, choices=lambda: offer.section_choices),
        Column("牵头单位", lambda task: None, kind=Kind.CHOICE, choices=lambda: offer.lead_choices),
        Column("责任单位", lambda task: (), kind=Kind.CHOICES, choices=lambda: offer.unit_choices),
        Column("责任人", lambda task: task.person),
        Column("开始日期", lambda task: task.start, kind=Kind.DAY),
        Column("时限", lambda task: task.deadline, kind=Kind.DAY),
        Column("时限类型", lambda task: task.ongoing, kind=Kind.CHOICE, choices=lambda: KINDS_OF_TIME),
        Column("来源", lambda task: task.source, kind=Kind.CHOICE, choices=lambda: OWN_SOURCES),
        Column("来源条款", lambda task: task.source_ref),
        Column("任务内容", lambda task: task.content, kind=Kind.LONG),
    )


def ask_task(
    desk: Desk, offer: Offer, made: Callable[[int], object], *, section: Section, parent: QWidget | None
) -> AskDialog:
    """Ask for a task in this section; `made` is told the id of the one that was kept."""

    def keep(answers: Answers) -> None:
        with desk.workspace.step(STEP) as db:
            task_id = store.add(db, _task(answers), answers["责任单位"])
        made(task_id)

    dialog = AskDialog(desk, fields(offer), keep, title=STEP, yes=STEP, parent=parent)
    dialog.fill({"板块": section, "牵头单位": None, "时限类型": False, "来源": Source.OTHER})
    dialog.editors["来源条款"].setPlaceholderText("如会议名称、批示日期")
    dialog.editors["时限"].setPlaceholderText("未定；如 2026-3-5 或 3月5日")
    dialog.editors["任务名称"].setFocus()
    return dialog


def _task(answers: Answers) -> Task:
    section = answers["板块"] or Section()
    return Task(
        number=store.NEXT,
        title=answers["任务名称"],
        industry_id=section.industry_id,
        clause_id=section.clause_id,
        lead_unit_id=answers["牵头单位"],
        person=answers["责任人"],
        start=answers["开始日期"],
        ongoing=bool(answers["时限类型"]),
        deadline=answers["时限"],
        source=answers["来源"] or Source.OTHER,
        source_ref=answers["来源条款"],
        content=answers["任务内容"],
    )
