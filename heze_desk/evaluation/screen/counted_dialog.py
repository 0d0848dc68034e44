"""What was counted in a period: every row by its name, which opens where it is kept."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from heze_desk import counted_rows
from heze_desk.evaluation.count_records import Count
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import FilterLine, ShownCount, fit, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen

PAGES = {
    "task": "tasks",
    "round": "rounds",
    "entry": "registers",
    "notification": "notifications",
    "supervision": "instructions",
}


@dataclass(frozen=True, kw_only=True)
class CountedLine:
    """`id` is its place in the list, for a round stands there once for each unit."""

    id: int
    row_id: int
    title: str
    said: str

    def answers(self, words: str) -> bool:
        told = f"{self.title}\n{self.said}".casefold()
        return all(word in told for word in words.casefold().split())


COLUMNS = (
    Column[CountedLine]("名称", lambda line: line.title, kind=Kind.LONG, width=0, tip=lambda line: line.title),
    Column[CountedLine]("", lambda line: line.said, width=12),
)


SAID = 1


class CountedDialog(QDialog):
    """Take it with `show_counted`."""

    def __init__(self, page: Screen, called: str, count: Count) -> None:
        super().__init__(page.window())
        self.setWindowTitle("计了哪些")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._subject = page, count.subject
        self._lines = [
            CountedLine(id=place, row_id=one["id"], title=one["title"], said=one["said"])
            for place, one in enumerate(counted_rows.of_count(page.workspace.db, count))
        ]
        self.text, self.count = FilterLine("按名称筛选", self), ShownCount("条")
        self.table = RecordTable[CountedLine](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="counted rows", parent=self)
        self.view.setAccessibleName("计了哪些")
        self.open_button, self.leave_button = QPushButton("打开选中的一条"), QPushButton("关闭")
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.text.returnPressed.connect(self.view.setFocus)
        self.view.doubleClicked.connect(lambda _index: self.open_one())
        self.open_button.clicked.connect(self.open_one)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out(called)
        self.narrow()
        self.view.setColumnHidden(SAID, not any(one.said for one in self._lines))
        self.view.setFocus()

    def narrow(self) -> None:
        shown = [one for one in self._lines if one.answers(self.text.text())]
        self.table.show(shown)
        if shown and self.view.current() is None:
            self.view.choose(shown[0].id)
        self.count.say(len(shown), len(self._lines))
        self.open_button.setEnabled(bool(shown))

    def open_one(self) -> None:
        """At its own page, which comes to the front."""
        if (one := self.view.current()) is None:
            return
        wanted: Any = (MatterKind.SUPERVISION, one.row_id) if self._subject == "supervision" else one.row_id
        self.accept()
        self._page.wanted.emit(PAGES[self._subject], wanted)

    def _lay_out(self, called: str) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.text, 1)
        head.addWidget(self.count)
        foot.addStretch(1)
        self.open_button.setProperty("primary", True)
        self.open_button.setDefault(True)
        for button in (self.open_button, self.leave_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(called))
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        fit(self, self._page, (760, 480))


def show_counted(page: Screen, called: str, count: Count) -> CountedDialog:
    dialog = CountedDialog(page, called, count)
    dialog.open()
    return dialog
