"""Papers as they will be printed: compiled as of a day, seen page by page, saved and printed."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout

from heze_desk import press
from heze_desk.briefings.screen.papers import PAPERS, Paper, Wanted
from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.pieces import Card, PaneSplitter, second
from heze_desk.kit.preview import PdfPreview
from heze_desk.kit.screen import Desk, Screen
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from reports.document import Document


@dataclass(frozen=True)
class Pressed:
    """A paper as set, with the characters that no face could draw."""

    content: bytes
    lost: tuple[str, ...]


class BriefingScreen(Screen):
    """The page at the left, what it is made of at the right; it follows the data while it is open."""

    title = "简报打印"
    reads = frozenset(
        {"task", "task_unit", "progress_entry", "unit", "unit_name", "unit_member", "industry", "assignment"}
        | {"leader", "leader_title", "setting", "clause", "clause_unit", "policy"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kind, self.day = QComboBox(), DayEdit(lambda: desk.clock.today)
        self.number, self.running = QSpinBox(maximum=9999), QSpinBox(maximum=99999)
        self.remarks = QLabel(wordWrap=True)
        self.preview = PdfPreview()
        self._order = 0
        self._build()
        self._connect()
        self._lay_out()

    @property
    def paper(self) -> Paper:
        return PAPERS[self.kind.currentIndex()]

    def reload(self) -> None:
        """Compose with the data of now, and set it in the background; a later order wins."""
        db, settled = self.workspace.db, settings.get(self.workspace.db)
        day = self.day.value() or self.today
        document = self.paper.make(db, self._wanted(day))
        self._order += 1
        order, name = self._order, f"{self.paper.name}-{day:%Y%m%d}"
        for number in (self.number, self.running):
            number.setEnabled(self.paper.numbered)
        self.subtitled.emit(f"截至{said(day)}")
        self._remark(settled, ())
        self.desk.background.run(
            lambda: _press(document, settled),
            lambda pressed: self._show(order, name, settled, pressed),
            title=f"正在排版{self.paper.name}",
        )

    def _show(self, order: int, name: str, settled: Settings, pressed: Pressed) -> None:
        if order == self._order:
            self.preview.show_pdf(pressed.content, name)
            self._remark(settled, pressed.lost)
            self.counted.emit(f"{self.paper.name} · {self.preview.total.text().lstrip('/ ')}")

    def _wanted(self, day: date) -> Wanted:
        return Wanted(day=day, number=self.number.value(), running=self.running.value())

    def _remark(self, settled: Settings, lost: tuple[str, ...]) -> None:
        """What to look at before this is printed."""
        remarks = []
        if lost:
            remarks.append(
                f"这些字没有可用的字体，纸上会空缺：{'、'.join(lost)}。请改用其他写法，或安装有这些字的字体。"
            )
        if self.paper.numbered and not self.number.value():
            remarks.append("期号未填，纸上留空。")
        if self.paper.numbered and not (settled.report_to or settled.send_to or settled.issue_to):
            remarks.append("报送范围还没有填，请到“设置与备份”填写。")
        if settled.demo:
            remarks.append("这是演示数据，每页右上角有标注。")
        self.remarks.setText("\n".join(remarks) or "没有需要注意的地方。")

    def _build(self) -> None:
        for paper in PAPERS:
            self.kind.addItem(paper.name)
        self.day.setPlaceholderText("今天")
        for number in (self.number, self.running):
            number.setSpecialValueText("未填")
            number.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.addActions([self.preview.save_action, self.preview.print_action])  # their keys work all over the page

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self.reload)
        self.day.editingFinished.connect(self.reload)
        self.day.picked.connect(self.reload)
        self.number.valueChanged.connect(self.reload)
        self.running.valueChanged.connect(self.reload)
        self.preview.told.connect(self.told)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(8))
        form.setVerticalSpacing(theme.px(8))
        for label, field in (("文书", self.kind), ("截至", self.day), ("期号", self.number), ("总期号", self.running)):
            form.addRow(second(label), field)
        made, notes = Card("文书"), Card("打印前看一看")
        made.body.addLayout(form)
        notes.body.addWidget(self.remarks)
        pane = QVBoxLayout()
        pane.setContentsMargins(0, 0, 0, 0)
        pane.setSpacing(theme.px(10))
        pane.addWidget(made)
        pane.addWidget(notes)
        pane.addStretch(1)
        side = Card()
        side.setProperty("card", False)
        side.body.setContentsMargins(0, 0, 0, 0)
        side.body.addLayout(pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        layout.addWidget(PaneSplitter(self.preview, side, self.desk.memory, "briefings"))


def _press(document: Document, settled: Settings) -> Pressed:
    return Pressed(press.to_pdf(document, settled), press.lost(document, settled))
