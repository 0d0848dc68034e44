"""How cells are drawn: text, two lines, lights, progress; every cell the same ground, tint and focus."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption

from heze_desk.kit import colours, theme
from heze_desk.kit.columns import Kind
from heze_desk.kit.editing import EditingDelegate, Option
from heze_desk.kit.lights import paint_pill
from heze_desk.kit.record_table import Index, Role

PAD = 6
INK, STRIPE, SELECTION, CELL_SELECTION = (
    QColor(colour) for colour in (colours.INK, colours.STRIPE, colours.SELECTION, colours.CELL_SELECTION)
)


class CellDelegate(EditingDelegate):
    """Text on one line, elided; the row of the current cell is tinted, chosen cells a little more."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        rect: QRect = option.rect
        self._paint_ground(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(INK)
        self.paint_inside(painter, rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0), index)
        painter.restore()

    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the value into the cell without its margins."""
        text = self.text(index).replace("\n", " ")
        if len(text) * theme.em() > rect.width():  # else it fits without being measured
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, self.table.alignments[index.column()], text)

    def _paint_ground(self, painter: QPainter, option: Option, index: Index) -> None:
        rect: QRect = option.rect
        view = option.widget
        current = view.currentIndex()
        if view.several and view.selectionModel().isSelected(index):
            theme.fill(painter, rect, CELL_SELECTION)
        elif current.row() == index.row():
            theme.fill(painter, rect, SELECTION)
        elif index.row() % 2:
            theme.fill(painter, rect, STRIPE)
        if current == index and view.hasFocus():
            painter.setPen(QPen(QColor(colours.FOCUS), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


class TwoLineDelegate(CellDelegate):
    """As many lines as the row has room for, the last one elided."""

    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        metrics = painter.fontMetrics()
        room = max(1, rect.height() // metrics.lineSpacing())
        lines = broken(self.text(index), painter.font(), rect.width(), room)
        top = rect.y() + (rect.height() - len(lines) * metrics.lineSpacing()) / 2
        for number, line in enumerate(lines):
            painter.drawText(rect.x(), round(top + number * metrics.lineSpacing() + metrics.ascent()), line)


class LightDelegate(CellDelegate):
    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        word = self.text(index)
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
        case Kind.LONG | Kind.CHOICES:
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
