"""The ledger: a table that is filtered, sorted and edited, and the chosen task beside it.

What is not seen at once (the pane, the dialogs) is imported when it is first asked for: the table stands sooner.
"""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.long_list import LongList
from heze_desk.kit.pieces import EmptyPage, PaneSplitter
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.rule_line import RuleLine
from heze_desk.kit.screen import Desk, Screen
from heze_desk.tasks import lighting
from heze_desk.tasks.ledger import Ledger
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.line_order import Ranks
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.origins import ALONE, Elsewhere
from heze_desk.tasks.screen import offer
from heze_desk.tasks.screen.columns import URGENCY, ledger_columns
from heze_desk.tasks.screen.filters import FilterBar
from heze_desk.tasks.screen.offer import Offer
from heze_desk.tasks.screen.pane import DetailPane
from heze_desk.tasks.screen.stage_acts import StageActs
from heze_desk.tasks.words import Words

if TYPE_CHECKING:
    from heze_desk.workbooks.sheets import Book


class TaskScreen(Screen):
    """Takes from other pages a TaskFilter, the id of a task, or "new"."""

    title = "任务台账"
    reads = frozenset(
        {"task", "task_unit", "milestone", "progress_entry", "attachment", "life_entry", "postponement"}
        | {
            "unit",
            "unit_name",
            "unit_member",
            "industry",
            "clause",
            "setting",
            "holiday_notice",
            "special_day",
            "entry_task",
        }
    )

    def __init__(self, desk: Desk, elsewhere: Elsewhere = ALONE) -> None:
        super().__init__(desk)
        self.offer, self.rule = Offer(), LightRule()
        self._words = Words()
        self.ledger = self._opened_ledger()
        self._painted = False
        self._make_acts()
        self.filters = FilterBar(self, [self.export_act])
        columns = ledger_columns(lambda: self.offer, lambda: self.today, self.stages.later)
        self.table = RecordTable[TaskLine](desk, columns, parent=self)
        self.table.ask_first = self.stages.later_ones
        self.view = RecordView(self.table, name="tasks")
        acts = _shown([self.history_act, self.stages.pause_act, self.discard_act])
        self.pane = DetailPane(desk, lambda: self.offer, acts, elsewhere=elsewhere)
        self.pages, self.rule_line = QStackedWidget(), RuleLine()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        db = self.workspace.db
        self.offer = offer.read(db, self.today)
        self.rule = lighting.rule(db)
        self.filters.offer(self.offer, self.rule.lights)
        self.rule_line.say(self.rule.sentence)
        self.ledger = self._opened_ledger()
        self.narrow()
        self.show_chosen()
        self._read_ahead()

    def narrow(self) -> None:
        """List what the filter lets through, in the order the headings ask for."""
        ids, total = self.ledger.ids(self.filters.value()), self.ledger.total
        self.table.show(LongList(ids, self.ledger.records, self.ledger.ordered))
        self.filters.count.say(len(ids), total)
        self.counted.emit(f"共 {total} 项")
        self.pages.setCurrentWidget(self.view if ids else self._none_fit if total else self._none_yet)
        self.export_act.setEnabled(bool(ids))

    def _opened_ledger(self) -> Ledger:
        ranks = Ranks(units=self.offer.ranks, sections=self.offer.places, lights=URGENCY)
        return Ledger(self.workspace.db, self.today, self.rule, ranks=ranks, words=self._words)

    def entrance(self) -> QWidget:
        """The arrow keys and F2 work at once; coming back, the focus is where it was."""
        return self.view

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pane is made once the table has been painted, so that the ledger stands sooner."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_all_painting)

    def _after_all_painting(self) -> None:
        QTimer.singleShot(0, self, self._fill_pane)
        self._read_ahead()

    def _fill_pane(self) -> None:
        """Where the page was left or closed meanwhile, after the next painting."""
        self._painted = self.isVisible()
        self.show_chosen()

    def _read_ahead(self) -> None:
        """Get ready for the first word typed, between what the secretary does."""
        if self._painted and self.isVisible() and self.ledger.read_ahead():
            QTimer.singleShot(0, self, self._read_ahead)

    def show_chosen(self) -> None:
        if not self._painted:
            return
        from heze_desk.tasks.screen import detail

        line = self.view.current()
        self.pane.show_detail(detail.read(self.workspace.db, line, self.rule, self.today) if line else None)
        self.stages.fit(line)
        for act in (self.report_act, self.history_act, self.discard_act):
            act.setEnabled(line is not None)

    def receive(self, message: Any) -> None:
        self.refresh()
        match message:
            case TaskFilter():
                self.filters.show_filter(message)
            case int():
                self.choose(message)
            case "new":
                self.add()

    def choose(self, task_id: int) -> None:
        """Make this task current; a filter that hides it gives way."""
        if not self.view.choose(task_id):
            self.filters.clear()
            self.view.choose(task_id)

    def add(self) -> None:
        """Ask for a task, in the section that is filtered by."""
        from heze_desk.tasks.screen.new_task import ask_task

        section = self.filters.section.value()
        ask_task(self.desk, self.offer, self._show_new, section=section, parent=self.window()).open()

    def discard(self) -> None:
        """Move the selected tasks to the bin; several at once only after asking."""
        chosen = self.view.selected() or [line for line in [self.view.current()] if line]
        if not chosen or (len(chosen) > 1 and not self._sure(len(chosen))):
            return
        from heze_desk.tasks import store

        with self.workspace.step(f"移入回收站 {len(chosen)} 项") as db:
            for line in chosen:
                store.discard(db, line.id, day=self.today)
        what = f"“{chosen[0].title}”" if len(chosen) == 1 else f" {len(chosen)} 项任务"
        self.tell(f"已将{what}移入回收站；可按 Ctrl+Z 撤销，或从“回收站”恢复。")

    def report(self) -> None:
        """Enter what was reported on the current task, without leaving the table."""
        if self.pane.detail is not None:
            self.pane.task.reports.add()

    def show_history(self) -> None:
        from heze_desk.tasks import store
        from heze_desk.tasks.screen.history_dialog import HistoryDialog

        if (line := self.view.current()) is not None:
            HistoryDialog(self.desk, store.get(self.workspace.db, line.id), self.offer, self.window()).open()

    def look_back(self) -> None:
        """Open the ledger of a past day beside this one, narrowed alike."""
        from heze_desk.tasks.screen.past_window import open_past

        open_past(self.desk, TaskScreen, self.filters.value(), self.window())

    def show_bin(self) -> None:
        from heze_desk.tasks.screen.bin_dialog import BinDialog

        BinDialog(self.desk, self.rule, self.window()).open()

    def export(self) -> None:
        """Write exactly the tasks listed, in the order shown."""
        from heze_desk.kit import dialogs

        file = (f"任务台账{self.today:%Y%m%d}.xlsx", "Excel 工作簿 (*.xlsx)")
        if (path := dialogs.ask_save(self.window(), "导出任务台账", *file)) is not None:
            from heze_desk.tasks import timeliness_records, workbook

            listed = tuple(self.table.records)
            note = timeliness_records.note(listed, self.rule)
            work = partial(workbook.export, listed, path, day=self.today, note=note)
            self.desk.background.run(
                work, lambda made: self.tell(f"已导出 {len(listed)} 项任务。", made), title="正在导出"
            )

    def import_ledger(self) -> None:
        from heze_desk.kit import dialogs

        path = dialogs.ask_open(self.window(), "导入台账", "Excel 工作簿 (*.xlsx)")
        if path is not None:
            self.desk.background.run(partial(_read_book, path), self.preview_import, title="正在读取")

    def preview_import(self, book: "Book") -> None:
        """Show what would be written; only its own button writes."""
        from heze_desk.tasks.screen.import_dialog import ImportDialog

        ImportDialog(self.desk, book, self.tell, self.window()).open()

    def _show_new(self, task_id: int) -> None:
        from heze_desk.tasks import store

        self.reload()
        self.choose(task_id)
        self.view.setFocus()
        self.tell(f"已新增任务 {store.get(self.workspace.db, task_id).number}。")

    def _sure(self, many: int) -> bool:
        from heze_desk.kit import dialogs

        return dialogs.confirm(
            self.window(),
            f"把选中的 {many} 项任务移入回收站吗？",
            yes="移入回收站",
            consequence="移入后不再计入台账，可以撤销，也可以从回收站恢复。",
        )

    @cached_property
    def _none_fit(self) -> EmptyPage:
        text = "可以清除筛选看全部任务，也可以新增一项任务。"
        return self._empty(EmptyPage("没有符合筛选条件的任务", text, _shown([self.clear_act, self.new_act])))

    @cached_property
    def _none_yet(self) -> EmptyPage:
        text = "可以新增一项任务，也可以导入原有的 Excel 台账。"
        return self._empty(EmptyPage("台账里还没有任务", text, _shown([self.new_act, self.import_act])))

    def _empty(self, page: EmptyPage) -> EmptyPage:
        self.pages.addWidget(page)
        return page

    def _make_acts(self) -> None:
        self.new_act = self.act("新增任务", self.add, sign="plus", keys="Ctrl+N", primary=True)
        self.import_act = self.act("导入台账", self.import_ledger, sign="import", keys="Ctrl+I")
        self.bin_act = self.act("回收站", self.show_bin, sign="bin")
        self.export_act = self.act("导出 Excel", self.export, sign="export", keys="Ctrl+E")
        self.report_act = self.act("登记进展…", self.report, keys="Ins")
        self.history_act = self.act("历史", self.show_history, keys="Ctrl+H")
        self.stages = StageActs(self, lambda: self.view)
        self.discard_act = self.act("移入回收站", self.discard, keys="Del")
        self.past_act = self.act("往日台账", self.look_back, sign="history")
        bar = [self.past_act, self.bin_act, self.import_act, self.new_act]
        for act in (*bar, self.report_act, *self.stages.acts, self.discard_act):
            act.setVisible(not self.workspace.read_only)
        self.bar_actions = _shown(bar)

    def _connect(self) -> None:
        self.clear_act = self.act("清除筛选", self.filters.clear, keys="Esc")
        self.view.take_keys(self.report_act, self.discard_act, self.clear_act)
        self.filters.take_key(self.clear_act)
        self.view.menu_actions = _shown([self.report_act, *self.stages.acts, self.history_act, self.discard_act])
        self.view.chosen.connect(lambda _line: self.show_chosen())
        self.pane.told.connect(self.told)
        self.pane.wanted.connect(self.wanted)
        self.filters.changed.connect(self.narrow)
        self.filters.text.returnPressed.connect(self.view.setFocus)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 12, 16, 12)))
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.filters)
        layout.addWidget(PaneSplitter(self.pages, self.pane, self.desk.memory, "tasks"), 1)
        layout.addWidget(self.rule_line)


def _shown(acts: list[QAction]) -> list[QAction]:
    """Without those that change something, where nothing can be changed."""
    return [act for act in acts if act.isVisible()]


def _read_book(path: Path) -> "Book":
    from heze_desk.tasks import importing

    return importing.read(path)
