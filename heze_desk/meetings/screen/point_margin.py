"""Beside the record: of each point the agenda item where it changes, the time, and who speaks or what it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heze_desk.kit import colours, theme
from heze_desk.meetings.agenda_records import NoteKind
from heze_desk.meetings.point_records import Point

if TYPE_CHECKING:
    from heze_desk.meetings.screen.record_editor import RecordEditor

INKS: Final = {
    NoteKind.RECORD: colours.THIRD_INK,
    NoteKind.SPEECH: colours.INK,
    NoteKind.DECIDED: "#27703F",
    NoteKind.TASK: colours.ACTION,
    NoteKind.FIGURE: "#945200",
    NoteKind.SUGGESTED: "#6B4E9B",
}
ITEM, TIME, WORD = 42, 44, 74
"""How wide each part of the margin is."""


class PointMargin(QWidget):
    def __init__(self, editor: "RecordEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self.setFont(theme.font(theme.SECOND))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.wide = theme.px(ITEM + TIME + WORD + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.fill(painter, event.rect(), QColor(colours.STRIPE))
        painter.setFont(self.font())
        for block, box in self._editor.visible_blocks():
            if box.bottom() < event.rect().top() or box.top() > event.rect().bottom():
                continue
            point = self._editor.point_at(block)
            if point is not None:
                above = self._editor.point_at(block.previous()) if block.previous().isValid() else None
                first = above is None or above.item_id != point.item_id
                self._paint_point(painter, point, box, first=first)
            painter.setPen(QColor(colours.FAINT_LINE))
            painter.drawLine(0, box.bottom(), self.width(), box.bottom())
        painter.end()

    def _paint_point(self, painter: QPainter, point: Point, box: QRect, *, first: bool) -> None:
        line = QFontMetrics(self._editor.font()).lineSpacing()
        top, sides = box.top() + theme.px(1), Qt.AlignmentFlag
        number = self._editor.numbers.get(point.item_id or 0)
        if first and number:
            self._say(painter, f"第{number}项", QRect(theme.px(6), top, theme.px(ITEM), line), colours.SECOND_INK)
        self._say(painter, f"{point.at:%H:%M}", QRect(theme.px(6 + ITEM), top, theme.px(TIME), line), colours.THIRD_INK)
        speaks = point.kind is NoteKind.SPEECH and point.speaker
        word = point.speaker if speaks else " ".join(filter(None, (point.kind, point.speaker)))
        room = QRect(theme.px(6 + ITEM + TIME), top, theme.px(WORD), line)
        painter.setPen(QColor(INKS[point.kind]))
        said = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(sides.AlignLeft | sides.AlignVCenter), said)

    def _say(self, painter: QPainter, text: str, box: QRect, ink: str) -> None:
        painter.setPen(QColor(ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
