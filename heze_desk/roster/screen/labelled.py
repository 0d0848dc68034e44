"""A form whose rows can be named anew and hidden."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QFormLayout, QHBoxLayout, QLabel, QWidget

from heze_desk.kit import theme


class Labelled(QWidget):
    """Fields in rows; a hidden row takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(theme.px(10))
        self._form.setVerticalSpacing(theme.px(7))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels: dict[QWidget, QLabel] = {}

    def add_row(self, title: str, *fields: QWidget) -> QWidget:
        """Put fields side by side into a row; returns what can be hidden and named anew."""
        row = fields[0] if len(fields) == 1 else _side_by_side(fields)
        label = QLabel(title)
        label.setProperty("second", True)
        label.setBuddy(fields[0])
        self._labels |= dict.fromkeys((row, *fields), label)
        self._form.addRow(label, row)
        return row

    def label(self, field: QWidget) -> str:
        return self._labels[field].text()

    def name_row(self, field: QWidget, title: str) -> None:
        self._labels[field].setText(title)

    def hold_labels(self, widest: str) -> None:
        """As wide as the widest, so that no field moves when a row comes or is named anew."""
        for label in self._labels.values():
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))

    def show_row(self, field: QWidget, shown: bool) -> None:
        self._form.setRowVisible(field, shown)


def _side_by_side(fields: Sequence[QWidget]) -> QWidget:
    """A group of its own, so that choosing here leaves other groups alone."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    for field in fields:
        row.addWidget(field, 0 if isinstance(field, QAbstractButton) else 1)
    if all(isinstance(field, QAbstractButton) for field in fields):
        row.addStretch(1)
    return group
