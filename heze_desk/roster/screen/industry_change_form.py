"""What the secretary says of 动态调整: what is done, from which day, by which document, and where all goes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.columns import Choice, chosen
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import LineEdit, NamesEdit
from heze_desk.kit.screen import Desk
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange, Owned
from heze_desk.roster.screen.choices import industry_choices
from heze_desk.roster.screen.labelled import Labelled
from heze_desk.roster.screen.transfer_form import Start

LEFT = -1
"""Not moved into any of the industries offered, which are told by their places."""


class IndustryChangeForm(Labelled):
    """`edited` says that something else is wanted; `wanted` answers what, once nothing is lacking."""

    edited = Signal()

    def __init__(self, desk: Desk, start: Start) -> None:
        super().__init__()
        self._industries = industry_choices(desk.workspace.db, start.day)
        self.acts = {act: QRadioButton(str(act)) for act in ChangeAct}
        self._group = QButtonGroup(self)
        self.old = ChoiceEdit(self._industries)
        self.olds = NamesEdit(lambda: self._industries, self._read_olds)
        self.names, self.basis = LineEdit(_read_names), LineEdit()
        self.day = DayEdit(lambda: desk.clock.today)
        self.terms_of = ChoiceEdit(())
        self.places = {one: ChoiceEdit(()) for one in Belongings}
        self._counts: Mapping[Belongings, int] = {}
        self._lay_out()
        self.old.set_value(start.industry_id)
        self.olds.set_value((start.industry_id,) if start.industry_id else ())
        self.day.set_value(min(start.day, desk.clock.today))
        self.acts[ChangeAct.RENAME].setChecked(True)
        self._connect()
        self._follow()

    @property
    def act(self) -> ChangeAct:
        return next(act for act, button in self.acts.items() if button.isChecked())

    def old_ids(self) -> tuple[int, ...]:
        """The industries that would end, as far as they are known."""
        if self.act is ChangeAct.ADD:
            return ()
        if self.act is ChangeAct.MERGE:
            return () if self.olds.complaint() else tuple(self.olds.value())
        return () if self.old.complaint() or self.old.value() is None else (self.old.value(),)

    def old_names(self) -> tuple[str, ...]:
        known = {choice.value: choice.label for choice in self._industries}
        return tuple(known[one] for one in self.old_ids())

    def new_names(self) -> tuple[str, ...]:
        if self.act is ChangeAct.END:
            return ()
        return tuple(self.names.value()) if self.act is ChangeAct.SPLIT else (self.names.text().strip(),)

    def heirs(self) -> dict[str, int]:
        """The industries that could take over what belonged to the one that ends."""
        if self.act is not ChangeAct.END:
            return {}
        return {choice.label: choice.value for choice in self._industries if choice.value not in self.old_ids()}

    def since(self) -> date | None:
        """The day of the change, as soon as it is known."""
        return None if self.day.complaint() else self.day.value()

    def place_name(self, place: int) -> str:
        """The name of the industry it goes to by its place; "" stands for the old one."""
        return "" if place == LEFT else (*self.new_names(), *self.heirs())[place]

    def lacking(self) -> str:
        """What has yet to be filled in, or does not mean anything yet; nothing when all is there."""
        asked: dict[str, Any] = {self.label(one): one for one in self._asked()}
        for title, editor in asked.items():
            if complaint := editor.complaint():
                return f"{title}：{complaint}"
        if told := self._too_few():
            return told
        missing = [title for title, one in asked.items() if one.value() in (None, "", ())]
        return f"还需填写：{'、'.join(missing)}。" if missing else ""

    def ask_about(self, counts: Mapping[Belongings, int]) -> None:
        """Ask where each kind of belongings goes of which there is any."""
        self._counts = counts
        names = (*self.new_names(), *self.heirs())
        for one, edit in self.places.items():
            stays = "不沿用，前一天终止" if one is Belongings.TERMS else "留在原产业"
            verb = "沿用到" if one is Belongings.TERMS else "转入"
            moves = [Choice(place, f"{verb}{name}") for place, name in enumerate(names)]
            edit.offer([*moves, Choice(LEFT, stays)])
            self.name_row(edit, f"{one}（{counts.get(one, 0)}）")
            self.show_row(edit, self._is_asked(one))
        self.terms_of.offer([choice for choice in self._industries if choice.value in self.old_ids()])
        self.show_row(self.terms_of, self._asks_whose_terms())

    def usual(self) -> dict[Belongings, int | None]:
        """The places chosen for each kind so far."""
        return {one: None if edit.complaint() else edit.value() for one, edit in self.places.items()}

    def wanted(self, singles: Mapping[Owned, int]) -> IndustryChange:
        """The change as it stands here; ask only when nothing is lacking. `singles` tells places of their own."""
        since = self.since()
        assert since is not None
        return IndustryChange(
            act=self.act,
            day=since,
            basis=self.basis.value(),
            olds=self.old_ids(),
            names=self.new_names(),
            choices={one: self.place_name(edit.value()) for one, edit in self.places.items() if self._is_asked(one)},
            singles={key: self.place_name(place) for key, place in singles.items()},
            heirs=self.heirs(),
            terms_of=self.terms_of.value() if self._asks_whose_terms() else None,
        )

    def _is_asked(self, one: Belongings) -> bool:
        passed_on = self.act is not ChangeAct.END or one is not Belongings.TERMS
        return bool(self._counts.get(one) and self.old_ids() and all(self.new_names()) and passed_on)

    def _too_few(self) -> str:
        """What takes several industries and was given one."""
        if self.act is ChangeAct.SPLIT and len(self.new_names()) == 1:
            return "拆分后至少要有两个产业；请在新名称里写出两个以上，用、隔开。"
        if self.act is ChangeAct.MERGE and len(self.old_ids()) == 1:
            return "合并至少要有两个原产业；请再选一个。"
        return ""

    def _asks_whose_terms(self) -> bool:
        terms = self.places[Belongings.TERMS]
        moved = self._is_asked(Belongings.TERMS) and not terms.complaint() and terms.value() not in (None, LEFT)
        return moved and self.act is ChangeAct.MERGE

    def _asked(self) -> list[Any]:
        """The fields that count for what is being done, from top to bottom."""
        old = {ChangeAct.ADD: [], ChangeAct.MERGE: [self.olds]}.get(self.act, [self.old])
        names = [] if self.act is ChangeAct.END else [self.names]
        places = [edit for one, edit in self.places.items() if self._is_asked(one)]
        whose = [self.terms_of] if self._asks_whose_terms() else []
        return [*old, *names, self.day, self.basis, *places, *whose]

    def _follow(self) -> None:
        """Show the fields that count for the act."""
        self.show_row(self.old, self.act in (ChangeAct.RENAME, ChangeAct.SPLIT, ChangeAct.END))
        self.show_row(self.olds, self.act is ChangeAct.MERGE)
        self.show_row(self.names, self.act is not ChangeAct.END)
        several = self.act is ChangeAct.SPLIT
        self.names.setPlaceholderText("两个以上，用、隔开" if several else "")
        self.name_row(self.day, "从何日起不再列入" if self.act is ChangeAct.END else "自何日起")
        self.edited.emit()

    def _connect(self) -> None:
        for button in self.acts.values():
            button.toggled.connect(lambda on: self._follow() if on else None)
        for choice in (self.old, self.terms_of, *self.places.values()):
            choice.currentTextChanged.connect(self.edited)
        for edit in (self.olds, self.names, self.day, self.basis):
            edit.textChanged.connect(self.edited)

    def _read_olds(self, text: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(chosen(name, self._industries) for name in _read_names(text)))

    def _lay_out(self) -> None:
        self.add_row("办理", *self.acts.values())
        for button in self.acts.values():
            self._group.addButton(button)
        self.add_row("原产业", self.old)
        self.add_row("合并哪些产业", self.olds)
        self.add_row("新名称", self.names)
        self.add_row("自何日起", self.day)
        self.add_row("依据文件", self.basis)
        self.basis.setPlaceholderText("文号或会议名称")
        for one, edit in self.places.items():
            self.add_row(str(one), edit)
        self.add_row("沿用谁的分工", self.terms_of)
        self.hold_labels("从何日起不再列入")


def _read_names(text: str) -> Sequence[str]:
    for mark in "，,；;\n":
        text = text.replace(mark, "、")
    return tuple(name.strip() for name in text.split("、") if name.strip())
