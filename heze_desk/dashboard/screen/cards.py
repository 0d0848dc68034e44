"""A figure of the overview that opens the list behind it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.lights import Mark, look

LEFT, RIGHT = 12, 6
LOUD = frozenset({"逾期", "临期", "蓝灯", "黄灯", "红灯"})


class FigureCard(QFrame):
    """A light, its number and a few words; Enter, Space or a click asks for the list behind it."""

    asked = Signal()

    def __init__(self, word: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._word = word
        self._title = title
        self._words = ""
        self.figure, self.words = QLabel(), QLabel()
        self.figure.setFont(theme.font(theme.FIGURE, strong=True))
        self.words.setProperty("second", True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out(word, title)

    def tell(self, figure: int, words: str) -> None:
        """A number that calls for nothing is not coloured."""
        self._words = words
        self.figure.setText(str(figure))
        ink = look(self._word).ink if figure and self._word in LOUD else colours.INK
        self.figure.setStyleSheet(f"color: {ink};")
        self.setToolTip(f"{self._title} {figure} 项，{words}")
        self.setAccessibleName(self.toolTip())
        self._show_words()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, its coloured edge, and a ring while it has the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._word:
            edge = QRect(0, theme.px(6), theme.px(3), self.height() - 2 * theme.px(6))
            painter.fillRect(edge, QColor(look(self._word).ink))
        if self.hasFocus():
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(82))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), self.sizeHint().height())

    def _show_words(self) -> None:
        """What does not fit is left out at the end; the whole stands in the tip."""
        room = self.width() - theme.px(LEFT + RIGHT) - self.figure.sizeHint().width() - theme.px(6)
        self.words.setText(self.words.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _lay_out(self, word: str, title: str) -> None:
        head, below = QHBoxLayout(), QHBoxLayout()
        for row in (head, below):
            row.setSpacing(theme.px(6))
        if word:
            head.addWidget(Mark(word))
        head.addWidget(QLabel(title), 1)
        below.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        below.addWidget(self.words, 1, Qt.AlignmentFlag.AlignBaseline)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(LEFT), theme.px(8), theme.px(RIGHT), theme.px(8))
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(below)
