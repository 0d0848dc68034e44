"""Pages below one another on grey, drawn only where they are seen."""

from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.page_layout import GAP, Fit, PageLayout, fitting, lay_out, within
from heze_desk.kit.page_tiles import BUDGET_S, PageTiles, Tile, paint_paper
from heze_desk.kit.pdf_pages import PdfPages

__all__ = ["STEP", "Fit", "PageCanvas"]
STEP = 1.2
DESK = "#D5D9DE"


class PageCanvas(QAbstractScrollArea):
    """Scrolls and zooms; `moved` tells when another page is in sight or the zoom is another.

    A picture of the screen takes no longer than smooth scrolling allows: pieces of pages for which
    there was no time follow in the next ones, and those that scrolling will need are made beforehand.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._tiles: PageTiles | None = None
        self._layout = PageLayout()
        self._zoom = 1.0
        self._ahead: deque[Tile] = deque()
        self.fit = Fit.READING
        self.words = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self.viewport().update)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._make_ahead)
        self._key("下一页", lambda: self._turn(1), "PgDown", "Space")
        self._key("上一页", lambda: self._turn(-1), "PgUp", "Shift+Space")
        self._key("第一页", lambda: self.go_to(0), "Home", "Ctrl+Home")
        self._key("最后一页", lambda: self.go_to(len(self._layout.boxes) - 1), "End", "Ctrl+End")

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper, on a screen of 96 dots to the inch."""
        return self._zoom

    @property
    def has_paper(self) -> bool:
        return self._pages is not None

    def show_pages(self, pages: PdfPages | None) -> None:
        """Another paper, or the same one made anew: zoom and place stay."""
        self._pages = pages
        self._tiles = PageTiles(pages) if pages is not None else None
        self._lay_out()

    def page_number(self) -> int:
        """The page, from 0, that covers the middle of the view."""
        return self._layout.page_at(self._seen().center().y())

    def go_to(self, number: int) -> None:
        if 0 <= number < len(self._layout.boxes):
            self.verticalScrollBar().setValue(self._layout.boxes[number].top() - GAP)

    def reveal(self, number: int, box: QRectF) -> None:
        """Scroll no more than is needed to see a box, in points, of a page."""
        place, seen = self._layout.box(number, box).toAlignedRect(), self._seen()
        margin = theme.px(24)
        if not seen.adjusted(0, margin, 0, -margin).contains(QRect(seen.left(), place.top(), 1, place.height())):
            self.verticalScrollBar().setValue(place.center().y() - seen.height() // 3)
        if place.left() < seen.left() or place.right() > seen.right():
            self.horizontalScrollBar().setValue(place.center().x() - seen.width() // 2)

    def set_fit(self, fit: Fit) -> None:
        number = self.page_number()
        self.fit = fit
        self._lay_out()
        if fit is Fit.PAGE:
            self.go_to(number)

    def zoom_to(self, zoom: float) -> None:
        """Zoom about the middle of what is seen."""
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        share = (bar.value() + half) / max(1, self._layout.whole.height())
        self.fit, self._zoom = Fit.FREE, within(zoom)
        self._lay_out()
        bar.setValue(round(share * self._layout.whole.height() - half))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        until = perf_counter() + BUDGET_S
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(DESK))
        if self._tiles is None:
            painter.setPen(QColor(colours.SECOND_INK))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        else:
            self._paint_pages(painter, self._tiles, until)
        painter.end()

    def _paint_pages(self, painter: QPainter, tiles: PageTiles, until: float) -> None:
        offset, view = self._offset(), QRectF(self.viewport().rect())
        missing = False
        for number in self._layout.pages_in(self._seen()):
            place = QRectF(self._layout.boxes[number].translated(-offset))
            paint_paper(painter, place)
            missing |= bool(tiles.paint(painter, number, place, view, until=until))
            self._paint_marks(painter, number)
        if missing:
            self._more.start()
        else:
            self._look_ahead(tiles)

    def _paint_marks(self, painter: QPainter, number: int) -> None:
        """Whatever lies over a page."""

    def _look_ahead(self, tiles: PageTiles) -> None:
        """Remember what the next screen down and up will need."""
        ratio, seen = self.devicePixelRatioF(), self._seen()
        self._ahead.clear()
        for near in (seen.translated(0, seen.height()), seen.translated(0, -seen.height())):
            for number in self._layout.pages_in(near):
                place = QRectF(self._layout.boxes[number])
                self._ahead.extend(tiles.covering(number, place, QRectF(near), ratio))
        self._idle.start()

    def _make_ahead(self) -> None:
        """One piece at a time, so that no key waits; never more than once for a picture of the screen."""
        while self._ahead and self._tiles is not None and self.isVisible():
            tile = self._ahead.popleft()
            if not self._tiles.has(tile):
                self._tiles.make(tile)
                return
        self._idle.stop()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> QRect:
        return QRect(self._offset(), self.viewport().size())

    def _lay_out(self) -> None:
        sizes = self._pages.sizes if self._pages else []
        view = self.viewport().size()
        if sizes and self.fit is not Fit.FREE:
            bar = self.verticalScrollBar().sizeHint().width()  # left free, lest it comes and goes
            self._zoom = fitting(sizes, self.fit, QSize(self.width() - bar, view.height()))
        self._layout = lay_out(sizes, self._zoom, view.width())
        self._ahead.clear()
        whole = self._layout.whole
        for bar_, length, seen in (
            (self.horizontalScrollBar(), whole.width(), view.width()),
            (self.verticalScrollBar(), whole.height(), view.height()),
        ):
            bar_.setRange(0, max(0, length - seen))
            bar_.setPageStep(seen)
            bar_.setSingleStep(theme.px(40))
        self.viewport().update()
        self.moved.emit()

    def _turn(self, pages: int) -> None:
        if self.fit is Fit.PAGE:
            self.go_to(self.page_number() + pages)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + pages * (bar.pageStep() - theme.px(40)))

    def _key(self, text: str, slot: Callable[[], None], *keys: str) -> None:
        """An act of the keyboard alone, to be found on the sheet of keys."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
