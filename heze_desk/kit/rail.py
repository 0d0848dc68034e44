"""The rail on the left: whose desk it is, and the way to every page."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QVBoxLayout, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.icons import icon
from heze_desk.kit.key_names import with_keys

WIDE, NARROW = 168, 52


class RailButton(QAbstractButton):
    """One page of the rail; the current one carries the red edge."""

    stepped = Signal(int)

    def __init__(self, title: str, sign: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._dark = icon(sign), icon(sign, colours.INK)
        self.setText(title)
        self.setCheckable(True)
        self.setFixedHeight(max(theme.px(36), self.fontMetrics().height() + theme.px(8)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(with_keys(title, keys))
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDE), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        if self.isChecked():
            theme.fill(painter, box, QColor(colours.SELECTION))
            theme.fill(painter, QRect(0, 0, 3, box.height()), QColor(colours.BRAND))
        elif self.underMouse():
            theme.fill(painter, box, QColor(colours.FAINT_LINE))
        side = theme.px(18)
        left = theme.px(15) if box.width() >= theme.px(100) else (box.width() - side) // 2
        sign = self._dark if self.isChecked() else self._icon
        sign.paint(painter, QRect(left, (box.height() - side) // 2, side, side))
        if box.width() >= theme.px(100):
            painter.setFont(theme.font(strong=self.isChecked()))
            painter.setPen(QColor(colours.INK))
            painter.drawText(box.adjusted(theme.px(41), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRect(box.adjusted(4, 1, -2, -2))
        painter.end()


class Rail(QWidget):
    """Pages from the top, those at the foot below; arrow keys move, and it narrows to signs in a small window."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setProperty("cardTitle", True)
        self.subtitle = QLabel()
        self.subtitle.setProperty("second", True)
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, RailButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme.px(13), 1, theme.px(8))
        self._layout.setSpacing(2)
        for label in (self.title, self.subtitle):
            label.setContentsMargins(theme.px(16), 0, theme.px(4), 0)
            self._layout.addWidget(label)
        self._layout.addSpacing(theme.px(6))
        self._foot = self._layout.count()
        self._layout.addStretch(1)
        self.narrow(False)

    def add(self, key: str, title: str, sign: str, *, keys: str = "", at_foot: bool = False) -> None:
        button = RailButton(title, sign, keys, self)
        self._buttons[key] = button
        self._group.addButton(button)
        button.clicked.connect(lambda: self.asked.emit(key))
        button.stepped.connect(lambda step: self._step(button, step))
        if at_foot:
            self._layout.addWidget(button)
        else:
            self._layout.insertWidget(self._foot, button)
            self._foot += 1

    def mark(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def take_focus(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def narrow(self, narrow: bool) -> None:
        """Only signs, with the titles as tips."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))
        self.title.setVisible(not narrow)
        self.subtitle.setVisible(not narrow)

    def _step(self, button: RailButton, step: int) -> None:
        buttons = list(self._buttons.values())
        wanted = buttons.index(button) + step
        if 0 <= wanted < len(buttons):
            buttons[wanted].setFocus(Qt.FocusReason.ShortcutFocusReason)
            buttons[wanted].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.fill(painter, self.rect(), QColor(colours.RAIL))
        theme.fill(painter, QRect(self.width() - 1, 0, 1, self.height()), QColor(colours.LINE))
        theme.fill(painter, QRect(0, 0, self.width(), 3), QColor(colours.BRAND))
        painter.end()
