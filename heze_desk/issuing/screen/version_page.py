"""名单和台账: the 责任分工名单 and the 任务台账 as of a day, their issued versions, and any two compared."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from heze_desk import press
from heze_desk.issuing import store
from heze_desk.issuing.records import IssuedPaper
from heze_desk.issuing.screen.version_gathering import Lists
from heze_desk.issuing.screen.version_issuing import ask_to_issue
from heze_desk.issuing.screen.version_rows import COLUMNS, NOW, VersionRow, earlier
from heze_desk.kit import theme
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.columns import Choice
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.paper_window import Pressed, pressed
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import Card, PaneSplitter, second
from heze_desk.kit.preview import PdfPreview
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.versions import ListKind

WIDEST = 16_777_215  # as Qt has it: no limit


class VersionScreen(Screen):
    """The paper at the left, what it is of at the right; it follows the data while it is open.

    What is shown can be saved and printed only while it is what the fields ask for.
    """

    title = "名单和台账"
    reads = frozenset(
        {"task", "task_unit", "progress_entry", "postponement", "unit", "unit_name", "unit_member", "industry"}
        | {"leader", "leader_title", "assignment", "setting", "clause", "clause_unit", "policy"}
        | {"holiday_notice", "special_day", "issued_paper"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[VersionRow] = []
        self._lists = Lists(self.workspace)
        self._current, self._order, self._listing = NOW, 0, False
        self.kind, self.day = QComboBox(), DayEdit(lambda: desk.clock.today)
        self.table = RecordTable[VersionRow](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="versions")
        self.beside = Picker(Choice(None, "看全文，不比较"), "与哪一版比较")
        self.refusal, self.warning, self.remarks = (QLabel(wordWrap=True) for _ in range(3))
        self.preview = PdfPreview(desk.background, desk.memory)
        self.pending = second("正在排版新的一份；排好之前，左边仍是前一份，不能另存和打印。")
        self.issue_act = self.act("编号印发…", self.issue, sign="stamp", keys="Ctrl+Shift+F", primary=True)
        self.compare_act = self.act("与上一版比较", self.compare, sign="list", keys="Ctrl+Shift+D")
        self.register_act = self.act("在印发登记中查看", self._show_registered, sign="stamp")
        self.bar_actions = [self.compare_act, self.issue_act]
        self._build()
        self._connect()
        self._lay_out()

    @property
    def list_kind(self) -> ListKind:
        return list(ListKind)[self.kind.currentIndex()]

    @property
    def row(self) -> VersionRow:
        """The version that is chosen; the list as it stands where none is."""
        return self.view.current() or self._rows[0]

    def entrance(self) -> QWidget:
        return self.view

    def receive(self, message: Any) -> None:
        """Take the list to show: 责任分工名单 or 任务台账."""
        self.kind.setCurrentIndex(list(ListKind).index(ListKind(message)))

    def reload(self) -> None:
        """List the versions anew, and set what is chosen in the background; a later order wins."""
        self._hold()
        if not self._is_day():
            return
        self._rows = self._lists.rows(self.list_kind, self.day.value() or self.today)
        self._listing = True
        self.table.show(self._rows)
        if not self.view.choose(self._current):
            self.view.choose(NOW)
        self._listing = False
        self._compose()

    def issue(self) -> AskDialog | None:
        """The list as of the day that stands in the field; what means nothing is said under it."""
        if not self._is_day():
            return None
        return ask_to_issue(self, self.list_kind, self.day.value() or self.today, self._come_to)

    def compare(self) -> None:
        """Beside the version that held before this one; again, and the whole list is back."""
        before = self._lists.before(self.list_kind, self.row)
        self.beside.choose(before.id if before is not None and self.beside.value() is None else None)
        self._compose()

    def _compose(self) -> None:
        """Gather on this thread what is set on another."""
        self._hold()
        row, settled, order = self.row, settings.get(self.workspace.db), self._order
        below = earlier(self._rows, row)
        self.beside.offer([below] if below else [])
        self._offer(row)
        stood = self._lists.standing(self.list_kind, row)
        self.subtitled.emit(row.told)
        self.warning.hide()
        self.remarks.setText("\n".join(self._lists.remarks(self.list_kind, row, stood, settled)))
        if self.beside.value() is None and row.paper is not None:
            self._show_kept(row.paper, settled)
            return
        document = self._lists.document(stood, self.beside.value(), settled)
        self._wait(True)
        job = self.desk.background.run(
            lambda: pressed(document, settled),
            lambda done: self._show(order, document.title, done),
            title=f"正在排版{document.kind}",
        )
        job.ended.connect(lambda: self._wait(order != self._order))

    def _offer(self, row: VersionRow) -> None:
        self.day.setEnabled(row.paper is None)
        self.register_act.setEnabled(row.paper is not None)
        self.compare_act.setEnabled(self.beside.count() > 1)
        self.compare_act.setText("看全文" if self.beside.value() is not None else "与上一版比较")
        self.issue_act.setEnabled(row.paper is None and not self.workspace.read_only)

    def _show_kept(self, paper: IssuedPaper, settled: Settings) -> None:
        """The very bytes that were issued."""
        document = store.document(self.workspace.db, paper.id)
        content = store.pdf(self.workspace.db, paper.id)
        self.preview.show_pdf(content, f"{paper.name} {paper.title}", docx=partial(_word, document, settled))
        self._wait(False)
        self._count(paper.name)

    def _show(self, order: int, name: str, done: Pressed) -> None:
        if order == self._order:
            self.preview.show_pdf(done.content, name, docx=done.docx)
            self._warn(done.lost)
            self._count(name)

    def _count(self, name: str) -> None:
        self.counted.emit(f"{name} · {self.preview.total.text().lstrip('/ ')}")

    def _wait(self, waiting: bool) -> None:
        """Remarks on a paper that cannot be seen yet would be taken for remarks on the one that can."""
        self.pending.setVisible(waiting)
        self.remarks.setVisible(not waiting)

    def _hold(self) -> None:
        """What is shown is no longer what is asked for, so it can be neither saved nor printed."""
        self._order += 1
        self.preview.hold()

    def _is_day(self) -> bool:
        """A text that is no day, and a day of which there is no ledger yet, is said under the field."""
        complaint = self.day.complaint()
        if not complaint and self.list_kind is ListKind.LEDGER and (self.day.value() or self.today) > self.today:
            complaint = "台账只能截至今天或更早的日期。"
        self.refusal.setText(complaint)
        self.refusal.setVisible(bool(complaint))
        return not complaint

    def _warn(self, lost: tuple[str, ...]) -> None:
        """What no face can draw, once the paper is set."""
        told = f"这些字没有可用的字体，纸上会空缺：{press.named(lost)}。请改用其他写法，或安装有这些字的字体。"
        self.warning.setText(told)
        self.warning.setVisible(bool(lost))

    def _come_to(self, paper: IssuedPaper) -> None:
        self._current = paper.id
        self.reload()

    def _choose(self) -> None:
        """Another version of the list; while it is listed anew nothing is chosen."""
        row = self.view.current()
        if self._listing or row is None or row.id == self._current:
            return
        self._current = row.id
        self._compose()

    def _turn(self) -> None:
        """To the other list, of which nothing is chosen yet."""
        self._current = NOW
        self.beside.choose(None)
        self.reload()

    def _show_registered(self) -> None:
        if self.row.paper is not None:
            self.wanted.emit("issued", self.row.paper.id)

    def _build(self) -> None:
        for kind in ListKind:
            self.kind.addItem(str(kind))
        self.kind.setAccessibleName("文书")
        self.day.setPlaceholderText("今天")
        self.view.setAccessibleName("各版")
        self.view.setMinimumHeight(theme.px(140))
        self.beside.setMinimumWidth(theme.px(120))
        self.beside.setMaximumWidth(WIDEST)
        self.pending.setWordWrap(True)
        for label in (self.refusal, self.warning):
            label.setProperty("refusal", True)
            label.hide()
        self.addActions([self.preview.save_action, self.preview.print_action])  # their keys work all over the page

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._turn)
        self.day.editingFinished.connect(self.reload)
        self.day.picked.connect(self.reload)
        self.day.textEdited.connect(self._hold)
        self.view.chosen.connect(lambda _row: self._choose())
        self.beside.picked.connect(self._compose)
        self.preview.told.connect(self.told)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(8))
        form.setVerticalSpacing(theme.px(8))
        form.addRow(second("文书"), self.kind)
        form.addRow(second("截至"), self.day)
        form.addRow(self.refusal)
        made, kept, notes = Card("看哪一份"), Card("各版"), Card("打印前看一看")
        made.body.addLayout(form)
        for part in (self.view, self.beside, button_for(self.register_act)):
            kept.body.addWidget(part)
        for label in (self.pending, self.warning, self.remarks):
            notes.body.addWidget(label)
        side = QWidget()
        pane = QVBoxLayout(side)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.setSpacing(theme.px(10))
        pane.addWidget(made)
        pane.addWidget(kept, 1)
        pane.addWidget(notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 12, 16, 12)))
        layout.addWidget(PaneSplitter(self.preview, side, self.desk.memory, "papers"))


def _word(document: str, settled: Settings) -> bytes:
    from reports.keeping import from_json

    return press.to_docx(from_json(document), settled)
