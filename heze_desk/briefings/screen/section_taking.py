"""A section beside what the ledger gives for it now, taken piece by piece; own words go only where they are told to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from heze_desk import briefing
from heze_desk.briefings import arranging, drafts
from heze_desk.briefings.draft_records import Compiled
from heze_desk.briefings.screen.shown import OWN_WORDS
from heze_desk.differing import Standing
from heze_desk.kit.difference_lines import DifferenceLines
from heze_desk.kit.fresh_reading import FreshReading

if TYPE_CHECKING:
    from heze_desk.briefings.screen.writing_tab import WritingTab


class SectionTaking(QObject):
    """The differences stand in the place of the pages until they are settled or dropped."""

    def __init__(self, tab: "WritingTab") -> None:
        super().__init__(tab)
        self._tab = tab
        self._new: Compiled | None = None
        self._written: briefing.Written | None = None
        self.differences = DifferenceLines(tab.desk, lambda: tab.editable)
        self.compare_act = tab.section_acts.act("对照台账", self.compare, "Ctrl+G")
        self.reading = FreshReading(tab.desk, self, without=OWN_WORDS)
        self.differences.settled.connect(self.merge)
        self.differences.dropped.connect(self.drop)

    def compare(self) -> None:
        """Compile the draft as the ledger is now, off the window's thread, and show what of this section differs."""
        tab, section = self._tab, self._tab.section
        if section is None:
            return
        tab.flush()
        if section.is_own:
            tab.tell("这一部分是您另加的，台账里没有可以对照的文字。")
            return
        read = partial(briefing.rewritten, draft_id=tab.draft_id)
        self.reading.start(read, partial(self._show, section.id or 0), title="正在对照台账")

    def _show(self, section_id: int, written: briefing.Written) -> None:
        """Unless another section was chosen meanwhile."""
        tab, section = self._tab, self._tab.section
        if section is None or section.id != section_id or not tab.editable:
            return
        tab.flush()
        new = next((one for one in written.sections if one.key == section.key), None)
        if new is None:
            tab.tell("按现在的台账没有这一部分；您写的文字保留不动。")
            return
        pieces = drafts.beside(drafts.section(tab.desk.workspace.db, tab.draft_id, tab.place), new.text)
        if all(one.standing is Standing.SAME for one in pieces) and new.blocks == section.blocks:
            tab.tell("正文与现在的台账没有不同。")
            return
        self._new, self._written = new, written
        self.differences.show_pieces(pieces)
        tab.right.setCurrentWidget(self.differences)
        self.differences.view.setFocus()

    def merge(self) -> None:
        """Put the section together as it was chosen, with the tables and figures of now."""
        tab, new, written = self._tab, self._new, self._written
        if new is None or written is None:
            return
        draft_id, text = tab.draft_id, self.differences.text(tab.editor.toPlainText())

        def keep(kept: str) -> None:
            with tab.desk.workspace.step("取用新稿") as db:
                arranging.take(db, draft_id, tab.place, new, text=kept, figures=written.figures)

        tab.editor.take_text(text)
        tab.keeper.keep_with(keep)
        self.drop()
        tab.tell("已按选择合入正文；可按 Ctrl+Z 撤销。")

    def drop(self) -> None:
        """Back to the pages; the new draft is forgotten."""
        self.reading.drop()
        if self._new is not None:
            self._new = self._written = None
            self._tab.right.setCurrentWidget(self._tab.preview)
            self._tab.editor.setFocus()
