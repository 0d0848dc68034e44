"""单位: by rank, under the names of the page's day, with whom to call."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf, Tab
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pane_parts import sign_button
from heze_desk.kit.pieces import FilterLine, PaneSplitter, ShownCount
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.roster import listing, retiring, unit_store
from heze_desk.roster.listing import UnitEntry
from heze_desk.roster.records import UnitKind, UnitName
from heze_desk.roster.screen import unit_dialogs
from heze_desk.roster.screen.unit_pane import UnitPane
from heze_desk.roster.screen.unit_table import COLUMNS, UnitTable


class UnitTab(Tab):
    """Edited in the cell; a name asks whether the unit was renamed or misspelt."""

    title = "单位"
    reads = frozenset({"unit", "unit_name", "unit_member", "contact"})

    def __init__(self, desk: Desk, as_of: AsOf) -> None:
        super().__init__(desk, as_of)
        self._units: list[UnitEntry] = []
        self.filter, self.count = FilterLine("筛选单位、别名、联络员", self), ShownCount()
        self.table = UnitTable(desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="units")
        self._make_acts()
        self.pane = UnitPane(desk, [self.contact_act, self.rename_act, self.member_act, self.retire_act])
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        self._units = listing.units(self.workspace.db, self.day)
        from_document = sum(one.from_document for one in self._units)
        self.counted.emit(f"共 {len(self._units)} 个单位，文件所列 {from_document} 个")
        self._narrow()
        self._show_chosen()

    def add(self) -> AskDialog:
        return unit_dialogs.ask_unit(self.desk, self._added, self.window())

    def rename(self) -> AskDialog | None:
        unit = self.view.current()
        return None if unit is None else self._ask_name(unit, "", "")

    def choose_members(self) -> AskDialog | None:
        unit = self.view.current()
        if unit is None or unit.kind is not UnitKind.GROUP:
            return None
        return unit_dialogs.ask_members(self.desk, unit, self.tell, day=self.day, parent=self.window())

    def add_contact(self) -> AskDialog | None:
        unit = self.view.current()
        return None if unit is None else unit_dialogs.ask_contact(self.desk, unit, self.tell, self.window())

    def shift(self, by: int) -> None:
        """Up or down one place in rank, past units that the filter hides too."""
        unit = self.view.current()
        if unit is None or not 1 <= unit.rank + by <= len(self._units):
            return
        with self.workspace.step(f"调整单位次序：{unit.short_name}") as db:
            unit_store.move(db, unit.id, unit.rank + by)

    def retire(self) -> None:
        """Put aside, or take up again."""
        unit = self.view.current()
        if unit is None:
            return
        with self.workspace.step(f"{'停用' if unit.active else '启用'}单位：{unit.short_name}") as db:
            if unit.active:
                retiring.retire_unit(db, unit.id, self.today)
            else:
                unit_store.set_active(db, unit.id, True)

    def _ask_name(self, unit: UnitEntry, column: str, name: str) -> AskDialog:
        """Propose the name typed into a cell; a full name that was the short one follows it."""
        short, full = unit.short_name, unit.full_name
        if column == "简称":
            short, full = name, name if full == short else full
        elif column == "全称":
            full = name
        proposed = UnitName(unit_id=unit.id, short_name=short, full_name=full)
        return unit_dialogs.ask_name(self.desk, proposed, self.tell, day=self.day, parent=self.window())

    def _added(self, unit_id: int, name: str) -> None:
        self.filter.clear()
        self.reload()
        self.view.choose(unit_id)
        self.view.setFocus()
        self.tell(f"已新增单位{name}。")

    def _narrow(self) -> None:
        text = self.filter.text().strip()
        shown = [one for one in self._units if text in "\n".join((*_texts(one),))]
        self.table.show(shown)
        self.count.say(len(shown), len(self._units))

    def _show_chosen(self) -> None:
        unit = self.view.current()
        self.pane.show_unit(self.workspace.db, unit, {one.id: one.short_name for one in self._units})
        able = unit is not None and not self.workspace.read_only
        self.retire_act.setText("启用" if unit is not None and not unit.active else "停用")
        for act in (self.contact_act, self.rename_act, self.retire_act, self.up_act, self.down_act):
            act.setEnabled(able)
        self.member_act.setEnabled(able and unit is not None and unit.kind is UnitKind.GROUP)
        self.add_act.setEnabled(not self.workspace.read_only)

    def _make_acts(self) -> None:
        self.add_act = self.act("新增单位…", self.add, sign="plus", keys="Ctrl+Shift+N")
        self.up_act = self.act("上移", lambda: self.shift(-1), sign="chevron-up", keys="Alt+Up")
        self.down_act = self.act("下移", lambda: self.shift(1), sign="chevron-down", keys="Alt+Down")
        self.contact_act = self.act("新增联络人…", self.add_contact, keys="Alt+C")
        self.rename_act = self.act("更名…", self.rename, keys="Alt+R")
        self.member_act = self.act("成员单位…", self.choose_members, keys="Alt+M")
        self.retire_act = self.act("停用", self.retire)

    def _connect(self) -> None:
        self.view.take_keys(self.up_act, self.down_act)
        self.view.menu_actions = [self.rename_act, self.contact_act, self.up_act, self.down_act, self.retire_act]
        self.view.chosen.connect(lambda _unit: self._show_chosen())
        self.filter.narrowed.connect(lambda _text: self._narrow())
        self.filter.returnPressed.connect(self.view.setFocus)
        self.table.renaming.connect(self._ask_name, Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.filter)
        row.addStretch(1)
        row.addWidget(self.count)
        for button in (sign_button(self.up_act), sign_button(self.down_act), button_for(self.add_act)):
            row.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        column.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PaneSplitter(left, self.pane, self.desk.memory, "units"))


def _texts(unit: UnitEntry) -> tuple[str, ...]:
    return (unit.short_name, unit.full_name, *unit.aliases, unit.contact, unit.telephone, unit.kind)
