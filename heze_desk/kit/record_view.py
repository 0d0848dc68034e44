"""The table on screen: keeps its place, remembers its columns, copies, pastes and fills."""

from typing import Any, Generic

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QMenu, QTableView, QWidget

from heze_desk.kit import cell_blocks, theme
from heze_desk.kit.column_layout import TWO_LINES_BELOW, ColumnLayout
from heze_desk.kit.columns import Kind, Record
from heze_desk.kit.delegates import delegate_for
from heze_desk.kit.place_keeper import PlaceKeeper
from heze_desk.kit.record_table import Cell, Index, RecordTable
from heze_desk.kit.row_heights import RowHeights
from heze_desk.kit.screen import Screen
from heze_desk.kit.table_header import TableHeader


class RecordView(QTableView, Generic[Record]):
    """Shows a RecordTable. `chosen` carries the record of the current row, or None.

    Put actions of the page into `menu_actions`; they head the context menu. A short list that is read more than worked
    in may have rows as `tall` as so many lines.
    """

    chosen = Signal(object)

    def __init__(
        self, table: RecordTable[Record], *, name: str = "", tall: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.several = False  # whether more is selected than one cell, which the focus frame shows already
        self.menu_actions: list[QAction] = []
        self._told: Any = None
        self._set_up()
        self.columns_shown = ColumnLayout(self, table, name)
        PlaceKeeper(self, table)
        if tall:
            RowHeights(self, table, self.columns_shown, lines=tall)
        table.modelReset.connect(self._tell_chosen)
        table.dataChanged.connect(self._tell_chosen)
        self._make_actions()

    def showEvent(self, event: QShowEvent) -> None:
        """In a dialog Ctrl+Return is the dialog's."""
        super().showEvent(event)
        if isinstance(self.window(), QDialog):
            self._fill.setShortcut(QKeySequence())

    def current(self) -> Record | None:
        """The record of the current row."""
        index = self.currentIndex()
        return self.table.record(index) if index.isValid() else None

    def selected(self) -> list[Record]:
        """The records of all rows with a selected cell, in the order shown."""
        return [self.table.record_at(row) for row in cell_blocks.few_rows_selected(self)]

    def choose(self, record_id: int) -> bool:
        """Make the row of this record current and bring it into sight; False if it is not listed."""
        row = self.table.row_of(record_id)
        if row is None:
            return False
        column = self.currentIndex().column() if self.currentIndex().isValid() else cell_blocks.columns_shown(self)[0]
        place = self.table.index(row, column)
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect  # though Ctrl be still held
        self.selectionModel().setCurrentIndex(place, alone)
        self.scrollTo(self.currentIndex())
        return True

    def take_keys(self, *actions: QAction) -> None:
        """Actions of the page whose keys mean other things in a field; here they are meant while the list has focus."""
        for action in actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(action)

    def copy(self) -> None:
        """The selected cells, for Excel."""
        QGuiApplication.clipboard().setText(cell_blocks.selected_text(self, self.table))

    def copy_rows(self) -> None:
        """Whole rows with their headings, for Excel."""
        QGuiApplication.clipboard().setText(cell_blocks.row_text(self, self.table))

    def paste(self) -> None:
        """A block from Excel over the cells from the selected one on, in one step or not at all."""
        cells = cell_blocks.pasted(self, self.table, QGuiApplication.clipboard().text())
        self._tell_changed("粘贴", self.table.write(cells, f"粘贴 {len(cells)} 格"))

    def fill_down(self) -> None:
        """As Ctrl+D in Excel."""
        cells = cell_blocks.filled_down(self, self.table)
        self._tell_changed("向下填充", self.table.write(cells, f"向下填充 {len(cells)} 格"))

    def fill(self) -> None:
        """Ask for one value and write it into the selected rows."""
        from heze_desk.kit.fill_dialog import FillDialog

        rows = cell_blocks.few_rows_selected(self)
        dialog = FillDialog(self.table, len(rows), self.currentIndex().column(), self.window())
        if dialog.exec():
            column, value = dialog.answer()
            title = f"{self.table.columns[column].title}：填入 {len(rows)} 行"
            self._tell_changed("填入", self.table.write([Cell(row, column, value) for row in rows], title))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cell = self.visualRect(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft()) if by_key else event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        """The page's own acts first, then those of every table."""
        menu.addActions(self.menu_actions)
        menu.addSeparator()
        menu.addActions([self._copy, self._copy_rows])
        if any(self.table.editable(column) for column in range(len(self.table.columns))):
            many = len(cell_blocks.rows_selected(self))
            self._fill.setText(f"对选中的 {many} 行填入…")
            self._fill.setEnabled(many > 0)
            menu.addActions([self._paste, self._fill_down, self._fill])
        menu.addSeparator()
        header = self.horizontalHeader()
        if isinstance(header, TableHeader):
            header.add_sorting(menu, self.currentIndex().column())
            header.fill_menu(menu.addMenu("显示的列"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if previous.isValid() and current.row() != previous.row():  # from none to the first all is painted anyway
            self.viewport().update()
        self._tell_chosen()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self.several = _holds_several(self.selectionModel().selection())
        super().selectionChanged(selected, deselected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = theme.row_height(2 if self.window().width() < TWO_LINES_BELOW and self._has_long() else 1)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
        self.columns_shown.fit()

    def _set_up(self) -> None:
        self.setModel(self.table)
        header = TableHeader(self.table, self)
        self.setHorizontalHeader(header)
        for selecting in (header.sectionPressed, header.sectionEntered):  # a column nobody means to change or delete
            selecting.disconnect()
        header.turned.connect(lambda: self.scrollTo(self.currentIndex()))
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

    def _tell_changed(self, done: str, many: int | None) -> None:
        """Say on the page how many cells are another now; while something is being asked nothing is done yet."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, Screen):
            page = page.parentWidget()
        if page is not None and many is not None:
            changed = f"改了 {many} 格；可按 Ctrl+Z 撤销。" if many else "各格本来就是这样，没有改动。"
            page.tell(f"已{done}，{changed}" if many else changed)

    def _tell_chosen(self) -> None:
        """Emit only what is news, so that a pane is not filled again for nothing."""
        record = self.current()
        if record != self._told:
            self._told = record
            self.chosen.emit(record)


def _holds_several(selection: QItemSelection) -> bool:
    return selection.count() > 1 or (selection.count() == 1 and selection.at(0).width() * selection.at(0).height() > 1)
