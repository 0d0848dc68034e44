"""领导: by rank, under the titles of the page's day."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf, Tab
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.columns import Column
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pane_parts import sign_button
from heze_desk.kit.pieces import PaneSplitter, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.roster import leader_store, listing, retiring
from heze_desk.roster.listing import LeaderEntry
from heze_desk.roster.screen.leader_dialogs import ask_leader, ask_title
from heze_desk.roster.screen.leader_pane import LeaderPane

COLUMNS = (
    Column[LeaderEntry]("次序", lambda one: one.rank, width=2.5),
    Column[LeaderEntry](
        "姓名",
        lambda one: one.name,
        display=lambda one: listing.marked(one.name, active=one.active),
        write=leader_store.correct_name,
        width=6,
    ),
    Column[LeaderEntry]("职务", lambda one: one.title, tip=lambda one: one.title, width=10),
    Column[LeaderEntry]("自何日", lambda one: one.since, width=7),
    Column[LeaderEntry](
        "分管产业", lambda one: one.industries, tip=lambda one: "、".join(one.industries), width=0, least=8
    ),
    Column[LeaderEntry]("状态", lambda one: one.state, width=3, from_width=1200),
)


class LeaderTab(Tab):
    """Names are put right in the cell; a new title begins on a day and is asked for."""

    title = "领导"
    reads = frozenset({"leader", "leader_title", "assignment", "industry"})

    def __init__(self, desk: Desk, as_of: AsOf) -> None:
        super().__init__(desk, as_of)
        self.table = RecordTable[LeaderEntry](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="leaders")
        self._make_acts()
        self.pane = LeaderPane(desk, [self.title_act, self.remove_act, self.retire_act])
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        leaders = listing.leaders(self.workspace.db, self.day)
        self.table.show(leaders)
        self.counted.emit(f"共 {len(leaders)} 位领导，在用 {sum(one.active for one in leaders)} 位")
        self._show_chosen()

    def add(self) -> AskDialog:
        return ask_leader(self.desk, self.day, self._added, self.window())

    def change_title(self) -> AskDialog | None:
        leader = self.view.current()
        return None if leader is None else ask_title(self.desk, leader, self.tell, self.window())

    def remove_title(self) -> None:
        """Take out the chosen title, entered by mistake."""
        if (title := self.pane.titles_view.current()) is not None:
            with self.workspace.step(f"删除误录的职务：{title.title}") as db:
                leader_store.remove_title(db, title.id)
            self.tell(f"已删除误录的职务“{title.title}”；可按 Ctrl+Z 撤销。")

    def shift(self, by: int) -> None:
        """Up or down one place in the rank of the page's day."""
        leader = self.view.current()
        if leader is None or not 1 <= leader.rank + by <= len(self.table.records):
            return
        with self.workspace.step(f"调整领导次序：{leader.name}") as db:
            leader_store.move(db, leader.id, leader.rank + by, day=self.day)

    def retire(self) -> None:
        """Put aside, or take up again."""
        leader = self.view.current()
        if leader is None:
            return
        with self.workspace.step(f"{'停用' if leader.active else '启用'}领导：{leader.name}") as db:
            if leader.active:
                retiring.retire_leader(db, leader.id, self.today)
            else:
                leader_store.set_active(db, leader.id, True)

    def _added(self, leader_id: int, name: str) -> None:
        self.reload()
        self.view.choose(leader_id)
        self.view.setFocus()
        self.tell(f"已新增领导{name}。")

    def _show_chosen(self) -> None:
        leader = self.view.current()
        self.pane.show_leader(self.workspace.db, leader)
        able = leader is not None and not self.workspace.read_only
        self.retire_act.setText("启用" if leader is not None and not leader.active else "停用")
        for act in (self.title_act, self.remove_act, self.retire_act, self.up_act, self.down_act):
            act.setEnabled(able)
        self.add_act.setEnabled(not self.workspace.read_only)

    def _make_acts(self) -> None:
        self.add_act = self.act("新增领导…", self.add, sign="plus", keys="Ctrl+Shift+N")
        self.up_act = self.act("上移", lambda: self.shift(-1), sign="chevron-up", keys="Alt+Up")
        self.down_act = self.act("下移", lambda: self.shift(1), sign="chevron-down", keys="Alt+Down")
        self.title_act = self.act("职务变动…", self.change_title, keys="Alt+T")
        self.remove_act = self.act("删除误录职务", self.remove_title)
        self.retire_act = self.act("停用", self.retire)

    def _connect(self) -> None:
        self.view.take_keys(self.up_act, self.down_act)
        self.view.menu_actions = [self.title_act, self.up_act, self.down_act, self.retire_act]
        self.view.chosen.connect(lambda _leader: self._show_chosen())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(second("按排名排列，名单和出席次序都按此次序。"))
        row.addStretch(1)
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
        layout.addWidget(PaneSplitter(left, self.pane, self.desk.memory, "leaders"))
