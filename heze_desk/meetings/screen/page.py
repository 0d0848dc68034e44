"""会议纪要: the meetings at the left; at the right the chosen one from its notice to what became of its decisions."""

from functools import cached_property, partial
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.days import said_with_weekday
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tabbed_detail import TabbedDetail, lay_out_beside
from heze_desk.meetings import store
from heze_desk.meetings.records import Decision
from heze_desk.meetings.screen.all_decisions import AllDecisions
from heze_desk.meetings.screen.decision_tab import DecisionTab
from heze_desk.meetings.screen.head import MeetingHead
from heze_desk.meetings.screen.issuing_acts import IssuingActs
from heze_desk.meetings.screen.meeting_acts import MeetingActs
from heze_desk.meetings.screen.meeting_list import ListedMeeting, MeetingList
from heze_desk.meetings.screen.minutes_tab import MinutesTab
from heze_desk.meetings.screen.papers import MeetingPapers
from heze_desk.meetings.screen.preparing import Preparing
from heze_desk.meetings.screen.record_tab import RecordTab
from heze_desk.meetings.screen.shown import ShownMeeting


class MeetingScreen(Screen):
    """Takes from other pages the id of a meeting."""

    title = "会议纪要"
    reads = frozenset({"meeting", "attendee", "agenda_item", "decision", "decision_task", "issued_paper"}) | {
        *(
            "task",
            "task_unit",
            "postponement",
            "unit",
            "unit_name",
            "leader",
            "leader_title",
            "setting",
            "holiday_notice",
        ),
        "special_day",
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown = ShownMeeting(self)
        self.meetings, self.head = MeetingList(desk), MeetingHead(self.shown)
        self.acts = MeetingActs(self.shown)
        self.preparing = Preparing(self.shown)
        self.record = RecordTab(self.shown)
        self.minutes = MinutesTab(self.shown)
        self.decisions, self.all_decisions = DecisionTab(self.shown), AllDecisions(self.shown)
        self.tabs = (
            ("筹备", self.preparing),
            ("记录", self.record),
            ("纪要", self.minutes),
            ("议定事项", self.decisions),
            ("各次议定", self.all_decisions),
        )
        self.papers, self.issuing = MeetingPapers(self.shown, self.settle), IssuingActs(self.shown, self.settle)
        self.bar_actions = [self.papers.choose, self.issuing.act, self.acts.new]
        self.minutes.place(self.papers.minutes)
        self.meetings.menu_actions = [self.acts.remove]
        for number, (title, _tab) in enumerate(self.tabs, 1):
            self.act(title, partial(self.go, number - 1), keys=f"Alt+{number}")
        self.meetings.chosen.connect(self._turn_to)
        self.shown.wanted.connect(self._prepare)
        self.all_decisions.opened.connect(self._open_decision)
        self._lay_out()

    def reload(self) -> None:
        listed = store.meetings(self.workspace.db)
        self.subtitled.emit(said_with_weekday(self.today))
        self.counted.emit(f"共 {len(listed)} 次会议")
        self.meetings.show_meetings(listed, self.today, store.corrected(self.workspace.db))
        self.pages.setCurrentWidget(self.pages.widget(0) if listed else self._none_yet)
        self._show_meeting()

    def entrance(self) -> QWidget:
        return self.meetings

    def receive(self, message: Any) -> None:
        self.refresh()
        if isinstance(message, int):
            self.choose(message)

    def choose(self, meeting_id: int) -> None:
        """Show this meeting, freshly read."""
        self.reload()
        self.meetings.choose(meeting_id)
        self._show_meeting()

    def _prepare(self, meeting_id: int) -> None:
        """A meeting just called, at the tab where its agenda and list are made."""
        self.choose(meeting_id)
        self.go(0)

    def go(self, tab: int) -> None:
        """Into a tab, wherever the keyboard is."""
        self.bar.setCurrentIndex(tab)
        self.tabs[tab][1].entrance().setFocus()

    def _open_decision(self, decision: Decision) -> None:
        self.choose(decision.meeting_id)
        self.go([tab for _title, tab in self.tabs].index(self.decisions))
        self.decisions.decided.view.choose(decision.id or 0)

    def _turn_tab(self, tab: int) -> None:
        """Where one writes, and where all meetings are listed, the list of meetings makes room."""
        self.meetings.setVisible(self.tabs[tab][1] in (self.preparing, self.decisions))

    def settle(self) -> None:
        """Keep what is still being typed, as before printing and issuing."""
        self.preparing.form.commit()
        self.keep_typed()

    def keep_typed(self) -> None:
        self.record.keeper.save()
        self.minutes.keeper.save()

    def _show_meeting(self) -> None:
        listed = self.meetings.current()
        self.shown.read(self.workspace.db, listed.id if listed else 0)

    def _turn_to(self, listed: ListedMeeting | None) -> None:
        """Another meeting was chosen in the list; a reload shows it by itself."""
        if listed is not None and (listed.id != self.shown.id or listed.meeting != self.shown.meeting):
            self._show_meeting()

    @cached_property
    def _none_yet(self) -> EmptyPage:
        text = "新建一次会议，就能发通知、排座次、记录发言、写纪要，把议定事项立成任务。"
        page = EmptyPage("还没有会议", text, [self.acts.new])
        self.pages.addWidget(page)
        return page

    def _lay_out(self) -> None:
        detail = TabbedDetail(self.head, self.tabs, [button_for(self.acts.remove)])
        self.bar, self.stack = detail.bar, detail.stack
        detail.turned.connect(self._turn_tab)
        self.pages = lay_out_beside(self, self.meetings, detail, name="meetings")
