"""How cells are drawn: text, two lines, lights, progress; every cell the same ground, tint and focus."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView

from heze_desk.kit import colours, theme
from heze_desk.kit.columns import Kind
from heze_desk.kit.editing import EditingDelegate, Option
from heze_desk.kit.lights import paint_pill
from heze_desk.kit.record_table import Index, Role

PAD = 6


class CellDelegate(EditingDelegate):
    """Text on one line, elided; the row of the current cell is tinted, chosen cells a little more."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        rect: QRect = option.rect
        self._paint_ground(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(colours.INK))
        self.paint_inside(painter, rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0), index)
        painter.restore()

    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the value into the cell without its margins."""
        text = str(index.data(Role.DisplayRole)).replace("\n", " ")
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(index.data(Role.TextAlignmentRole)), elided)

    def _paint_ground(self, painter: QPainter, option: Option, index: Index) -> None:
        rect: QRect = option.rect
        view: QAbstractItemView = option.widget
        current = view.currentIndex()
        if view.selectionModel().isSelected(index) and _several(view):
            painter.fillRect(rect, QColor(colours.CELL_SELECTION))
        elif current.row() == index.row():
            painter.fillRect(rect, QColor(colours.SELECTION))
        elif index.row() % 2:
            painter.fillRect(rect, QColor(colours.STRIPE))
        if current == index and view.hasFocus():
            painter.setPen(QPen(QColor(colours.FOCUS), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


class TwoLineDelegate(CellDelegate):
    """As many lines as the row has room for, the last one elided."""

    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        metrics = painter.fontMetrics()
        room = max(1, rect.height() // metrics.lineSpacing())
        lines = broken(str(index.data(Role.DisplayRole)), painter.font(), rect.width(), room)
        top = rect.y() + (rect.height() - len(lines) * metrics.lineSpacing()) / 2
        for number, line in enumerate(lines):
            painter.drawText(rect.x(), round(top + number * metrics.lineSpacing() + metrics.ascent()), line)


class LightDelegate(CellDelegate):
    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        word = str(index.data(Role.DisplayRole))
        if word:
            painter.setFont(theme.font(theme.SECOND))
            paint_pill(painter, QRectF(rect), word)


class ProgressDelegate(CellDelegate):
    """A bar and its percent; nothing where the value is not known."""

    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        done = index.data(Role.EditRole)
        if done is None:
            return
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance("100%")
        bar = QRectF(rect.x(), rect.center().y() - theme.px(3) + 1, rect.width() - room - theme.px(8), theme.px(6))
        if bar.width() >= theme.px(16):
            paint_bar(painter, bar, done / 100)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{done}%")


def delegate_for(kind: Kind) -> type[CellDelegate]:
    """Who draws cells of this kind."""
    match kind:
        case Kind.LONG:
            return TwoLineDelegate
        case Kind.LIGHT:
            return LightDelegate
        case Kind.PERCENT:
            return ProgressDelegate
        case _:
            return CellDelegate


def paint_bar(painter: QPainter, bar: QRectF, share: float) -> None:
    """A rounded bar filled to a share between 0 and 1."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = bar.height() / 2
    painter.setBrush(QColor(colours.BAR_GROUND))
    painter.drawRoundedRect(bar, radius, radius)
    if share > 0:
        painter.setBrush(QColor(colours.BAR))
        filled = QRectF(bar.x(), bar.y(), max(bar.height(), bar.width() * min(1.0, share)), bar.height())
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


@lru_cache(maxsize=4096)
def broken(text: str, font: QFont, width: int, room: int) -> tuple[str, ...]:
    """A text broken into at most `room` lines of a width in pixels, the last one elided."""
    if room == 1:
        return (QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width),)
    plain = text.replace("\n", "\u2028")
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = line.textStart()
        if len(lines) == room - 1:
            rest = plain[start:].replace("\u2028", " ")
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(plain[start : start + line.textLength()].rstrip("\u2028"))
    layout.endLayout()
    return tuple(lines)


def _several(view: QAbstractItemView) -> bool:
    """Whether more is selected than the current cell, which the focus frame shows already."""
    selection = view.selectionModel().selection()
    return selection.count() > 1 or (selection.count() == 1 and selection.at(0).width() * selection.at(0).height() > 1)
