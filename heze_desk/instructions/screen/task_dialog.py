"""生成任务: what the leader's words ask for, proposed unit by unit; each can be corrected before it is taken."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.instructions import taking
from heze_desk.instructions.records import InstructionLine
from heze_desk.kit import colours, dialogs, theme
from heze_desk.kit.pieces import fit, second, titled
from heze_desk.kit.proposal_table import ProposalTable, ProposedTask
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.meetings.proposal_records import Proposal
from heze_desk.meetings.unit_roll import roll


class TaskDialog(QDialog):
    """Only what is to be taken becomes a task, in one step; Space takes or leaves, Ctrl+Return makes the tasks."""

    def __init__(self, desk: Desk, line: InstructionLine, tell: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"生成任务：{line.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._line, self._tell = desk, line, tell
        self._id = line.instruction.id or 0
        self.words, self.table = QTextEdit(readOnly=True), ProposalTable(desk)
        self.view = RecordView(self.table, name="instruction proposals", parent=self)
        self.doubts, self.left_out, self.refusal = (QLabel(wordWrap=True) for _ in range(3))
        self.more, self.done_button = QPushButton("另加一项（Ctrl+N）"), QPushButton()
        self._connect()
        self._lay_out()
        self._propose()
        self.view.setFocus()

    def add_blank(self) -> None:
        """A task that the words ask for though it was not seen in them."""
        text = self._line.instruction.text
        self.view.choose(self.table.add(Proposal(title="", sentence=text.strip(), begins=0, ends=len(text))))
        self.view.edit(self.view.currentIndex().siblingAtColumn(1))

    def turn(self) -> None:
        self.table.turn([one.id for one in self.view.selected()])

    def turn_lasting(self) -> None:
        self.table.turn_lasting([one.id for one in self.view.selected()])

    def accept(self) -> None:
        """Make the tasks; a sentence that has its task already is asked about."""
        self.view.setFocus()  # what is being typed counts
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
        wanted = self.table.wanted()
        again = taking.doubts(self._desk.workspace.db, self._id, wanted)
        if again and not dialogs.confirm(
            self, "".join(again), yes="仍再立一次", consequence="台账里会有两项相近的任务。"
        ):
            return None
        with self._desk.workspace.step(f"由批示生成任务 {len(wanted)} 项") as step:
            return len(taking.take(step, self._id, wanted, day=self._desk.clock.today, again=bool(again)))

    def _propose(self) -> None:
        db, one = self._desk.workspace.db, self._line.instruction
        found = taking.propose(db, self._id)
        taken = taking.doubts(db, self._id, found.tasks)
        self.table.show_proposals(found.tasks, roll(db, one.day), wanted=not taken)
        if found.tasks:
            self.view.choose(1)
        told = [*taken, *(f"“{left.sentence.strip()}”：{left.why}" for left in found.left_out)]
        self.left_out.setText("\n".join(told))
        self.left_out.setVisible(bool(told))
        self._offer()

    def _show(self, one: ProposedTask | None) -> None:
        self.doubts.setText(f"疑问：{one.doubts}" if one is not None and one.doubts else "")
        self.doubts.setVisible(bool(self.doubts.text()))
        self._mark(one.proposal if one is not None else None)

    def _mark(self, one: Proposal | None) -> None:
        """Tint the sentence the task comes from."""
        length = len(self._line.instruction.text)
        spot, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.words.document())
        cursor.setPosition(min(one.begins, length) if one else 0)
        end = min(one.ends, length) if one else 0
        cursor.setPosition(max(end, cursor.position()), QTextCursor.MoveMode.KeepAnchor)
        spot.cursor = cursor  # type: ignore[attr-defined]
        spot.format.setBackground(QColor(colours.CELL_SELECTION))  # type: ignore[attr-defined]
        self.words.setExtraSelections([spot])

    def _offer(self) -> None:
        many = self.table.many
        self.done_button.setText(f"立项 {many} 项")
        self.done_button.setEnabled(many > 0 and not self._desk.workspace.read_only)

    def _connect(self) -> None:
        self.view.chosen.connect(self._show)
        for changed in (self.table.dataChanged, self.table.modelReset, self.table.rowsInserted):
            changed.connect(lambda *_cells: self._offer())
        self.more.clicked.connect(self.add_blank)
        self.done_button.clicked.connect(self.accept)
        for keys, slot in (("Ctrl+Return", self.accept), ("Ctrl+N", self.add_blank), ("Alt+L", self.turn_lasting)):
            QShortcut(QKeySequence(keys), self, slot)
        QShortcut(QKeySequence("Space"), self.view, self.turn, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        self.words.setPlainText(self._line.instruction.text)
        self.words.setFixedHeight(theme.px(84))
        self.words.setTabChangesFocus(True)
        self.view.setAccessibleName("提出的任务")
        for label in (self.doubts, self.refusal):
            label.setProperty("refusal", True)
        self.left_out.setProperty("second", True)
        self.refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled("采用的才立项；单位、时限是从原文读出来的，请逐项核对，在单元格里改正。"))
        layout.addWidget(self.words)
        layout.addWidget(self.view, 1)
        for part in (self.doubts, self.left_out, self.refusal):
            layout.addWidget(part)
        layout.addLayout(self._foot())
        fit(self, self.parentWidget(), (1040, 560))

    def _foot(self) -> QHBoxLayout:
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        self.done_button.setToolTip("Ctrl+Enter")
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addWidget(second("空格选采用与否，Alt+L 设为长期，Ctrl+Enter 立项"))
        foot.addStretch(1)
        for button in (self.done_button, leave):
            foot.addWidget(button)
        for button in (self.more, self.done_button, leave):
            button.setAutoDefault(False)
        return foot
