"""数字: every figure of the briefing; Enter or a double click opens the rows behind it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk.briefings.draft_records import Figure
from heze_desk.briefings.screen.rows_dialog import MEASURES, RowsDialog
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.edits import LineEdit
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import ShownCount, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView


@dataclass(frozen=True, kw_only=True)
class ListedFigure:
    """A figure under the heading of the section that tells it."""

    id: int
    figure: Figure
    heading: str


COLUMNS = (
    Column[ListedFigure]("所在部分", lambda one: one.heading, tip=lambda one: one.heading, width=12),
    Column[ListedFigure]("数字", lambda one: one.figure.name, tip=lambda one: one.figure.name, width=0, least=10),
    Column[ListedFigure]("值", lambda one: one.figure.value, kind=Kind.NUMBER, width=5),
    Column[ListedFigure]("数的是", lambda one: MEASURES[one.figure.subject][1:], width=6),
)


class FiguresTab(QWidget):
    """Those that are 0 are hidden until they are asked for: most of them say nothing."""

    def __init__(self, shown: ShownBriefing) -> None:
        super().__init__()
        self._shown = shown
        self._all: list[ListedFigure] = []
        self.text, self.part = LineEdit(), Picker(Choice(None, "不是 0 的数字"), "哪些数字")
        self.part.offer([[Choice("all", "全部数字")]])
        self.count = ShownCount("个")
        self.table = RecordTable[ListedFigure](shown.page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="briefing figures")
        self.view.setAccessibleName("简报里的数字")
        self.open_act = shown.page.act("看清单", self.open_rows, sign="list", keys="Return")
        self.open_act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(self.open_act)
        self.view.menu_actions = [self.open_act]
        self.view.doubleClicked.connect(lambda _index: self.open_rows())
        self.text.textChanged.connect(lambda _text: self.narrow())
        self.part.picked.connect(self.narrow)
        shown.changed.connect(self._show)
        self._lay_out()

    def entrance(self) -> QWidget:
        return self.view

    def narrow(self) -> None:
        text, all_ = self.text.value(), self.part.value() == "all"
        found = [
            one
            for one in self._all
            if (all_ or one.figure.value) and (not text or text in f"{one.heading}\n{one.figure.name}")
        ]
        self.table.show(found)
        self.count.say(len(found), len(self._all))
        self.open_act.setEnabled(bool(found))

    def open_rows(self) -> RowsDialog | None:
        """The rows of the current figure."""
        one = self.view.current()
        return self.open_figure(one.figure.name) if one is not None else None

    def open_figure(self, name: str) -> RowsDialog | None:
        """The rows of the figure of that name, as asked for from the text."""
        figure = next((one for one in self._shown.figures if one.name == name), None)
        if figure is None or self._shown.draft is None:
            return None
        dialog = RowsDialog(self._shown.page, self._shown.draft, figure)
        dialog.open()
        return dialog

    def _show(self) -> None:
        headings = {one.key: one.heading for one in self._shown.sections}
        self._all = [
            ListedFigure(id=place, figure=one, heading=headings.get(one.key, one.key))
            for place, one in enumerate(self._shown.figures, 1)
        ]
        self.narrow()

    def _lay_out(self) -> None:
        self.text.setPlaceholderText("筛选数字")
        self.text.setAccessibleName("筛选数字")
        self.text.setFixedWidth(theme.px(220))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.text)
        row.addWidget(self.part)
        row.addWidget(second("回车或双击看清单：截至日是哪几项，清单和数字一致。"), 1)
        row.addWidget(self.count)
        row.addWidget(button_for(self.open_act))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
