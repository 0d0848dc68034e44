"""正文: the sections at the left, the words of one in the middle, the pages as they will print at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QWidget

from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Draft, DraftSection, Figure
from heze_desk.briefings.screen.section_list import SectionList
from heze_desk.kit import theme
from heze_desk.kit.preview import PdfPreview
from heze_desk.kit.screen import Desk


class WritingTab(QWidget):
    """`figure_asked` carries the name of a figure whose rows are wanted; `tell` says what was done."""

    figure_asked = Signal(str)

    def __init__(self, desk: Desk, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._desk, self._tell = desk, tell
        self._draft: Draft | None = None
        self._sections: Sequence[DraftSection] = ()
        self._figures: Sequence[Figure] = ()
        self._place = 0
        self.sections, self.editor = SectionList(), QPlainTextEdit()
        self.preview = PdfPreview(desk.background, desk.memory)
        self.sections.chosen.connect(self._choose)
        self._lay_out()

    def entrance(self) -> QWidget:
        return self.editor

    def show_draft(
        self, draft: Draft | None, sections: Sequence[DraftSection], figures: Sequence[Figure], *, editable: bool
    ) -> None:
        """The draft as it now is; what is being typed is kept by `flush` beforehand."""
        other = (draft.id if draft else None) != (self._draft.id if self._draft else None)
        self._draft, self._sections, self._figures = draft, sections, figures
        self.editor.setReadOnly(not editable)
        self.sections.show_sections(sections)
        place = min(1 if other else max(1, self._place), len(sections))
        self.sections.choose(place)
        self._choose(place)

    def flush(self) -> None:
        """Keep what is being typed."""
        section, text = self._shown(), self.editor.toPlainText()
        if section is None or self.editor.isReadOnly() or text == section.text:
            return
        with self._desk.workspace.step("写简报") as db:
            drafts.set_text(db, section.briefing_id, self._place, text)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _shown(self) -> DraftSection | None:
        return self._sections[self._place - 1] if 0 < self._place <= len(self._sections) else None

    def _choose(self, place: int) -> None:
        if place != self._place:
            self.flush()
        self._place = place
        section = self._shown()
        if section is not None and self.editor.toPlainText() != section.text:
            self.editor.setPlainText(section.text)

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(theme.px(10))
        both.setChildrenCollapsible(False)
        for part in (self.sections, self.editor, self.preview):
            both.addWidget(part)
        both.setSizes([theme.px(150), theme.px(380), theme.px(440)])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(both)
