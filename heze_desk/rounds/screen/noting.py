"""Noting by hand what units did: reported, nothing to report, sent back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.rounds import store
from heze_desk.rounds.records import Filing, FilingState, Round
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.workspace.database import Database

NOTED_BY = "rounds/noted by"
FIELDS: tuple[Column[Any], ...] = (
    Column("日期", lambda filing: filing.day, kind=Kind.DAY),
    Column("登记人", lambda filing: filing.noted_by),
    Column("说明", lambda filing: filing.remark, kind=Kind.LONG),
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is noted alike of these units of a round: that they reported, have nothing to report, or get it back."""

    round: Round
    units: Sequence[UnitStatus]
    state: FilingState

    @property
    def named(self) -> str:
        first = self.units[0].unit
        return first if len(self.units) == 1 else f"{first}等{len(self.units)}个单位"

    @property
    def hint(self) -> str:
        if self.state is FilingState.SENT_BACK:
            return "请写明退回原因"
        return "本次调度已结束，请写明补报原因" if self.round.closed_on else "可以不填"


def ask_note(desk: Desk, wanted: Wanted, tell: Callable[[str], None], parent: QWidget) -> AskDialog:
    """Ask for the day, by whom and why, and note it of all these units in one step."""

    def note(answers: Answers) -> None:
        day, noted_by, remark = answers.values()
        when = day or desk.clock.today
        if when > desk.clock.today:
            raise DeskError("日期不能晚于今天；请改日期。")
        noted = partial(_filing, wanted, when, at=_now(desk), noted_by=noted_by, remark=remark)
        with desk.workspace.step(f"登记{wanted.state}：{wanted.named}") as db:
            states = [_note(db, noted(unit.unit_id)) for unit in wanted.units]
        desk.memory.keep(NOTED_BY, noted_by)
        tell(f"{wanted.named}已登记为{'、'.join(dict.fromkeys(states))}；可按 Ctrl+Z 撤销。")

    title = f"登记{wanted.state}"
    dialog = AskDialog(desk, FIELDS, note, title=f"{title}：{wanted.named}", yes=title, parent=parent)
    dialog.fill({"日期": desk.clock.today, "登记人": desk.memory.text(NOTED_BY)})
    dialog.editors["说明"].setPlaceholderText(wanted.hint)
    dialog.editors["说明"].setFocus()
    dialog.open()
    return dialog


def _now(desk: Desk) -> datetime:
    """This minute of the desk's day."""
    return datetime.combine(desk.clock.today, datetime.now().time().replace(microsecond=0))


def _filing(wanted: Wanted, day: date, unit_id: int, *, at: datetime, noted_by: str, remark: str) -> Filing:
    return Filing(
        round_id=wanted.round.id or 0,
        unit_id=unit_id,
        state=wanted.state,
        day=day,
        at=at,
        noted_by=noted_by,
        remark=remark,
    )


def _note(db: Database, filing: Filing) -> FilingState:
    """What came is noted as late or not by its day; returns the state it got."""
    if filing.state is not FilingState.SENT_BACK:
        return store.receive(db, filing)
    store.file(db, filing)
    return filing.state
