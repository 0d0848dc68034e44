"""调整产业 on one page: what is wanted at the left, what it would do at the right, and one step for all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk import industry_belongings, industry_changing
from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.pieces import Card, fit
from heze_desk.kit.screen import Desk
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange, Owned
from heze_desk.roster.industry_foresight import sentences
from heze_desk.roster.screen.industry_change_form import IndustryChangeForm
from heze_desk.roster.screen.parted import Parted
from heze_desk.roster.screen.transfer_form import Start
from heze_desk.roster.screen.wizard_parts import buttons, numbered, wrapped


class IndustryChangeDialog(QDialog):
    """Says in plain sentences what confirming will do; `done_so` carries what was done."""

    done_so = Signal(str)

    def __init__(self, desk: Desk, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("调整产业")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = desk.workspace
        self._told: list[str] = []
        self.form, self.parted = IndustryChangeForm(desk, start), Parted(desk)
        self.told, self.refusal = wrapped(), wrapped()
        self.refusal.setProperty("refusal", True)
        self.done_button, self.leave = QPushButton("确认调整"), QPushButton("取消")
        self.form.edited.connect(self._foresee)
        self.parted.edited.connect(self._foresee)
        self._lay_out(parent)
        self._foresee()
        self.form.names.setFocus()

    def accept(self) -> None:
        """Write it all in one step, so that one undo takes all of it back."""
        if not self.done_button.isEnabled():
            return
        try:
            industry_changing.carry_out(self._workspace, self.form.wanted(self._places()))
        except DeskError as refusal:
            self._refuse(str(refusal))
            return
        self.done_so.emit(f"已调整：{''.join(self._told[:1])}可按 Ctrl+Z 撤销。")
        super().accept()

    def _foresee(self) -> None:
        """Tell again what would happen, after every change of the form."""
        self.form.ask_about(self._counts())
        self._show_parted()
        lacking, refusal = self.form.lacking(), ""
        self._told = []
        if not lacking:
            try:
                self._told = self._sentences(self.form.wanted(self._places()))
            except DeskError as refused:
                refusal = str(refused)
        self.told.setText(lacking or numbered(self._told))
        self.told.setVisible(bool(self.told.text()))
        self._refuse(refusal)
        self.done_button.setEnabled(not lacking and not refusal and not self._workspace.read_only)

    def _sentences(self, change: IndustryChange) -> list[str]:
        counts = industry_changing.examine(self._workspace, change)
        return sentences(change, self.form.old_names(), counts)

    def _counts(self) -> dict[Belongings, int]:
        """What the old industries have from the day on; nothing before both are known."""
        olds, day = self.form.old_ids(), self.form.since()
        return dict(industry_belongings.owned(self._workspace.db, olds, day)) if olds and day else {}

    def _show_parted(self) -> None:
        """Single things part only where an industry is split."""
        olds, day = self.form.old_ids(), self.form.since()
        self.parted.setVisible(self._is_parted() and day is not None)
        if self._is_parted() and day is not None:
            things = industry_belongings.listed(self._workspace.db, olds[0], day)
            self.parted.show_things(things, self.form.places[Belongings.TASKS].choices, self.form.usual())

    def _is_parted(self) -> bool:
        form = self.form
        return form.act is ChangeAct.SPLIT and bool(form.old_ids()) and len(form.new_names()) > 1

    def _places(self) -> dict[Owned, int]:
        return self.parted.places if self.form.act is ChangeAct.SPLIT else {}

    def _refuse(self, refusal: str) -> None:
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))

    def _lay_out(self, parent: QWidget | None) -> None:
        left, right = Card("调整什么"), Card("确认后")
        left.body.addWidget(self.form)
        left.body.addStretch(1)
        right.body.addWidget(self.told)
        right.body.addWidget(self.refusal)
        right.body.addSpacing(theme.px(4))
        right.body.addWidget(self.parted, 1)
        right.body.addStretch(0)
        both = QHBoxLayout()
        both.setSpacing(theme.px(10))
        both.addWidget(left, 5)
        both.addWidget(right, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(12)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(both, 1)
        layout.addLayout(buttons(self, self.done_button, self.leave))
        fit(self, parent, (1080, 600))
