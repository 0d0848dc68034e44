"""Over the tabs: the meeting that is shown, when and where it is, and under whom."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from heze_desk.kit import theme
from heze_desk.kit.pieces import second, titled
from heze_desk.meetings.records import Attendee, AttendeeRole
from heze_desk.meetings.screen.meeting_list import state
from heze_desk.meetings.screen.shown import ShownMeeting


class MeetingHead(QFrame):
    """Built once; follows the meeting shown."""

    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__()
        self._shown = shown
        self.setProperty("card", True)
        self.title, self.state, self.told = titled(""), second(""), second("")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setWordWrap(False)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (12, 8, 12, 8)))
        layout.setSpacing(theme.px(2))
        layout.addLayout(head)
        layout.addWidget(self.told)
        shown.changed.connect(self._show)

    def _show(self) -> None:
        meeting = self._shown.meeting
        if meeting is None:
            for label in (self.title, self.state, self.told):
                label.clear()
            return
        chair = self._shown.chair
        self.title.setText(meeting.title)
        self.title.setToolTip(meeting.title)
        named = [meeting.name] if meeting.title != meeting.name else []
        self.state.setText(
            " · ".join([*named, state(meeting, self._shown.page.today, corrected=self._shown.is_corrected)])
        )
        parts = [meeting.lasts, meeting.place or "地点待定", f"{chair.name}主持" if chair else "主持人待定"]
        self.told.setText(" · ".join([*parts, count_sentence(self._shown.attendees)]))
        self.told.setToolTip(self.told.text())


def count_sentence(attendees: Sequence[Attendee]) -> str:
    """应到9个，到会6个（请假1个）, or 邀请9个 before anybody was noted."""
    called = [one for one in attendees if one.role in (AttendeeRole.CHAIR, AttendeeRole.PRESENT)]
    if not any(one.presence for one in attendees):
        return f"邀请{len(called)}个"
    here = sum(1 for one in called if one.was_here)
    away = {word: sum(1 for one in called if one.standing == word) for word in ("代会", "请假", "缺席")}
    told = "、".join(f"{word}{number}个" for word, number in away.items() if number)
    return f"应到{len(called)}个，到会{here}个" + (f"（{told}）" if told else "")
