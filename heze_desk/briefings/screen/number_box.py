"""A number that may still be missing."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from heze_desk.kit import theme
from heze_desk.kit.page_keys import PageLine


class NumberBox(QSpinBox):
    """0 stands for a number not yet given and is shown as an empty field."""

    def __init__(self, most: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLineEdit(PageLine())
        self.setMaximum(most)
        self.setAccessibleName(name)
        self.lineEdit().setPlaceholderText("未填")
        self.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)

    def textFromValue(self, val: int) -> str:
        return str(val) if val else ""

    def valueFromText(self, text: str) -> int:
        return int(text) if text.strip() else 0

    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Figures of full width count too, as an input method gives them."""
        text = input.strip()
        fits = not text or (text.isdecimal() and int(text) <= self.maximum())
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid, input, pos)
