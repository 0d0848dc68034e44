"""The page 产业路线图: all industries on one scale of time."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.days import said as said_day
from heze_desk.kit import theme
from heze_desk.kit.pieces import Card, EmptyPage, second
from heze_desk.kit.screen import Desk, Screen
from heze_desk.roadmap.bar_records import Timeline
from heze_desk.roadmap.records import BarKey
from heze_desk.roadmap.screen import books
from heze_desk.roadmap.screen.acts import Acts
from heze_desk.roadmap.screen.head import Head
from heze_desk.roadmap.screen.legend import Legend
from heze_desk.roadmap.screen.moving import Later, Moving
from heze_desk.roadmap.screen.papers import RoadmapPapers
from heze_desk.roadmap.screen.roadmap_canvas import RoadmapCanvas
from heze_desk.roadmap.screen.rows import Row
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.workspace import as_of
from heze_desk.workspace.database import Database

EMPTY = "路线图上还没有可画的内容"
HOW = "先给一个产业加上阶段；或者到任务台账给任务填写时限，有时限的任务就会画在这里。"
KEYS = "Alt+←→移动，Shift+←→改结束，松开后写理由；Alt+↑↓或拖动名称调整顺序；Ctrl+滚轮缩放。"


class RoadmapScreen(Screen):
    """Takes a `BarKey` from other pages and makes that bar current; a past day is only read."""

    title = "产业路线图"
    reads = frozenset(
        {"plan_item", "plan_move", "dependency", "baseline", "baseline_bar", "industry", "setting"}
        | {"task", "milestone", "progress_entry", "postponement", "life_entry", "holiday_notice", "special_day"}
        | {"entry", "entry_industry", "recognition", "recognition_proof"}
    )

    def __init__(self, desk: Desk, later: Later) -> None:
        super().__init__(desk)
        self.canvas = RoadmapCanvas()
        self.moving = Moving(self, later)
        self.papers = RoadmapPapers(self, self._read)
        self.acts = Acts(self, self.canvas, self.moving)
        self.ledger = self.act("打开任务台账", lambda: self.wanted.emit("tasks", None), sign="ledger")
        printing = self.act("打印预览", self.papers.ask_print, sign="printer", keys="Ctrl+P")
        self.bar_actions = [printing, self._exporting(), self.acts.more(), self.acts.add]
        zooming = [self.acts.zoom_out, self.acts.zoom_in, self.acts.whole, self.acts.today]
        self.head = Head(desk, zooming)
        self.summary, self.sentence, self.legend = second(""), second(""), Legend()
        self.sentence.setWordWrap(True)
        self.summary.setWordWrap(True)
        self.empty = EmptyPage(EMPTY, HOW, [self.acts.add, self.ledger])
        self.stack = QStackedWidget()
        self.head.changed.connect(self.reload)
        self.canvas.turned.connect(self._turn)
        self.canvas.opened.connect(self.acts.open)
        self.canvas.carried.connect(self.moving.ask)
        self.canvas.asked_menu.connect(self.acts.pop_up)
        self._lay_out()

    def reload(self) -> None:
        with self._then() as db:
            self.head.offer(db)
        found = self._read()
        is_today = self.head.day == self.today
        self.canvas.read_only = not is_today or self.workspace.read_only
        self.canvas.show_timeline(found, is_today=is_today)
        self.summary.setText(found.summary)
        self.legend.explain(
            has_waits=any(not one.broken for one in found.waits),
            has_broken=any(one.broken for one in found.waits),
            has_baseline=any(bar.has_moved for bar in found.bars.values()),
        )
        self.stack.setCurrentWidget(self.canvas if found.bars else self.empty)
        self.counted.emit(f"共 {len(found.bars)} 条")
        self.subtitled.emit("" if is_today else f"截至{said_day(self.head.day)}，只读")
        self._turn(self.canvas.current)
        if not self.canvas.read_only:
            self.moving.look_after(found.bars)

    def entrance(self) -> QWidget:
        return self.canvas

    def receive(self, message: Any) -> None:
        self.refresh()
        if isinstance(message, BarKey):
            self.canvas.choose(message)
            self.canvas.setFocus()

    def _read(self, *, tasks: bool | None = None) -> Timeline:
        """As the head narrows it; `tasks` False leaves tasks out whatever it says."""
        with self._then() as db:
            wanted: Wanted = self.head.wanted(db)
            if tasks is False:
                wanted = replace(wanted, tasks=False)
            return timeline(db, self.head.day, wanted)

    def _then(self) -> AbstractContextManager[Database]:
        """What the workspace holds, or held on the day that is shown."""
        if self.head.day >= self.today:
            return nullcontext(self.workspace.db)
        return as_of.past(self.workspace, self.head.day)

    def _turn(self, _row: Row | None) -> None:
        self.sentence.setText(self.canvas.sentence or KEYS)
        self.acts.offer()

    def _exporting(self) -> QAction:
        picture = self.act("存为 PNG 图片…", self.papers.save_png, keys="Ctrl+E")
        paper = self.act("存为 PDF…", self.papers.ask_pdf)
        action = self.act("导出", lambda: None, sign="export")
        book = self.act("存为 Excel…", lambda: books.ask_export(self, self._read()))
        menu = QMenu(self)
        menu.addActions([picture, paper, book])
        action.setMenu(menu)
        return action

    def _lay_out(self) -> None:
        card = Card()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.empty)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.sentence)
        card.body.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 8, 16, 12)))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.head)
        layout.addWidget(card, 1)
        layout.addWidget(self.summary)
