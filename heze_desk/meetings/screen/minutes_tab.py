"""纪要: the text as it is written by hand, drafted from the record, never overwritten by a draft."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from heze_desk.differing import Standing, differences
from heze_desk.kit import theme
from heze_desk.kit.difference_lines import DifferenceLines
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.level_editor import LevelEditor
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second
from heze_desk.meetings import drafting, minutes_text, store
from heze_desk.meetings.screen.minutes_keeper import MinutesKeeper
from heze_desk.meetings.screen.shown import ShownMeeting

STYLES = ((1, "一、标题"), (2, "（一）标题"), (3, "1. 条目"), (0, "正文"))


class MinutesTab(QWidget):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__()
        self._shown, self._page = shown, shown.page
        self._drafted = ""
        self.editor, self.differences = (
            LevelEditor(minutes_text),
            DifferenceLines(self._page.desk, lambda: shown.is_open),
        )
        self.editor.setAccessibleName("纪要正文")
        self.editor.setPlaceholderText("按 Ctrl+G 由记录和议定事项起草，或直接写。")
        self.keeper = MinutesKeeper(shown, self.editor)
        self.count = second("")
        self.draft_act = self._act("按记录起草", self.draft, "Ctrl+G")
        self.style_acts = [
            self._act(text, partial(self.editor.set_level, level), f"Ctrl+Shift+{level}") for level, text in STYLES
        ]
        self.differences.settled.connect(self.merge)
        self.differences.dropped.connect(self.drop)
        self.keeper.brought_back.connect(self._tell_brought_back)
        self.editor.textChanged.connect(self._count)
        shown.changed.connect(self._show)
        self._lay_out()

    def entrance(self) -> QWidget:
        return self.editor

    def place(self, preview: QAction) -> None:
        """Put the way to the pages as they will print beside the styles."""
        self._row.insertWidget(self._row.count() - 1, button_for(preview))

    def draft(self) -> None:
        """Draft from the record as it is; where the text has own words, what differs is asked about piece by piece."""
        meeting = self._shown.meeting
        if meeting is None:
            return
        self.keeper.save()
        db, own = self._page.workspace.db, self.editor.toPlainText()
        now = drafting.draft(store.proceedings(db, self._shown.id), store.notes(db, self._shown.id))
        pieces = differences(store.get(db, self._shown.id).drafted_text, now, own)
        changing = [one for one in pieces if one.standing is not Standing.SAME]
        if not own.strip():
            self._take(now, now)
            self._page.tell("已按记录起草；以后再起草不会覆盖您改过的文字。")
        elif not changing:
            self._page.tell("新稿与正文没有不同。")
        else:
            self._drafted = now
            self.differences.show_pieces(pieces)
            self.differences.show()
            self.differences.view.setFocus()

    def merge(self) -> None:
        """Put the text together as it was chosen."""
        self._take(self.differences.text(self.editor.toPlainText()), self._drafted)
        self.differences.hide()
        self.editor.setFocus()
        self._page.tell("已按选择合入正文；可按 Ctrl+Z 撤销。")

    def drop(self) -> None:
        self.differences.hide()
        self.editor.setFocus()

    def _take(self, text: str, drafted: str) -> None:
        self.editor.take_text(text)
        self.keeper.save_drafted(drafted)

    def _show(self) -> None:
        if self._shown.id != self.keeper.of:
            self.differences.hide()
        self.keeper.show_meeting()
        for action in (self.draft_act, *self.style_acts):
            action.setEnabled(self._shown.is_open)

    def _count(self) -> None:
        self.count.setText(f"{self.editor.document().characterCount() - self.editor.blockCount()} 字")

    def _tell_brought_back(self) -> None:
        self._page.tell("上次没有正常关闭，已找回当时正在写的纪要；请核对，可按 Ctrl+Z 撤销。")

    def _act(self, text: str, slot: Callable[[], None], keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(with_keys(text, keys))
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout()
        both = QSplitter(Qt.Orientation.Horizontal)
        row.setSpacing(theme.px(6))
        for action in (self.draft_act, *self.style_acts):
            row.addWidget(button_for(action))
        row.addStretch(1)
        row.addWidget(self.count)
        both.setHandleWidth(theme.px(10))
        both.setChildrenCollapsible(False)
        both.addWidget(self.editor)
        both.addWidget(self.differences)
        both.setSizes([theme.px(640), theme.px(520)])
        self.differences.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(both, 1)
