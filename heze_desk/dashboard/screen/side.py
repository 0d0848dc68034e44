"""Beside the lights: what the policy wants reached, and which places of the roster are empty."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from heze_desk.dashboard.screen.target_row import TargetRow
from heze_desk.kit import theme
from heze_desk.kit.pieces import Card
from heze_desk.roster.records import HolderState, RosterLine

if TYPE_CHECKING:
    from heze_desk.registers.target_records import TargetLine


class Targets(Card):
    """One row a target, in the words of the document; `asked` carries the one that was pressed, once counted."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("政策目标", "原文数量和限定语")
        self.rows: list[TargetRow] = []
        self._shown: list[Mapping[str, Any]] = []
        self._room = QVBoxLayout()
        self._room.setSpacing(theme.px(2))
        self.body.addLayout(self._room)
        self.body.addStretch(1)

    def show_targets(self, targets: Sequence[Mapping[str, Any]]) -> None:
        """The targets are the policy's, so the rows are built once."""
        if list(targets) == self._shown:
            return
        self._shown = list(targets)
        for row in self.rows:
            row.deleteLater()
        self.rows = [_row(target) for target in targets]
        for row in self.rows:
            row.asked.connect(partial(self._ask, row))
            self._room.addWidget(row)

    def tell(self, lines: "Sequence[TargetLine]") -> None:
        """What of each is proven and what is 待核; rows and lines are in the order of the policy."""
        for row, line in zip(self.rows, lines, strict=False):
            row.tell(line)
        timed = [line for line in lines if line.share is not None]
        self.remark.setText(f"竖线为时间进度 {timed[0].time_gone:.0f}%" if timed else "原文数量和限定语")

    def texts(self) -> list[str]:
        return [text for row in self.rows for text in (row.name, row.amount)]

    def _ask(self, row: TargetRow) -> None:
        self.asked.emit(row.line.target if row.line else None)


def _row(target: Mapping[str, Any]) -> TargetRow:
    name = f"{target['year']}年　{target['name']}"
    return TargetRow(name, f"{target['value'] or ''}{target['unit']}{target['qualifier']}")


class Gaps(Card):
    """How many industries lack a leader or a lead unit; each number is the way to the roster."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("责任分工")
        self.told = QLabel(wordWrap=True)
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.told.linkActivated.connect(lambda _link: self.asked.emit())
        self.body.addWidget(self.told)
        self.body.addStretch(1)

    def show_vacancies(self, lines: Sequence[RosterLine]) -> None:
        open_ones = Counter(
            f"{role}{state}"
            for line in lines
            for role, state in (("分管市级领导", line.leader_state), ("牵头部门", line.lead_unit_state))
            if state is not HolderState.HELD
        )
        told = "；".join(f'{what}：<a href="roster">{count} 个产业</a>' for what, count in open_ones.items())
        settled = '各产业都有分管市级领导和牵头部门，<a href="roster">查看名单</a>'
        self.told.setText(f"{told or settled}。")
