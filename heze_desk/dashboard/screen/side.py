"""Beside the lights: what the policy wants reached, and which places of the roster are empty."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from heze_desk.kit import theme
from heze_desk.kit.pieces import Card
from heze_desk.roster.records import HolderState, RosterLine


class Targets(Card):
    """One row a target, in the words of the document."""

    def __init__(self) -> None:
        super().__init__("政策目标", "原文数量和限定语")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(theme.px(6))
        self._shown: list[Mapping[str, Any]] = []
        self._labels: list[QLabel] = []
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_targets(self, targets: Sequence[Mapping[str, Any]]) -> None:
        """The targets are the policy's, so the rows are built once."""
        if list(targets) == self._shown:
            return
        self._shown = list(targets)
        for label in self._labels:
            label.deleteLater()
        self._labels = []
        for row, target in enumerate(targets):
            amount = QLabel(f"{target['value'] or ''}{target['unit']}{target['qualifier']}")
            amount.setFont(theme.font(theme.CARD_TITLE, strong=True))
            name = QLabel(f"{target['year']}年　{target['name']}")
            self._labels += [name, amount]
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)

    def texts(self) -> list[str]:
        return [label.text() for label in self._labels]


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
