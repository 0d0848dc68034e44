"""Beside the list: the chosen matter in full, and what can be done with it now."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from heze_desk.instructions.screen.card_texts import rows, title_of
from heze_desk.instructions.screen.shown import Known
from heze_desk.kit import theme
from heze_desk.kit.lights import LightLabel
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second, titled

MOST_ROWS = 18
LINKS = Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse


class MatterCard(QFrame):
    """Built once; `show_matter` sets its texts. `linked` carries what a link leads to: task:5, scan:2.

    `left` says that the keyboard stood on a button that is gone: without a place to go it would slip onto the next
    button, which does something else.
    """

    linked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title, self.light, self.when = titled(""), LightLabel(), second("")
        self._labels = [second("") for _ in range(MOST_ROWS)]
        self._texts = [self._text() for _ in range(MOST_ROWS)]
        self._buttons: list[QToolButton] = []
        self._held: QToolButton | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(6))
        self._lay_out()

    def place(self, acts: Sequence[QAction]) -> None:
        """A button for each act; those that make no sense for the matter are not seen."""
        for act in acts:
            button = button_for(act)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setParent(self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the list
            button.installEventFilter(self)
            self._buttons.append(button)
        self.offer()

    def offer(self) -> None:
        """Show the buttons of what can be done now, two in a row."""
        there = [button for button in self._buttons if _is_on(button.defaultAction())]
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.setVisible(button in there)
        for number, button in enumerate(there):
            alone = number == len(there) - 1 and number % 2 == 0
            self._grid.addWidget(button, number // 2, number % 2, 1, 2 if alone else 1)
        if self._held is not None and self._held not in there:
            self._held = None
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Which button has the keyboard, also while a dialog is open; one switched off gives it away unasked."""
        if isinstance(watched, QToolButton) and isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._held = watched if self._held is None or _is_on(self._held.defaultAction()) else self._held
            elif event.reason() is not Qt.FocusReason.ActiveWindowFocusReason and _is_on(watched.defaultAction()):
                self._held = None
        return super().eventFilter(watched, event)

    def show_matter(self, known: Known, day: date) -> None:
        listed = known.listed
        self.title.setText(title_of(known))
        self.light.setVisible(listed is not None)
        self.light.set_word(str(listed.batch) if listed else "")
        self.when.setText(listed.when if listed else "在左边选一件，这里显示它的全部内容和能做的事。")
        shown = rows(known, day)[:MOST_ROWS]
        for place, (label, text) in enumerate(zip(self._labels, self._texts, strict=True)):
            label.setText(shown[place].label if place < len(shown) else "")
            text.setText(shown[place].html if place < len(shown) else "")
            for part in (label, text):
                part.setVisible(place < len(shown))

    def texts(self) -> dict[str, str]:
        """What the card says, by its labels."""
        pairs = zip(self._labels, self._texts, strict=True)
        return {label.text(): text.text() for label, text in pairs if label.text()}

    def _text(self) -> QLabel:
        label = QLabel(wordWrap=True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(LINKS | Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.linkActivated.connect(self.linked)
        return label

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(10))
        form.setVerticalSpacing(theme.px(6))
        form.setContentsMargins(0, 0, 0, 0)
        for label, text in zip(self._labels, self._texts, strict=True):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(label, text)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self.when.setWordWrap(True)
        self.light.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.light)
        head.addWidget(self.when, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (14, 12, 14, 12)))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.title)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        layout.addLayout(self._grid)


def _is_on(act: QAction) -> bool:
    return act.isVisible() and act.isEnabled()
