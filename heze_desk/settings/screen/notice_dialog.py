"""Loading the yearly notice: pasted or from a file, looked at day by day, and only then kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, theme
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.settings import store
from heze_desk.settings.screen.day_lines import CHANGED, MOVED, DayLine, day_lines
from heze_desk.tasks.moving import MovedDate, moved_dates
from heze_desk.workdays import notice_store
from heze_desk.workdays import store as workdays
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import HolidayNotice, with_notice
from heze_desk.workdays.notice_text import decoded
from heze_desk.workdays.records import DayKind

HINT = "把国务院办公厅关于放假安排的通知全文粘贴到这里，或点“从文件读取”。"
FILES = "文本文件 (*.txt)"
IMPOSSIBLE = "这份通知不能载入，请按下面的提示核对。"
NOTHING_YET = "粘贴后，这里逐日列出放假和调休上班；载入之前不改动日历。"


class NoticeDialog(QDialog):
    """Shows what would be loaded as it is pasted; loading is one step, and one undo."""

    def __init__(self, desk: Desk, tell: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("载入放假通知")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._tell = tell
        self._notice: HolidayNotice | None = None
        self.text = QPlainTextEdit(placeholderText=HINT)
        self.text.setTabChangesFocus(True)
        self.year = QLineEdit(placeholderText="按通知", maxLength=4)
        self.open_button, self.done_button = QPushButton("从文件读取…"), QPushButton("载入")
        self.sentence, self.refusal = titled(NOTHING_YET), QLabel(wordWrap=True)
        self.off, self.worked = self._days("off"), self._days("worked")
        self.moved = RecordView(RecordTable[MovedDate](desk, MOVED, parent=self), name="notice moved")
        self.tabs = QTabWidget()
        self._connect()
        self._lay_out()
        self.look()

    def read_file(self) -> None:
        path = dialogs.ask_open(self, "选择放假通知", FILES)
        if path is not None:
            self.text.setPlainText(decoded(path.read_bytes(), path.name))

    def look(self) -> None:
        """Read what stands in the field and show it; what cannot be so is said and cannot be loaded."""
        self._notice, complaint = None, ""
        if self.text.toPlainText().strip():
            try:
                self._notice = read(self.text.toPlainText(), year=self._year())
                self._show(self._notice)
            except DeskError as refusal:
                self._notice, complaint = None, str(refusal)
        if self._notice is None:
            self._show_nothing(IMPOSSIBLE if complaint else NOTHING_YET)
        self.refusal.setText(complaint)
        self.refusal.setVisible(bool(complaint))

    def accept(self) -> None:
        if self._notice is None or not self.done_button.isEnabled():
            return
        year = self._notice.year
        with self._desk.workspace.step(f"载入{year}年放假安排") as db:
            notice_store.enter(db, self._notice)
        self._tell(f"已载入{year}年放假安排；可按 Ctrl+Z 一次撤销。")
        super().accept()

    def _year(self) -> int | None:
        text = self.year.text().strip()
        if text and not text.isdecimal():
            raise DeskError("年份请写成四位数字，如 2027。")
        return int(text) if text else None

    def _show(self, notice: HolidayNotice) -> None:
        db = self._desk.workspace.db
        before = workdays.calendar(db)
        after = with_notice(before, notice)
        changed, moving = before.differing(after), store.get(db).deadline_moving
        off, worked = notice.of_kind(DayKind.OFF), notice.of_kind(DayKind.WORKED)
        moved = moved_dates(db, before, after, moving)
        self.off.table.show(day_lines(off, before))
        self.worked.table.show(day_lines(worked, before))
        self.moved.table.show(moved)
        told = f"有{len(changed)}天与现有安排不同。" if changed else "与现有安排相同，不用再载入。"
        self.sentence.setText(f"{notice.title}：放假{len(off)}天，调休上班{len(worked)}天；{told}")
        self._name_tabs(len(off), len(worked), len(moved))
        self.done_button.setEnabled(bool(changed))

    def _show_nothing(self, why: str) -> None:
        for view in (self.off, self.worked, self.moved):
            view.table.show([])
        self._name_tabs(0, 0, 0)
        self.sentence.setText(why)
        self.done_button.setEnabled(False)

    def _name_tabs(self, *counts: int) -> None:
        names = ("放假", "调休上班", "有效日期变动的任务")
        for place, (name, count) in enumerate(zip(names, counts, strict=True)):
            self.tabs.setTabText(place, f"{name} {count}")

    def _days(self, name: str) -> RecordView[DayLine]:
        return RecordView(RecordTable[DayLine](self._desk, CHANGED, parent=self), name=f"notice {name}")

    def _connect(self) -> None:
        self.text.textChanged.connect(self.look)
        self.year.textChanged.connect(self.look)
        self.open_button.clicked.connect(self.read_file)
        self.done_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        for view in (self.off, self.worked, self.moved):
            self.tabs.addTab(view, "")
        self.refusal.setProperty("refusal", True)
        self.year.setFixedWidth(theme.px(72))
        self.year.setAccessibleName("年份")
        source, beside = QWidget(), QHBoxLayout()
        for widget in (self.open_button, second("年份（通知里没有写时填）"), self.year):
            beside.addWidget(widget)
        beside.addStretch(1)
        column = QVBoxLayout(source)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addLayout(beside)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(theme.px(10))
        both.addWidget(source)
        both.addWidget(self.tabs)
        both.setSizes([theme.px(440), theme.px(600)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        for widget in (self.sentence, self.refusal):
            layout.addWidget(widget)
        layout.addWidget(both, 1)
        layout.addLayout(self._foot())
        self.resize(theme.px(1080), theme.px(580))

    def _foot(self) -> QHBoxLayout:
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        for button in (leave, self.done_button, self.open_button):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        foot.addWidget(leave)
        return foot
