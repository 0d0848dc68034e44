"""A small table for a briefing, typed cell by cell or pasted from Excel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from heze_desk import inserting
from heze_desk.briefings.draft_records import Inset
from heze_desk.briefings.screen.inset_dialog import InsetDialog, Put
from heze_desk.kit import theme
from heze_desk.kit.pieces import fit, second
from heze_desk.kit.table_clipboard import from_tsv

ROWS, COLUMNS = 5, 4


class TableDialog(InsetDialog):
    """The first row is the head; cells from Excel make the grid larger where they need it."""

    def __init__(self, briefing_id: int, put: Put, parent: QWidget | None) -> None:
        super().__init__(put, title="插入表格", yes="插入", parent=parent)
        self._briefing_id = briefing_id
        self.grid, self.note = QTableWidget(ROWS, COLUMNS), QLineEdit()
        self.grid.setAccessibleName("表格，第一行是表头")
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.horizontalHeader().hide()
        self.grid.verticalHeader().hide()
        self.grid.setTabKeyNavigation(True)
        self.note.setPlaceholderText("可不填；印在表格下面")
        self.paste_act = self._act("粘贴", self.paste, "Ctrl+V")
        self.clear_act = self._act("清除", self.clear, "Del")
        self.row_button, self.column_button = QPushButton("加一行"), QPushButton("加一列")
        self.row_button.clicked.connect(lambda: self.grid.setRowCount(self.grid.rowCount() + 1))
        self.column_button.clicked.connect(lambda: self.grid.setColumnCount(self.grid.columnCount() + 1))
        self._lay_out()
        self.show_rows([])

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Fill the grid from its first cell on."""
        self._fill(rows, 0, 0)

    def show_table(self, inset: Inset) -> None:
        """One that was put in before, to be changed; its name stays, for lines of the text call it."""
        self.setWindowTitle("修改表格")
        self.done_button.setText("改好")
        self.caption.setText(inset.caption)
        self.caption.setReadOnly(True)
        self.note.setText(inserting.note_of(inset))
        rows = inserting.rows_of(inset)
        self.grid.setRowCount(max(ROWS, len(rows)))
        self.grid.setColumnCount(len(rows[0]))
        self.show_rows(rows)

    def paste(self) -> None:
        """Cells from Excel, from the current one on."""
        rows = from_tsv(QGuiApplication.clipboard().text())
        self._fill(rows, max(0, self.grid.currentRow()), max(0, self.grid.currentColumn()))

    def clear(self) -> None:
        for item in self.grid.selectedItems():
            item.setText("")

    def made(self) -> Inset:
        rows = [[self._text(row, column) for column in range(self.grid.columnCount())] for row in self._rows()]
        return inserting.table(self._briefing_id, self.caption.text(), rows, note=self.note.text().strip())

    def _fill(self, rows: Sequence[Sequence[str]], top: int, left: int) -> None:
        self.grid.setRowCount(max(self.grid.rowCount(), top + len(rows)))
        self.grid.setColumnCount(max(self.grid.columnCount(), left + max(map(len, rows), default=0)))
        for down, row in enumerate(rows):
            for right, text in enumerate(row):
                self.grid.setItem(top + down, left + right, QTableWidgetItem(text))
        head = QFont(self.font())
        head.setBold(True)
        for column in range(self.grid.columnCount()):
            item = self.grid.takeItem(0, column) or QTableWidgetItem("")
            item.setFont(head)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.grid.setItem(0, column, item)

    def _rows(self) -> range:
        return range(self.grid.rowCount())

    def _text(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return item.text() if item is not None else ""

    def _act(self, text: str, slot: object, keys: str) -> QAction:
        action = QAction(text, self.grid)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.grid.addAction(action)
        return action

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(second("第一行是表头；可从 Excel 或 WPS 复制后按 Ctrl+V 粘贴。"), 1)
        for button in (self.row_button, self.column_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self.grid, 1)
        self.form.addRow(second("表注"), self.note)
        fit(self, self.parentWidget(), (620, 460))
        self.grid.verticalHeader().setDefaultSectionSize(theme.row_height(1))
