"""Every term of an industry in a list: who, from when to when, by which document."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate

from heze_desk.kit import colours, theme
from heze_desk.kit.editing import Option
from heze_desk.roster.records import AssignmentLine, Place

TERM = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class TermList(QListWidget):
    """Under the name of each place its terms, the latest first. `chosen` carries the current one, or None."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_TermDelegate(self))
        self.setAccessibleName("任期记录")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(90))
        self.currentItemChanged.connect(lambda _new, _old: self.chosen.emit(self.current()))

    def current(self) -> AssignmentLine | None:
        item = self.currentItem()
        term = item.data(TERM) if item is not None else None
        return term if isinstance(term, AssignmentLine) else None

    def show_terms(self, terms: Sequence[AssignmentLine], day: date) -> None:
        """List them anew; the same term stays current until it is succeeded, else one that stands on the day is."""
        kept = self.current()
        self.blockSignals(True)
        self.clear()
        for place in Place:
            self._show_place(place, [one for one in terms if one.role == place], day)
        rows = [row for row in range(self.count()) if self.item(row).data(TERM) is not None]
        same = [row for row in rows if kept is not None and self.item(row).data(TERM).id == kept.id]
        standing = [row for row in rows if self.item(row).data(TERM).covers(day)]
        taken_over = [row for row in standing if kept is not None and _took_over(self.item(row).data(TERM), kept, day)]
        self.setCurrentRow((taken_over or same or standing or rows or [-1])[0])
        self.blockSignals(False)
        self.chosen.emit(self.current())

    def _show_place(self, place: Place, terms: list[AssignmentLine], day: date) -> None:
        heading = QListWidgetItem(str(place) if terms else f"{place}：待明确", self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        for term in sorted(terms, key=lambda one: one.valid_from, reverse=True):
            state = "在任" if term.covers(day) else "未到任" if term.valid_from > day else "已届满"
            item = QListWidgetItem(f"{term.who}，{term.span}，{state}，依据：{term.basis}", self)
            item.setToolTip(f"依据：{term.basis}")
            item.setData(TERM, term)
            item.setData(STATE, state)


def _took_over(term: AssignmentLine, kept: AssignmentLine, day: date) -> bool:
    """Whether the place was held by `kept`, as it was last listed, and now is by this one."""
    same_place = (term.industry_id, term.role) == (kept.industry_id, kept.role)
    return same_place and term.id != kept.id and kept.covers(day)


class _TermDelegate(QStyledItemDelegate):
    """Three lines: who and how it stands, from when to when, and the document."""

    def sizeHint(self, option: Option, index: Index) -> QSize:
        spacing: int = option.fontMetrics.lineSpacing()
        lines = 3 if index.data(TERM) is not None else 1
        return QSize(theme.px(80), lines * spacing + theme.px(10))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        term = index.data(TERM)
        painter.save()
        rect: QRect = option.rect
        inner = rect.adjusted(theme.px(8), theme.px(5), -theme.px(8), -theme.px(5))
        if term is None:
            self._heading(painter, inner, index)
        else:
            self._ground(painter, option)
            self._term(painter, inner, term, str(index.data(STATE)))
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.setFont(theme.font(theme.SECOND))
        painter.setPen(QColor(colours.SECOND_INK))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))

    def _ground(self, painter: QPainter, option: Option) -> None:
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.SELECTION))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _term(self, painter: QPainter, rect: QRect, term: AssignmentLine, state: str) -> None:
        step = rect.height() // 3
        first = QRect(rect.x(), rect.y(), rect.width(), step)
        painter.setFont(theme.font(theme.SECOND))
        painter.setPen(QColor(colours.INK if state == "在任" else colours.SECOND_INK))
        painter.drawText(first, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), state)
        room = rect.width() - painter.fontMetrics().horizontalAdvance(state) - theme.px(8)
        painter.setPen(QColor(colours.SECOND_INK))
        for number, text in enumerate((term.span, f"依据：{term.basis}"), 1):
            place = first.translated(0, number * step)
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.setFont(theme.font(strong=state == "在任"))
        painter.setPen(QColor(colours.INK))
        who = painter.fontMetrics().elidedText(term.who, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter), who)
