"""Over the table: the round that is shown, until when it runs, and how many have reported."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from heze_desk import days
from heze_desk.kit import theme
from heze_desk.kit.lights import look
from heze_desk.kit.pieces import second, titled
from heze_desk.rounds.records import Round
from heze_desk.rounds.screen.unit_table import count_sentence
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.tasks.due_records import Due


class RoundHead(QFrame):
    """Built once; `show_round` sets its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title, self.span, self.counts = titled(""), second(""), QLabel(wordWrap=True)
        for label in (self.title, self.counts):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.title, 1)
        head.addWidget(self.span)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (12, 8, 12, 8)))
        layout.setSpacing(theme.px(2))
        layout.addLayout(head)
        layout.addWidget(self.counts)

    def show_round(self, round_: Round | None, due: Due | None, units: list[UnitStatus]) -> None:
        """The round with its deadline as it stands on the day of the page."""
        if round_ is None or due is None:
            for label in (self.title, self.span, self.counts):
                label.clear()
            return
        self.title.setText(round_.title if round_.name in round_.title else f"{round_.name}　{round_.title}")
        self.title.setToolTip(self.title.text())
        self.span.setText(_span(round_, due))
        late = due.is_over and round_.closed_on is None and any(one.is_missing for one in units)
        self.span.setStyleSheet(f"color: {look('逾期').ink};" if late else "")
        self.counts.setText(count_sentence(units))


def _span(round_: Round, due: Due) -> str:
    """每月 · 11月16日开始 · 11月23日截止，剩余3个工作日"""
    beside = due.day
    parts = [str(round_.cycle), f"{days.short(round_.opened_on, beside)}开始"]
    until = f"{days.short(round_.due, beside)}截止"
    if round_.closed_on is not None:
        return " · ".join([*parts, until, f"{days.short(round_.closed_on, beside)}已结束"])
    return " · ".join([*parts, f"{until}，{due.text}"])
