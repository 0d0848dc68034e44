"""Whose file it is and of which round: said where it was recognised, chosen from lists where it was not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.columns import Choice
from heze_desk.kit.pieces import second, titled
from heze_desk.rounds.collecting import Facts
from heze_desk.rounds.screen.return_case import Case


class ReturnNaming(QWidget):
    """`named` carries the round and the unit that the secretary chose."""

    named = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.sentence, self.how = titled(""), second("")
        self.round, self.unit = ChoiceEdit(()), ChoiceEdit(())
        self.round.setAccessibleName("哪一次调度")
        self.unit.setAccessibleName("哪个单位报来的")
        self.round.setFixedWidth(theme.px(150))
        self.unit.setMinimumWidth(theme.px(200))
        self.settle = QPushButton("按这样读")
        self.settle.setAutoDefault(False)
        self.settle.clicked.connect(self._name)
        self.chooser = QWidget()
        row = QHBoxLayout(self.chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (second("调度"), self.round, second("单位"), self.unit, self.settle):
            row.addWidget(part)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.sentence)
        layout.addWidget(self.how)
        layout.addWidget(self.chooser)

    def show_case(self, case: Case | None, facts: Facts) -> None:
        """A file that was recognised needs no choosing; one that was named may be named otherwise."""
        found = case.recognised if case else None
        self.sentence.setText(case.sentence if case else "")
        told = f"{found.round_name}，{found.unit}（按{found.how}认出）" if found and found.is_sure else ""
        self.how.setText("　".join(filter(None, (case.file, told))) if case else "")
        asks = case is not None and found is not None and bool(found.question or case.unit_id is not None)
        self.chooser.setVisible(asks)
        if case is None or found is None or not asks:
            return
        self.round.offer([Choice(one, facts.rounds[one].name) for one in facts.asked])
        self.round.set_value(case.round_id or found.round_id or next(iter(facts.asked), None))
        self.unit.offer(_units(facts, found.round_id, found.candidates))
        self.unit.set_value(case.unit_id or (found.candidates[0][0] if len(found.candidates) == 1 else None))

    def _name(self) -> None:
        self.named.emit(self.round.value(), self.unit.value())


def _units(facts: Facts, round_id: int | None, likely: Sequence[tuple[int, str]]) -> list[Choice]:
    """Those it may be of first, the likeliest at the top, then all others by rank."""
    rounds = [round_id] if round_id in facts.asked else list(facts.asked)
    asked = {unit for one in rounds for unit in facts.asked[one or 0]}
    others = [(unit, name) for unit, name in facts.units.items() if unit in asked]
    return [Choice(unit, name) for unit, name in dict([*likely, *others]).items()]
