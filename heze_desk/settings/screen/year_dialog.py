"""One year of the calendar: the notice in its own words, and the days read from it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.settings.screen.day_lines import NOTICED, DayLine, day_lines
from heze_desk.workdays import notice_store
from heze_desk.workdays.records import Calendar, DayKind


class YearDialog(QDialog):
    """To be read and copied; a year is changed by loading another notice."""

    def __init__(self, desk: Desk, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{year}年工作日历")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        notice = notice_store.notice(desk.workspace.db, year)
        self.text = QPlainTextEdit(notice.text, readOnly=True)
        self.days = RecordTable[DayLine](desk, NOTICED, parent=self)
        self.days.show(day_lines(notice.days, Calendar()))
        self.view = RecordView(self.days, name="calendar year", parent=self)
        off, worked = (len(notice.of_kind(kind)) for kind in DayKind)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(theme.px(10))
        both.addWidget(self.text)
        both.addWidget(self.view)
        both.setSizes([theme.px(460), theme.px(420)])
        leave = QPushButton("关闭")
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(second(f"放假 {off} 天，调休上班 {worked} 天。"), 1)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(notice.title))
        layout.addWidget(both, 1)
        layout.addLayout(foot)
        self.resize(theme.px(920), theme.px(520))
