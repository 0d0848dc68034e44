"""A check list that opens below what it belongs to."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoicesPanel
from heze_desk.kit.columns import Choice

Offered = tuple[Sequence[Choice], Sequence[Any]]
"""What can be ticked, and the values that are."""


class ChoicesPopup(ChoicesPanel):
    """The panel as a popup that goes away once it is accepted, dismissed or left.

    It is wired by methods only: a closure that held both popup and owner would let Python
    destroy them in an order that Qt does not survive.
    """

    chosen = Signal(object)

    def __init__(self, offered: Offered, owner: QWidget) -> None:
        super().__init__(*offered, owner.window())  # not the owner: its pane may dress lists otherwise
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.ensurePolished()
        self.resize(theme.px(300), min(theme.px(340), self.sizeHint().height()))
        self.accepted.connect(self._accept)
        self.dismissed.connect(self.close)

    def _accept(self) -> None:
        values = self.values()
        self.close()
        self.chosen.emit(values)


def pop_up_choices(
    owner: QWidget, below: QPoint, offered: Offered, then: Callable[[tuple[Any, ...]], None]
) -> ChoicesPanel:
    """Open the list of choices, with the values ticked, at a place in `owner`; `then` gets what is accepted."""
    popup = ChoicesPopup(offered, owner)
    popup.chosen.connect(then)
    popup.move(_on_screen(owner, owner.mapToGlobal(below), popup))
    popup.show()
    popup.filter.setFocus()
    return popup


def _on_screen(owner: QWidget, wanted: QPoint, popup: QWidget) -> QPoint:
    room = owner.screen().availableGeometry()
    return QPoint(
        max(room.left(), min(wanted.x(), room.right() - popup.width())),
        max(room.top(), min(wanted.y(), room.bottom() - popup.height())),
    )
