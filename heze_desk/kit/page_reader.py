"""Pages whose text can be found, selected and copied."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QWidget

from heze_desk.kit.page_canvas import PageCanvas
from heze_desk.kit.page_search import Hit, PageSearch
from heze_desk.kit.page_selection import Place, Selection, all_selected, page_selected, widened
from heze_desk.kit.page_text import PageText
from heze_desk.kit.pdf_pages import PdfPages

SELECTED, FOUND, CURRENT, RING = QColor("#BBD3F2"), QColor("#FFE9A8"), QColor("#FFC46B"), QColor("#945200")
ARROWS = {
    "多选一字": Qt.Key.Key_Right,
    "少选一字": Qt.Key.Key_Left,
    "多选一行": Qt.Key.Key_Down,
    "少选一行": Qt.Key.Key_Up,
    "选到行尾": Qt.Key.Key_End,
    "选到行首": Qt.Key.Key_Home,
}


class PageReader(PageCanvas):
    """Marks the places found and what is selected with mouse or keys; `selected` tells that this is another."""

    selected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = PageSearch(self)
        self.selection: Selection | None = None
        self.menu_actions: tuple[QAction, ...] = ()
        self._drawing = False
        self._pointer = QPoint()
        self._drag = QTimer(self, interval=30)
        self._drag.timeout.connect(self._drag_on)
        self.viewport().setMouseTracking(True)
        self.search.changed.connect(self.viewport().update)
        self.search.chosen.connect(self._show_hit)
        for text, key in ARROWS.items():
            self._key(text, partial(self._widen, key), f"Shift+{key.name.removeprefix('Key_')}")

    def show_pages(self, pages: PdfPages | None) -> None:
        """Another paper, or the same one made anew; what was looked for is looked for again."""
        self._drawing = False
        super().show_pages(pages)
        self.select(None)
        self.search.look_in(pages, self.search.words, begin=self.page_number(), quiet=True)

    def look_for(self, words: str) -> None:
        self.search.look_in(self._pages, words, begin=self.page_number())

    def reveal_words(self, words: str) -> None:
        """Scroll to the first place of these words, without looking for others."""
        for number in range(len(self._pages.sizes) if self._pages is not None and words else 0):
            text = self._pages.text(number) if self._pages is not None else None
            if text is not None and (found := text.find(words)):
                self.reveal(number, text.boxes(*found[0])[0])
                return

    def select(self, selection: Selection | None) -> None:
        self.selection = selection
        self.viewport().update()
        self.selected.emit()

    def select_page(self) -> None:
        """The page in sight; all pages if it is selected already."""
        if self._pages is not None:
            page = page_selected(self._pages, self.page_number())
            self.select(all_selected(self._pages) if self.selection == page else page)

    def selected_text(self) -> str:
        if self._pages is None or self.selection is None or self.selection.is_empty:
            return ""
        return self.selection.text(self._pages)

    def copy(self) -> None:
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not (place := self._place(event.position())):
            return super().mousePressEvent(event)
        onward = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.selection
        self.select(Selection(self.selection.anchor if onward and self.selection else place, place))
        self._drawing = True
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position().toPoint()
        if self._drawing:
            self._draw_to(event.position())
            if not self.viewport().rect().contains(self._pointer):
                self._drag.start()
        else:
            over = Qt.CursorShape.IBeamCursor if self._is_text(event.position()) else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(over)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drawing = False
        self._drag.stop()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select what stands between two marks."""
        if self._pages is not None and (place := self._place(event.position())):
            start, end = self._pages.text(place.page).word_at(place.letter)
            self.select(Selection(Place(place.page, start), Place(place.page, end)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.menu_actions)
        menu.popup(event.globalPos())

    def _drag_on(self) -> None:
        """Scroll on while the mouse is held outside the view."""
        view = self.viewport().rect()
        beyond = min(0, self._pointer.y()) + max(0, self._pointer.y() - view.bottom())
        if not self._drawing or not beyond:
            self._drag.stop()
            return
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond // 2)
        self._draw_to(QPointF(self._pointer))

    def _draw_to(self, position: QPointF) -> None:
        if self.selection is not None and (place := self._place(position)):
            self.select(Selection(self.selection.anchor, place))

    def _widen(self, key: Qt.Key) -> None:
        """Widen what is selected, from the place found or from the top of the page where nothing is."""
        if self._pages is None:
            return
        begun = self.selection or Selection(*[Place(self.page_number(), 0)] * 2)
        self.select(widened(begun, key, self._pages))
        cursor = self.selection.cursor if self.selection else begun.cursor
        letters = self._pages.text(cursor.page).letters
        if letters:
            self.reveal(cursor.page, letters[min(cursor.letter, len(letters) - 1)].box)

    def _show_hit(self, hit: Hit) -> None:
        """The place found is selected, so that it can be copied and widened."""
        if self._pages is None:
            return
        self.select(_of_hit(hit))
        for box in self._pages.text(hit.page).boxes(hit.start, hit.end)[:1]:
            self.reveal(hit.page, box)

    def _paint_marks(self, painter: QPainter, number: int) -> None:
        """Colour laid under the letters, as it were: white takes it and ink stays."""
        if self._pages is None or not (self.selection or self.search.hits):
            return
        text = self._pages.text(number)
        current = self.search.hits[self.search.current] if self.search.current >= 0 else None
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        if self.selection is not None and self.selection != _of_hit(current):
            for box in text.boxes(*self.selection.letters_on(number, len(text.letters))):
                painter.fillRect(self._on_view(number, box), SELECTED)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hit in self.search.on(number):
            self._paint_hit(painter, text, hit, is_current=hit == current)
        painter.restore()

    def _paint_hit(self, painter: QPainter, text: PageText, hit: Hit, *, is_current: bool) -> None:
        """The current place has a ring too, for eyes that do not tell the colours apart."""
        for box in text.boxes(hit.start, hit.end):
            place = self._on_view(hit.page, box).adjusted(-1, -1, 1, 1)
            painter.setPen(QPen(RING, 1.5) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(CURRENT if is_current else FOUND)
            painter.drawRoundedRect(place, 2, 2)

    def _on_view(self, number: int, box: QRectF) -> QRectF:
        return self._layout.box(number, box).translated(-QPointF(self._offset()))

    def _place(self, position: QPointF) -> Place | None:
        """The place nearest to the mouse, on the page at its height."""
        if self._pages is None:
            return None
        point = position + QPointF(self._offset())
        number = self._layout.page_at(round(point.y()))
        return Place(number, self._pages.text(number).place_at(self._layout.point(number, point)))

    def _is_text(self, position: QPointF) -> bool:
        if self._pages is None:
            return False
        point = position + QPointF(self._offset())
        number = self._layout.page_at(round(point.y()))
        return self._pages.text(number).is_text(self._layout.point(number, point))


def _of_hit(hit: Hit | None) -> Selection | None:
    return Selection(Place(hit.page, hit.start), Place(hit.page, hit.end)) if hit else None
