"""The chosen leader beside the table: titles from day to day, and the terms."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pane_parts import Pane, button_grid, list_view, words
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.roster import leader_store, listing
from heze_desk.roster.listing import LeaderEntry, TitleLine
from heze_desk.workspace.database import Database

COLUMNS = (
    Column[TitleLine](
        "自何日",
        lambda one: one.valid_from,
        write=lambda db, title_id, day: leader_store.correct_title(db, title_id, valid_from=day),
        kind=Kind.DAY,
        width=7,
    ),
    Column[TitleLine](
        "职务",
        lambda one: one.title,
        write=lambda db, title_id, title: leader_store.correct_title(db, title_id, title=title),
        width=6,
    ),
)


class LeaderPane(Pane):
    """Built once; `show_leader` sets its texts. A slip of the pen in a title is put right in its cell."""

    def __init__(self, desk: Desk, acts: Sequence[QAction]) -> None:
        super().__init__()
        self.titles = RecordTable[TitleLine](desk, COLUMNS, parent=self)
        self.titles_view = list_view(self.titles)
        self.terms = words()
        self.column.addWidget(second("职务沿革（录错的可在格内改正）"))
        self.column.addWidget(self.titles_view, 1)
        self.column.addWidget(second("分管任期"))
        self.column.addWidget(self.terms)
        self.column.addStretch(1)
        self.column.addLayout(button_grid(acts))

    def show_leader(self, db: Database, leader: LeaderEntry | None) -> None:
        """Show one leader; without one the pane is empty."""
        self.title.setText(f"{leader.name}（{leader.title}）" if leader else "没有选中的领导")
        self.titles.show(listing.titles(db, leader.id) if leader else [])
        terms = listing.terms_of(db, leader.id) if leader else []
        self.terms.setText("\n".join(terms) or "没有任期。")
