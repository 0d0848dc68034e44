"""Which columns stand where and how wide: by design until the secretary changes it, and then remembered."""

import json
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from heze_desk.kit import theme
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.table_header import TableHeader

TWO_LINES_BELOW = 1500
MEASURED = 300  # so many texts of a column say how wide it is


class ColumnLayout(QObject):
    """Keeps only what was changed by hand, so that new columns and wider windows still find their design."""

    fitted = Signal()

    def __init__(self, view: QTableView, table: RecordTable[Any], name: str) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._key = f"columns/{name}" if name else ""
        self._own_hand = False
        self._widths: dict[str, int] = {}
        self._hidden: dict[str, bool] = {}
        header = view.horizontalHeader()
        assert isinstance(header, TableHeader)
        self._header = header
        self._recall()
        self.fit()
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._keep)
        header.toggled.connect(self._toggle)
        header.undone.connect(self.forget)
        header.widened.connect(self.fit)
        if any(column.most for column in table.columns):
            table.shown.connect(self.fit)

    def fit(self) -> None:
        """Give every column its width, and what is left to those that take the rest."""
        if self._own_hand:
            return
        self._own_hand = True
        window = self._view.window().width()
        for place, column in enumerate(self._table.columns):
            hidden = self._hidden.get(column.title, window < theme.px(column.from_width))
            self._header.setSectionHidden(place, hidden)
            self._header.resizeSection(place, self._width(place))
        self._share_the_rest()
        self._own_hand = False
        self.fitted.emit()

    def forget(self) -> None:
        """Back to the design."""
        self._widths, self._hidden = {}, {}
        for place in range(self._header.count()):
            self._header.moveSection(self._header.visualIndex(place), place)
        self.fit()
        self._keep()

    def _width(self, place: int) -> int:
        column = self._table.columns[place]
        if column.title in self._widths:
            return self._widths[column.title]
        wraps = bool(column.one_line) and self._view.window().width() < TWO_LINES_BELOW
        designed = self._characters((0 if wraps else column.one_line) or column.width or column.least)
        if wraps or not column.most:
            return designed
        return max(designed, min(self._widest(place), self._characters(column.most)))

    def _characters(self, count: float) -> int:
        return round(count * self._view.fontMetrics().horizontalAdvance("中")) + theme.px(14)

    def _widest(self, place: int) -> int:
        """What the heading and the texts of a column ask for."""
        column, measure = self._table.columns[place], self._view.fontMetrics().horizontalAdvance
        texts = {column.shown(self._table.record_at(row)) for row in range(min(self._table.rowCount(), MEASURED))}
        asked = max((measure(text) for text in texts), default=0)
        return max(asked, self._header.fontMetrics().horizontalAdvance(column.title)) + theme.px(14)

    def _share_the_rest(self) -> None:
        columns = self._table.columns
        shown = [place for place in range(len(columns)) if not self._header.isSectionHidden(place)]
        elastic = [place for place in shown if not columns[place].width and columns[place].title not in self._widths]
        left = self._header.width() - sum(self._header.sectionSize(place) for place in shown)
        if left < 0:
            self._give_way(shown, -left)
        for number, place in enumerate(elastic):
            share = left // len(elastic) if number else left - left // len(elastic) * (len(elastic) - 1)
            self._header.resizeSection(place, self._width(place) + max(0, share))

    def _give_way(self, shown: list[int], lacking: int) -> None:
        """Columns as wide as their texts get narrower where the rest would go beyond the edge."""
        for place in sorted(shown, key=self._header.sectionSize, reverse=True):
            column = self._table.columns[place]
            if column.most and column.title not in self._widths:
                spare = min(lacking, self._header.sectionSize(place) - self._characters(column.width))
                self._header.resizeSection(place, self._header.sectionSize(place) - spare)
                lacking -= spare

    def _resized(self, place: int, _before: int, width: int) -> None:
        if self._own_hand or not width:
            return
        self._widths[self._table.columns[place].title] = width
        self._keep()
        self.fitted.emit()

    def _toggle(self, place: int, shown: bool) -> None:
        self._hidden[self._table.columns[place].title] = not shown
        self.fit()
        self._keep()

    def _keep(self) -> None:
        if not self._key or self._own_hand:
            return
        order = [self._table.columns[self._header.logicalIndex(at)].title for at in range(self._header.count())]
        kept = {"order": order, "widths": self._widths, "hidden": self._hidden}
        self._table.desk.memory.keep(self._key, json.dumps(kept, ensure_ascii=False))

    def _recall(self) -> None:
        """Take what is known of the last time; damaged notes count as forgotten."""
        text = self._table.desk.memory.text(self._key) if self._key else ""
        try:
            kept = json.loads(text or "{}")
            self._widths, self._hidden = dict(kept["widths"]), dict(kept["hidden"])
            self._order(list(kept["order"]))
        except (ValueError, KeyError, TypeError):
            self._widths, self._hidden = {}, {}

    def _order(self, wanted: list[str]) -> None:
        titles = [column.title for column in self._table.columns]
        if sorted(wanted) == sorted(titles):
            for at, title in enumerate(wanted):
                self._header.moveSection(self._header.visualIndex(titles.index(title)), at)
