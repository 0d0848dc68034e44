"""正文: the sections at the left, the words of one in the middle, the pages as they will print at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.briefings import drafts, insets
from heze_desk.briefings.draft_records import Draft, DraftSection, Figure, Inset
from heze_desk.briefings.screen.annex_choice import AnnexChoice
from heze_desk.briefings.screen.inset_acts import InsetActs
from heze_desk.briefings.screen.live_paper import LivePaper, Wanted
from heze_desk.briefings.screen.section_acts import SectionActs
from heze_desk.briefings.screen.section_editor import SectionEditor
from heze_desk.briefings.screen.section_list import SectionList
from heze_desk.briefings.screen.section_taking import SectionTaking
from heze_desk.issuing import store as issuing
from heze_desk.kit import theme
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second
from heze_desk.kit.preview import PdfPreview
from heze_desk.kit.screen import Desk
from heze_desk.kit.text_keeper import TextKeeper
from heze_desk.settings import store as settings

STYLES = ((2, "（一）标题"), (3, "1. 条目"), (0, "正文"))


class WritingTab(QWidget):
    """`figure_asked` carries the name of a figure whose rows are wanted; `tell` says what was done."""

    figure_asked = Signal(str)

    def __init__(self, desk: Desk, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.desk, self.tell = desk, tell
        self.draft: Draft | None = None
        self.shown_sections: Sequence[DraftSection] = ()
        self.editable = False
        self._figures: Sequence[Figure] = ()
        self._insets: tuple[Inset, ...] = ()
        self._wish = 0
        self._is_sought = False  # whether the head of the section chosen is to be brought into sight
        self.sections, self.editor = SectionList(), SectionEditor()
        self.heading, self.count, self.right = QLineEdit(), second(""), QStackedWidget()
        self.preview = PdfPreview(desk.background, desk.memory, beside=True)
        self.paper = LivePaper(self.preview, desk.background, self._wanted)
        self.keeper = TextKeeper(self.editor, self._keep)
        self.section_acts = SectionActs(self)
        self.inset_acts = InsetActs(self)
        self.taking, self.annex = SectionTaking(self), AnnexChoice(self)
        self._build()
        self._lay_out()

    @property
    def place(self) -> int:
        """Of the section whose words are shown, from 1 on; 0 is none."""
        return self.sections.place

    @property
    def draft_id(self) -> int:
        """0 is no draft."""
        return (self.draft.id or 0) if self.draft else 0

    @property
    def section(self) -> DraftSection | None:
        return self.shown_sections[self.place - 1] if 0 < self.place <= len(self.shown_sections) else None

    def place_of(self, section_id: int) -> int:
        """Where the section of this id stands by now, from 1 on; 0 where it does not."""
        return next((place for place, one in enumerate(self.shown_sections, 1) if one.id == section_id), 0)

    def entrance(self) -> QWidget:
        return self.editor

    def show_draft(
        self, draft: Draft | None, sections: Sequence[DraftSection], figures: Sequence[Figure], *, editable: bool
    ) -> None:
        """The draft as it now is; what is being typed in the section shown stays."""
        other = ((draft.id or 0) if draft else 0) != self.draft_id
        if other:
            self.flush()
            self.taking.drop()
        kept = self.section.id if self.section and not other else None
        self.draft, self.shown_sections, self._figures, self.editable = draft, sections, figures, editable
        db = self.desk.workspace.db
        self._insets = tuple(insets.insets(db, draft.id)) if draft and draft.id and not draft.is_issued else ()
        found = next((place for place, one in enumerate(sections, 1) if one.id == kept), 0)
        place = min(self._wish or found or max(1, 1 if other else self.place), len(sections))
        self._wish = 0
        self.sections.show_sections(sections, place)
        self._show_section()
        self._show_paper()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.keeper.save()
        self.section_acts.keep_heading()

    def wish(self, place: int) -> None:
        """Choose this section when the draft is shown anew, which it is not yet."""
        self._wish = place

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was still to be set when it was hidden is set now."""
        super().showEvent(event)
        self._typed()

    def inset(self, caption: str) -> Inset | None:
        """The table or picture of that name that was put in by hand."""
        return next((one for one in self._insets if one.caption == caption), None)

    def _keep(self, text: str) -> None:
        """The words of the section in the editor, wherever it stands by now."""
        if place := self.place_of(self.keeper.of):
            with self.desk.workspace.step("写简报") as db:
                drafts.set_text(db, self.draft_id, place, text)

    def _choose(self, _place: int) -> None:
        self.flush()
        self.taking.drop()
        self._show_section()
        self._is_sought = True
        self._reveal()

    def _show_section(self) -> None:
        """Its words, unless they are being typed."""
        section = self.section
        path = self.desk.workspace.folder / "drafts" / f"briefing-section-{section.id if section else 0}.json"
        text = section.text if section else ""
        self.keeper.show(section.id or 0 if section else 0, text, path, writable=self.editable and section is not None)
        if section is not None:
            self.editor.show_marks(section.key, section.compiled, self._figures)
        self.section_acts.show_heading(section)
        self.section_acts.offer()
        self.annex.offer()
        for action in (*self.style_acts, *self.inset_acts.all, self.taking.compare_act):
            action.setEnabled(self.editable and section is not None)
        self._count()

    def _show_paper(self) -> None:
        draft = self.draft
        if draft is None:
            self.paper.show_kept(b"", "")
        elif draft.issued_paper_id is not None:
            db, paper_id = self.desk.workspace.db, draft.issued_paper_id
            self.paper.show_kept(issuing.pdf(db, paper_id), issuing.get(db, paper_id).name)
        else:
            self.paper.follow()

    def _wanted(self) -> Wanted | None:
        """The draft with the words as they stand in the editor."""
        draft = self.draft
        if draft is None or draft.is_issued or not self.isVisible():
            return None
        own = self.editor.toPlainText()
        sections = tuple(replace(one, text=own) if one.id == self.keeper.of else one for one in self.shown_sections)
        return Wanted(
            draft=draft,
            sections=sections,
            insets=self._insets,
            settled=settings.get(self.desk.workspace.db),
            day=self.desk.clock.today,
            name=f"{draft.kind}（草稿）{draft.title}",
        )

    def _reveal(self) -> None:
        """Bring the head of the section chosen into sight on the pages."""
        item = self.sections.currentItem()
        if self._is_sought and item is not None and self.preview.canvas.has_paper:
            self._is_sought = False
            self.preview.canvas.reveal_words(item.text())

    def _typed(self) -> None:
        self._count()
        if self.draft is not None and not self.draft.is_issued:
            self.paper.follow()

    def _count(self) -> None:
        self.count.setText(f"{self.editor.document().characterCount() - self.editor.blockCount()} 字")

    def _tell_brought_back(self) -> None:
        self.tell("上次没有正常关闭，已找回当时正在写的简报；请核对，可按 Ctrl+Z 撤销。")

    def _build(self) -> None:
        act = self.section_acts.act
        self.style_acts = [act(text, partial(self.editor.set_level, n), f"Ctrl+Shift+{n}") for n, text in STYLES]
        self.figure_act = act("看光标处数字的各行", self.editor.ask_here, "Ctrl+Return")
        self.heading.setAccessibleName("这一部分的标题")
        self.heading.setToolTip("可以改；由台账编写的部分清空标题，就恢复文字样式给出的标题。")
        self.editor.figure_asked.connect(self.figure_asked)
        self.editor.textChanged.connect(self._typed)
        self.sections.chosen.connect(self._choose)
        self.paper.came.connect(self._reveal)
        self.keeper.brought_back.connect(self._tell_brought_back)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for action in (*self.style_acts, *self.inset_acts.all, self.taking.compare_act):
            row.addWidget(button_for(action))
        row.addWidget(self.annex.button)
        row.addStretch(1)
        row.addWidget(self.count)
        middle, words = QWidget(), QVBoxLayout()
        middle.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(6))
        words.addWidget(self.heading)
        words.addWidget(self.editor, 1)
        self.right.addWidget(self.preview)
        self.right.addWidget(self.taking.differences)
        all_ = QSplitter(Qt.Orientation.Horizontal)
        all_.setHandleWidth(theme.px(10))
        all_.setChildrenCollapsible(False)
        for part in (self.section_acts.framed(self.sections), middle, self.right):
            all_.addWidget(part)
        for place, share in enumerate((0, 1, 1)):
            all_.setStretchFactor(place, share)
        all_.setSizes([theme.px(156), theme.px(440), theme.px(540)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(all_, 1)
