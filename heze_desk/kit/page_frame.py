"""A page as the window shows it: its top bar, what was just done, and the screen."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from heze_desk.kit import colours, theme
from heze_desk.kit.icons import icon
from heze_desk.kit.screen import Screen

NEARLY_ALL = 99  # of the room that the blank between title and acts has to itself otherwise
CLOSED = {".sqlite3"}  # files that no program of an office opens


class TopBar(QWidget):
    """Title and day at the left, the page's own acts at the right."""

    def __init__(self, title: str, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(theme.px(52), self.fontMetrics().height() + theme.px(20)))
        self.title = QLabel(title)
        self.title.setProperty("pageTitle", True)
        self.subtitle = QLabel()
        self.subtitle.setProperty("second", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), 1, theme.px(16), 1)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        layout.addStretch(1)
        for action in actions:
            layout.addWidget(button_for(action))
        self._row = layout

    def make_room(self, notice: "NoticeBar") -> None:
        """Put a notice between title and acts, so that nothing on the page moves when it comes or goes."""
        notice.setMaximumHeight(self.height() - theme.px(8))
        self._row.insertWidget(2, notice, NEARLY_ALL)
        notice.stands.connect(self.subtitle.setHidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.fill(painter, self.rect(), QColor(colours.CARD))
        theme.fill(painter, QRect(0, self.height() - 1, self.width(), 1), QColor(colours.LINE))
        painter.end()


class NoticeBar(QFrame):
    """Says what was done until the next act, until page or tab is left or it is closed; leads to the file it made."""

    stands = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._path: Path | None = None
        self.text = TwoLines()
        self.open_file, self.open_folder = QPushButton("打开文件"), QPushButton("打开文件夹")
        self.dismiss = QToolButton()
        self.dismiss.setIcon(icon("close"))
        self.dismiss.setToolTip("关闭提示")
        for button in (self.open_file, self.open_folder, self.dismiss):
            button.setProperty("plain", True)
        self.open_file.clicked.connect(lambda: _open(self._path))
        self.open_folder.clicked.connect(lambda: _open(self._path.parent if self._path else None))
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(12), 0, theme.px(4), 0)
        layout.addWidget(self.text, 1)
        for button in (self.open_file, self.open_folder, self.dismiss):
            layout.addWidget(button)
        self.hide()

    def say(self, text: str, path: Path | None = None) -> None:
        self._path = path
        self.text.setText(text)
        self.text.setToolTip(text)
        self.open_file.setVisible(path is not None and path.is_file() and path.suffix not in CLOSED)
        self.open_folder.setVisible(path is not None)
        self.show()
        self.stands.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Gone with the page too, unless only the window was put away."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hide()
            self.stands.emit(False)


class TwoLines(QLabel):
    """A sentence on at most two lines, ended by … where it is longer; the tip says all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        from heze_desk.kit.delegates import broken  # only where something is said

        lines = broken(self.text(), self.font(), self.width(), 2)
        painter = QPainter(self)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), "\n".join(lines))
        painter.end()


class PageFrame(QWidget):
    """The top bar, in which notices are said, over the screen."""

    def __init__(self, title: str, screen: Screen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.screen_shown = screen
        self.bar = TopBar(title, screen.bar_actions)
        screen.subtitled.connect(self.bar.subtitle.setText)
        screen.told.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(screen, 1)

    @cached_property
    def notice(self) -> NoticeBar:
        """Made when there is something to say; it goes with the tab or the day that it was said of."""
        from heze_desk.kit.as_of import AsOf

        notice = NoticeBar()
        self.bar.make_room(notice)
        for tabs in self.screen_shown.findChildren(QTabBar):
            tabs.currentChanged.connect(notice.hide)
        for day in self.screen_shown.findChildren(AsOf):
            day.changed.connect(notice.hide)
        self.screen_shown.desk.announcer.changed.connect(notice.hide)  # an act tells after its step, so after this
        return notice

    def _tell(self, text: str, path: Path | None) -> None:
        self.notice.say(text, path)


class _ActButton(QToolButton):
    """Is out of sight while its action is."""

    def follow(self) -> None:
        shown = self.defaultAction().isVisible()
        if not shown or self.parentWidget() is not None:  # else it would be a window of its own
            self.setVisible(shown)


def button_for(action: QAction) -> QToolButton:
    """A button that shows an action with its words and follows it; blue if it is the page's first act."""
    button = _ActButton()
    button.setDefaultAction(action)
    button.follow()
    action.visibleChanged.connect(button.follow)
    plain = action.icon().isNull()
    styles = Qt.ToolButtonStyle
    button.setToolButtonStyle(styles.ToolButtonTextOnly if plain else styles.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(theme.px(16), theme.px(16)))
    button.setProperty("primary", action.property("primary"))
    button.setProperty("beside", not plain)
    button.setFont(theme.font(strong=bool(action.property("primary"))))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if action.menu() is not None:
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _open(path: Path | None) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    if path is not None and path.exists():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
