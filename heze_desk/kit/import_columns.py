"""Which column of the sheet fills which field, with what stands in it as a reminder."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.pieces import second
from heze_desk.workbooks.headings import Column, Table

NOT_IMPORTED = "（不导入）"
LONGEST = 150  # characters of what stands in a column


class ColumnChoices(QWidget):
    """`titles` are the fields by key; `chosen` carries the letter of a column and the field it is now taken for."""

    chosen = Signal(str, str)

    def __init__(self, titles: Mapping[str, str], book: str) -> None:
        super().__init__()
        self._titles, self._book = titles, book
        self.fields: dict[str, QComboBox] = {}
        self._area = QScrollArea(widgetResizable=True)
        layout = QVBoxLayout(self)
        layout.addWidget(second(f"请核对每一列对应{book}的哪一项；空格子和没有对应的列不改动{book}。"))
        layout.addWidget(self._area, 1)

    def show_table(self, table: Table) -> None:
        """Build the rows for another sheet; for the same columns only set what is chosen."""
        if [one.letter for one in table.columns] != list(self.fields):
            self._build(table)
        for column in table.columns:
            field = self.fields[column.letter]
            field.blockSignals(True)
            field.setCurrentIndex(field.findData(column.field))
            field.blockSignals(False)

    def _build(self, table: Table) -> None:
        inside = QWidget()
        inside.setAutoFillBackground(True)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(3, 1)
        self.fields = {}
        for place, heading in enumerate(("列", "表头", f"对应{self._book}", "表中内容")):
            grid.addWidget(second(heading), 0, place)
        for row, column in enumerate(table.columns, 1):
            grid.addWidget(QLabel(column.letter), row, 0)
            grid.addWidget(_cut(column.heading, 14), row, 1)
            grid.addWidget(self._field(column), row, 2)
            shown = column.remark or "；".join(table.examples(column.index))
            grid.addWidget(_broken(shown), row, 3)
        grid.setRowStretch(len(table.columns) + 1, 1)
        self._area.setWidget(inside)

    def _field(self, column: Column) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(f"{column.letter} 列对应{self._book}的哪一项")
        field.setMaxVisibleItems(24)
        field.setMinimumWidth(theme.px(130))
        field.addItem(NOT_IMPORTED, "")
        for name, title in self._titles.items():
            field.addItem(title, name)
        field.activated.connect(lambda _place: self.chosen.emit(column.letter, field.currentData()))
        self.fields[column.letter] = field
        return field


def _broken(text: str) -> QLabel:
    """A label over as many lines as it needs; a text that would take very many is cut."""
    plain = " ".join(text.split())
    label = QLabel(plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…", wordWrap=True)
    label.setToolTip(plain)
    return label


def _cut(text: str, characters: int) -> QLabel:
    """A label of at most so many characters, whole in its tip."""
    plain = " ".join(text.split())
    label = QLabel()
    room = label.fontMetrics().horizontalAdvance("中") * characters
    label.setText(label.fontMetrics().elidedText(plain, Qt.TextElideMode.ElideRight, room))
    label.setToolTip(plain)
    return label
