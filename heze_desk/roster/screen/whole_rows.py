"""A table whose rows are as high as their longest text, for lists so short that nothing need be cut."""

from typing import Generic

from PySide6.QtGui import QResizeEvent

from heze_desk.kit import theme
from heze_desk.kit.columns import Kind, Record
from heze_desk.kit.delegates import PAD, broken
from heze_desk.kit.record_view import RecordView

MOST = 3  # lines of one row


class WholeRows(RecordView[Record], Generic[Record]):
    """Fits its rows whenever it is resized; call `fit_rows` when other records are shown."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give each row the height of its longest text."""
        longs = [place for place, column in enumerate(self.table.columns) if column.kind is Kind.LONG]
        for row, record in enumerate(self.table.records):
            lines = max((self._lines(place, self.table.columns[place].shown(record)) for place in longs), default=1)
            height = lines * self.fontMetrics().lineSpacing() + theme.px(10)
            self.setRowHeight(row, max(self.verticalHeader().defaultSectionSize(), height))

    def _lines(self, place: int, text: str) -> int:
        return len(broken(text, self.font(), self.columnWidth(place) - 2 * theme.px(PAD), MOST))
