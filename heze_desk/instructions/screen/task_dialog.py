"""生成任务: what the leader's words ask for, proposed unit by unit; each can be corrected before it is taken."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from heze_desk.errors import DeskError
from heze_desk.instructions import taking
from heze_desk.instructions.records import InstructionLine
from heze_desk.instructions.screen.proposal_form import ProposalForm
from heze_desk.kit import colours, dialogs, theme
from heze_desk.kit.pieces import fit, second, titled
from heze_desk.kit.screen import Desk
from heze_desk.meetings.proposal_records import LeftOut, Proposal
from heze_desk.meetings.unit_roll import roll

TICKED, OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TaskDialog(QDialog):
    """Only what is ticked becomes a task, in one step; Space ticks, Ctrl+Return takes them."""

    def __init__(self, desk: Desk, line: InstructionLine, tell: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"生成任务：{line.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._line, self._tell = desk, line, tell
        self._id = line.instruction.id or 0
        self.words, self.list = QTextEdit(readOnly=True), QListWidget()
        self.form = ProposalForm(desk, roll(desk.workspace.db, line.instruction.day))
        self.doubts, self.left_out, self.refusal = (QLabel(wordWrap=True) for _ in range(3))
        self.more, self.done_button = QPushButton("另加一项"), QPushButton()
        self._proposals: list[Proposal] = []
        self._connect()
        self._lay_out()
        self._propose()
        self.list.setFocus()

    @property
    def wanted(self) -> list[Proposal]:
        """Those that are ticked, as they stand in the fields."""
        rows = range(self.list.count())
        return [self._proposals[row] for row in rows if self.list.item(row).checkState() is TICKED]

    def add_blank(self) -> None:
        """A task that the words ask for though it was not seen in them."""
        text = self._line.instruction.text
        self._put(Proposal(title="", sentence=text.strip(), begins=0, ends=len(text)), ticked=True)
        self.list.setCurrentRow(self.list.count() - 1)
        self.form.title.setFocus()

    def accept(self) -> None:
        """Take the ticked ones; a sentence that has its task already is asked about."""
        try:
            made = self._take()
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        if made is not None:
            self._tell(f"已由批示生成 {made} 项任务，列入台账；可按 Ctrl+Z 撤销。")
            super().accept()

    def _take(self) -> int | None:
        """How many were taken; None where it was called off."""
        self.form.refuse_nonsense()
        wanted = self.wanted
        if nameless := [row for row, one in enumerate(wanted, 1) if not one.title.strip()]:
            raise DeskError(f"勾选的第 {nameless[0]} 项没有任务名称；请写名称，或不勾选。")
        db = self._desk.workspace.db
        again = taking.doubts(db, self._id, wanted)
        if again and not dialogs.confirm(
            self, "".join(again), yes="仍再立一次", consequence="台账里会有两项相近的任务。"
        ):
            return None
        with self._desk.workspace.step(f"由批示生成任务 {len(wanted)} 项") as step:
            return len(taking.take(step, self._id, wanted, day=self._desk.clock.today, again=bool(again)))

    def _propose(self) -> None:
        found = taking.propose(self._desk.workspace.db, self._id)
        taken = taking.doubts(self._desk.workspace.db, self._id, found.tasks)
        for one in found.tasks:
            self._put(one, ticked=not taken)
        self._say_left_out(found.left_out, "".join(taken))
        if found.tasks:
            self.list.setCurrentRow(0)
        self.form.setEnabled(bool(found.tasks))
        self._offer()

    def _put(self, one: Proposal, *, ticked: bool) -> None:
        self._proposals.append(one)
        item = QListWidgetItem(_summary(one), self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(TICKED if ticked else OPEN)

    def _show(self, row: int) -> None:
        self.form.setEnabled(row >= 0)
        one = self._proposals[row] if row >= 0 else None
        self.form.show_proposal(one)
        self.doubts.setText("\n".join(one.doubts) if one else "")
        self.doubts.setVisible(bool(one and one.doubts))
        self._mark(one)

    def _correct(self, one: Proposal) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        self._proposals[row] = replace(one, doubts=self._proposals[row].doubts)
        self.list.item(row).setText(_summary(one))

    def _mark(self, one: Proposal | None) -> None:
        """Tint the sentence the task comes from."""
        spot = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.words.document())
        cursor.setPosition(min(one.begins, len(self._line.instruction.text)) if one else 0)
        end = min(one.ends, len(self._line.instruction.text)) if one else 0
        cursor.setPosition(max(end, cursor.position()), QTextCursor.MoveMode.KeepAnchor)
        spot.cursor = cursor  # type: ignore[attr-defined]
        spot.format.setBackground(QColor(colours.CELL_SELECTION))  # type: ignore[attr-defined]
        self.words.setExtraSelections([spot])

    def _say_left_out(self, left: tuple[LeftOut, ...], taken: str) -> None:
        told = [taken] if taken else []
        told += [f"“{one.sentence.strip()}”：{one.why}" for one in left]
        self.left_out.setText("\n".join(told))
        self.left_out.setVisible(bool(told))

    def _offer(self) -> None:
        many = len(self.wanted)
        self.done_button.setText(f"立项 {many} 项")
        self.done_button.setEnabled(many > 0 and not self._desk.workspace.read_only)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(lambda _item: self._offer())
        self.form.corrected.connect(self._correct)
        self.more.clicked.connect(self.add_blank)
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_blank)

    def _lay_out(self) -> None:
        self.words.setPlainText(self._line.instruction.text)
        self.words.setFixedHeight(theme.px(84))
        self.words.setTabChangesFocus(True)
        self.list.setAccessibleName("提出的任务")
        self.list.setMinimumWidth(theme.px(300))
        self.list.setWordWrap(True)
        self.more.setToolTip("另加一项（Ctrl+N）")
        for label in (self.doubts, self.refusal):
            label.setProperty("refusal", True)
        self.left_out.setProperty("second", True)
        self.refusal.hide()
        both, right = QHBoxLayout(), QVBoxLayout()
        both.setSpacing(theme.px(14))
        right.setSpacing(theme.px(8))
        for part in (self.form, self.doubts):
            right.addWidget(part)
        right.addStretch(1)
        both.addWidget(self.list, 2)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled("勾选的才立项；单位、时限是从原文读出来的，请逐项核对、改正。"))
        layout.addWidget(self.words)
        layout.addLayout(both, 1)
        for part in (self.left_out, self.refusal):
            layout.addWidget(part)
        layout.addLayout(self._foot())
        fit(self, self.parentWidget(), (900, 560))

    def _foot(self) -> QHBoxLayout:
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addWidget(second("空格勾选，Ctrl+Enter 立项"))
        foot.addStretch(1)
        for button in (self.done_button, leave):
            foot.addWidget(button)
        for button in (self.more, self.done_button, leave):
            button.setAutoDefault(False)
        return foot


def _summary(one: Proposal) -> str:
    """提出平台方案, below it 市科技局，2026-09-30."""
    day = "长期" if one.ongoing else f"{one.deadline:%Y-%m-%d}" if one.deadline else "时限未定"
    units = "、".join(party.name for party in one.parties)
    who = one.lead_unit or (f"责任单位 {units}" if units else "单位待明确")
    return f"{one.title or '（没有名称）'}\n{who}，{day}"
