"""印发: what speaks against it, which number it will be, and on which day, before anything is final."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout

from heze_desk import briefing, briefing_issue, press
from heze_desk.briefings.draft_records import Doubt
from heze_desk.briefings.screen.doubt_lines import DoubtLines
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun
from heze_desk.kit import theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import fit, titled
from heze_desk.settings import store as settings
from heze_desk.settings.records import filled

DAY, WHY, BEGUN, RUNNING = "印发日期", "印发日期在往年的原因", "启用本台以前编到第几期", "启用本台以前的总期号"
FOREVER = "印发后，编号、原件和数据从此留存，不能撤销，正文不能再改；以后有错用“更正重发”。"
SIZE, SMALL = (760, 500), (640, 310)  # pixels of the design, with doubts and without
AHEAD_AFTER_MS = 400  # while a day is being typed
Issue = Callable[[date, str, Begun | None, press.Ahead | None], object]


class IssuingDialog(AskDialog):
    """The number is a forecast: it is given in the act itself. `jumped` asks for a section, by its number.

    While the doubts are read the paper is set off the window's thread, so that the act itself takes a moment only.
    """

    jumped = Signal(int)

    def __init__(self, shown: ShownBriefing, issue: Issue) -> None:
        self._shown, self._issue = shown, issue
        desk, draft = shown.page.desk, shown.draft
        assert draft is not None  # offered only where one is shown
        self._kind, self._until = str(draft.kind), draft.to_day
        papers = issuing.papers(desk.workspace.db, self._kind)
        self._first, self._latest = not papers, max((one.year for one in papers), default=0)
        self._pattern = settings.get(desk.workspace.db).briefing_number
        self._ahead: list[press.Ahead] = []
        self._job: Job | None = None
        self._accepted = self._is_left = self._is_looked_over = False
        self._pause = QTimer(singleShot=True, interval=AHEAD_AFTER_MS)
        self.doubts, self.forecast = DoubtLines(desk, "issuing doubts"), titled("")
        super().__init__(
            desk,
            COLUMNS,
            self._carry_out,
            title=f"印发{shown.name}",
            yes="印发",
            remark=FOREVER,
            parent=shown.page.window(),
        )
        self.fill({DAY: max(desk.clock.today, self._until)})
        self.editors[WHY].setPlaceholderText("占用往年的编号，登记簿上要列出原因")
        for title in (BEGUN, RUNNING):
            self.editors[title].setPlaceholderText("没有就空着，从第1期编起")
        self._pause.setParent(self)
        self._pause.timeout.connect(self._set_ahead)
        self.doubts.jumped.connect(self._jump)
        for title in (DAY, BEGUN, RUNNING):
            self.editors[title].textChanged.connect(lambda _text: self.foretell())
        self.look()
        self.foretell()

    def look(self) -> None:
        """Read off the window's thread what speaks against it; before it is seen nothing can be issued."""
        page = self._shown.page
        self._is_looked_over = False
        self.doubts.wait()
        self.done_button.setEnabled(False)
        work = partial(briefing.doubts_beside, page.workspace.folder, page.today, self._shown.id)
        page.desk.background.run(work, self._show_doubts, title="正在核对简报")

    def _show_doubts(self, found: Sequence[Doubt]) -> None:
        if self._is_left:
            return
        self._is_looked_over = True
        self.doubts.show_doubts(found, self._shown.sections)
        self.done_button.setEnabled(True)
        self._yes = f"{len(found)} 处都看过了，印发" if found else "印发"
        self.done_button.setText(self._yes)
        fit(self, self.parentWidget(), SIZE if found else SMALL)

    def foretell(self) -> None:
        """Say the number that it would be given now, and ask for what its day needs."""
        day = None if self.editors[DAY].complaint() else self.editors[DAY].value()
        today = self._shown.page.today
        self._form_rows.setRowVisible(self.editors[WHY], bool(day and day.year < max(today.year, self._latest)))
        self.forecast.setText(self._foretold(day))
        self._pause.start()

    def accept(self) -> None:
        """A paper that is being set is waited for, and the button says so."""
        if not self._is_looked_over:
            return
        self._pause.stop()
        self._accepted = self._job is not None
        self.done_button.setEnabled(not self._accepted)
        if self._accepted:
            self.done_button.setText("正在排版…")
            return
        self.done_button.setText(self._yes)
        super().accept()

    def done(self, result: int) -> None:
        self._pause.stop()
        self._accepted, self._is_left = False, True
        super().done(result)

    def _set_ahead(self) -> None:
        day = None if self.editors[DAY].complaint() else self.editors[DAY].value()
        if day is None or day < self._until or self._job is not None or not self._shown.page.isVisible():
            return
        try:
            begun = self._begun(self.editors[BEGUN].value(), self.editors[RUNNING].value())
            work = briefing_issue.set_ahead(self._shown.page.workspace, self._shown.id, day=day, begun=begun)
        except DeskError:
            return  # the forecast says why
        self._job = self._shown.page.desk.background.run(work, self._ahead.append, title="正在排版")
        self._job.ended.connect(self._end)

    def _end(self) -> None:
        self._job = None
        if self._accepted:
            QTimer.singleShot(0, self, self.accept)

    def _foretold(self, day: date | None) -> str:
        if day is None:
            return "请填写印发日期。"
        if day < self._until:
            return f"印发日期不能早于简报的截止日期{said(self._until)}；请改日期。"
        try:
            return f"印发后预计编为{day.year}年{self._number(day)}；实际编号在印发时给定，不会重号。"
        except DeskError as refusal:
            return str(refusal)

    def _number(self, day: date) -> str:
        begun = self._begun(self.editors[BEGUN].value(), self.editors[RUNNING].value())
        running = "{总号}" in self._pattern
        given = issuing.next_numbers(self._shown.page.workspace.db, self._kind, day, running=running, begun=begun)
        return filled(self._pattern, year=given.year, number=given.number, running=given.running or 0)

    def _begun(self, number: int | None, running: int | None) -> Begun | None:
        return Begun(number=number or 0, running=running or 0) if self._first and (number or running) else None

    def _carry_out(self, answers: Answers) -> None:
        if answers[DAY] is None:
            raise DeskError("请填写印发日期。")
        begun = self._begun(answers[BEGUN], answers[RUNNING])
        self._issue(answers[DAY], answers[WHY], begun, self._ahead[-1] if self._ahead else None)

    def _jump(self, section: int) -> None:
        self.reject()
        self.jumped.emit(section)

    def _lay_out(self) -> None:
        self.remark.setProperty("second", True)
        self._form_rows: QFormLayout = self._form()
        for title in (BEGUN, RUNNING):
            self._form_rows.setRowVisible(self.editors[title], self._first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.doubts, 1)
        layout.addWidget(self.forecast)
        layout.addLayout(self._form_rows)
        for part in (self.remark, self.refusal):
            layout.addWidget(part)
        layout.addLayout(self._buttons())


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""


COLUMNS: tuple[Column[Any], ...] = (
    Column(DAY, _nothing, kind=Kind.DAY),
    Column(WHY, _nothing),
    Column(BEGUN, _nothing, kind=Kind.NUMBER),
    Column(RUNNING, _nothing, kind=Kind.NUMBER),
)
