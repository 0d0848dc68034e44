"""分工名单: who answers for which industry on a day, and the terms behind it."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from heze_desk.kit import dialogs, theme
from heze_desk.kit.as_of import AsOf, Tab
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import PaneSplitter
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.roster import industry_changes, store
from heze_desk.roster.handover import Ledger
from heze_desk.roster.records import AssignmentLine, HolderState, Place, RosterLine
from heze_desk.roster.screen.industry_change_dialog import IndustryChangeDialog
from heze_desk.roster.screen.industry_dialog import ask_validity
from heze_desk.roster.screen.industry_pane import IndustryPane
from heze_desk.roster.screen.places import PlaceDelegate
from heze_desk.roster.screen.term_dialog import ask_term
from heze_desk.roster.screen.transfer_dialog import TransferDialog
from heze_desk.roster.screen.transfer_form import Start
from heze_desk.roster.screen.whole_rows import WholeRows

LEADER, LEAD_UNIT = 1, 2
COLUMNS = (
    Column[RosterLine]("产业", lambda line: line.industry, tip=lambda line: line.industry, width=5.5),
    Column[RosterLine](
        "分管市级领导（职务）", lambda line: line.leader_state, display=lambda line: line.leader_text, width=10.5
    ),
    Column[RosterLine](
        "牵头部门", lambda line: line.lead_unit_state, display=lambda line: line.lead_unit_text, width=9
    ),
    Column[RosterLine](
        "责任单位", lambda line: line.units, kind=Kind.LONG, tip=lambda line: "、".join(line.units), width=0, least=9
    ),
)


class RosterTab(Tab):
    """The roster as of the page's day; double-click or Enter on a place opens the transfer for it."""

    title = "分工名单"
    reads = frozenset(
        {"industry", "assignment", "leader", "leader_title", "unit", "unit_name", "clause_unit", "setting"}
        | {"industry_change", "industry_succession"}
    )

    def __init__(self, desk: Desk, as_of: AsOf, ledger: Ledger) -> None:
        super().__init__(desk, as_of)
        self._ledger = ledger
        self.table = RecordTable[RosterLine](desk, COLUMNS, parent=self)
        self.view = WholeRows(self.table, name="roster")
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("second", True)
        self._acts = self._make_acts()
        self.pane = IndustryPane(self._acts)
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        lines = store.roster(self.workspace.db, self.day)
        self.table.show(lines)
        self.view.fit_rows()
        self._show_note(lines)
        self._show_chosen()

    def transfer(self, place: Place = Place.LEADER) -> TransferDialog:
        """Open the wizard, set to the chosen industry."""
        line = self.view.current()
        start = Start(industry_id=line.id if line else None, place=place, day=self.day)
        dialog = TransferDialog(self.desk, self._ledger, start, self.window())
        dialog.done_so.connect(self.tell)
        dialog.open()
        return dialog

    def amend(self) -> AskDialog | None:
        """Put right the days or the basis of the chosen term."""
        term = self.pane.terms.current()
        return None if term is None else ask_term(self.desk, term, self._amended, self.window())

    def remove(self) -> None:
        """Take out a term that was entered by mistake, after asking."""
        term = self.pane.terms.current()
        if term is None or not self._sure(term):
            return
        with self.workspace.step(f"删除误录的任期：{term.industry}{term.who}") as db:
            store.remove(db, term.id)
        self.tell(f"已删除误录的任期：{term.who}{term.industry}{term.role}；可按 Ctrl+Z 撤销。")

    def limit(self) -> AskDialog | None:
        """Say from when to when the chosen industry is one of those kept."""
        line = self.view.current()
        if line is None:
            return None
        industry = next(one for one in store.industries(self.workspace.db, self.day) if one.id == line.id)
        return ask_validity(self.desk, industry, lambda kept: self.tell(f"已调整{kept.name}的起止。"), self.window())

    def change(self) -> IndustryChangeDialog:
        """动态调整: open the wizard for the industries, set to the chosen one."""
        line = self.view.current()
        start = Start(industry_id=line.id if line else None, day=self.day)
        dialog = IndustryChangeDialog(self.desk, start, self.window())
        dialog.done_so.connect(self.tell)
        dialog.open()
        return dialog

    def _amended(self, term: AssignmentLine) -> None:
        self.tell(f"已修改{term.who}担任{term.industry}{term.role}的任期。")

    def _sure(self, term: AssignmentLine) -> bool:
        return dialogs.confirm(
            self.window(),
            f"删除{term.who}担任{term.industry}{term.role}的任期（{term.span}）吗？",
            yes="删除误录",
            consequence="只用于录错的任期；人员调整请用“调整向导”，任期记录会保留。删除后可以撤销。",
        )

    def _show_chosen(self) -> None:
        line = self.view.current()
        terms = store.lines(self.workspace.db, self.day, line.id) if line else []
        self.pane.show_industry(line, terms, self.day)
        self.pane.show_history(industry_changes.lines(self.workspace.db, line.id) if line else ())
        held = {term.role for term in terms}
        for act, place in ((self.lead_act, Place.LEADER), (self.run_act, Place.LEAD_UNIT)):
            act.setText(f"{'调整' if place in held else '明确'}{'分管领导' if place is Place.LEADER else '牵头部门'}…")
            act.setEnabled(line is not None and not self.workspace.read_only)
        self._show_term(self.pane.terms.current())

    def _show_term(self, term: AssignmentLine | None) -> None:
        for act in (self.amend_act, self.remove_act):
            act.setEnabled(term is not None and not self.workspace.read_only)

    def _show_note(self, lines: list[RosterLine]) -> None:
        states = Counter(state for line in lines for state in (line.leader_state, line.lead_unit_state))
        open_places = [f"{state} {states[state]} 处" for state in HolderState if state is not HolderState.HELD]
        self.counted.emit("，".join([f"共 {len(lines)} 个产业", *open_places]))
        self.note.setText(
            "双击领导或部门可以调整。待明确指文件未写、专班尚未确定；（空缺）指原任期已终止、尚未明确接任者。"
        )

    def _open_place(self) -> None:
        column = self.view.currentIndex().column()
        if self.view.current() is not None and not self.workspace.read_only:
            self.transfer(Place.LEAD_UNIT if column == LEAD_UNIT else Place.LEADER)

    def _make_acts(self) -> list[QAction]:
        self.lead_act = self.act("调整分管领导…", lambda: self.transfer(Place.LEADER), keys="Alt+L")
        self.run_act = self.act("调整牵头部门…", lambda: self.transfer(Place.LEAD_UNIT), keys="Alt+U")
        self.amend_act = self.act("修改任期…", self.amend, keys="F2")
        self.remove_act = self.act("删除误录…", self.remove, keys="Del")
        self.validity_act = self.act("产业起止…", self.limit, keys="Alt+D")
        self.change_act = self.act("调整产业…", self.change, keys="Alt+Y")
        first = [self.lead_act, self.run_act, self.amend_act, self.remove_act]
        return [*first, self.validity_act, self.change_act]

    def _connect(self) -> None:
        for place in (LEADER, LEAD_UNIT):
            self.view.setItemDelegateForColumn(place, PlaceDelegate(self.table, self.view))
        self.view.menu_actions = self._acts
        self.view.chosen.connect(lambda _line: self._show_chosen())
        self.view.activated.connect(lambda _index: self._open_place())
        self.pane.terms.chosen.connect(self._show_term)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.view, 1)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PaneSplitter(left, self.pane, self.desk.memory, "roster"))
