"""One proposed task as fields that can be corrected; every change is told at once."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import LineEdit, LongEdit, NamesEdit
from heze_desk.kit.pieces import second
from heze_desk.kit.screen import Desk
from heze_desk.meetings.proposal_records import Proposal, Roll


class ProposalForm(QWidget):
    """`corrected` carries the proposal as the fields have it; a field that means nothing keeps its old value."""

    corrected = Signal(object)

    def __init__(self, desk: Desk, units: Roll) -> None:
        super().__init__()
        self._units = units
        self._shown: Proposal | None = None
        self._filling = False
        choices = tuple(Choice(unit_id, name) for unit_id, name in units.names.items())
        several: Column[Any] = Column("责任单位", lambda _one: (), kind=Kind.CHOICES, choices=lambda: choices)
        self.title, self.content = LineEdit(), LongEdit()
        self.lead = ChoiceEdit(choices)
        self.parties = NamesEdit(lambda: choices, lambda text: several.parsed(text, desk.clock.today))
        self.deadline, self.ongoing = DayEdit(lambda: desk.clock.today), QCheckBox("长期推进，没有时限")
        self._connect()
        self._lay_out()

    def show_proposal(self, one: Proposal | None) -> None:
        self._filling, self._shown = True, one
        self.title.set_value(one.title if one else "")
        self.content.set_value(one.content if one else "")
        self.lead.set_value(one.lead.unit_id if one and one.lead else None)
        self.parties.set_value([party.unit_id for party in one.parties] if one else ())
        self.deadline.set_value(one.deadline if one else None)
        self.ongoing.setChecked(bool(one and one.ongoing))
        self._filling = False

    def refuse_nonsense(self) -> None:
        """Name the field whose text means nothing."""
        for word, field in (("牵头单位", self.lead), ("责任单位", self.parties), ("时限", self.deadline)):
            if complaint := field.complaint():
                field.setFocus()
                raise DeskError(f"“{word}”：{complaint}")

    def _tell(self) -> None:
        if self._filling or self._shown is None:
            return
        one = replace(
            self._shown,
            title=self.title.value(),
            content=self.content.value(),
            deadline=self._shown.deadline if self.deadline.complaint() else self.deadline.value(),
            ongoing=self.ongoing.isChecked(),
        )
        if not self.lead.complaint():
            lead = self.lead.value()
            one = replace(one, lead=self._units.party(lead) if lead is not None else None)
        if not self.parties.complaint():
            one = replace(one, parties=tuple(map(self._units.party, self.parties.value())))
        self._shown = one
        self.corrected.emit(one)

    def _connect(self) -> None:
        for line in (self.title, self.parties, self.deadline):
            line.textChanged.connect(lambda _text: self._tell())
        self.lead.editTextChanged.connect(lambda _text: self._tell())
        self.content.textChanged.connect(self._tell)
        self.ongoing.toggled.connect(lambda _on: self._tell())

    def _lay_out(self) -> None:
        self.content.setFixedHeight(theme.px(64))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.px(10))
        form.setVerticalSpacing(theme.px(8))
        rows = (
            ("任务名称", self.title),
            ("任务内容", self.content),
            ("牵头单位", self.lead),
            ("责任单位", self.parties),
            ("时限", self.deadline),
            ("", self.ongoing),
        )
        for word, field in rows:
            field.setAccessibleName(word or self.ongoing.text())
            form.addRow(second(word), field)
