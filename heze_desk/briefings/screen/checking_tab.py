"""核对: what the draft says that the ledger does not, read again whenever the page is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk import briefing
from heze_desk.briefings.draft_records import Doubt
from heze_desk.briefings.screen.doubt_lines import DoubtLines
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.kit import theme
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second

WATCHED = "核对：起草以后台账的变动、数字、日期、人名、单位次序、完成时态、缺字、缺少的表和附件没有列全的任务。"


class CheckingTab(QWidget):
    """Looks only while it is in sight, for it compiles the briefing anew."""

    def __init__(self, shown: ShownBriefing) -> None:
        super().__init__()
        self._shown = shown
        self._order = 0
        self.lines = DoubtLines(shown.page.desk, "briefing doubts")
        self.again = shown.page.act("重新核对", self.look, sign="refresh", keys="Ctrl+Shift+K")
        self._lay_out()
        shown.changed.connect(self._hear)

    def entrance(self) -> QWidget:
        return self.lines.view

    def look(self) -> None:
        """Ask anew, off the window's thread; the latest order wins. What was issued is looked at no more."""
        draft, page = self._shown.draft, self._shown.page
        self._order += 1
        if draft is None or draft.is_issued:
            self.lines.show_doubts((), ())
            self.lines.sentence.setText(
                "这一期已经印发，不再核对；有错请用“更正重发”。" if draft else "没有选中的简报。"
            )
            return
        self.lines.wait()
        work = partial(briefing.doubts_beside, page.workspace.folder, page.today, self._shown.id)
        page.desk.background.run(work, partial(self._show, self._order), title="正在核对简报")

    def showEvent(self, event: QShowEvent) -> None:
        """Always anew: what was changed on other pages meanwhile is what is looked for."""
        super().showEvent(event)
        self.look()

    def _show(self, order: int, found: Sequence[Doubt]) -> None:
        if order == self._order:
            self.lines.show_doubts(found, self._shown.sections)

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
