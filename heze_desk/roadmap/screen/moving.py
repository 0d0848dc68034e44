"""Writing what was carried: a reason for phases and milestones, a postponement or a correction for tasks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk, Screen
from heze_desk.roadmap import carrying, store
from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.carry_records import Following
from heze_desk.roadmap.records import BarKey, Subject
from heze_desk.roadmap.screen.carry_dialog import CarryDialog
from heze_desk.roadmap.screen.dragging import Drag, Grip
from heze_desk.tasks import lighting
from heze_desk.tasks import store as tasks
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

Later = Callable[[Desk, QWidget, TaskLine, date | None], bool]
"""Asks whether a later deadline is a postponement or a correction; False where it is neither."""

START, FINISH, DAY = (Column[Any](title, lambda drag: None, kind=Kind.DAY) for title in ("开始", "结束", "日期"))
REASON = Column[Any]("理由", lambda drag: "", kind=Kind.LONG)
KEPT = "原来的日期和理由会保留在“移动记录”里；可按 Ctrl+Z 撤销。"
CORRECTED = "这里只更正录错的日期；任务经批准推迟的，请把时限往后移并登记延期。"


@dataclass(frozen=True, kw_only=True)
class Move:
    """What was typed for a bar, what writes it, and the drag it began with."""

    drag: Drag
    days: tuple[date, date]
    reason: str
    done: str
    write: Callable[[Database], object]

    @property
    def bar(self) -> Bar:
        return self.drag.bar


class Moving:
    """Asks before anything is written; what is called off leaves the bar where it was."""

    def __init__(self, page: Screen, later: Later) -> None:
        self._page, self._later = page, later
        self._watched: Bar | None = None  # a task whose later deadline is being asked about

    def ask(self, drag: Drag) -> AskDialog | None:
        """What is carried is proposed and can still be typed otherwise."""
        self._watched = None
        match drag.bar.key.subject:
            case Subject.ITEM:
                return self._ask_item(drag)
            case Subject.TASK:
                return self._ask_task(drag)
            case Subject.RECOGNITION:
                return None

    def ask_following(self, bar: Bar) -> CarryDialog:
        """Let what waits for a bar give way to it as it stands."""
        found = carrying.giving_way(self._page.workspace.db, self._page.today, {bar.key: (bar.start, bar.finish)})
        if not any(one.gives_way for one in found):
            raise DeskError(f"要等“{bar.title}”的各项没有要顺延的。")

        def go(going: Sequence[Following], reason: str) -> None:
            with self._page.workspace.step(f"顺延路线图：{len(going)}项") as db:
                carrying.carry(db, going, day=self._page.today, reason=reason)
            self._page.tell(f"已顺延{len(going)}项；可按 Ctrl+Z 撤销。")

        dialog = CarryDialog(self._page, f"“{bar.title}”{bar.span}，要等它的各项里，", found, go, reason=None)
        dialog.open()
        dialog.typed.setFocus()
        return dialog

    def look_after(self, bars: Mapping[BarKey, Bar]) -> None:
        """Once a later deadline was agreed, ask about what waits for that task."""
        was = self._watched
        now = bars.get(was.key) if was else None
        if was is None or now is None or now.finish <= was.finish:
            return
        self._watched = None
        found = carrying.giving_way(self._page.workspace.db, self._page.today, {now.key: (now.start, now.finish)})
        if any(one.gives_way for one in found):
            self.ask_following(now).typed.setPlainText(f"任务时限改为{said(now.finish)}")

    def _ask_item(self, drag: Drag) -> AskDialog:
        bar = drag.bar

        def keep(answers: Answers) -> None:
            first, last = _days(answers)
            day, reason = self._page.today, answers["理由"]
            if (first, last) == (bar.start, bar.finish):
                raise DeskError("日期没有改动；不改请按“取消”。")
            store.moved(self._page.workspace.db, bar.key.id, first, last, day=day, reason=reason)
            write = partial(store.move, item_id=bar.key.id, start=first, finish=last, day=day, reason=reason)
            self._settle(Move(drag=drag, days=(first, last), reason=reason, done="移动", write=write))

        columns = (DAY, REASON) if bar.is_milestone else (START, FINISH, REASON)
        return self._open(columns, keep, drag, f"移动{bar.kind}：{bar.title}")

    def _ask_task(self, drag: Drag) -> AskDialog | None:
        """A later deadline goes the way it goes in the ledger."""
        desk, bar = self._page.desk, drag.bar
        db = desk.workspace.db
        (line,) = lines_of(db, [bar.key.id], self._page.today, lighting.rule(db))
        if drag.grip is not Grip.START and self._later(desk, self._page, line, drag.finish):
            self._watched = bar
            return None

        def keep(answers: Answers) -> None:
            days = _days(answers)
            old = (bar.start, bar.finish)
            new: dict[str, Any] = {
                name: to for name, was, to in zip(("start", "deadline"), old, days, strict=True) if was != to
            }
            write = partial(tasks.change, task_id=bar.key.id, **new)
            self._settle(Move(drag=drag, days=days, reason="任务日期更正", done="更正", write=write))

        return self._open((START, FINISH), keep, drag, f"更正任务日期：{bar.called}")

    def _settle(self, move: Move) -> None:
        """Write it, or ask first what is to become of all that would begin too early then."""
        bar, db = move.bar, self._page.workspace.db
        found = carrying.giving_way(db, self._page.today, {bar.key: move.days})
        if not found:
            self._write(move, (), move.reason)
            return
        first, last = move.days
        told = f"“{bar.title}”改为{bar.at(first, last).span}以后，"
        dialog = CarryDialog(self._page, told, found, partial(self._write, move), reason=move.reason)
        dialog.rejected.connect(lambda: self._ask_again(move))
        dialog.open()

    def _write(self, move: Move, going: Sequence[Following], reason: str) -> None:
        """In one step, so that one undo takes all back."""
        bar, today = move.bar, self._page.today
        early = carrying.not_waited(self._page.workspace.db, today, {bar.key: move.days})
        along = f"，顺延{len(going)}项" if going else ""
        what = "更正任务日期" if bar.key.subject is Subject.TASK else "移动路线图"
        with self._page.workspace.step(f"{what}：{bar.number or bar.title}{along}") as db:
            move.write(db)
            carrying.carry(db, going, day=today, reason=reason)
        waits = f"它要等“{early[0].title}”（{early[0].span}）完成，先后不符；" if early else ""
        self._page.tell(f"已{move.done}：{bar.called}{along}；{waits}可按 Ctrl+Z 撤销。")

    def _ask_again(self, move: Move) -> None:
        """With what was typed."""
        dialog = self.ask(move.drag)
        if dialog is not None:
            days = dict(zip(("开始", "结束"), move.days, strict=True)) | {"日期": move.days[0], "理由": move.reason}
            dialog.fill({title: value for title, value in days.items() if title in dialog.editors})

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
