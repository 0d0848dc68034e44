"""筹备: what is called, the agenda, and who is invited and has answered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.record_form import RecordForm
from heze_desk.meetings.screen import fields
from heze_desk.meetings.screen.agenda_lines import AgendaLines
from heze_desk.meetings.screen.fields import MeetingFields
from heze_desk.meetings.screen.invitee_lines import InviteeLines
from heze_desk.meetings.screen.shown import ShownMeeting


class Preparing(QWidget):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__()
        self._shown = shown
        self.form = RecordForm(shown.page.desk, fields.columns(shown))
        self.agenda, self.invitees = AgendaLines(shown), InviteeLines(shown)
        self._lay_out()
        shown.changed.connect(self._show)

    def entrance(self) -> QWidget:
        return self.agenda.view

    def _show(self) -> None:
        meeting, chair = self._shown.meeting, self._shown.chair
        named = f"{chair.name}（{chair.duty}）" if chair and chair.duty else chair.name if chair else ""
        self.form.show_record(MeetingFields(id=meeting.id or 0, meeting=meeting, chair=named) if meeting else None)
        self.form.setEnabled(self._shown.is_open)

    def _lay_out(self) -> None:
        card, column = QFrame(), QVBoxLayout()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme.px(12)] * 4)
        inside.addWidget(self.form)
        inside.addStretch(1)
        card.setFixedWidth(theme.px(270))
        both = QSplitter(Qt.Orientation.Vertical)
        both.setHandleWidth(theme.px(8))
        both.setChildrenCollapsible(False)
        both.addWidget(self.agenda)
        both.addWidget(self.invitees)
        both.setSizes([theme.px(200), theme.px(300)])
        column.addWidget(both)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(card)
        layout.addLayout(column, 1)
