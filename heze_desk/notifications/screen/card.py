"""Beside the list: the chosen matter in full, and what can be done with it now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.lights import LightLabel
from heze_desk.kit.pane_parts import Pane, button_grid
from heze_desk.kit.pieces import second
from heze_desk.notifications.records import NotificationLine

ROWS = ("编号", "方向", "涉及", "告知单位", "被告知", "告知日期", "反馈时限", "反馈内容", "结果互认", "依据")


class NotificationCard(Pane):
    """Built once; `show_line` sets its texts, and rows that say nothing take no room."""

    def __init__(self, acts: Sequence[QAction]) -> None:
        super().__init__()
        self.state, self.when = LightLabel(), second("")
        self.when.setWordWrap(True)
        self.texts = {name: _text() for name in ROWS}
        self._labels = {name: second(name) for name in ROWS}
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.state)
        head.addWidget(self.when, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._rows(), 1)
        self.column.addLayout(button_grid(acts))

    def show_line(self, line: NotificationLine | None) -> None:
        """Show one matter; without one the card says how to get one."""
        self.title.setText(line.notification.matter if line else "没有选中的事项")
        self.state.setVisible(line is not None)
        self.state.set_word(str(line.state) if line else "")
        self.when.setText(line.standing if line else "在左边选一件，这里显示它的内容和能做的事。")
        for name, text in zip(ROWS, _texts(line) if line else [""] * len(ROWS), strict=True):
            self.texts[name].setText(text)
            for part in (self.texts[name], self._labels[name]):
                part.setVisible(bool(text))

    def _rows(self) -> QScrollArea:
        """A long answer is scrolled, and the buttons stay in sight."""
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.px(10))
        form.setVerticalSpacing(theme.px(6))
        for name in ROWS:
            self._labels[name].setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(self._labels[name], self.texts[name])
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area


def _texts(line: NotificationLine) -> list[str]:
    one = line.notification
    moved = f"（{line.due.moved}）" if line.due.moved else ""
    received = f"（{said(one.received_on)}收到）" if one.received_on else ""
    recognised = f"（{said(one.recognised_on)}）" if one.recognised_on else ""
    return [
        one.name,
        f"{one.direction}（{one.direction.meaning}）",
        line.concerns,
        line.from_unit,
        line.to_unit,
        said(one.notified_on),
        f"{said(one.due)}{moved}",
        f"{one.feedback}{received}" if one.feedback else "",
        f"{one.recognised}{recognised}" if one.recognised else "",
        one.basis,
    ]


def _text() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
