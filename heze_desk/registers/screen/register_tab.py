"""One register: a table that is filtered, sorted and edited, and the chosen entry beside it."""

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit import dialogs, theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.pieces import EmptyPage, PaneSplitter
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.registers import duplicates, store
from heze_desk.registers.duplicates import Pair
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.registers.screen import detail, offer, papers
from heze_desk.registers.screen.book_tab import BookTab
from heze_desk.registers.screen.columns import table_columns
from heze_desk.registers.screen.detail import Tied
from heze_desk.registers.screen.filters import FilterBar
from heze_desk.registers.screen.new_entry import ask_entry
from heze_desk.registers.screen.offer import Offer
from heze_desk.registers.screen.pane import EntryPane
from heze_desk.registers.screen.shelf import Shelf

if TYPE_CHECKING:
    from heze_desk.workbooks.sheets import Book


class RegisterTab(BookTab):
    """Reads all its entries once, and then only what an act touched."""

    can = frozenset({"add", "import", "export", "print"})
    reads = frozenset(
        {"entry", "entry_industry", "recognition", "recognition_proof", "entry_event", "entry_year", "entry_link"}
        | {"entry_task", "task", "unit", "unit_name", "unit_member", "industry"}
    )

    def __init__(self, desk: Desk, as_of: AsOf, kind: Kind) -> None:
        super().__init__(desk, as_of)
        self.register = KINDS[kind]
        self.offer = Offer()
        self.shelf = Shelf(self.workspace.db, kind)
        desk.announcer.changed.connect(self.shelf.note)
        self._make_acts()
        self.filters = FilterBar(self, self.register, [self.pairs_act, self.bin_act])
        columns = table_columns(self.register, lambda: self.offer, lambda: self.workspace.db)
        self.table = RecordTable[EntryLine](desk, columns, parent=self)
        self.view = RecordView(self.table, name=f"register {kind.name.lower()}")
        self.pane = EntryPane(desk, self.register, lambda: self.offer, [self.history_act, self.discard_act])
        self.pages = QStackedWidget()
        self._connect()
        self._lay_out()

    def view_in_focus(self) -> QWidget:
        return self.view

    def entrance(self) -> QWidget:
        return self.view

    def reload(self) -> None:
        self.offer = offer.read(self.workspace.db, self.day)
        self.shelf.read(self.day)
        self.filters.offer(self.offer, self.shelf.lines)
        self.narrow()
        self.show_chosen()

    def narrow(self) -> None:
        """List what the filter lets through."""
        listed, every = self.shelf.narrowed(self.filters.value(), self.filters.only), self.shelf.lines
        self.table.show(listed)
        self.filters.count.say(len(listed), len(every))
        counter, shelf = self.register.counter, self.shelf
        self.counted.emit(f"共 {len(every)} {counter}，共享 {shelf.shared} {counter}，待核 {shelf.unproven} {counter}")
        self.pages.setCurrentIndex(0 if listed else 1 if every else 2)

    def show_chosen(self) -> None:
        line = self.view.current()
        self.pane.show_detail(detail.read(self.workspace.db, line, self.day) if line else None)
        for act in (self.history_act, self.discard_act):
            act.setEnabled(line is not None)

    def choose(self, entry_id: int) -> None:
        """Make this entry current; a filter that hides it gives way, and a day on which it was not there yet."""
        self.refresh()
        if not self.view.choose(entry_id):
            self.filters.clear()
            if not self.view.choose(entry_id) and self.day != self.today:
                self.as_of.set_day(None)
                self.refresh()
                self.view.choose(entry_id)
        self.view.setFocus()

    def show_only(self, ids: Collection[int], called: str) -> None:
        """List these alone: what stands behind a number of another page."""
        self.refresh()
        self.filters.show_filter(EntryFilter(), ids, called)
        self.view.setFocus()

    def clear_filter(self) -> None:
        self.filters.clear()

    def add(self) -> object:
        dialog = ask_entry(self.desk, self.register, self.offer, self._show_new, parent=self.window())
        if (industry_id := self.filters.industry.value()) is not None:
            dialog.fill({"产业": (industry_id,)})
        dialog.open()
        return dialog

    def discard(self) -> None:
        """Move the selected entries to the bin; several at once only after asking."""
        chosen = self.view.selected() or [line for line in [self.view.current()] if line]
        counter = self.register.counter
        sure = len(chosen) == 1 or dialogs.confirm(
            self.window(),
            f"把选中的 {len(chosen)} {counter}移入回收站吗？",
            yes="移入回收站",
            consequence="移入后不再计入名录和目标，可以撤销，也可以从回收站恢复。曾经属实的认定请用撤销，不要删除。",
        )
        if not chosen or not sure:
            return
        with self.workspace.step(f"移入回收站 {len(chosen)} {counter}") as db:
            for line in chosen:
                store.discard(db, line.id, day=self.today)
        what = f"“{chosen[0].name}”" if len(chosen) == 1 else f" {len(chosen)} {counter}"
        self.tell(f"已将{what}移入回收站；可按 Ctrl+Z 撤销，或从“回收站”恢复。")

    def show_history(self) -> None:
        from heze_desk.registers.screen.history import EntryHistory

        if self.pane.detail is not None:
            EntryHistory(self.desk, self.pane.detail, self.window()).open()

    def show_bin(self) -> None:
        from heze_desk.registers.screen.bin import EntryBin

        EntryBin(self.desk, self.register, self.window()).open()

    def ask_pairs(self) -> None:
        """Look for entries that may be the same, and ask about each pair."""
        work = partial(duplicates.among, *duplicates.asked_of(self.workspace.db, self.register.kind))
        self.desk.background.run(work, self._ask_of, title="正在查找疑似重复的条目")

    def _ask_of(self, pairs: list[Pair]) -> None:
        from heze_desk.registers.screen.pairs_dialog import PairsDialog

        if not pairs:
            self.tell(f"{self.register.title}里没有发现疑似重复的条目。")
            return
        PairsDialog(self.desk, self.register, pairs, self.tell, parent=self.window()).open()

    def import_book(self) -> None:
        papers.ask_book(self, self.register.title, self.preview_import)

    def preview_import(self, book: "Book") -> None:
        """Show what would be written; only its own button writes."""
        from heze_desk.registers.screen.import_dialog import EntryImport

        EntryImport(self.desk, self.register, book, self.tell, parent=self.window()).open()

    def export(self) -> object:
        return papers.ask_export(self, self.register, self.table.records)

    def preview(self) -> object:
        return papers.ask_columns(self, self.register, self.table.records, self.filters)

    def _show_new(self, entry_id: int, holder: str) -> None:
        self.reload()
        self.choose(entry_id)
        tied = f"，并与企业“{holder}”建立关联；不需要的可在右侧“关联”里解除" if holder else ""
        self.tell(f"已新增{self.register.kind} {self.register.number(entry_id)}{tied}。")

    def _open(self, one: Tied) -> None:
        self.wanted.emit("tasks" if one.is_task else "registers", one.id)

    def _make_acts(self) -> None:
        self.pairs_act = self.act("疑似重复", self.ask_pairs, sign="copy", keys="Ctrl+Shift+D")
        self.bin_act = self.act("回收站", self.show_bin, sign="bin")
        self.history_act = self.act("历史", self.show_history, keys="Ctrl+H")
        self.discard_act = self.act("移入回收站", self.discard, keys="Del")
        self.clear_act = self.act("清除筛选", self.clear_filter, keys="Esc")
        self.new_act = self.act(f"新增{self.register.kind}", self.add, sign="plus", primary=True)
        self.import_act = self.act("导入 Excel", self.import_book, sign="import")
        if self.workspace.read_only:
            for act in (self.pairs_act, self.bin_act, self.discard_act, self.new_act, self.import_act):
                act.setVisible(False)

    def _connect(self) -> None:
        for act in (self.discard_act, self.clear_act):  # these keys mean other things in a field
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(act)
        for part in (self.filters.text, *self.filters.pickers):
            part.addAction(self.clear_act)
        self.view.menu_actions = [self.history_act, self.discard_act]
        self.view.chosen.connect(lambda _line: self.show_chosen())
        self.pane.told.connect(self.told)
        self.pane.ties.opened.connect(self._open)
        self.filters.changed.connect(self.narrow)
        self.filters.text.returnPressed.connect(self.view.setFocus)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.view)
        none_fit = "可以清除筛选看全部条目，也可以新增一条。"
        none_yet = "可以新增一条，也可以从 Excel 名录导入。"
        kind = self.register.kind
        self.pages.addWidget(EmptyPage(f"没有符合筛选条件的{kind}", none_fit, [self.clear_act, self.new_act]))
        self.pages.addWidget(EmptyPage(f"{self.register.title}里还没有条目", none_yet, [self.new_act, self.import_act]))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.filters)
        column.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PaneSplitter(left, self.pane, self.desk.memory, "registers"))
