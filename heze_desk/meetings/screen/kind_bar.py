"""Below the record: what the current point is, and the keys that say so."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.pieces import second
from heze_desk.meetings.agenda_records import NoteKind
from heze_desk.meetings.attendance_records import Attendee
from heze_desk.meetings.point_records import Point
from heze_desk.meetings.screen.record_editor import RecordEditor
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.meetings.screen.speaker_popup import SpeakerPopup

KEYS = {
    NoteKind.RECORD: "F3",
    NoteKind.SPEECH: "F4",
    NoteKind.DECIDED: "F7",
    NoteKind.TASK: "F8",
    NoteKind.FIGURE: "F9",
    NoteKind.SUGGESTED: "F10",
}
"""F5 and F6 are the window's."""
CHECKED = f"""
QToolButton:checked {{ background: {colours.CELL_SELECTION}; border-color: {colours.FOCUS}; color: {colours.ACTION}; }}
"""


class KindBar(QWidget):
    """Its acts are keys of the whole tab; put them there."""

    def __init__(self, shown: ShownMeeting, editor: RecordEditor) -> None:
        super().__init__()
        self._shown, self._editor = shown, editor
        self.acts = {kind: self._act(kind, keys) for kind, keys in KEYS.items()}
        self.hint = second("Enter 记完一条 · Shift+Enter 换行")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for action in self.acts.values():
            row.addWidget(_button(action))
        row.addStretch(1)
        row.addWidget(self.hint)
        editor.moved.connect(self.show_kind)

    def choose(self, kind: NoteKind) -> None:
        """Say what the current point is; of a speech and of a suggestion it is asked whose."""
        self.show_kind()  # until it is settled, the buttons say what it was
        if self._editor.isReadOnly():
            return
        if kind in (NoteKind.SPEECH, NoteKind.SUGGESTED):
            self.ask_speaker(kind)
        else:
            self._editor.set_kind(kind)

    def ask_speaker(self, kind: NoteKind) -> SpeakerPopup:
        popup = SpeakerPopup(
            speakers(self._shown.attendees, [one.point for one in self._editor.points()]), self._editor
        )
        popup.chosen.connect(lambda name: self._editor.set_kind(kind, name))
        below = self._editor.cursorRect().bottomLeft()
        popup.open_at(self._editor.viewport().mapToGlobal(below))
        return popup

    def show_kind(self) -> None:
        now = self._editor.current().kind
        for kind, action in self.acts.items():
            action.setChecked(kind is now)

    def _act(self, kind: NoteKind, keys: str) -> QAction:
        action = QAction(f"{kind} {keys}", self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setCheckable(True)
        action.setToolTip(with_keys(f"这一条是{kind}", keys))
        action.triggered.connect(lambda _checked: self.choose(kind))
        return action


def speakers(attendees: Sequence[Attendee], points: Sequence[Point]) -> list[Choice]:
    """Who spoke last comes first, then all on the list by rank."""
    by_name = {one.deputy or one.called: one for one in attendees}
    spoken = [one.speaker for one in reversed(points) if one.speaker]
    names = list(dict.fromkeys([*spoken, *by_name]))
    return [Choice(name, _label(name, by_name.get(name)), name) for name in names]


def _label(name: str, one: Attendee | None) -> str:
    told = (one.duty or one.unit_name) if one is not None and one.called != one.unit_name else ""
    return f"{name}　{told}" if told and told != name else name


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setStyleSheet(CHECKED)
    return button
