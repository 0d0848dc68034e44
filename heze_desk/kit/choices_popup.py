"""A check list that opens below what it belongs to."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoicesPanel
from heze_desk.kit.columns import Choice

Offered = tuple[Sequence[Choice], Sequence[Any]]
"""What can be ticked, and the values that are."""


def pop_up_choices(
    owner: QWidget, below: QPoint, offered: Offered, then: Callable[[tuple[Any, ...]], None]
) -> ChoicesPanel:
    """Open the list of choices, with the values ticked, at a place in `owner`; `then` gets what is accepted."""
    choices, values = offered
    popup = QWidget(owner, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    panel = ChoicesPanel(choices, values, popup)
    panel.setProperty("card", True)
    layout = QVBoxLayout(popup)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)

    def accept() -> None:
        chosen = panel.values()
        popup.close()
        then(chosen)

    panel.accepted.connect(accept)
    panel.dismissed.connect(popup.close)
    popup.resize(theme.px(300), theme.px(340))
    popup.move(_on_screen(owner, owner.mapToGlobal(below), popup))
    popup.show()
    panel.filter.setFocus()
    return panel


def _on_screen(owner: QWidget, wanted: QPoint, popup: QWidget) -> QPoint:
    room = owner.screen().availableGeometry()
    return QPoint(
        max(room.left(), min(wanted.x(), room.right() - popup.width())),
        max(room.top(), min(wanted.y(), room.bottom() - popup.height())),
    )
