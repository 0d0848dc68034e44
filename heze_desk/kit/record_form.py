"""One record as labelled fields, each saved by itself and at once; built once, texts set."""

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from heze_desk.errors import DeskError
from heze_desk.identity_numbers import naming
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Record
from heze_desk.kit.form_fields import Field, Write, field_for
from heze_desk.kit.screen import Desk


class RecordForm(QWidget, Generic[Record]):
    """Fields for a record, described by the same columns as a table; `width` does not matter here.

    A field that is being typed in is left alone when a reload brings the same record again.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, columns: Sequence[Column[Record]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: Record | None = None
        self.fields: dict[str, Field[Record]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnStretch(1, 1)
        for row, column in enumerate(columns):
            self._place(grid, row, column)

    def show_record(self, record: Record | None) -> None:
        """Show another record, or the same one as it now is; without one the fields are empty and closed."""
        other = record is None or self._record is None or record.id != self._record.id
        refusal = self._leave() if other else None
        self._record = record
        for field in self.fields.values():
            field.show_record(record, afresh=other)
        if refusal is not None:
            raise refusal

    def commit(self) -> None:
        """Save what is still being typed, as before printing; refuses what means nothing."""
        for field in self.fields.values():
            field.save()

    def _leave(self) -> DeskError | None:
        """Save what was typed for the record that is left; what cannot be saved is named afterwards."""
        try:
            self.commit()
        except DeskError as refusal:
            return refusal
        return None

    def _place(self, grid: QGridLayout, row: int, column: Column[Record]) -> None:
        label = QLabel(column.title)
        label.setProperty("second", True)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        field: Field[Record] = field_for(self._desk, column, self._writer(column))
        label.setBuddy(field.editor)
        grid.addWidget(label, row, 0, field.label_alignment)
        grid.addWidget(field, row, 1)
        self.fields[column.title] = field

    def _writer(self, column: Column[Record]) -> Write:
        def write(value: Any) -> bool:
            record = self._record
            if record is None or column.write is None or (column.divert is not None and column.divert(record, value)):
                return False
            with naming({column.title: value}), self._desk.workspace.step(f"修改{column.title}") as db:
                column.write(db, record.id, value)
            self.saved.emit(column.title)
            return True

        return write
