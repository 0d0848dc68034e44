"""The rule of the lights under a table that shows them, as it is printed on paper."""

from PySide6.QtGui import QResizeEvent

from heze_desk.kit.page_frame import TwoLines

MOST = 2  # lines; a rule that takes more is in the tip whole


class RuleLine(TwoLines):
    """As high as what it says; gone where it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("second", True)
        self.setAccessibleName("亮灯规则")
        self.hide()

    def say(self, rule: str) -> None:
        if rule == self.text():
            return
        self.setText(rule)
        self.setToolTip(rule)
        self.setVisible(bool(rule))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        from heze_desk.kit.delegates import broken

        lines = broken(self.text(), self.font(), self.width(), MOST)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * max(1, len(lines)) + self.fontMetrics().descent())
