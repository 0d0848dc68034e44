"""督办单: a notice for each unit as it is proposed, every field of it to be corrected, issued all at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout

from heze_desk.errors import DeskError
from heze_desk.instructions import notices, sheets
from heze_desk.instructions.sheet_records import Plan
from heze_desk.instructions.supervision_records import Colour
from heze_desk.issuing import store as issuing
from heze_desk.kit import paper_window, theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.pieces import fit
from heze_desk.kit.screen import Desk, Screen
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings
from heze_desk.settings.records import filled

COLOUR, LEAD, HELPING, DUE, SOURCE, MATTER, HOW = (
    *("督办等级", "牵头单位", "协办单位", "办结时限", "任务来源", "督办事项", "办理要求"),
)
COLOURS = tuple(Choice(colour, colour.word) for colour in Colour)
GUESSED = "时限没有写明，按默认办理时限提出，请核对。"


class NoticeDialog(AskDialog):
    """`issue` is told the plans as they stand in the fields; nothing has a number before that."""

    def __init__(self, page: Screen, plans: Sequence[Plan], issue: Callable[[Sequence[Plan]], object]) -> None:
        self._page, self._issue = page, issue
        self.plans = list(plans)
        self._row = 0
        self.units, self.number, self.guess = QListWidget(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.look = QPushButton("预览（Alt+P）")
        self._names = unit_store.names(page.workspace.db, page.today)
        many = f" {len(plans)} 件" if len(plans) > 1 else ""
        super().__init__(
            page.desk, _columns(page.desk), self._take, title="督办单", yes=f"印发{many}", parent=page.window()
        )
        self._list_units()
        self._fill()
        self.units.currentRowChanged.connect(self._turn)
        self.look.clicked.connect(self.preview)
        QShortcut(QKeySequence("Alt+P"), self, self.preview)

    def preview(self) -> None:
        """The notice of the current unit as it would be printed, its number still a blank."""
        from heze_desk.instructions import document

        try:
            self._keep()
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        self.refusal.hide()
        db = self._page.workspace.db
        settled = settings.get(db)
        sheet = sheets.of_plan(db, self.plans[self._row])
        paper_window.preview(self._page, document.notice(sheet, settled), settled)

    def _take(self, _answers: Answers) -> None:
        self._keep()
        self._issue(self.plans)

    def _keep(self) -> None:
        """Put what stands in the fields into the plan they are of; refuses what makes no sense."""
        answers, plan = self.answers(), self.plans[self._row]
        if answers[LEAD] is None:
            raise DeskError("请选牵头单位；督办通知单发给它。")
        wanted = replace(
            plan.supervision,
            colour=answers[COLOUR] or plan.supervision.colour,
            lead_unit_id=answers[LEAD],
            deadline=answers[DUE],
            source=answers[SOURCE],
            matter=answers[MATTER],
            requirement=answers[HOW],
        )
        helping = tuple(unit_id for unit_id in answers[HELPING] or () if unit_id != answers[LEAD])
        self.plans[self._row] = replace(plan, supervision=wanted, unit_ids=helping)

    def _turn(self, row: int) -> None:
        """To another unit's notice; what means nothing keeps the fields where they are."""
        if row in (-1, self._row):
            return
        try:
            self._keep()
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            self.units.setCurrentRow(self._row)
            return
        self.refusal.hide()
        self._row = row
        self._fill()

    def _fill(self) -> None:
        plan = self.plans[self._row]
        one = plan.supervision
        values = (one.colour, one.lead_unit_id, plan.unit_ids, one.deadline, one.source, one.matter, one.requirement)
        self.fill(dict(zip((COLOUR, LEAD, HELPING, DUE, SOURCE, MATTER, HOW), values, strict=True)))
        self.guess.setText(GUESSED if plan.guessed else "")
        self.guess.setVisible(plan.guessed)

    def _list_units(self) -> None:
        for plan in self.plans:
            self.units.addItem(self._names.get(plan.supervision.lead_unit_id, "待选单位"))
        self.units.setCurrentRow(0)
        self.units.setVisible(len(self.plans) > 1)

    def _numbers(self) -> str:
        """Which numbers these would get, before anything is given."""
        db, day = self._page.workspace.db, self.plans[0].supervision.day
        first = issuing.next_numbers(db, notices.KIND, day)
        pattern = settings.get(db).notice_number
        texts = [filled(pattern, year=first.year, number=first.number + step) for step in (0, len(self.plans) - 1)]
        span = texts[0] if len(self.plans) == 1 else f"{texts[0]}至{texts[1]}"
        return f"印发时编号为{span}；印发以后不能撤销，写错了只能更正或作废，编号不再收回。"

    def _lay_out(self) -> None:
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        self.guess.setProperty("refusal", True)
        self.number.setProperty("second", True)
        self.number.setText(self._numbers())
        self.units.setFixedWidth(theme.px(170))
        self.units.setAccessibleName("督办单发给的单位")
        right, both = QVBoxLayout(), QHBoxLayout()
        right.setSpacing(theme.px(10))
        right.addLayout(self._form())
        for part in (self.guess, self.number, self.refusal):
            right.addWidget(part)
        right.addStretch(1)
        both.setSpacing(theme.px(14))
        both.addWidget(self.units)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        self.look.setAutoDefault(False)
        foot.addWidget(self.look)
        foot.addStretch(1)
        foot.addLayout(self._buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addLayout(both, 1)
        layout.addLayout(foot)
        self.done_button.setDefault(False)  # what cannot be undone is not done by Return in a field
        self.done_button.setAutoDefault(False)
        self.done_button.setToolTip("Ctrl+Enter")
        for title in (MATTER, HOW):
            self.editors[title].setFixedHeight(theme.px(92))
        fit(self, self.parentWidget(), (760 if len(self.plans) > 1 else 620, 540))


def _columns(desk: Desk) -> tuple[Column[Any], ...]:
    units = tuple(
        Choice(one.id, one.short_name, one.full_name)
        for one in unit_store.units(desk.workspace.db, desk.clock.today)
        if one.active
    )
    nothing = _nothing
    return (
        Column(COLOUR, nothing, kind=Kind.CHOICE, choices=lambda: COLOURS),
        Column(LEAD, nothing, kind=Kind.CHOICE, choices=lambda: units),
        Column(HELPING, nothing, kind=Kind.CHOICES, choices=lambda: units),
        Column(DUE, nothing, kind=Kind.DAY),
        Column(SOURCE, nothing),
        Column(MATTER, nothing, kind=Kind.LONG),
        Column(HOW, nothing, kind=Kind.LONG),
    )


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
