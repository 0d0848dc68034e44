"""The ledger of a past day in a window of its own, so that it can be held beside that of today."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.clock import Clock
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.page_frame import PageFrame
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.screen import Announcer, Desk, Screen
from heze_desk.tasks.comparing import between
from heze_desk.tasks.comparison_records import Comparison
from heze_desk.tasks.lines import TaskFilter
from heze_desk.workspace.as_of import Lookback, copied, first_day, takes_long
from heze_desk.workspace.database import Database


def open_past(desk: Desk, page: Callable[[Desk], Screen], wanted: TaskFilter, parent: QWidget | None) -> None:
    """Open it on the day before; a large file is copied in the background first."""
    day = desk.clock.today - timedelta(days=1)

    def show(copy: Database | None = None) -> None:
        PastWindow(desk, page, (Lookback(desk.workspace, day, copy), wanted), parent).show()

    if takes_long(desk.workspace):
        work = partial(copied, desk.workspace.folder, day)
        desk.background.run(work, show, title=f"正在取出{said(day)}的台账")
    else:
        show()


class PastWindow(QWidget):
    """Lists, filters, the pane and the export are those of the day in the strip; nothing can be changed."""

    def __init__(
        self,
        desk: Desk,
        page: Callable[[Desk], Screen],
        shown: tuple[Lookback, TaskFilter],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._past, wanted = shown
        self._day = self._wanted = self._past.today()
        self._clock = Clock(lambda: self._day, self)
        self._compared = Comparison(changes=(), before=0, after=0)
        self._left = False
        self.destroyed.connect(self._past.close)
        self.strip = PastStrip(lambda: desk.clock.today, self.look_at, self.close)
        self.strip.more.clicked.connect(self.show_changes)
        self.page = page(self._of_then())
        self._lay_out()
        self._name()
        self.page.receive(wanted)
        self.strip.day.setFocus()

    def look_at(self, day: date) -> None:
        """Show another day, narrowed as this one is; a day that is not past is refused."""
        if day >= self._desk.clock.today:
            raise DeskError("请写今天以前的日期；今天的台账在主窗口里。")
        self._wanted = day
        if not takes_long(self._past):
            self._turn_to(day)
            return
        self.strip.wait_for(day)
        work = partial(copied, self._past.folder, day)
        self._desk.background.run(work, partial(self._turn_to, day), title=f"正在取出{said(day)}的台账")

    def _turn_to(self, day: date, copy: Database | None = None) -> None:
        """Unless another day is asked for by now, or none."""
        if self._left or day != self._wanted:
            if copy is not None:
                copy.close()
            return
        self._day = day
        self._past.look_at(day, copy)
        with QSignalBlocker(self._clock):  # the page would hear of it later and read everything a second time
            self._clock.look()
        self.page.reload()
        self._name()

    def show_changes(self) -> None:
        """List what changed from this day until today."""
        from heze_desk.tasks.screen.changes_dialog import ChangesDialog

        ChangesDialog(self._desk, self._compared, self._day, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._left = True
        super().closeEvent(event)

    def _of_then(self) -> Desk:
        """What the page is given: all as of the day, and news of nothing, for the past does not change."""
        return Desk(
            workspace=self._past,
            announcer=Announcer(self._past),
            clock=self._clock,
            background=self._desk.background,
            memory=self._desk.memory,
        )

    def _name(self) -> None:
        self.setWindowTitle(f"任务台账（截至{said(self._day)}，只读）")
        self.strip.show_day(self._day)
        work = partial(between, self._past.folder, self._day, self._desk.clock.today)
        self._desk.background.run(work, partial(self._tell_since, self._day), title="正在比较变化")

    def _tell_since(self, day: date, compared: Comparison) -> None:
        """Unless another day is shown by now, or none."""
        if day == self._day and not self._left:
            self._compared = compared
            self.strip.tell_since(compared, first_day(self._past.db))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(PageFrame(self.page.title, self.page), 1)
        if (window := self.parentWidget()) is not None:
            self.resize(window.size() * 0.94)


class PastStrip(QFrame):
    """Says which day is seen, that it can only be read, and what came after; leads to another day and back to today."""

    def __init__(self, today: Callable[[], date], chosen: Callable[[date], None], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("past")
        self._chosen = chosen
        self._shown = today()
        self.day = DayEdit(today)
        self.day.setAccessibleName("截至日期")
        self.day.setFixedWidth(theme.px(130))
        self.day.editingFinished.connect(self._take)
        self.day.picked.connect(self._take)
        self.words, self.since, self.refusal = titled(""), second(""), QLabel()
        self.refusal.setProperty("refusal", True)
        self.words.setWordWrap(False)
        self.since.setWordWrap(True)
        self.more, self.leave = QPushButton("列出变化"), QPushButton("返回今天")
        self.leave.clicked.connect(leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 8, 16, 8)))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.words)
        layout.addSpacing(theme.px(8))
        layout.addWidget(self.since, 1)
        for widget in (self.refusal, self.more, second("换一天"), self.day, self.leave):
            layout.addWidget(widget)

    def tell_since(self, compared: Comparison, begun: date) -> None:
        early = f"工作区建于{said(begun)}，此前的日子按建立时的内容显示。" if self._shown < begun else ""
        self.since.setText(f"{early}此后到今天：{compared.sentence}")
        self.more.setEnabled(bool(compared))

    def wait_for(self, day: date) -> None:
        """Until the ledger of that day is there, that of the day before it was asked for stays."""
        self._shown = day
        self.more.setEnabled(False)
        self.since.setText(f"正在取出{said(day)}的台账……")
        self.refusal.clear()

    def show_day(self, day: date) -> None:
        self._shown = day
        self.more.setEnabled(False)
        self.day.set_value(day)
        self.words.setText(f"截至{said(day)}，只读")
        self.since.setText("正在比较此后的变化……")
        self.refusal.clear()

    def _take(self) -> None:
        """Go to the day typed; what is no past day stays and says why."""
        try:
            day = self.day.value()
            if day is None:
                raise DeskError("请写日期。")
            if day != self._shown:
                self._chosen(day)
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
