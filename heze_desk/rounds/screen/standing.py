"""报送情况: every unit of the chosen round by rank, filtered by state, and the chosen unit below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage, FilterLine, ShownCount
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.rounds.screen.unit_card import UnitCard
from heze_desk.rounds.screen.unit_table import COLUMNS, EVERY_STATE, GROUPS, ListedUnit
from heze_desk.rounds.status_records import UnitStatus

LOW = 560  # below this the window has no room for both


class Standing(QWidget):
    """`chosen` says that another unit is current, or that it changed."""

    chosen = Signal()

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._units: list[UnitStatus] = []
        self._files: dict[int, str] = {}
        self.text = FilterLine("筛选单位、联络员", page)
        self.state = Picker(Choice(EVERY_STATE, "全部状态"), "报送状态")
        self.state.setFixedWidth(theme.px(160))
        self.state.offer(GROUPS)
        self.count = ShownCount("个单位")
        self.table = RecordTable[ListedUnit](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="round units")
        self.view.setAccessibleName("各单位报送情况")
        self.clear_act = page.act("清除筛选", self.clear, keys="Esc")
        self.none_fit = EmptyPage("没有符合筛选条件的单位", "可以清除筛选，看全部单位。", [self.clear_act])
        self.pages = QStackedWidget()
        self.card = UnitCard(page.desk)
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._moved = False
        self._connect()
        self._lay_out()

    def show_units(self, units: list[UnitStatus], files: dict[int, str]) -> None:
        """The units of a round in the order of rank, and the names of the forms they sent, by id."""
        self._units, self._files = units, files
        self.narrow()
        self._show_chosen()

    def show_states(self, states: Sequence[object]) -> None:
        """Narrow to these states, as another page asks for."""
        self.state.choose(tuple(states))
        self.narrow()

    def narrow(self) -> None:
        text, states = self.text.text().strip(), self.state.value()
        listed = [one for one in self._units if one.state in states and text in f"{one.unit}\n{one.contact}"]
        self.table.show([ListedUnit(id=one.unit_id, status=one) for one in listed])
        self.count.say(len(listed), len(self._units))
        self.pages.setCurrentWidget(self.view if listed or not self._units else self.none_fit)

    def clear(self) -> None:
        self.text.clear()
        self.state.choose(EVERY_STATE)
        self.narrow()

    def selected(self) -> list[UnitStatus]:
        """The units of the selected rows; without a selection the current one."""
        chosen = self.view.selected() or [one for one in [self.view.current()] if one]
        return [one.status for one in chosen]

    def current(self) -> UnitStatus | None:
        one = self.view.current()
        return one.status if one is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how high everything is."""
        super().showEvent(event)
        if not self._moved:
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the table needs the room of the notes; they stand in the tips of its cells too."""
        super().resizeEvent(event)
        low = self.window().height() < theme.px(LOW)
        if low == self.card.view.isVisibleTo(self):
            self.card.fold(low)
            self._share()

    def _show_chosen(self) -> None:
        self.card.show_unit(self.current(), self._files)
        self.chosen.emit()

    def _share(self) -> None:
        """A note more than the card needs, where it shows notes; the table takes the rest."""
        more = theme.row_height(1) if self.card.view.isVisibleTo(self) else 0
        card = self.card.minimumSizeHint().height() + more
        self._both.setSizes([max(self.height(), theme.px(900)) - card, card])

    def _keep_share(self) -> None:
        self._moved = True

    def _connect(self) -> None:
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.text.returnPressed.connect(self.view.setFocus)
        self.state.picked.connect(self.narrow)
        self.view.chosen.connect(lambda _unit: self._show_chosen())
        self._both.splitterMoved.connect(self._keep_share)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.text)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.count)
        self._both.setHandleWidth(theme.px(8))
        self._both.setChildrenCollapsible(False)
        for page in (self.view, self.none_fit):
            self.pages.addWidget(page)
        self._both.addWidget(self.pages)
        self._both.addWidget(self.card)
        self._both.setStretchFactor(0, 1)
        self._both.setStretchFactor(1, 0)
        self._share()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(self._both, 1)
