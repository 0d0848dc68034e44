"""记录: made for typing while people speak; the agenda and the roll at the left, one big place to write."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import titled
from heze_desk.meetings.records import AgendaItem
from heze_desk.meetings.screen.kind_bar import KindBar
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.record_editor import RecordEditor
from heze_desk.meetings.screen.record_keeper import RecordKeeper
from heze_desk.meetings.screen.roll_call import RollCall
from heze_desk.meetings.screen.shown import ShownMeeting


@dataclass(frozen=True, kw_only=True)
class Heard:
    """An item that stands on the agenda, and whether it is the one the meeting is at."""

    id: int
    item: AgendaItem
    number: int
    is_now: bool


COLUMNS = (
    Column[Heard]("", lambda one: "▶" if one.is_now else "", width=1.2),
    Column[Heard]("序", lambda one: one.number, width=1.4),
    Column[Heard]("议题", lambda one: one.item.title, kind=Kind.LONG, tip=lambda one: one.item.title, width=0, least=8),
)


class RecordTab(QWidget):
    """Nothing here needs the mouse."""

    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__()
        self._shown = shown
        self._item_id: int | None = None
        self._meeting_id = 0
        self.agenda = Lines[Heard](shown, "议程", COLUMNS, "record agenda")
        self.editor = RecordEditor(self._now)
        self.editor.setAccessibleName("会议记录")
        self.editor.setPlaceholderText("人讲你记：写一条按一次 Enter。")
        self.roll = RollCall(shown, lambda: self._item_id)
        self.kinds = KindBar(shown, self.editor)
        self.at = titled("")
        self.at.setWordWrap(False)
        self.keeper = RecordKeeper(shown.page, self.editor)
        self.keeper.brought_back.connect(self._tell_brought_back)
        self._make_acts()
        self._lay_out()
        shown.changed.connect(self._show)

    def entrance(self) -> QWidget:
        return self.editor

    def step_item(self, by: int) -> None:
        """On to the next item of the agenda, or back; what is written from here on belongs to it."""
        ids = [one.id for one in self.agenda.table.records]
        if ids:
            place = ids.index(self._item_id) + by if self._item_id in ids else 0
            self.turn_to(ids[max(0, min(place, len(ids) - 1))])

    def turn_to(self, item_id: int | None) -> None:
        self._item_id = item_id
        self.editor.set_item(item_id)
        self._show_agenda()

    def _show(self) -> None:
        shown = self._shown
        self.editor.numbers = shown.numbers
        other = shown.id != self._meeting_id
        self._meeting_id = shown.id
        self.keeper.show_meeting(shown.id, writable=shown.is_open)
        if other or self._item_id not in shown.numbers:
            items = [one.point.item_id for one in self.editor.points() if one.point.item_id in shown.numbers]
            self._item_id = items[-1] if items else next(iter(shown.numbers), None)
            self.editor.set_item(self._item_id)
        self._show_agenda()
        self.kinds.setEnabled(shown.is_open)
        self.editor.margin.update()

    def _show_agenda(self) -> None:
        numbers = self._shown.numbers
        standing = [one for one in self._shown.items if one.id in numbers]
        listed = [
            Heard(id=one.id or 0, item=one, number=numbers[one.id or 0], is_now=one.id == self._item_id)
            for one in standing
        ]
        self.agenda.table.show(listed)
        if self._item_id is not None and not self.agenda.view.hasFocus():
            self.agenda.view.choose(self._item_id)
        now = next((one for one in listed if one.is_now), None)
        self.at.setText(f"正在议：第{now.number}项　{now.item.title}" if now else "没有议程")
        self.at.setToolTip(now.item.title if now else "")

    def _now(self) -> datetime:
        """This moment of the desk's day."""
        return datetime.combine(self._shown.page.today, datetime.now().time())

    def _tell_brought_back(self, many: int) -> None:
        self._shown.page.tell(f"上次没有正常关闭，已找回当时正在写的 {many} 条记录；请核对最后一条。")

    def _make_acts(self) -> None:
        for text, keys, slot in (
            ("下一个议题", "Ctrl+PgDown", lambda: self.step_item(1)),
            ("上一个议题", "Ctrl+PgUp", lambda: self.step_item(-1)),
            ("到会登记", "Alt+A", self.roll.view.setFocus),
            ("回到记录", "Alt+R", self.editor.setFocus),
        ):
            self._act(self, text, keys).triggered.connect(lambda _checked, do=slot: do())
        for kind in self.kinds.acts.values():
            self.addAction(kind)
        here = self.agenda.act("正在议这一项", self._turn_to_chosen, keys="Return")
        self.agenda.view.doubleClicked.connect(lambda _index: here.trigger())
        for table in (self.agenda.view, self.roll.view):
            back = self._act(table, "回到记录", "Esc")
            back.triggered.connect(lambda _checked: self.editor.setFocus())

    def _turn_to_chosen(self) -> None:
        if (one := self.agenda.current()) is not None:
            self.turn_to(one.id)
            self.editor.setFocus()

    def _act(self, owner: QWidget, text: str, keys: str) -> QAction:
        action = QAction(text, owner)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        owner.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.agenda.remark.setText("Ctrl+PgDn 下一项")
        left, right, both = QSplitter(Qt.Orientation.Vertical), QWidget(), QSplitter(Qt.Orientation.Horizontal)
        left.addWidget(self.agenda)
        left.addWidget(self.roll)
        left.setSizes([theme.px(210), theme.px(360)])
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.at)
        column.addWidget(self.editor, 1)
        column.addWidget(self.kinds)
        for splitter in (left, both):
            splitter.setHandleWidth(theme.px(10))
            splitter.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(right)
        both.setStretchFactor(1, 1)
        both.setSizes([theme.px(350), theme.px(870)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(both)
