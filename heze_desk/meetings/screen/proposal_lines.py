"""拟立任务: what the chosen decision asks for, corrected here and made into tasks in one step."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QLabel

from heze_desk.kit.columns import Column
from heze_desk.kit.proposal_table import ProposalTable, ProposedTask
from heze_desk.kit.record_table import RecordTable
from heze_desk.meetings import store, taking
from heze_desk.meetings.records import Decision
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.meetings.unit_roll import roll


class ProposalLines(Lines[ProposedTask]):
    """Read anew when another decision is shown, its text changed or a task follows it; corrections stay until then."""

    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__(shown, "拟立任务", (), "proposals")
        self._decision: Decision | None = None
        self._made: tuple[str, ...] = ()
        self.take_act = self.act("采用，立为任务", self.take, keys="Alt+C", button=True)
        self.turn_act = self.act("采用或不采用", self.turn, keys="Space")
        self.lasting_act = self.act("长期或按时限", self.turn_lasting, keys="Alt+L")
        self.again_act = self.act("按文字重新拟", self.read_again, needs_one=False)
        self.doubts, self.left_out = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.left_out.setProperty("second", True)
        self.view.chosen.connect(self._show_doubts)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.doubts)
        layout.addWidget(self.left_out)

    def make_table(self, columns: Sequence[Column[ProposedTask]]) -> RecordTable[ProposedTask]:
        return ProposalTable(self.page.desk)

    @property
    def proposals(self) -> ProposalTable:
        return cast(ProposalTable, self.table)

    def show_decision(self, decision: Decision | None) -> None:
        before = self._decision, self._made
        made = store.tasks(self.page.workspace.db, decision.id or 0) if decision is not None else []
        self._decision, self._made = decision, tuple(one.sentence for one in made)
        if (self._decision, self._made) != before:
            self.read_again()
        else:
            self.offer()

    def read_again(self) -> None:
        """Propose from the text as it is; sentences that have their tasks are left out."""
        decision, db = self._decision, self.page.workspace.db
        if decision is None:
            self.table.show([])
            self.left_out.clear()
            self._tell()
            return
        understood = taking.propose(db, decision.meeting_id, decision.text)
        open_ones = [one for one in understood.tasks if not taking.doubts(db, decision.meeting_id, [one])]
        self.proposals.show_proposals(
            open_ones, roll(db, self.shown.meeting.day if self.shown.meeting else self.page.today)
        )
        left = [f"“{one.sentence}”：{one.why}" for one in understood.left_out]
        made = len(understood.tasks) - len(open_ones)
        told = [f"{made} 句已立任务，不再拟立。"] if made else []
        self.left_out.setText("　".join([*told, *left]))
        self.left_out.setToolTip("\n".join(left))
        self.left_out.setVisible(bool(told or left))
        self._tell()

    def take(self) -> None:
        """Make tasks of all that are wanted."""
        decision, wanted = self._decision, self.proposals.wanted()
        if decision is None or not wanted:
            self.page.tell("没有要采用的；请在“采用”一列选定，或按空格。")
            return
        with self.page.workspace.step(f"第{decision.number}条议定事项立为 {len(wanted)} 项任务") as db:
            taking.take(db, decision.id or 0, wanted, day=self.page.today)
        self.read_again()
        self.page.tell(f"已立 {len(wanted)} 项任务，任务里写着出处和原句；可按 Ctrl+Z 撤销。")

    def turn(self) -> None:
        self.proposals.turn([one.id for one in self.selected()])
        self._tell()

    def turn_lasting(self) -> None:
        self.proposals.turn_lasting([one.id for one in self.selected()])
        self._tell()

    def offer(self) -> None:
        """Tasks are made after the minutes were issued too."""
        able = self._is_able()
        for action in (self.take_act, self.turn_act, self.lasting_act):
            action.setEnabled(able and bool(self.table.records))
        self.again_act.setEnabled(able and self._decision is not None)

    def _show_doubts(self, one: ProposedTask | None) -> None:
        """What the cell has no room for."""
        self.doubts.setText(f"疑问：{one.doubts}" if one is not None and one.doubts else "")
        self.doubts.setVisible(bool(self.doubts.text()))

    def _is_able(self) -> bool:
        return self.shown.told is not None and not self.page.workspace.read_only

    def _tell(self) -> None:
        many, doubtful = len(self.table.records), sum(1 for one in self.table.records if one.doubts)
        told = f"{many} 项" + (f"，{doubtful} 项有疑问" if doubtful else "") if many else "没有要立的任务"
        self.remark.setText(f"{told}；单元格里可以改，空格选采用与否" if many else told)
        self.offer()
