"""Lights by industry: a number in the colour of its light, each one the way to its list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from heze_desk.dashboard.records import IndustryLights
from heze_desk.kit import colours, theme
from heze_desk.kit.lights import look
from heze_desk.kit.pieces import second
from heze_desk.tasks.records import Light


class LightGrid(QWidget):
    """One row a section; `asked` carries its name and the light that was pressed."""

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(3))
        self._grid.setColumnMinimumWidth(0, theme.px(96))
        self._grid.setColumnStretch(1, 2)
        self._titles: list[QLabel] = []
        self._cells: dict[tuple[int, int], QLabel | QPushButton] = {}
        self._names: list[str] = []
        self._shown: tuple[Light, ...] = ()

    def show_sections(self, sections: Sequence[IndustryLights], lights: Sequence[Light]) -> None:
        """Set the texts; rows and columns are only built anew when the industries or the rule of the lights change."""
        names = [section.name for section in sections]
        if (names, tuple(lights)) != (self._names, self._shown):
            self._shown = tuple(lights)
            self._head()
            self._build(names)
        for row, section in enumerate(sections):
            self._cells[row, 1].setText(section.lead_unit)
            self._cells[row, 1].setToolTip(f"分管市级领导：{section.leader}；牵头部门：{section.lead_unit}")
            for place, light in enumerate(self._shown, 2):
                self._show_count(row, place, section.lights[light])

    def names(self) -> list[str]:
        """The rows, from the top."""
        return list(self._names)

    def _head(self) -> None:
        for title in self._titles:
            title.deleteLater()
        self._titles = [second(text) for text in ("产业方向", "牵头部门", *map(str, self._shown))]
        for column, title in enumerate(self._titles):
            align = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignCenter
            self._grid.addWidget(title, 0, column, align)
        for column in range(2, self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < len(self._titles) else 0)

    def _build(self, names: list[str]) -> None:
        for cell in self._cells.values():
            cell.deleteLater()
        for row in range(1, self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._cells.clear()
        self._names = names
        for row, name in enumerate(names):
            self._put(row, 0, QLabel(name))
            self._put(row, 1, second(""))
            for place, light in enumerate(self._shown, 2):
                self._put(row, place, self._count(name, light))
            self._grid.setRowStretch(row + 1, 1)

    def _put(self, row: int, column: int, cell: QLabel | QPushButton) -> None:
        self._cells[row, column] = cell
        align = Qt.AlignmentFlag.AlignCenter if column > 1 else Qt.AlignmentFlag(0)
        self._grid.addWidget(cell, row + 1, column, align)

    def _count(self, name: str, light: Light) -> QPushButton:
        colour = look(light)
        count = QPushButton()
        count.setFixedSize(theme.px(44), max(theme.px(22), self.fontMetrics().height() + 2))
        count.setStyleSheet(
            f"QPushButton {{ background: {colour.ground}; color: {colour.ink}; border: 1px solid {colour.ground};"
            f" padding: 0; min-height: 0; }} QPushButton:hover, QPushButton:focus {{ border-color: {colour.ink}; }}"
            f" QPushButton:disabled {{ background: transparent; border-color: transparent;"
            f" color: {colours.THIRD_INK}; }}"
        )
        count.setAccessibleName(f"{name} {light}")
        count.clicked.connect(lambda: self.asked.emit(name, light))
        return count

    def _show_count(self, row: int, column: int, count: int) -> None:
        cell = self._cells[row, column]
        cell.setText(str(count) if count else "–")
        cell.setEnabled(count > 0)
