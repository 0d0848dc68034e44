"""Pages below one another on grey, drawn only where they are seen."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.pdf_pages import PdfPages

PIXELS_PER_POINT = 96 / 72
GAP = 16
LEAST, MOST = 0.2, 5.0
EASY_TO_READ = 1.2
STEP = 1.2


class Fit(Enum):
    """READING is as wide as the view, but no larger than is comfortable on a wide screen."""

    READING = auto()
    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


class PageCanvas(QAbstractScrollArea):
    """Scrolls and zooms; `moved` tells when another page is in sight or the zoom is another."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._boxes: list[QRect] = []
        self._zoom = 1.0
        self.fit = Fit.READING
        self.words = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper, on a screen of 96 dots to the inch."""
        return self._zoom

    def show_pages(self, pages: PdfPages | None) -> None:
        """Another paper, or the same one made anew: zoom and place stay."""
        self._pages = pages
        self._lay_out()
        self.viewport().update()

    def page_number(self) -> int:
        """The page, from 0, that covers the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return next((number for number, box in enumerate(self._boxes) if box.bottom() + GAP >= middle), 0)

    def go_to(self, number: int) -> None:
        if 0 <= number < len(self._boxes):
            self.verticalScrollBar().setValue(self._boxes[number].top() - GAP)

    def set_fit(self, fit: Fit) -> None:
        number = self.page_number()
        self.fit = fit
        self._lay_out()
        if fit is Fit.PAGE:
            self.go_to(number)

    def zoom_to(self, zoom: float) -> None:
        """Zoom about the middle of what is seen."""
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        share = middle / max(1, self._height())
        self.fit, self._zoom = Fit.FREE, min(MOST, max(LEAST, zoom))
        self._lay_out()
        bar.setValue(round(share * self._height() - self.viewport().height() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self._turn(1)
            case Qt.Key.Key_PageUp:
                self._turn(-1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._boxes) - 1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor("#D5D9DE"))
        if not self._boxes:
            painter.setPen(QColor(colours.SECOND_INK))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for number, box in enumerate(self._boxes):
            place = box.translated(-offset)
            if place.intersects(event.rect()):
                self._paint_page(painter, number, place)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        for grow, alpha in ((3, 14), (2, 22), (1, 34)):
            painter.fillRect(place.adjusted(-grow, 1 - grow, grow, grow + 1), QColor(31, 35, 40, alpha))
        ratio = self.devicePixelRatioF()
        if self._pages is not None:
            image = self._pages.picture(number, round(place.width() * ratio))
            shown = QRectF(place.x(), place.y(), image.width() / ratio, image.height() / ratio)
            painter.drawImage(shown, image)

    def _lay_out(self) -> None:
        sizes = self._pages.sizes if self._pages else []
        view = self.viewport().size()
        if sizes and self.fit is not Fit.FREE:
            self._zoom = self._fitting(sizes, view)
        self._boxes, top = [], GAP
        scale = self._zoom * PIXELS_PER_POINT
        for size in sizes:
            width, height = round(size.width() * scale), round(size.height() * scale)
            left = max(GAP, (view.width() - width) // 2)
            self._boxes.append(QRect(left, top, width, height))
            top += height + GAP
        widest = max((box.width() for box in self._boxes), default=0) + 2 * GAP
        for bar, whole, seen in (
            (self.horizontalScrollBar(), widest, view.width()),
            (self.verticalScrollBar(), top, view.height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(theme.px(40))
        self.viewport().update()
        self.moved.emit()

    def _fitting(self, sizes: list[QSizeF], view: QSize) -> float:
        """The scroll bar's own room is left free, lest it comes and goes."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * GAP
        across = room / max(size.width() for size in sizes) / PIXELS_PER_POINT
        down = (view.height() - 2 * GAP) / max(size.height() for size in sizes) / PIXELS_PER_POINT
        wanted = {Fit.PAGE: min(across, down), Fit.READING: min(across, EASY_TO_READ)}.get(self.fit, across)
        return min(MOST, max(LEAST, wanted))

    def _height(self) -> int:
        return self._boxes[-1].bottom() + GAP if self._boxes else 1

    def _turn(self, pages: int) -> None:
        if self.fit is Fit.PAGE:
            self.go_to(self.page_number() + pages)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + pages * (bar.pageStep() - theme.px(40)))
