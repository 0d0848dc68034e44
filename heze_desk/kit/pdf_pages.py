"""The pages of a PDF as pictures."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

KEPT_PICTURES = 6


class PdfPages:
    """An open PDF; sizes are in points, pictures as sharp as the pixels asked for."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]

        self.content = content
        self._file: Any = pypdfium2.PdfDocument(content)
        self.sizes = [QSizeF(*self._file.get_page_size(number)) for number in range(len(self._file))]
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def picture(self, number: int, width: int) -> QImage:
        """A page as wide as this many pixels; the last few are kept."""
        key = (number, width)
        if key not in self._pictures:
            self._pictures[key] = self._drawn(number, width)
            while len(self._pictures) > KEPT_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def strip(self, number: int, width: int, *, top: int, height: int) -> QImage:
        """A part of a page that is this many pixels wide, so that a printer's many dots need little memory."""
        whole = self.height_in_pixels(number, width)
        scale = _scale(self.sizes[number].width(), width)
        crop = (0.0, (whole - top - height - 0.5) / scale, 0.0, max(0.0, top - 0.5) / scale)
        return self._drawn(number, width, crop=crop, for_print=True)

    def height_in_pixels(self, number: int, width: int) -> int:
        size = self.sizes[number]
        return -int(-size.height() * _scale(size.width(), width) // 1)

    def close(self) -> None:
        self._pictures.clear()
        self._file.close()

    def _drawn(
        self,
        number: int,
        width: int,
        *,
        crop: tuple[float, float, float, float] = (0, 0, 0, 0),
        for_print: bool = False,
    ) -> QImage:
        page = self._file[number]
        scale = _scale(self.sizes[number].width(), width)
        mode = "print" if for_print else None
        bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True, optimize_mode=mode)
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        owned = image.copy()
        bitmap.close()
        page.close()
        return owned


def _scale(points: float, pixels: int) -> float:
    """Pixels to the point, a hair less so that rounding up gives the pixels asked for."""
    return (pixels - 0.01) / points
