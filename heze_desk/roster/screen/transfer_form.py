"""What the secretary says of a transfer: which place, from which day, who comes, by which document."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QWidget

from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import LineEdit
from heze_desk.kit.screen import Desk
from heze_desk.roster import transfer
from heze_desk.roster.records import Place
from heze_desk.roster.screen.choices import industry_choices, leader_choices, title_on, unit_choices
from heze_desk.roster.screen.labelled import Labelled
from heze_desk.roster.transfer import Ending, Succession, Transfer


@dataclass(frozen=True, kw_only=True)
class Start:
    """What the wizard is opened for."""

    industry_id: int | None
    place: Place = Place.LEADER
    day: date


@dataclass(frozen=True, kw_only=True)
class Aim:
    """Which place changes, and on which day."""

    industry_id: int
    place: Place
    day: date


class TransferForm(Labelled):
    """`edited` says that something else is wanted; `wanted` answers what, once nothing is lacking."""

    edited = Signal()

    def __init__(self, desk: Desk, start: Start) -> None:
        super().__init__()
        self._db = desk.workspace.db
        self._offered = ""
        self.industry = ChoiceEdit(industry_choices(self._db, start.day))
        self.leader_place, self.unit_place = QRadioButton(str(Place.LEADER)), QRadioButton(str(Place.LEAD_UNIT))
        self.now = QLabel(wordWrap=True)
        self.succeed, self.end = QRadioButton("由新任接任"), QRadioButton("只终止任期（空缺）")
        self.day, self.until = DayEdit(lambda: desk.clock.today), DayEdit(lambda: desk.clock.today)
        self.leader = ChoiceEdit(leader_choices(self._db, start.day))
        self.newcomer = QCheckBox("新录入")
        self.name, self.position, self.basis = LineEdit(), LineEdit(), LineEdit()
        self.unit = ChoiceEdit(unit_choices(self._db, start.day))
        self._lay_out()
        self._begin(start)
        self._connect()
        self._follow()

    @property
    def place(self) -> Place:
        return Place.LEADER if self.leader_place.isChecked() else Place.LEAD_UNIT

    def lacking(self) -> str:
        """What has yet to be filled in, or does not mean anything yet; nothing when all is there."""
        asked: dict[str, Any] = {self.label(one): one for one in self._asked()}
        for title, editor in asked.items():
            if complaint := editor.complaint():
                instead = "名单中没有的，请勾选“新录入”。" if editor is self.leader else ""
                return f"{title}：{complaint}{instead}"
        optional = (self.until, self.basis) if self.end.isChecked() else (self.until,)
        missing = [title for title, one in asked.items() if one not in optional and one.value() in (None, "")]
        return f"还需填写：{'、'.join(missing)}。" if missing else ""

    def aim(self) -> Aim | None:
        """The place and the day, as soon as both are known."""
        if self.industry.complaint() or self.day.complaint():
            return None
        industry_id, day = self.industry.value(), self.day.value()
        return Aim(industry_id=industry_id, place=self.place, day=day) if industry_id and day else None

    def wanted(self) -> Transfer:
        """The transfer as it stands here; ask only when nothing is lacking."""
        common: dict[str, Any] = {
            "industry_id": self.industry.value(),
            "place": self.place,
            "day": self.day.value(),
            "basis": self.basis.value(),
        }
        if self.end.isChecked():
            return Ending(**common)
        chosen = self.place is Place.LEADER and not self.newcomer.isChecked()
        return Succession(
            **common,
            until=self.until.value(),
            leader_id=self.leader.value() if chosen else None,
            name=self.name.value(),
            title=self.position.value(),
            unit_id=self.unit.value() if self.place is Place.LEAD_UNIT else None,
        )

    def _asked(self) -> list[QWidget]:
        """The fields that count for what is being done, from top to bottom."""
        if self.end.isChecked():
            return [self.industry, self.day, self.basis]
        if self.place is Place.LEAD_UNIT:
            return [self.industry, self.day, self.unit, self.basis, self.until]
        who = [self.name] if self.newcomer.isChecked() else [self.leader]
        return [self.industry, self.day, *who, self.position, self.basis, self.until]

    def _begin(self, start: Start) -> None:
        self.industry.set_value(start.industry_id)
        self.day.set_value(start.day)
        (self.leader_place if start.place is Place.LEADER else self.unit_place).setChecked(True)
        self.succeed.setChecked(True)
        for edit in (self.leader, self.unit):
            edit.set_value(None)
        self.newcomer.setChecked(not self.leader.count())
        self.first = self.industry if start.industry_id is None else self.day

    def _connect(self) -> None:
        self.newcomer.toggled.connect(self._carry_name)
        for button in (self.leader_place, self.succeed, self.newcomer):
            button.toggled.connect(self._follow)
        for choice in (self.industry, self.leader, self.unit):
            choice.currentTextChanged.connect(self._follow)
        for edit in (self.day, self.until, self.name, self.position, self.basis):
            edit.textChanged.connect(self._follow)

    def _carry_name(self, entering: bool) -> None:
        """What was typed goes along between the list and the field of a new name."""
        if entering and self.leader.complaint() and not self.name.text():
            self.name.set_value(self.leader.currentText().strip())
        elif not entering and self.name.text() and (self.leader.complaint() or self.leader.value() is None):
            self.leader.setEditText(self.name.text())

    def _follow(self) -> None:
        """Show the fields that count, who holds the place on the day, and the title that goes with the choice."""
        asked = self._asked()
        for edit in (self.position, self.unit, self.until):
            self.show_row(edit, edit in asked)
        self.show_row(self._comer, self.leader in asked or self.name in asked)
        for edit in (self.leader, self.name):
            edit.setVisible(edit in asked)
        self.name_row(self.day, "最后一日" if self.end.isChecked() else "自何日起")
        self.name_row(self.basis, "终止依据" if self.end.isChecked() else "依据文件")
        self.basis.setPlaceholderText("可不填" if self.end.isChecked() else "文号或会议名称")
        self._tell_holder()
        self._offer_title()
        self.edited.emit()

    def _tell_holder(self) -> None:
        aim = self.aim()
        if aim is None:
            self.now.setText("")
            return
        known = transfer.terms(self._db, aim.industry_id, aim.place)
        term = next((one for one in known if one.covers(aim.day)), None)
        empty = "（空缺）" if any(one.valid_from <= aim.day for one in known) else "待明确"
        self.now.setText(f"{transfer.who(self._db, term)}，{term.span}，依据：{term.basis}" if term else empty)

    def _offer_title(self) -> None:
        """Fill in the title held on the day; one typed by hand is left alone."""
        day = None if self.day.complaint() else self.day.value()
        leader_id = None if self.leader.complaint() else self.leader.value()
        if day is None or leader_id is None:
            return
        title = "" if self.newcomer.isChecked() else title_on(self._db, leader_id, day)
        if self.position.text() in ("", self._offered) and self.position.text() != title:
            self._offered = title
            self.position.set_value(title)

    def _lay_out(self) -> None:
        self.add_row("产业", self.industry)
        self.add_row("调整", self.leader_place, self.unit_place)
        self.add_row("当日在任", self.now)
        self.add_row("办理", self.succeed, self.end)
        self.add_row("自何日起", self.day)
        self._comer = self.add_row("接任领导", self.leader, self.name, self.newcomer)
        self.add_row("职务", self.position)
        self.add_row("接任部门", self.unit)
        self.add_row("依据文件", self.basis)
        self.add_row("任期至", self.until)
        self.newcomer.setToolTip("名单中没有这位领导时，勾选后写姓名和职务")
        self.name.setPlaceholderText("姓名")
        self.until.setPlaceholderText("可不填，到下次调整为止")
