"""The pages of a PDF as pictures and as text."""

from collections import OrderedDict
from ctypes import c_ubyte
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from heze_desk.errors import DeskError
from heze_desk.kit.page_text import PageText, read
from reports.pdfium import PDFIUM

KEPT_PICTURES = 64
KEPT_PAGES = 8


class PdfPages:
    """An open PDF; sizes are in points, pictures as sharp as the pixels asked for. Any thread may ask."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]

        self.content = content
        with PDFIUM:
            try:
                self._file: Any = pypdfium2.PdfDocument(content)
            except pypdfium2.PdfiumError as fault:
                raise DeskError("这份 PDF 文件已经损坏，无法显示。请重新导出后再看。") from fault
            self.sizes = [QSizeF(*self._file.get_page_size(number)) for number in range(len(self._file))]
        self._pages: OrderedDict[int, Any] = OrderedDict()
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._texts: dict[int, PageText] = {}

    def picture(self, number: int, width: int) -> QImage:
        """A whole page as wide as this many pixels; the last small ones are kept."""
        key = (number, width)
        if key not in self._pictures:
            whole = QRect(QPoint(), QSize(width, self.height_in_pixels(number, width)))
            self._pictures[key] = self.part(number, width, whole)
            while len(self._pictures) > KEPT_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def has_picture(self, number: int, width: int) -> bool:
        """Whether `picture` would answer at once."""
        return (number, width) in self._pictures

    def part(self, number: int, width: int, place: QRect, *, for_print: bool = False) -> QImage:
        """What stands at `place` on a page that is this many pixels wide, so that sharp pages need little memory."""
        from pypdfium2 import raw

        image = QImage(place.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        dots = (c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        flags = raw.FPDF_ANNOT | (raw.FPDF_PRINTING if for_print else 0)
        whole = (-place.x(), -place.y(), width, self.height_in_pixels(number, width))
        with PDFIUM:
            stride = image.bytesPerLine()
            bitmap = raw.FPDFBitmap_CreateEx(place.width(), place.height(), raw.FPDFBitmap_BGRx, dots, stride)
            raw.FPDF_RenderPageBitmap(bitmap, self._page(number), *whole, 0, flags)
            raw.FPDFBitmap_Destroy(bitmap)
        return image

    def height_in_pixels(self, number: int, width: int) -> int:
        size = self.sizes[number]
        return max(1, round(size.height() / size.width() * width))

    def text(self, number: int) -> PageText:
        """The letters of a page and where they stand; read once."""
        if number not in self._texts:
            with PDFIUM:
                self._texts[number] = read(self._page(number), self.sizes[number])
        return self._texts[number]

    def close(self) -> None:
        """Let go of the file; nothing may be asked of it afterwards."""
        self._pictures.clear()
        with PDFIUM:
            while self._pages:
                self._pages.popitem()[1].close()
            self._file.close()

    def _page(self, number: int) -> Any:
        if number not in self._pages:
            self._pages[number] = self._file[number]
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)[1].close()
        self._pages.move_to_end(number)
        return self._pages[number]
