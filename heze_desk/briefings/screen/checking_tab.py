"""核对: what the draft says that the ledger does not, read again whenever the page is."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk import briefing
from heze_desk.briefings.screen.doubt_lines import DoubtLines
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.kit import theme
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second

WATCHED = "核对：起草以后台账的变动、数字、日期、人名、单位次序、完成时态、缺字和缺少的表。"


class CheckingTab(QWidget):
    """Looks only while it is in sight, for it compiles the briefing anew."""

    def __init__(self, shown: ShownBriefing) -> None:
        super().__init__()
        self._shown = shown
        self.lines = DoubtLines(shown.page.desk, "briefing doubts")
        self.again = shown.page.act("重新核对", self.look, sign="refresh", keys="Ctrl+Shift+K")
        self._lay_out()
        shown.changed.connect(self._hear)

    def entrance(self) -> QWidget:
        return self.lines.view

    def look(self) -> None:
        """Ask anew; what was issued is looked at no more."""
        draft = self._shown.draft
        if draft is None or draft.is_issued:
            self.lines.show_doubts((), ())
            self.lines.sentence.setText(
                "这一期已经印发，不再核对；有错请用“更正重发”。" if draft else "没有选中的简报。"
            )
            return
        self.lines.show_doubts(briefing.doubts(self._shown.page.workspace, self._shown.id), self._shown.sections)

    def showEvent(self, event: QShowEvent) -> None:
        """Always anew: what was changed on other pages meanwhile is what is looked for."""
        super().showEvent(event)
        self.look()

    def _hear(self) -> None:
        self.again.setEnabled(self._shown.draft is not None and not self._shown.draft.is_issued)
        if self.isVisible():
            self.look()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(second(WATCHED), 1)
        foot.addWidget(button_for(self.again))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.lines, 1)
        layout.addLayout(foot)
