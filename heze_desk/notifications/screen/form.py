"""登记告知 and its correction: the units by name, the enterprise or project chosen from the registers or typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QFormLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, Notification, usual_due
from heze_desk.registers import listing
from heze_desk.registers.records import Kind as Register
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind

DIRECTION, MATTER, CONCERNS, BASIS = "方向", "告知事项", "涉及企业、项目", "依据"
FROM, TO, TOLD, DUE = "告知单位", "被告知单位", "告知日期", "反馈时限"
REGISTERS = (Register.PROJECT, Register.ENTERPRISE)
REMARK = "编号由程序按年编。反馈时限先按告知后十日填，可以改；遇节假日顺延到哪天，登记后会写明。"
Done = Callable[[Notification], object]


@dataclass(frozen=True)
class Concerned:
    """An entry of the registers, or a name that is in none of them."""

    entry_id: int | None = None
    name: str = ""


class ConcernedEdit(ChoiceEdit):
    """Offers the registers; what is none of their names is taken as it is typed."""

    def value(self) -> Concerned:
        typed = self.currentText().strip()
        known = next((choice.value for choice in self.choices if choice.label == typed), None)
        return known or Concerned(name=typed)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        if isinstance(value, Concerned) and self.currentIndex() < 0:
            self.setEditText(value.name)


class NotificationForm(AskDialog):
    """`done` is told the matter as it shall stand; its number is given when it is registered."""

    def __init__(
        self, desk: Desk, done: Done, *, old: Notification | None = None, parent: QWidget | None = None
    ) -> None:
        self._desk, self._done, self._old = desk, done, old
        super().__init__(
            desk,
            _columns(desk),
            self._enter,
            title=f"改正{old.name}告知" if old else "登记告知",
            yes="保存改正" if old else "登记",
            remark="" if old else REMARK,
            parent=parent,
        )
        self.fill(_answers(old) if old else {DIRECTION: Direction.APPROVAL, TOLD: desk.clock.today})
        self.editors[CONCERNS].lineEdit().setPlaceholderText("从名录中选，或直接写；可以不填")
        self.editors[BASIS].setPlaceholderText("文号或会议名称，可以不填")
        self._proposed = self.editors[DUE].text() if old is None else None
        self._follow()
        self.editors[TOLD].textChanged.connect(lambda _text: self._follow())
        self.setMinimumWidth(theme.px(540))

    def _form(self) -> QFormLayout:
        self.editors[CONCERNS] = ConcernedEdit(_entries(self._desk))
        return super()._form()

    def _follow(self) -> None:
        """Propose the due day anew, unless it was typed over."""
        told, due = self.editors[TOLD], self.editors[DUE]
        if due.text() == self._proposed and not told.complaint() and told.value() is not None:
            due.set_value(usual_due(told.value()))
            self._proposed = due.text()

    def _enter(self, answers: Answers) -> None:
        for title in (MATTER, FROM, TO, TOLD, DUE):
            if answers[title] in (None, ""):
                raise DeskError(f"请填写{title}。")
        concerned: Concerned = answers[CONCERNS]
        told_on: date = answers[TOLD]
        fields: dict[str, Any] = {
            "direction": answers[DIRECTION] or Direction.APPROVAL,
            "matter": answers[MATTER],
            "concerns": concerned.name,
            "entry_id": concerned.entry_id,
            "from_unit_id": answers[FROM],
            "to_unit_id": answers[TO],
            "notified_on": told_on,
            "due": answers[DUE],
            "basis": answers[BASIS],
        }
        old = self._old
        kept = {"id": old.id, "year": old.year, "number": old.number} if old else {"year": told_on.year, "number": 1}
        answered = ("feedback", "received_on", "recognised", "recognised_on") if old else ()
        wanted = Notification(**kept, **fields, **{name: getattr(old, name) for name in answered})
        doubt = "" if old and _way(old) == _way(wanted) else store.doubt(self._desk.workspace.db, wanted)
        if doubt and not dialogs.confirm(self, doubt, yes="没有填反，保存"):
            raise DeskError(f"没有保存；{doubt}")
        self._done(wanted)


def _way(one: Notification) -> tuple[Direction, int, int]:
    return one.direction, one.from_unit_id, one.to_unit_id


def _answers(old: Notification) -> Answers:
    return {
        DIRECTION: old.direction,
        MATTER: old.matter,
        CONCERNS: Concerned(entry_id=old.entry_id) if old.entry_id else Concerned(name=old.concerns),
        FROM: old.from_unit_id,
        TO: old.to_unit_id,
        TOLD: old.notified_on,
        DUE: old.due,
        BASIS: old.basis,
    }


def _columns(desk: Desk) -> tuple[Column[Any], ...]:
    units = unit_choices(desk)
    directions = tuple(Choice(one, f"{one}（{one.meaning}）") for one in Direction)
    return (
        Column(DIRECTION, _nothing, kind=Kind.CHOICE, choices=lambda: directions),
        Column(MATTER, _nothing, kind=Kind.LONG),
        Column(CONCERNS, _nothing),
        Column(FROM, _nothing, kind=Kind.CHOICE, choices=lambda: units),
        Column(TO, _nothing, kind=Kind.CHOICE, choices=lambda: units),
        Column(TOLD, _nothing, kind=Kind.DAY),
        Column(DUE, _nothing, kind=Kind.DAY),
        Column(BASIS, _nothing),
    )


def unit_choices(desk: Desk) -> tuple[Choice, ...]:
    """Units that can write to each other, also found by their full names and what else they are called."""
    return tuple(
        Choice(one.id, one.short_name, "".join((one.full_name, *one.aliases)))
        for one in unit_store.units(desk.workspace.db, desk.clock.today)
        if one.active and one.kind is not UnitKind.GROUP
    )


def _entries(desk: Desk) -> tuple[Choice, ...]:
    found = listing.entries(desk.workspace.db, desk.clock.today)
    return tuple(Choice(Concerned(entry_id=one.id), one.name) for one in found if one.kind in REGISTERS)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
