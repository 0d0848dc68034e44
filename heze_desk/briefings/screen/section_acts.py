"""What is done with whole sections: another added, moved, left out, put back, thrown away, and its heading changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from heze_desk.briefings import arranging, drafts
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.kit import theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.page_frame import button_for

if TYPE_CHECKING:
    from heze_desk.briefings.screen.writing_tab import WritingTab

FIELDS = (Column[Any]("标题", lambda heading: heading),)
PLACES = ((0, 0, 1, 2), (1, 0, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (1, 1, 1, 1))
"""Row, column and how many of each: 另加, 删除, 上移, 下移, 不印."""


class SectionActs(QObject):
    """Each act is one step and one undo; what is being typed is kept before it."""

    def __init__(self, tab: "WritingTab") -> None:
        super().__init__(tab)
        self._tab = tab
        self._heading_of = 0  # the id of the section whose heading is shown
        self.add_act = self.act("另加一部分", self.add, "Ctrl+Shift+N")
        self.up_act = self.act("上移", lambda: self.move(-1), "Ctrl+Shift+Up")
        self.down_act = self.act("下移", lambda: self.move(1), "Ctrl+Shift+Down")
        self.leave_act = self.act("不印", self.leave_out, "Ctrl+Shift+L")
        self.drop_act = self.act("删除", self.take_out, "")
        tab.heading.editingFinished.connect(self.keep_heading)

    def add(self) -> AskDialog:
        """Ask for a heading; the new section stands behind the one chosen."""
        dialog = AskDialog(self._tab.desk, FIELDS, self._add, title="另加一部分", yes="加入", parent=self._tab.window())
        dialog.open()
        return dialog

    def move(self, by: int) -> None:
        to = self._tab.place + by
        if self._tab.section is None or not 1 <= to <= len(self._tab.shown_sections):
            return
        draft_id, place = self._settled(), self._tab.place
        with self._tab.desk.workspace.step("移动简报的一部分") as db:
            arranging.move(db, draft_id, place, to)

    def leave_out(self) -> None:
        """Out of the paper, or in again; its words stay."""
        section = self._tab.section
        if section is None:
            return
        out, draft_id = not section.left_out, self._settled()
        with self._tab.desk.workspace.step("简报的一部分不印" if out else "简报的一部分恢复印出") as db:
            arranging.leave_out(db, draft_id, self._tab.place, left_out=out)

    def take_out(self) -> None:
        section = self._tab.section
        if section is None:
            return
        draft_id = self._settled()
        with self._tab.desk.workspace.step(f"删除“{section.heading}”") as db:
            arranging.take_out(db, draft_id, self._tab.place)
        self._tab.tell("已删除这一部分；可按 Ctrl+Z 撤销。")

    def keep_heading(self) -> None:
        """The heading as it was typed, of the section it was shown for, even if another is chosen by now."""
        tab, typed = self._tab, self._tab.heading.text().strip()
        place = tab.place_of(self._heading_of)
        if not place or tab.heading.isReadOnly() or typed == tab.shown_sections[place - 1].heading:
            return
        if not typed and tab.shown_sections[place - 1].is_own:
            tab.heading.setText(tab.shown_sections[place - 1].heading)
            return
        draft_id = self._settled()
        with tab.desk.workspace.step("改简报的标题") as db:
            arranging.rename(db, draft_id, place, typed)

    def show_heading(self, section: DraftSection | None) -> None:
        """Unless it is being typed."""
        of = section.id or 0 if section else 0
        if of != self._heading_of or not self._tab.heading.hasFocus():
            self._heading_of = of
            self._tab.heading.setText(section.heading if section else "")
        self._tab.heading.setReadOnly(not self._tab.editable or section is None)

    def offer(self) -> None:
        """Only what can be done with the section chosen."""
        tab, section = self._tab, self._tab.section
        self.add_act.setEnabled(tab.editable and tab.draft is not None)
        self.up_act.setEnabled(tab.editable and tab.place > 1)
        self.down_act.setEnabled(tab.editable and 0 < tab.place < len(tab.shown_sections))
        self.leave_act.setEnabled(tab.editable and section is not None)
        self.leave_act.setText("恢复印出" if section is not None and section.left_out else "不印")
        self.drop_act.setEnabled(tab.editable and section is not None and section.is_own)

    def act(self, text: str, slot: Callable[[], object], keys: str) -> QAction:
        """An act of the whole tab, on a key where it has one."""
        action = QAction(text, self._tab)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(with_keys(text, keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: slot())
        self._tab.addAction(action)
        return action

    def framed(self, sections: QWidget) -> QWidget:
        """The list with its buttons below it."""
        frame, buttons = QWidget(), QGridLayout()
        buttons.setSpacing(theme.px(4))
        acts = (self.add_act, self.drop_act, self.up_act, self.down_act, self.leave_act)
        for action, place in zip(acts, PLACES, strict=True):
            button = button_for(action)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button, *place)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(sections, 1)
        layout.addLayout(buttons)
        frame.setMinimumWidth(theme.px(132))
        return frame

    def _add(self, answers: Answers) -> None:
        draft_id, behind = self._settled(), self._tab.place
        with self._tab.desk.workspace.step("简报另加一部分") as db:
            number = drafts.add_section(db, draft_id, answers["标题"] or "", "")
            arranging.move(db, draft_id, number, behind + 1)
        self._tab.wish(behind + 1)

    def _settled(self) -> int:
        """The draft, when what is being typed in it is kept."""
        self._tab.keeper.save()
        return self._tab.draft_id
