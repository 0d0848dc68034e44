"""The chosen unit beside the table: its contacts, the members of a group, and its names from day to day."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.pane_parts import Pane, button_grid, list_view, words
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.roster import calling, listing, unit_store
from heze_desk.roster.listing import ContactLine, NameLine, UnitEntry
from heze_desk.roster.records import UnitKind
from heze_desk.workspace.database import Database


def _since(name: NameLine) -> str:
    return f"{name.valid_from:%Y-%m-%d}" if name.valid_from else "原名"


def _told(name: NameLine) -> str:
    return name.short_name if name.short_name == name.full_name else f"{name.short_name}（{name.full_name}）"


ACTIVE = (Choice(True, listing.HERE), Choice(False, listing.GONE))
CONTACTS = (
    Column[ContactLine]("姓名", lambda one: one.name, write=calling.changer("name"), width=3.5),
    Column[ContactLine]("职责", lambda one: one.duty, write=calling.changer("duty"), width=3.5),
    Column[ContactLine](
        "状态",
        lambda one: one.active,
        display=lambda one: one.state,
        write=calling.changer("active"),
        kind=Kind.CHOICE,
        choices=lambda: ACTIVE,
        width=2.5,
    ),
    Column[ContactLine]("电话", lambda one: one.telephone, write=calling.changer("telephone"), width=5.5),
)
NAMES = (
    Column[NameLine]("自何日", lambda one: one.valid_from, display=_since, width=7),
    Column[NameLine]("名称", lambda one: one.short_name, display=_told, tip=_told, width=9),
)


class UnitPane(Pane):
    """Built once; `show_unit` sets its texts."""

    def __init__(self, desk: Desk, acts: Sequence[QAction]) -> None:
        super().__init__()
        self.contacts = RecordTable[ContactLine](desk, CONTACTS, parent=self)
        self.contacts_view = list_view(self.contacts)
        self.names = RecordTable[NameLine](desk, NAMES, parent=self)
        self.names_view = list_view(self.names)
        self.members_title, self.members = second(""), words()
        self.column.addWidget(second("联络人（可在格内修改）"))
        self.column.addWidget(self.contacts_view, 3)
        for part in (self.members_title, self.members):
            self.column.addWidget(part)
        self.column.addWidget(second("名称沿革"))
        self.column.addWidget(self.names_view, 2)
        self.column.addLayout(button_grid(acts))

    def show_unit(self, db: Database, unit: UnitEntry | None, names: dict[int, str]) -> None:
        """Show one unit; `names` are those of the day, for the members."""
        self.title.setText(unit.short_name if unit else "没有选中的单位")
        self.contacts.show(listing.contacts(db, unit.id) if unit else [])
        self.names.show(listing.names(db, unit.id) if unit else [])
        grouped = unit is not None and unit.kind is UnitKind.GROUP
        members = unit_store.members(db, unit.id) if unit and grouped else []
        self.members_title.setText(f"成员单位 {len(members)} 个（非文件所列）")
        self.members.setText("、".join(names[one] for one in members))
        for part in (self.members_title, self.members):
            part.setVisible(grouped)
