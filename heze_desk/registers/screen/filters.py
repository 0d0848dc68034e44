"""What narrows a register: words, an industry, its fields, a mark, what is shared, to be proven or still missing."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.narrowed_list import FIRST
from heze_desk.kit.pane_parts import sign_button
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import FilterLine, ShownCount
from heze_desk.registers.kinds import Register
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import EntryLine
from heze_desk.registers.screen.offer import Offer

STANDINGS = {"shared": "只看共享", "unproven": "只看待核", "unfiled": "没有归属产业", "unmarked": "没有认定"}
"""What an entry can be looked for by beside its fields: parts of a filter, and what they are called."""


class FilterBar(QWidget):
    """`changed` says that another filter is wanted; `only` are entries that another page asked to see alone."""

    changed = Signal()

    def __init__(self, page: QWidget, register: Register, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._register = register
        self.only: frozenset[int] | None = None
        self.called = ""
        self.text = FilterLine(f"筛选{register.kind}", page)
        self.industry = Picker(Choice(None, "全部产业"), "产业")
        self.fields = {
            one.name: Picker(Choice("", f"全部{one.title}"), one.title)
            for one in register.fields
            if one.name in ("category", "level")
        }
        traits = register.traits_title.strip("“”")
        self.trait = Picker(Choice("", f"全部{traits}"), traits)
        self.mark = Picker(Choice("", "全部认定"), "认定")
        self.standing = Picker(Choice("", "全部条目"), "共享、待核等")
        named, traits_ = [Choice(*one) for one in STANDINGS.items()], [Choice(one, one) for one in register.traits]
        own = bool(traits_) and "level" not in self.fields  # else there is no room for one more
        self.trait.offer([traits_] if own else ())
        self.standing.offer([named] if own or not traits_ else [named, traits_])
        self.pickers = (
            *(self.industry, *self.fields.values()),
            *((self.trait,) if own else ()),
            *(self.mark, self.standing),
        )
        self.back = QPushButton()
        self.back.setProperty("plain", True)
        self.back.clicked.connect(lambda _checked: self.clear())
        self.count = ShownCount(register.counter)
        self.mark.offer([[Choice(one, one) for one in register.marks]])
        self.text.narrowed.connect(lambda _text: self.changed.emit())
        self._lay_out(actions)

    def offer(self, offer: Offer, lines: Sequence[EntryLine]) -> None:
        """Take the industries of the day, and the words that the entries use beside those of the register."""
        self.industry.offer([list(offer.industries)])
        for name, picker in self.fields.items():
            used = sorted({getattr(line, name) for line in lines} - {""})
            picker.offer([[Choice(one, one) for one in dict.fromkeys((*self._register.choices_of(name), *used))]])

    def value(self) -> EntryFilter:
        standing = self.standing.value()
        return EntryFilter(
            kind=self._register.kind,
            text=self.text.text().strip(),
            industry_id=self.industry.value(),
            trait=self.trait.value() or (standing if standing in self._register.traits else ""),
            mark=self.mark.value(),
            **{name: picker.value() for name, picker in self.fields.items()},
            **{name: standing == name for name in STANDINGS},
        )

    def show_filter(self, wanted: EntryFilter, only: Collection[int] | None = None, called: str = "") -> None:
        """Set every part to this filter, and say once that it changed."""
        self.only = None if only is None else frozenset(only)
        self.called = called
        self.back.setText(f"只看{called}　×")
        self.back.setToolTip("看全部条目（Esc）")
        self.back.setVisible(only is not None)
        for picker in self.pickers[1:]:  # what is seen alone needs no more, and the room is its
            picker.setVisible(only is None)
        self.industry.choose(wanted.industry_id)
        for name, picker in self.fields.items():
            picker.choose(getattr(wanted, name))
        self.trait.choose(wanted.trait)
        self.mark.choose(wanted.mark)
        self.standing.choose(next((name for name in STANDINGS if getattr(wanted, name)), wanted.trait))
        self.text.blockSignals(True)
        self.text.setText(wanted.text)
        self.text.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        self.show_filter(EntryFilter())

    def is_empty(self) -> bool:
        return self.only is None and replace(self.value(), kind=None) == EntryFilter()

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        """The line gives way where the window is narrow."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.text, FIRST)
        self.text.setMinimumWidth(theme.px(100))
        for picker in self.pickers:
            picker.picked.connect(self.changed)
            layout.addWidget(picker)
        layout.addWidget(self.back)
        layout.addStretch(1)
        layout.addWidget(self.count)
        for action in actions:
            layout.addWidget(sign_button(action))
        self.back.hide()
