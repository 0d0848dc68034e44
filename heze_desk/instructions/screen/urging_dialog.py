"""催办: every unit that is late with something, one letter each, one or many at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout

from heze_desk import press
from heze_desk.days import said, short
from heze_desk.instructions import reminding
from heze_desk.instructions.sheet_records import Urging
from heze_desk.kit import dialogs, paper_window, theme
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.edits import LineEdit
from heze_desk.kit.pieces import fit, second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings


@dataclass(frozen=True, kw_only=True)
class ListedUrging:
    """One unit to be urged."""

    id: int
    urging: Urging

    @property
    def worst(self) -> str:
        return min(self.urging.items, key=lambda item: item.due.effective).due.lag.removeprefix("逾期")

    @property
    def times(self) -> int:
        return max(item.times for item in self.urging.items)


COLUMNS = (
    Column[ListedUrging]("单位", lambda one: one.urging.unit, width=0, least=8),
    Column[ListedUrging]("事项", lambda one: len(one.urging.items), kind=Kind.NUMBER, width=3),
    Column[ListedUrging]("最长逾期", lambda one: one.worst, width=6),
    Column[ListedUrging]("第几次", lambda one: one.times, kind=Kind.NUMBER, width=3.6),
    Column[ListedUrging]("联络员", lambda one: one.urging.contact, width=6),
    Column[ListedUrging]("电话", lambda one: one.urging.telephone or "没有登记", width=7),
)
CHOOSING = "按住 Ctrl 或 Shift 可以选几个，Ctrl+A 全选；"
NOTED = "登记以后记入催办次数，同一天只算一次。"
COUNTED = "每个单位一份，各给编号并存入印发登记，不能撤销；同一天只算一次。"


class UrgingDialog(QDialog):
    """What is selected is noted; Ctrl+A takes all. Nothing is noted by looking at a letter."""

    def __init__(
        self, page: Screen, urgings: Sequence[Urging], done: Callable[[Sequence[Urging], str], object]
    ) -> None:
        super().__init__(page.window())
        self.setWindowTitle("催办")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._done = page, done
        self._counts = settings.get(page.workspace.db).numbers_reminders
        self.table = RecordTable[ListedUrging](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="urgings")
        self.view.setAccessibleName("要催办的单位")
        self.text, self.remark = QPlainTextEdit(readOnly=True), LineEdit()
        self.text.setAccessibleName("这个单位逾期的事项")
        self.look, self.keep = QPushButton("预览催办通知（Alt+P）"), QPushButton("存成 PDF…（Alt+S）")
        self.note_button, self.leave = QPushButton(), QPushButton("关闭")
        self._connect()
        self._lay_out(len(urgings))
        self.table.show([ListedUrging(id=one.unit_id, urging=one) for one in urgings])

    def choose(self, unit_ids: Sequence[int]) -> None:
        """Select these units; all where none of them is late."""
        wanted = set(unit_ids)
        if not any(one.id in wanted for one in self.table.records):
            self.view.selectAll()
            return
        self.view.choose(next(one.id for one in self.table.records if one.id in wanted))

    def selected(self) -> list[Urging]:
        chosen = self.view.selected() or [one for one in [self.view.current()] if one]
        return [one.urging for one in chosen]

    def preview(self) -> None:
        """The letter to the unit of the current row."""
        from heze_desk.instructions.urging_document import urging

        if (one := self.view.current()) is not None:
            settled = settings.get(self._page.workspace.db)
            paper_window.preview(self._page, urging(one.urging, settled), settled)

    def save_all(self) -> None:
        """A PDF for each selected unit, into a folder."""
        wanted = tuple(self.selected())
        folder = dialogs.ask_folder(self, "催办通知存到哪个文件夹") if wanted else None
        if folder is not None:
            settled = settings.get(self._page.workspace.db)
            work = partial(_written, wanted, settled, folder)
            self._page.desk.background.follow("正在生成催办通知", work, partial(self._tell_saved, folder))

    def accept(self) -> None:
        """Note that the selected units were urged today."""
        if wanted := self.selected():
            self._done(wanted, self.remark.value())
            super().accept()

    def _tell_saved(self, folder: Path, many: int) -> None:
        self._page.tell(f"已存 {many} 份催办通知。", folder)

    def _show(self, one: ListedUrging | None) -> None:
        self.text.setPlainText(_told(one.urging) if one else "")

    def _offer(self) -> None:
        many = len(self.selected())
        self.note_button.setText(f"{'编号印发' if self._counts else '登记催办'} {many} 个单位")
        self.note_button.setEnabled(many > 0 and not self._page.workspace.read_only)

    def _connect(self) -> None:
        self.view.chosen.connect(self._show)
        self.view.chosen.connect(lambda _one: self._offer())
        self.view.selectionModel().selectionChanged.connect(lambda *_changes: self._offer())
        self.look.clicked.connect(self.preview)
        self.keep.clicked.connect(self.save_all)
        self.note_button.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        for keys, slot in (("Alt+P", self.preview), ("Alt+S", self.save_all), ("Ctrl+Return", self.accept)):
            QShortcut(QKeySequence(keys), self, slot)

    def _lay_out(self, many: int) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(theme.px(10))
        both.addWidget(self.view)
        both.addWidget(self.text)
        both.setSizes([theme.px(560), theme.px(340)])
        self.remark.setPlaceholderText("怎样催的，可以不填，例如：电话催办")
        self.remark.setAccessibleName("催办说明")
        self.note_button.setProperty("primary", True)
        self.note_button.setToolTip("Ctrl+Enter")
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.look)
        foot.addWidget(self.keep)
        foot.addWidget(self.remark, 1)
        for button in (self.note_button, self.leave):
            foot.addWidget(button)
        for button in (self.look, self.keep, self.note_button, self.leave):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(f"{many} 个单位有逾期没有办结的事项，按单位次序排列。"))
        layout.addWidget(second(f"{CHOOSING}{COUNTED if self._counts else NOTED}"))
        layout.addWidget(both, 1)
        layout.addLayout(foot)
        fit(self, self.parentWidget(), (980, 480))


def _told(one: Urging) -> str:
    """What the unit is late with, to be read on the telephone."""
    lines = [
        f"{place}. {item.matter}\n　{item.source}，时限{short(item.due.effective, one.day)}，{item.due.lag}，"
        f"第{item.times}次催办"
        for place, item in enumerate(one.items, 1)
    ]
    return "\n".join([f"{one.full_name}", *lines, f"请于{said(one.answer_by.effective)}前答复。"])


def _written(wanted: Sequence[Urging], settled: Settings, folder: Path, job: Job) -> int:
    """How many letters were written."""
    from heze_desk.instructions.urging_document import urging

    for number, one in enumerate(wanted):
        job.report(number, len(wanted), f"正在生成催办通知 {number + 1}/{len(wanted)} {one.unit}")
        press.write_pdf(urging(one, settled), folder / f"催办通知_{one.unit}_{one.day:%Y%m%d}.pdf", settled)
    return len(wanted)


def late_units(page: Screen) -> list[Urging]:
    """Who is late today; where nobody is, that is refused with a sentence."""
    return reminding.urgings(page.workspace.db, page.today)
