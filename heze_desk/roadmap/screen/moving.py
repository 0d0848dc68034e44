"""Writing what was carried: a reason for phases and milestones, a postponement or a correction for tasks."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk, Screen
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import Subject
from heze_desk.roadmap.screen.dragging import Drag, Grip
from heze_desk.tasks import lighting
from heze_desk.tasks import store as tasks
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of

Later = Callable[[Desk, QWidget, TaskLine, date | None], bool]
"""Asks whether a later deadline is a postponement or a correction; False where it is neither."""

START, FINISH, DAY = (Column[Any](title, lambda drag: None, kind=Kind.DAY) for title in ("开始", "结束", "日期"))
REASON = Column[Any]("理由", lambda drag: "", kind=Kind.LONG)
KEPT = "原来的日期和理由会保留在“移动记录”里；可按 Ctrl+Z 撤销。"
CORRECTED = "这里只更正录错的日期；任务经批准推迟的，请把时限往后移并登记延期。"


class Moving:
    """Asks before anything is written; what is called off leaves the bar where it was."""

    def __init__(self, page: Screen, later: Later) -> None:
        self._page, self._later = page, later

    def ask(self, drag: Drag) -> AskDialog | None:
        """What is carried is proposed and can still be typed otherwise."""
        match drag.bar.key.subject:
            case Subject.ITEM:
                return self._ask_item(drag)
            case Subject.TASK:
                return self._ask_task(drag)
            case Subject.RECOGNITION:
                return None

    def _ask_item(self, drag: Drag) -> AskDialog:
        bar = drag.bar
        columns = (DAY, REASON) if bar.is_milestone else (START, FINISH, REASON)

        def keep(answers: Answers) -> None:
            first, last = _days(answers)
            with self._page.workspace.step(f"移动路线图：{bar.title}") as db:
                store.move(db, bar.key.id, first, last, day=self._page.today, reason=answers["理由"])
            self._page.tell(f"已移动：{bar.title}；可按 Ctrl+Z 撤销。")

        return self._open(columns, keep, drag, f"移动{bar.kind}：{bar.title}")

    def _ask_task(self, drag: Drag) -> AskDialog | None:
        """A later deadline goes the way it goes in the ledger."""
        desk, bar = self._page.desk, drag.bar
        db = desk.workspace.db
        (line,) = lines_of(db, [bar.key.id], self._page.today, lighting.rule(db))
        if drag.grip is not Grip.START and self._later(desk, self._page, line, drag.finish):
            return None

        def keep(answers: Answers) -> None:
            first, last = _days(answers)
            old = (bar.start, bar.finish)
            new = {
                name: to for name, was, to in zip(("start", "deadline"), old, (first, last), strict=True) if was != to
            }
            with desk.workspace.step(f"更正任务日期：{bar.number}") as db:
                tasks.change(db, bar.key.id, **new)
            self._page.tell(f"已更正：{bar.number} {bar.title}；可按 Ctrl+Z 撤销。")

        return self._open((START, FINISH), keep, drag, f"更正任务日期：{bar.number} {bar.title}")

    def _open(
        self, columns: tuple[Column[Any], ...], keep: Callable[[Answers], object], drag: Drag, title: str
    ) -> AskDialog:
        is_task = drag.bar.key.subject is Subject.TASK
        dialog = AskDialog(
            self._page.desk,
            columns,
            keep,
            title=title,
            yes="更正录入" if is_task else "移动",
            remark=CORRECTED if is_task else KEPT,
            parent=self._page.window(),
        )
        days = {"开始": drag.start, "结束": drag.finish, "日期": drag.start}
        dialog.fill({column.title: days[column.title] for column in columns if column.title in days})
        dialog.editors[columns[-1].title].setFocus()
        dialog.open()
        return dialog


def bar_as_it_is(bar: Bar) -> Drag:
    """To type other days without carrying it."""
    return Drag(bar, Grip.START)


def _days(answers: Answers) -> tuple[date, date]:
    first = answers.get("开始", answers.get("日期"))
    last = answers.get("结束", first)
    if not isinstance(first, date) or not isinstance(last, date):
        raise DeskError("请填写日期。")
    if last < first:
        raise DeskError("结束不能早于开始；请核对。")
    return first, last
