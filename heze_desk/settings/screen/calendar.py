"""The work calendar: which years are known and from where, and the way to load the next notice."""

from PySide6.QtWidgets import QHBoxLayout

from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import Card, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.settings.screen.notice_dialog import NoticeDialog
from heze_desk.settings.screen.year_dialog import YearDialog
from heze_desk.workdays import notice_store
from heze_desk.workdays.notice_records import CoveredYear

ROWS_IN_SIGHT = 4


def _days(count: int, line: CoveredYear) -> str:
    return f"{count}天" if line.title else "—"


COLUMNS = (
    Column[CoveredYear]("年份", lambda line: line.year, text=lambda year: f"{year}年", width=5),
    Column[CoveredYear]("状态", lambda line: line.state, width=8),
    Column[CoveredYear]("放假", lambda line: line.off, display=lambda line: _days(line.off, line), width=4.5),
    Column[CoveredYear]("调休上班", lambda line: line.worked, display=lambda line: _days(line.worked, line), width=5.5),
    Column[CoveredYear]("来源", lambda line: line.title, width=0, tip=lambda line: line.title),
)


class WorkCalendar(Card):
    """This year and the next are always listed; one that is not loaded says that it is estimated."""

    def __init__(self, page: Screen) -> None:
        super().__init__("工作日历", "放假和调休上班，按国务院办公厅的通知")
        self._page = page
        self.years = RecordTable[CoveredYear](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.years, name="calendar", parent=self)
        self.view.setFixedHeight(theme.px(32) + ROWS_IN_SIGHT * theme.row_height(1))
        self.load = page.act("载入放假通知…", self.ask_notice, sign="import")
        self.look = page.act("查看这一年", self.show_year, sign="calendar")
        self.view.menu_actions = [self.look, self.load]
        self.view.doubleClicked.connect(lambda _index: self.show_year())
        self.view.chosen.connect(lambda _line: self._follow_choice())
        buttons = QHBoxLayout()
        for act in (self.load, self.look):
            buttons.addWidget(button_for(act))
        buttons.addStretch(1)
        self.body.addWidget(self.view)
        self.body.addWidget(second("未载入的年份按周一至周五、扣除固定日期的节日推算。"))
        self.body.addLayout(buttons)

    def reload(self) -> None:
        known = {one.year: one for one in notice_store.covered(self._page.workspace.db)}
        year = self._page.today.year
        for missing in {year, year + 1} - known.keys():
            known[missing] = CoveredYear(year=missing)
        self.years.show([known[one] for one in sorted(known, reverse=True)])
        self._follow_choice()

    def ask_notice(self) -> NoticeDialog:
        dialog = NoticeDialog(self._page.desk, self._page.tell, self)
        dialog.open()
        return dialog

    def show_year(self) -> None:
        """The days of the chosen year with the words they were taken from; of an estimated one there are none."""
        line = self.view.current()
        if line is not None and line.title:
            YearDialog(self._page.desk, line.year, self).open()

    def _follow_choice(self) -> None:
        line = self.view.current()
        self.look.setEnabled(line is not None and bool(line.title))
