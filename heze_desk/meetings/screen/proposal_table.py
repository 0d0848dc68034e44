"""Tasks proposed from a decision's text, corrected in the cells before any of them is taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.record_table import Cell, RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.meetings.proposal_records import Party, Proposal, Roll
from heze_desk.workspace.database import Database

YES, NO = "采用", "不采用"
TAKING = tuple(Choice(word, word) for word in (YES, NO))


@dataclass(frozen=True, kw_only=True)
class ProposedTask:
    """A proposal as the secretary corrected it, and whether it is to be taken."""

    id: int
    proposal: Proposal
    wanted: bool = True
    is_corrected: bool = False

    @property
    def doubts(self) -> str:
        """What is still to be asked about; nothing once somebody looked at it and corrected something."""
        return "" if self.is_corrected else "".join(self.proposal.doubts)

    @property
    def told(self) -> str:
        return "\n".join(filter(None, (f"原句：{self.proposal.sentence}", "".join(self.proposal.doubts))))


Setter = Callable[[ProposedTask, Any, Roll], ProposedTask]


class ProposalTable(RecordTable[ProposedTask]):
    """Holds what is proposed; an edit changes the proposal here, and nothing in the workspace."""

    def __init__(self, desk: Desk) -> None:
        self.roll = Roll()
        self.setters: dict[str, Setter] = {
            "采用": lambda one, value, _roll: replace(one, wanted=value != NO),
            "任务": lambda one, value, _roll: _changed(one, title=_written(value)),
            "内容": lambda one, value, _roll: _changed(one, content=value),
            "牵头单位": lambda one, value, roll: _changed(one, lead=_party(value, roll)),
            "责任单位": lambda one, value, roll: _changed(one, parties=tuple(map(roll.party, value or ()))),
            "时限": lambda one, value, _roll: _changed(one, deadline=value, ongoing=one.proposal.ongoing and not value),
        }
        super().__init__(desk, _columns(self._choices))

    def show_proposals(self, proposals: Sequence[Proposal], roll: Roll) -> None:
        self.roll = roll
        self.show([ProposedTask(id=place, proposal=one) for place, one in enumerate(proposals, 1)])

    def write(self, cells: Sequence[Cell], title: str) -> None:
        """Change the proposals shown."""
        records = self.records
        for cell in cells:
            setter = self.setters[self.columns[cell.column].title]
            records[cell.row] = setter(records[cell.row], cell.value, self.roll)
        self.show(records)

    def wanted(self) -> list[Proposal]:
        return [one.proposal for one in self.records if one.wanted]

    def turn(self, ids: Sequence[int]) -> None:
        """Take these or leave them: all the other way than the first of them stands."""
        chosen = [one for one in self.records if one.id in ids]
        wanted = bool(chosen) and not chosen[0].wanted
        self.show([replace(one, wanted=wanted) if one.id in ids else one for one in self.records])

    def _choices(self) -> tuple[Choice, ...]:
        return tuple(Choice(unit_id, name) for unit_id, name in self.roll.names.items())


def _columns(units: Callable[[], Sequence[Choice]]) -> tuple[Column[ProposedTask], ...]:
    return (*_matters(), *_parties(units), *_days())


def _matters() -> tuple[Column[ProposedTask], ...]:
    return (
        Column(
            "采用",
            lambda one: YES if one.wanted else NO,
            write=_in_memory,
            kind=Kind.CHOICE,
            choices=lambda: TAKING,
            width=3.8,
        ),
        Column(
            "任务",
            lambda one: one.proposal.title,
            write=_in_memory,
            kind=Kind.LONG,
            tip=lambda one: one.told,
            width=0,
            least=9,
        ),
        Column(
            "内容",
            lambda one: one.proposal.content,
            write=_in_memory,
            kind=Kind.LONG,
            tip=lambda one: one.proposal.content,
            width=9,
            from_width=1500,
        ),
    )


def _parties(units: Callable[[], Sequence[Choice]]) -> tuple[Column[ProposedTask], ...]:
    return (
        Column(
            "牵头单位",
            lambda one: one.proposal.lead.unit_id if one.proposal.lead else None,
            display=lambda one: one.proposal.lead_unit or "待明确",
            write=_in_memory,
            kind=Kind.CHOICE,
            choices=units,
            width=6.4,
        ),
        Column(
            "责任单位",
            lambda one: tuple(party.unit_id for party in one.proposal.parties),
            display=lambda one: "、".join(party.name for party in one.proposal.parties),
            write=_in_memory,
            kind=Kind.CHOICES,
            choices=units,
            tip=lambda one: "、".join(party.shown for party in one.proposal.parties),
            width=8,
        ),
    )


def _days() -> tuple[Column[ProposedTask], ...]:
    return (
        Column(
            "时限",
            lambda one: one.proposal.deadline,
            display=lambda one: "长期" if one.proposal.ongoing else f"{one.proposal.deadline or ''}",
            write=_in_memory,
            kind=Kind.DAY,
            width=5.6,
        ),
        Column("疑问", lambda one: one.doubts, kind=Kind.LONG, tip=lambda one: one.told, width=11, one_line=14),
    )


def _changed(one: ProposedTask, **fields: Any) -> ProposedTask:
    return replace(one, proposal=replace(one.proposal, **fields), is_corrected=True)


def _party(unit_id: int | None, roll: Roll) -> Party | None:
    return roll.party(unit_id) if unit_id is not None else None


def _written(title: str) -> str:
    if not title.strip():
        raise DeskError("任务名称不能为空；不立这项任务的，请在“采用”里选不采用。")
    return title.strip()


def _in_memory(_db: Database, _id: int, _value: date | str | None) -> None:
    raise NotImplementedError  # the table changes proposals itself
