"""起草: of which kind, on the ground of which round or of which two days."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from heze_desk import briefing
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.gathering import Period
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.kit import columns
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column
from heze_desk.kit.fresh_reading import FreshReading
from heze_desk.kit.screen import Desk
from heze_desk.rounds import store as rounds
from heze_desk.settings import store as settings

KIND, BASIS, SINCE, UNTIL, TITLE = "种类", "依据", "起始日期", "截止日期", "标题"
TWO_DAYS = 0
"""In place of the id of a round: any two days."""


class DraftingDialog(AskDialog):
    """The days follow kind and round; for any two days they are proposed and can be typed over.

    The ledger is read off the window's thread; the dialog stands until the draft is there or it is left.
    """

    def __init__(self, desk: Desk, drafted: Callable[[int], None], parent: QWidget | None = None) -> None:
        self._desk, self._drafted = desk, drafted
        remark = "由台账按截止日期起草，不编号；期号在印发时才给。"
        super().__init__(desk, _columns(desk), self._draft, title="起草简报", yes="起草", remark=remark, parent=parent)
        self.reading = FreshReading(desk, self)
        self.reading.turned.connect(self._show_state)
        self.fill({KIND: Kind.BRIEFING, BASIS: TWO_DAYS})
        for title in (KIND, BASIS):
            self.editors[title].editTextChanged.connect(lambda _text: self.propose())
        self.propose()

    def accept(self) -> None:
        if not self.reading.is_busy:
            super().accept()

    def done(self, result: int) -> None:
        """Accepted is not yet done; who leaves it gets no draft."""
        if result == QDialog.DialogCode.Accepted and self.reading.is_busy:
            return
        self.reading.drop()
        super().done(result)

    def take_round(self, round_id: int) -> None:
        """As asked from the page of the rounds."""
        self.fill({BASIS: round_id})
        self.propose()

    def propose(self) -> None:
        """Write the days that kind and round give; those of a round are its own."""
        kind, basis = self.editors[KIND], self.editors[BASIS]
        if kind.complaint() or basis.complaint() or not kind.value():
            return
        usual = settings.get(self._desk.workspace.db).briefing_title
        self.editors[TITLE].setPlaceholderText(kind.value().called(usual))
        found = self._period(kind.value(), basis.value() or TWO_DAYS)
        self.fill({SINCE: found.since, UNTIL: found.until})
        for title in (SINCE, UNTIL):
            self.editors[title].setReadOnly(found.round_id is not None)

    def _period(self, kind: Kind, basis: int, **days: Any) -> Period:
        db, today = self._desk.workspace.db, self._desk.clock.today
        if basis != TWO_DAYS:
            return briefing.period_of_round(db, basis, today)
        return briefing.usual_period(db, kind, today, since=days.get("since"), until=days.get("until"))

    def _draft(self, answers: Answers) -> None:
        kind, since, until = answers[KIND] or Kind.BRIEFING, answers[SINCE], answers[UNTIL]
        if since and until and since > until:
            raise DeskError(f"起始日期不能晚于截止日期{said(until)}；请改日期。")
        period = self._period(kind, answers[BASIS] or TWO_DAYS, since=since, until=until)
        read = partial(briefing.write, period=period, kind=kind)
        take = partial(self._take, period, kind, answers[TITLE])
        self.reading.start(read, take, title="正在起草简报", refused=self.refuse)

    def _take(self, period: Period, kind: Kind, title: str, written: briefing.Written) -> None:
        draft_id = briefing.enter(self._desk.workspace, period, kind, written, title=title)
        self.done(QDialog.DialogCode.Accepted)
        self._drafted(draft_id)

    def _show_state(self) -> None:
        self.done_button.setText("正在起草…" if self.reading.is_busy else "起草")
        for part in (self.done_button, *self.editors.values()):
            part.setEnabled(not self.reading.is_busy)


def _columns(desk: Desk) -> tuple[Column[Any], ...]:
    kinds = tuple(Choice(kind, str(kind)) for kind in Kind)
    known = rounds.rounds(desk.workspace.db)
    bases = (
        Choice(TWO_DAYS, "任意两天"),
        *(Choice(one.id, f"{one.name}调度（{'已结束' if one.closed_on else '进行中'}）", one.title) for one in known),
    )
    return (
        Column(KIND, _nothing, kind=columns.Kind.CHOICE, choices=lambda: kinds),
        Column(BASIS, _nothing, kind=columns.Kind.CHOICE, choices=lambda: bases),
        Column(SINCE, _nothing, kind=columns.Kind.DAY),
        Column(UNTIL, _nothing, kind=columns.Kind.DAY),
        Column(TITLE, _nothing),
    )


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
