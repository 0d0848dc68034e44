"""Papers as they will be printed: compiled as of a day, seen page by page, saved and printed."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from heze_desk import press
from heze_desk.briefings.screen.number_box import NumberBox
from heze_desk.briefings.screen.papers import PAPERS, Paper, Wanted
from heze_desk.briefings.screen.remarks import remarks
from heze_desk.briefings.store import changed_after
from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.paper_window import Pressed, pressed
from heze_desk.kit.pieces import Card, PaneSplitter, second
from heze_desk.kit.preview import PdfPreview
from heze_desk.kit.screen import Desk, Screen
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings

SET_AFTER_MS = 250  # while a number is being typed


class BriefingScreen(Screen):
    """The page at the left, what it is made of at the right; it follows the data while it is open.

    What is shown can be saved and printed only while it is what the fields ask for.
    """

    title = "简报打印"
    reads = frozenset(
        {"task", "task_unit", "progress_entry", "unit", "unit_name", "unit_member", "industry", "assignment"}
        | {"leader", "leader_title", "setting", "clause", "clause_unit", "policy", "holiday_notice", "special_day"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kind, self.day = QComboBox(), DayEdit(lambda: desk.clock.today)
        self.number, self.running = NumberBox(9999, "期号"), NumberBox(99999, "总期号")
        self.refusal, self.warning, self.remarks = (QLabel(wordWrap=True) for _ in range(3))
        self.preview = PdfPreview(self.desk.background, self.desk.memory)
        self.pending = second("正在排版新的一份；排好之前，左边仍是前一份，不能另存和打印。")
        self.pending.setWordWrap(True)
        self._order = 0
        self._typing = QTimer(self, singleShot=True, interval=SET_AFTER_MS)
        self._build()
        self._recall()
        self._connect()
        self._lay_out()

    @property
    def paper(self) -> Paper:
        return PAPERS[self.kind.currentIndex()]

    def reload(self) -> None:
        """Compose with the data of now, and set it in the background; a later order wins."""
        self._hold()
        if not self._is_day():
            return
        self._typing.stop()
        settled, wanted = settings.get(self.workspace.db), self._wanted()
        document = self.paper.make(self.workspace.db, wanted)
        order, name = self._order, f"{self.paper.name}-{wanted.day:%Y%m%d}"
        self.number.setEnabled(self.paper.numbered)
        self.running.setEnabled(self.paper.numbered and "{总号}" in settled.briefing_number)
        self.subtitled.emit(f"截至{said(wanted.day)}")
        self._warn(())
        self._remark(wanted, settled)
        self._wait(True)
        job = self.desk.background.run(
            lambda: pressed(document, settled),
            lambda done: self._show(order, name, done),
            title=f"正在排版{self.paper.name}",
        )
        job.ended.connect(lambda: self._wait(order != self._order))

    def hideEvent(self, event: QHideEvent) -> None:
        """What was still to be set waits until the page is shown again."""
        super().hideEvent(event)
        self._stale |= self._typing.isActive()
        self._typing.stop()

    def _show(self, order: int, name: str, done: Pressed) -> None:
        if order == self._order:
            self.preview.show_pdf(done.content, name, docx=done.docx)
            self._warn(done.lost)
            self.counted.emit(f"{self.paper.name} · {self.preview.total.text().lstrip('/ ')}")

    def _wait(self, waiting: bool) -> None:
        """Remarks on a paper that cannot be seen yet would be taken for remarks on the one that can."""
        self.pending.setVisible(waiting)
        self.remarks.setVisible(not waiting)

    def _hold(self) -> None:
        """What is shown is no longer what is asked for, so it can be neither saved nor printed."""
        self._order += 1
        self.preview.hold()

    def _type(self) -> None:
        """The numbers stand again after a restart, until those of issued papers are known."""
        for name, box in (("number", self.number), ("running", self.running)):
            self.desk.memory.keep(f"briefings/{name}", str(box.value()))
        self._hold()
        self._typing.start()

    def _is_day(self) -> bool:
        """A text that is no day is said under the field."""
        complaint = self.day.complaint()
        self.refusal.setText(complaint)
        self.refusal.setVisible(bool(complaint))
        return not complaint

    def _wanted(self) -> Wanted:
        day = self.day.value() or self.today
        return Wanted(day=day, number=self.number.value(), running=self.running.value())

    def _warn(self, lost: tuple[str, ...]) -> None:
        """What no face can draw, once the paper is set."""
        told = f"这些字没有可用的字体，纸上会空缺：{press.named(lost)}。请改用其他写法，或安装有这些字的字体。"
        self.warning.setText(told)
        self.warning.setVisible(bool(lost))

    def _remark(self, wanted: Wanted, settled: Settings) -> None:
        """What to look at before this is printed."""
        outdated = changed_after(self.workspace.db, wanted.day)
        self.remarks.setText("\n".join(remarks(self.paper, wanted, settled, self.today, outdated=outdated)))

    def _build(self) -> None:
        for paper in PAPERS:
            self.kind.addItem(paper.name)
        self.day.setPlaceholderText("今天")
        for number in (self.number, self.running):
            number.setFixedHeight(self.day.sizeHint().height())
        for label in (self.refusal, self.warning):
            label.setProperty("refusal", True)
            label.hide()
        self.addActions([self.preview.save_action, self.preview.print_action])  # their keys work all over the page

    def _recall(self) -> None:
        for name, box in (("number", self.number), ("running", self.running)):
            kept = self.desk.memory.text(f"briefings/{name}")
            box.setValue(int(kept) if kept.isdecimal() else 0)

    def _connect(self) -> None:
        self._typing.timeout.connect(self.reload)
        self.kind.currentIndexChanged.connect(self.reload)
        self.day.editingFinished.connect(self.reload)
        self.day.picked.connect(self.reload)
        self.day.textEdited.connect(self._hold)
        self.number.valueChanged.connect(self._type)
        self.running.valueChanged.connect(self._type)
        self.preview.told.connect(self.told)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(8))
        form.setVerticalSpacing(theme.px(8))
        form.addRow(second("文书"), self.kind)
        form.addRow(second("截至"), self.day)
        form.addRow(self.refusal)
        form.addRow(second("期号"), self.number)
        form.addRow(second("总期号"), self.running)
        made, notes = Card("打印内容"), Card("打印前看一看")
        made.body.addLayout(form)
        for label in (self.pending, self.warning, self.remarks):
            notes.body.addWidget(label)
        side = QWidget()
        pane = QVBoxLayout(side)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.setSpacing(theme.px(10))
        pane.addWidget(made)
        pane.addWidget(notes)
        pane.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        layout.addWidget(PaneSplitter(self.preview, side, self.desk.memory, "briefings"))
