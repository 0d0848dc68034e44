"""The table on screen: keeps its place, remembers its columns, copies, pastes and fills."""

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from heze_desk.kit import table_clipboard, theme
from heze_desk.kit.column_layout import TWO_LINES_BELOW, ColumnLayout
from heze_desk.kit.columns import Kind, Record
from heze_desk.kit.delegates import delegate_for
from heze_desk.kit.fill_dialog import FillDialog
from heze_desk.kit.record_table import Cell, Index, RecordTable
from heze_desk.kit.table_header import TableHeader

Select = QItemSelectionModel.SelectionFlag


class RecordView(QTableView, Generic[Record]):
    """Shows a RecordTable. `chosen` carries the record of the current row, or None.

    Put actions of the page into `menu_actions`; they head the context menu.
    """

    chosen = Signal(object)

    def __init__(self, table: RecordTable[Record], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.menu_actions: list[QAction] = []
        self._kept: tuple[int | None, set[int], int | None] = (None, set(), None)
        self._told: Any = None
        self._set_up()
        self.columns_shown = ColumnLayout(self, table, name)
        table.modelAboutToBeReset.connect(self._keep_place)
        table.modelReset.connect(self._take_place)
        table.dataChanged.connect(self._tell_chosen)
        self._make_actions()

    def current(self) -> Record | None:
        """The record of the current row."""
        index = self.currentIndex()
        return self.table.record(index) if index.isValid() else None

    def selected(self) -> list[Record]:
        """The records of all rows with a selected cell, in the order shown."""
        return [self.table.record_at(row) for row in self._rows()]

    def choose(self, record_id: int) -> bool:
        """Make the row of this record current and bring it into sight; False if it is not listed."""
        row = self.table.row_of(record_id)
        if row is None:
            return False
        column = max(0, self._columns()[0] if self._columns() else 0)
        self.setCurrentIndex(self.table.index(row, column))
        self.scrollTo(self.currentIndex())
        return True

    def copy(self) -> None:
        """Selected cells as text that Excel takes; what is between them comes along empty."""
        indexes = [index for index in self.selectedIndexes() if not self.isColumnHidden(index.column())]
        rows = sorted({index.row() for index in indexes})
        columns = [column for column in self._columns() if any(index.column() == column for index in indexes)]
        taken = {(index.row(), index.column()): str(index.data()) for index in indexes}
        block = [[taken.get((row, column), "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(_text_of(block))

    def copy_rows(self) -> None:
        """Whole rows with their headings."""
        columns = self._columns()
        heading = [self.table.columns[column].title for column in columns]
        block = [[str(self.table.index(row, column).data()) for column in columns] for row in self._rows()]
        QGuiApplication.clipboard().setText(table_clipboard.to_tsv([heading, *block]))

    def paste(self) -> None:
        """A block over the cells from the current one on, in one step or not at all; one value fills the selection."""
        block = table_clipboard.from_tsv(QGuiApplication.clipboard().text())
        start = self.currentIndex()
        if not block or not start.isValid():
            return
        indexes = self.selectedIndexes() or [start]
        first_row = min(index.row() for index in indexes)
        rows: Sequence[int] = range(first_row, self.table.rowCount())
        columns = self._columns()
        columns = columns[min(columns.index(index.column()) for index in indexes if index.column() in columns) :]
        if len(block) == 1 and len(block[0]) == 1:
            rows = self._rows()
            columns = [column for column in columns if any(index.column() == column for index in indexes)]
        cells = table_clipboard.placed(self.table, block, rows, columns)
        self.table.write(cells, f"粘贴 {len(cells)} 格")

    def fill_down(self) -> None:
        """The topmost selected value of each column into the selected cells below it, as Ctrl+D in Excel."""
        cells = []
        for column in self._columns():
            rows = sorted(index.row() for index in self.selectedIndexes() if index.column() == column)
            if len(rows) > 1 and self.table.editable(column):
                value = self.table.columns[column].value(self.table.record_at(rows[0]))
                cells += [Cell(row, column, value) for row in rows[1:]]
        if cells:
            self.table.write(cells, f"向下填充 {len(cells)} 格")

    def fill(self) -> None:
        """Ask for one value and write it into the selected rows."""
        rows = self._rows()
        dialog = FillDialog(self.table, len(rows), self.currentIndex().column(), self)
        if dialog.exec():
            column, value = dialog.answer()
            title = f"{self.table.columns[column].title}：填入 {len(rows)} 行"
            self.table.write([Cell(row, column, value) for row in rows], title)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.exec(event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        """The page's own acts first, then those of every table."""
        menu.addActions(self.menu_actions)
        menu.addSeparator()
        menu.addActions([self._copy, self._copy_rows])
        if any(self.table.editable(column) for column in range(len(self.table.columns))):
            many = len(self._rows())
            self._fill.setText(f"对选中的 {many} 行填入…")
            self._fill.setEnabled(many > 0)
            menu.addActions([self._paste, self._fill_down, self._fill])
        menu.addSeparator()
        header = self.horizontalHeader()
        if isinstance(header, TableHeader):
            header.fill_menu(menu.addMenu("显示的列"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()
        self._tell_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = theme.row_height(2 if self.window().width() < TWO_LINES_BELOW and self._has_long() else 1)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
        self.columns_shown.fit()

    def _set_up(self) -> None:
        self.setModel(self.table)
        self.setHorizontalHeader(TableHeader(self.table, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.row_height(2 if self._has_long() else 1))
        for place, column in enumerate(self.table.columns):
            self.setItemDelegateForColumn(place, delegate_for(column.kind)(self.table, self))

    def _has_long(self) -> bool:
        return any(column.kind is Kind.LONG for column in self.table.columns)

    def _make_actions(self) -> None:
        self._copy = self._action("复制", self.copy, "Ctrl+C")
        self._copy_rows = self._action("复制整行（带表头）", self.copy_rows, "Ctrl+Shift+C")
        self._paste = self._action("粘贴", self.paste, "Ctrl+V")
        self._fill_down = self._action("向下填充", self.fill_down, "Ctrl+D")
        self._fill = self._action("对选中的行填入…", self.fill, "Ctrl+Return")

    def _action(self, text: str, slot: Any, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def _columns(self) -> list[int]:
        """The columns shown, from left to right."""
        header = self.horizontalHeader()
        ordered = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in ordered if not header.isSectionHidden(column)]

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectedIndexes()})

    def _keep_place(self) -> None:
        top = self.rowAt(0)
        current = self.current()
        self._kept = (
            current.id if current else None,
            {record.id for record in self.selected()},
            self.table.record_at(top).id if top >= 0 else None,
        )

    def _take_place(self) -> None:
        """After a new list: the same rows chosen, the same row on top; else the first row is current."""
        current, chosen, top = self._kept
        column = self._columns()[0] if self._columns() else 0
        selection = QItemSelection()
        for row in (self.table.row_of(record_id) for record_id in chosen):
            if row is not None:
                selection.select(self.table.index(row, column), self.table.index(row, column))
        self.selectionModel().select(selection, Select.ClearAndSelect)
        row = self.table.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self.table.index(row, column), Select.NoUpdate)
        elif self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, column))
        if top is not None and (row := self.table.row_of(top)) is not None:
            self.scrollTo(self.table.index(row, column), QAbstractItemView.ScrollHint.PositionAtTop)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        """Emit only what is news, so that a pane is not filled again for nothing."""
        record = self.current()
        if record != self._told:
            self._told = record
            self.chosen.emit(record)


def _text_of(block: list[list[str]]) -> str:
    single = len(block) == 1 and len(block[0]) == 1
    return block[0][0] if single else table_clipboard.to_tsv(block)
