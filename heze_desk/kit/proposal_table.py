"""Tasks proposed from somebody's words, corrected in the cells before any of them is taken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from heze_desk.errors import DeskError
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.record_table import Cell, RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.workspace.database import Database

YES, NO = "采用", "不采用"
TAKING = tuple(Choice(word, word) for word in (YES, NO))


class Units(Protocol):
    """The units that may be chosen, under the names of a day; `party` is what a proposal calls one of them."""

    @property
    def names(self) -> Mapping[int, str]: ...

    def party(self, unit_id: int) -> Any: ...


@dataclass(frozen=True, kw_only=True)
class ProposedTask:
    """A proposal as the secretary corrected it, and whether it is to be taken.

    A proposal is a frozen record with title, content, lead, parties, deadline, ongoing, sentence and doubts.
    """

    id: int
    proposal: Any
    wanted: bool = True
    is_corrected: bool = False

    @property
    def doubts(self) -> str:
        """What is still to be asked about; nothing once somebody looked at it and corrected something."""
        return "" if self.is_corrected else "".join(self.proposal.doubts)

    @property
    def told(self) -> str:
        return "\n".join(filter(None, (f"原句：{self.proposal.sentence}", "".join(self.proposal.doubts))))


Setter = Callable[[ProposedTask, Any, Units], ProposedTask]


class ProposalTable(RecordTable[ProposedTask]):
    """Holds what is proposed; an edit changes the proposal here, and nothing in the workspace."""

    def __init__(self, desk: Desk) -> None:
        self.roll: Units | None = None
        self.setters: dict[str, Setter] = {
            "采用": lambda one, value, _roll: replace(one, wanted=value != NO),
            "任务": lambda one, value, _roll: _changed(one, title=value.strip()),
            "内容": lambda one, value, _roll: _changed(one, content=value),
            "牵头单位": lambda one, value, roll: _changed(one, lead=_party(value, roll)),
            "责任单位": lambda one, value, roll: _changed(one, parties=tuple(map(roll.party, value or ()))),
            "时限": lambda one, value, _roll: _changed(one, deadline=value, ongoing=one.proposal.ongoing and not value),
        }
        super().__init__(desk, _columns(self._choices))

    def show_proposals(self, proposals: Sequence[Any], roll: Units, *, wanted: bool = True) -> None:
        self.roll = roll
        self.show([ProposedTask(id=place, proposal=one, wanted=wanted) for place, one in enumerate(proposals, 1)])

    def add(self, proposal: Any) -> int:
        """One more, for what was not seen in the words; returns its id."""
        place = self.rowCount() + 1
        self.show([*self.records, ProposedTask(id=place, proposal=proposal)])
        return place

    def write(self, cells: Sequence[Cell], title: str) -> None:
        """Change the proposals shown."""
        records = self.records
        assert self.roll is not None  # there are no cells before
        for cell in cells:
            setter = self.setters[self.columns[cell.column].title]
            records[cell.row] = setter(records[cell.row], cell.value, self.roll)
        self.show(records)

    def wanted(self) -> list[Any]:
        """Those to be taken; one without a name is refused."""
        chosen = [one for one in self.records if one.wanted]
        if any(not one.proposal.title.strip() for one in chosen):
            raise DeskError("有一项要立的任务没有名称；请写名称，不立的请在“采用”里选不采用。")
        return [one.proposal for one in chosen]

    @property
    def many(self) -> int:
        """How many are to be taken."""
        return sum(one.wanted for one in self.records)

    def turn(self, ids: Sequence[int]) -> None:
        """Take these or leave them: all the other way than the first of them stands."""
        chosen = [one for one in self.records if one.id in ids]
        wanted = bool(chosen) and not chosen[0].wanted
        self.show([replace(one, wanted=wanted) if one.id in ids else one for one in self.records])

    def turn_lasting(self, ids: Sequence[int]) -> None:
        """Make these last without a deadline, or take that back: all the other way than the first of them stands."""
        chosen = [one for one in self.records if one.id in ids]
        lasts = bool(chosen) and not chosen[0].proposal.ongoing
        self.show([_lasting(one, lasts) if one.id in ids else one for one in self.records])

    def _choices(self) -> tuple[Choice, ...]:
        names = self.roll.names if self.roll is not None else {}
        return tuple(Choice(unit_id, name) for unit_id, name in names.items())


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


def _lasting(one: ProposedTask, lasts: bool) -> ProposedTask:
    return _changed(one, ongoing=lasts, deadline=None if lasts else one.proposal.deadline)


def _party(unit_id: int | None, roll: Units) -> Any:
    return roll.party(unit_id) if unit_id is not None else None


def _in_memory(_db: Database, _id: int, _value: date | str | None) -> None:
    raise NotImplementedError  # the table changes proposals itself
