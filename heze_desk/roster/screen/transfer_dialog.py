"""The wizard on one page: what is wanted at the left, what it would do at the right, and one step for all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.pieces import Card
from heze_desk.kit.screen import Desk
from heze_desk.roster import transfer
from heze_desk.roster.foresight import Foresight, foresee
from heze_desk.roster.handover import Ledger
from heze_desk.roster.records import Place
from heze_desk.roster.screen.concerned import ConcernedTasks
from heze_desk.roster.screen.transfer_form import Start, TransferForm
from heze_desk.roster.screen.wizard_parts import buttons, numbered, wrapped
from heze_desk.roster.transfer import Succession


class TransferDialog(QDialog):
    """Says in plain sentences what confirming will do; `done_so` carries what was done."""

    done_so = Signal(str)

    def __init__(self, desk: Desk, ledger: Ledger, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("调整向导")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._foreseen = Foresight()
        self.form = TransferForm(desk, start)
        self.tasks = ConcernedTasks(desk, ledger)
        self.told, self.refusal = wrapped(), wrapped()
        self.refusal.setProperty("refusal", True)
        self.done_button, self.leave = QPushButton("确认调整"), QPushButton("取消")
        self.form.edited.connect(self._foresee)
        self._lay_out()
        self.form.first.setFocus()
        self._foresee()

    def accept(self) -> None:
        """Write it all in one step, so that one undo takes all of it back."""
        if not self.done_button.isEnabled():
            return
        wanted = self.form.wanted()
        with self._desk.workspace.step(transfer.named(self._desk.workspace.db, wanted)) as db:
            transfer.carry_out(db, wanted)
            if isinstance(wanted, Succession) and wanted.unit_id is not None:
                self.tasks.pass_to(db, wanted.unit_id)
        self.done_so.emit(f"已调整：{''.join(self._foreseen.sentences)}{self.tasks.told()}")
        super().accept()

    def _foresee(self) -> None:
        """Tell again what would happen, after every change of the form."""
        form, lacking = self.form, self.form.lacking()
        self._foreseen = Foresight() if lacking else foresee(self._desk.workspace.db, form.wanted())
        self.told.setText(lacking or numbered(self._foreseen.sentences))
        self.told.setVisible(bool(self.told.text()))
        self.refusal.setText(self._foreseen.refusal)
        self.refusal.setVisible(bool(self._foreseen.refusal))
        able = not lacking and not self._foreseen.refusal and not self._desk.workspace.read_only
        self.done_button.setEnabled(able)
        newcomer = form.unit.currentText() if form.place is Place.LEAD_UNIT else ""
        self.tasks.show_for(form.aim(), newcomer=newcomer, ending=form.end.isChecked())

    def _lay_out(self) -> None:
        left, right = Card("调整什么"), Card("确认后")
        left.body.addWidget(self.form)
        left.body.addStretch(1)
        right.body.addWidget(self.told)
        right.body.addWidget(self.refusal)
        right.body.addSpacing(theme.px(4))
        right.body.addWidget(self.tasks, 1)
        both = QHBoxLayout()
        both.setSpacing(theme.px(10))
        both.addWidget(left, 4)
        both.addWidget(right, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(12)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(both, 1)
        layout.addLayout(buttons(self, self.done_button, self.leave))
        self.resize(theme.px(880), theme.px(480))
