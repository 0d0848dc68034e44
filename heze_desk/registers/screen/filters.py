"""What narrows a register: words, an industry, a mark, what is shared or still to be proven."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.pane_parts import sign_button
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import FilterLine, ShownCount
from heze_desk.registers.kinds import Register
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.screen.offer import Offer

SHARED, UNPROVEN = "共享", "待核"


class FilterBar(QWidget):
    """`changed` says that another filter is wanted; `only` are entries that another page asked to see alone."""

    changed = Signal()

    def __init__(self, page: QWidget, register: Register, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._register = register
        self.only: frozenset[int] | None = None
        self.called = ""
        self.text = FilterLine(f"筛选{register.kind}（边输边筛）", page)
        self.industry = Picker(Choice(None, "全部产业"), "产业")
        self.category = Picker(Choice("", f"全部{self._title('category')}"), "类别")
        self.mark = Picker(Choice("", "全部认定"), "认定")
        self.standing = Picker(Choice("", "共享和待核"), "共享或待核")
        self.back = QPushButton()
        self.back.setProperty("plain", True)
        self.back.clicked.connect(lambda _checked: self.clear())
        self.count = ShownCount(register.counter)
        self.mark.offer([[Choice(one, one) for one in register.marks]])
        self.standing.offer([[Choice(one, f"只看{one}") for one in (SHARED, UNPROVEN)]])
        self.category.offer([[Choice(one, one) for one in register.choices_of("category")]])
        self.text.narrowed.connect(lambda _text: self.changed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.text)
        for picker in (self.industry, self.category, self.mark, self.standing):
            picker.picked.connect(self.changed)
            layout.addWidget(picker)
        layout.addWidget(self.back)
        layout.addStretch(1)
        layout.addWidget(self.count)
        for action in actions:
            layout.addWidget(sign_button(action))
        self.back.hide()

    def offer(self, offer: Offer) -> None:
        """Take the industries of the day."""
        self.industry.offer([list(offer.industries)])

    def value(self) -> EntryFilter:
        return EntryFilter(
            kind=self._register.kind,
            text=self.text.text().strip(),
            industry_id=self.industry.value(),
            category=self.category.value(),
            mark=self.mark.value(),
            shared=self.standing.value() == SHARED,
            unproven=self.standing.value() == UNPROVEN,
        )

    def show_filter(self, wanted: EntryFilter, only: Collection[int] | None = None, called: str = "") -> None:
        """Set every part to this filter, and say once that it changed."""
        self.only = None if only is None else frozenset(only)
        self.called = called
        self.back.setText(f"只看{called}　×")
        self.back.setToolTip("看全部条目（Esc）")
        self.back.setVisible(only is not None)
        for picker in (
            self.category,
            self.mark,
            self.standing,
        ):  # what is seen alone needs no more, and the room is its
            picker.setVisible(only is None)
        self.industry.choose(wanted.industry_id)
        self.category.choose(wanted.category)
        self.mark.choose(wanted.mark)
        self.standing.choose(SHARED if wanted.shared else UNPROVEN if wanted.unproven else "")
        self.text.blockSignals(True)
        self.text.setText(wanted.text)
        self.text.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        self.show_filter(EntryFilter())

    def is_empty(self) -> bool:
        return self.only is None and replace(self.value(), kind=None) == EntryFilter()

    def _title(self, name: str) -> str:
        field = self._register.field(name)
        return field.title if field else ""
