"""A leaf of the print dialog for scale and for both sides by hand."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.printing_order import Scale, Sides
from heze_desk.kit.printing_settings import BY_HAND, EXACT, FIT, PrintSettings


class PrintTab(QWidget):
    """Begins with these settings and gives them back as they were changed."""

    def __init__(self, settings: PrintSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle("大小与手动双面")
        self.exact, self.fit = QRadioButton(EXACT), QRadioButton(FIT)
        self.by_hand = QCheckBox(BY_HAND)
        self.exact.setChecked(settings.scale is Scale.EXACT)
        self.fit.setChecked(settings.scale is Scale.FIT)
        self.by_hand.setChecked(settings.sides is Sides.HAND)
        hint = QLabel("打印机自己能印双面的，请在“选项”里选，不用手动双面。", wordWrap=True)
        hint.setProperty("second", True)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        for part in (self.exact, self.fit, self.by_hand, hint):
            layout.addWidget(part)
        layout.addStretch(1)

    def settings(self) -> PrintSettings:
        scale = Scale.FIT if self.fit.isChecked() else Scale.EXACT
        otherwise = None if self._settings.sides is Sides.HAND else self._settings.sides
        return replace(self._settings, scale=scale, sides=Sides.HAND if self.by_hand.isChecked() else otherwise)
