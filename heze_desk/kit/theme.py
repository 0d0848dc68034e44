"""Fusion with the desk's palette, its fonts, and measures that grow with the font."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from string import Template

from PySide6.QtCore import QLibraryInfo, QLocale, QRect, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from heze_desk.kit import colours
from resources import FOLDER

BODY, SECOND, CARD_TITLE, PAGE_TITLE, FIGURE = 10, 9, 11, 14, 22
INSTALLED = ("Microsoft YaHei UI", "Microsoft YaHei")
SHIPPED = "DeskHei-Regular.ttf"
FALLBACKS = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "Droid Sans Fallback")
STYLE = ("-style", "fusion")
"""What the application is told when it is made; a style set later would bring all names that styles know along."""
PIXELS_OF_BODY = 40 / 3
"""What 10 pt measures at 96 dots to the inch; the measures of the design are drawn at that size."""


def dress(app: QApplication) -> None:
    """Set palette, font, the sheet and Qt's own Chinese words; once, before the first widget."""
    app.setPalette(_palette())
    app.setFont(_body_font())
    _growth.cache_clear()
    em.cache_clear()
    app.setStyleSheet(sheet())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


@contextmanager
def undressed(app: QApplication) -> Iterator[None]:
    """Put a window together in a third of the time: under the sheet each joining styles all that is joined again."""
    worn = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(worn)


def font(points: int = BODY, *, strong: bool = False) -> QFont:
    """The desk's face at a size in points; `strong` is bold."""
    face = QFont(QApplication.font())
    face.setPointSize(points)
    face.setBold(strong)
    return face


def px(measure: float) -> int:
    """A measure of the design, in logical pixels, grown with the body font where the system enlarges it."""
    return round(measure * _growth())


@cache
def _growth() -> float:
    return max(1.0, QFontInfo(QApplication.font()).pixelSize() / math.ceil(PIXELS_OF_BODY))


@cache
def em() -> int:
    """The width of a Chinese character of the body; hardly any other character is wider."""
    return QFontMetrics(QApplication.font()).horizontalAdvance("中")


def row_height(lines: int) -> int:
    """The height of a table row: 34 for one line, 42 for two, more where the face needs it."""
    spacing = QFontMetrics(QApplication.font()).lineSpacing()
    return max(px(34 if lines == 1 else 42), lines * spacing + px(4))


def fill(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Paint a ground; `fillRect` would do so too, but first it has all kinds of gradients made known."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def sheet() -> str:
    """The style sheet with colours and measures filled in."""
    text = (FOLDER / "style" / "desk.qss").read_text("utf-8")
    measures = {f"px{n}": f"{px(n)}px" for n in (4, 6, 8, 12, 18, 25, 28)}
    points = {"pt_second": f"{SECOND}pt", "pt_card": f"{CARD_TITLE}pt", "pt_page": f"{PAGE_TITLE}pt"}
    icons = {"icons": (FOLDER / "icons").as_posix()}
    return Template(text).substitute(colours.TOKENS | measures | points | icons)


def _body_font() -> QFont:
    installed = [name for name in INSTALLED if QFontDatabase.hasFamily(name)]
    face = QFont()
    if not installed:
        QFontDatabase.addApplicationFont(str(FOLDER / "fonts" / SHIPPED))
        face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # it has no hints; to guess them takes long
    face.setFamilies([*installed, *FALLBACKS])
    face.setPointSize(BODY)
    return face


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.GROUND),
        (roles.WindowText, colours.INK),
        (roles.Base, colours.CARD),
        (roles.AlternateBase, colours.STRIPE),
        (roles.Text, colours.INK),
        (roles.Button, colours.CARD),
        (roles.ButtonText, colours.INK),
        (roles.PlaceholderText, colours.THIRD_INK),
        (roles.Highlight, colours.CELL_SELECTION),
        (roles.HighlightedText, colours.INK),
        (roles.ToolTipBase, colours.CARD),
        (roles.ToolTipText, colours.INK),
        (roles.Link, colours.ACTION),
        (roles.Mid, colours.LINE),
        (roles.Accent, colours.FOCUS),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#9AA2AB"))
    return palette
