"""The ledger's acts on the way of a task; what they ask is imported when it is first asked for."""

from collections.abc import Callable, Sequence
from datetime import date

from heze_desk.kit.record_table import Edit
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.tasks.line_records import TaskLine


class StageActs:
    """For the tasks selected in the view, or the current one."""

    def __init__(self, page: Screen, view: Callable[[], RecordView[TaskLine]]) -> None:
        self._page, self._view = page, view
        self.offer_act = page.act("登记环节…", self.offer, keys="Ctrl+L")
        self.pause_act = page.act("暂停", self.pause)
        self.acts = (self.offer_act, self.pause_act)

    def offer(self) -> None:
        """Pop up the acts that fit, below the current cell."""
        from heze_desk.tasks.screen import life_menu

        view = self._view()
        if chosen := view.selected() or [line for line in [view.current()] if line]:
            below = view.visualRect(view.currentIndex()).bottomLeft()
            life_menu.pop_up(self._page.desk, chosen, self._page.tell, (view.viewport(), below))

    def pause(self) -> None:
        """Set the current task aside from today, or take it up again."""
        from heze_desk.tasks.screen import life_menu

        if (line := self._view().current()) is not None:
            life_menu.toggle_pause(self._page.desk, line)

    def later(self, line: TaskLine, day: date | None) -> bool:
        """Whether an edit of a deadline was taken over, to ask what is meant."""
        from heze_desk.tasks.screen.later_deadline import ask_what_is_meant

        return ask_what_is_meant(self._page.desk, self._page, line, day)

    def later_ones(self, edits: Sequence[Edit], title: str) -> bool:
        """The same of what is pasted or filled into many."""
        from heze_desk.tasks.screen import later_deadlines

        return later_deadlines.ask_what_is_meant(self._page, self._view().table, edits, title)

    def fit(self, line: TaskLine | None) -> None:
        """Offer what can be done with the current task."""
        self.pause_act.setText("恢复推进" if line and line.paused_on else "暂停")
        self.pause_act.setEnabled(line is not None and line.done_on is None)
        self.offer_act.setEnabled(line is not None)
