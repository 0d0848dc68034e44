"""Whether the extract of the ledger in the annex lists only so many tasks, or all of them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from heze_desk import briefing, briefing_annex
from heze_desk.briefings.paper_records import ANNEX
from heze_desk.briefings.screen.shown import OWN_WORDS
from heze_desk.kit.fresh_reading import FreshReading
from heze_desk.kit.page_frame import button_for
from heze_desk.settings import store as settings

if TYPE_CHECKING:
    from heze_desk.briefings.screen.writing_tab import WritingTab


class AnnexChoice(QObject):
    """A button that stands there only while the annex is the section chosen."""

    def __init__(self, tab: "WritingTab") -> None:
        super().__init__(tab)
        self._tab = tab
        self.act = tab.section_acts.act("列出全部", self.change, "Ctrl+Shift+A")
        self.button = button_for(self.act)
        self.reading = FreshReading(tab.desk, self, without=OWN_WORDS)
        self.reading.turned.connect(self.offer)

    def change(self) -> None:
        """From the first ones to all, or back; read off the window's thread."""
        tab = self._tab
        if tab.draft is None or not tab.editable:
            return
        tab.flush()
        whole = not tab.draft.whole_annex
        read = partial(briefing_annex.reread, draft_id=tab.draft_id, whole=whole)
        self.reading.start(read, partial(self._take, tab.draft_id, whole), title="正在列出附件")

    def offer(self) -> None:
        """The button says what it would do."""
        tab = self._tab
        is_annex = tab.section is not None and tab.section.key == ANNEX
        rows = settings.get(tab.desk.workspace.db).annex_rows
        self.act.setText(f"只列 {rows} 项" if tab.draft is not None and tab.draft.whole_annex else "列出全部")
        self.act.setEnabled(tab.editable and is_annex and not self.reading.is_busy)
        self.button.setVisible(is_annex)

    def _take(self, draft_id: int, whole: bool, new: briefing.Written) -> None:
        self._tab.flush()
        briefing_annex.choose(self._tab.desk.workspace, draft_id, new, whole=whole)
        self._tab.tell(f"{briefing_annex.told(new)}；可按 Ctrl+Z 撤销。")
