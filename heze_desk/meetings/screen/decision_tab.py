"""议定事项: each decision with the tasks it proposes and those made from it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.meetings.screen.decided_lines import Decided, DecidedLines
from heze_desk.meetings.screen.proposal_lines import ProposalLines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.meetings.screen.task_lines import TaskLines


class DecisionTab(QWidget):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__()
        self.decided, self.proposed, self.tasks = DecidedLines(shown), ProposalLines(shown), TaskLines(shown)
        self.decided.view.chosen.connect(self._show)
        shown.changed.connect(lambda: self._show(self.decided.current()))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(theme.px(8))
        parts.setChildrenCollapsible(False)
        for part in (self.decided, self.proposed, self.tasks):
            parts.addWidget(part)
        parts.setSizes([theme.px(150), theme.px(250), theme.px(150)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)

    def entrance(self) -> QWidget:
        return self.decided.view

    def _show(self, one: Decided | None) -> None:
        self.proposed.show_decision(one.line.decision if one else None)
        self.tasks.show_tasks(one.line.tasks if one else ())
