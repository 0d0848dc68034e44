"""Who answers for what: units, leaders, industries, and who holds which of them from when to when."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from heze_desk.days import before, span
from heze_desk.errors import DeskError
from heze_desk.roster.industry_records import Industry as Industry
from heze_desk.roster.unit_records import Contact as Contact
from heze_desk.roster.unit_records import Unit as Unit
from heze_desk.roster.unit_records import UnitKind as UnitKind
from heze_desk.roster.unit_records import UnitLine as UnitLine
from heze_desk.roster.unit_records import UnitName as UnitName


class HolderState(StrEnum):
    """Whether a place was filled on a day, has fallen empty, or was never filled."""

    HELD = "在任"
    VACANT = "空缺"
    UNASSIGNED = "待明确"


class Place(StrEnum):
    """The two places that an industry has."""

    LEADER = "分管市级领导"
    LEAD_UNIT = "牵头部门"

    @property
    def verb(self) -> str:
        """What whoever fills it does: 王测一（副市长）分管…, 市科技局牵头…"""
        return "分管" if self is Place.LEADER else "牵头"


@dataclass(frozen=True, kw_only=True)
class Leader:
    id: int | None = None
    name: str
    active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError("领导姓名不能为空。")


@dataclass(frozen=True, kw_only=True)
class LeaderTitle:
    """The office a leader holds from a day on, and the rank that goes with it (1 comes first)."""

    id: int | None = None
    leader_id: int
    title: str
    position: int
    valid_from: date

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("领导职务不能为空。")


@dataclass(frozen=True, kw_only=True)
class LeaderLine:
    """A leader with the title of a day; before the first title both title and rank are the first to come."""

    id: int
    name: str
    title: str
    position: int
    active: bool


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One leader or one lead unit for one industry, from a day to a day, by a document."""

    id: int | None = None
    industry_id: int
    leader_id: int | None = None
    unit_id: int | None = None
    valid_from: date
    valid_to: date | None = None
    basis: str

    def __post_init__(self) -> None:
        if (self.leader_id is None) == (self.unit_id is None):
            raise DeskError("每次分工请指定一位分管市级领导或一个牵头部门。")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise DeskError("任期的终止日期不能早于起始日期；请核对两个日期。")
        if not self.basis.strip():
            raise DeskError("请填写依据文件，例如文号或会议名称。")

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: "Assignment") -> bool:
        return self.valid_from <= (other.valid_to or date.max) and other.valid_from <= (self.valid_to or date.max)

    def same_place(self, other: "Assignment") -> bool:
        """Whether both fill the same place: the industry's leader, or its lead unit."""
        return self.industry_id == other.industry_id and self.place is other.place

    @property
    def place(self) -> Place:
        return Place.LEADER if self.unit_id is None else Place.LEAD_UNIT

    @property
    def span(self) -> str:
        return span(self.valid_from, self.valid_to)


@dataclass(frozen=True, kw_only=True)
class AssignmentLine:
    """An assignment with its names, as the history of a place lists it."""

    id: int
    industry_id: int
    industry: str
    role: str
    holder: str
    title: str
    valid_from: date
    valid_to: date | None
    basis: str

    @property
    def who(self) -> str:
        """王测一（副市长）, or 市科技局."""
        return f"{self.holder}（{self.title}）" if self.title else self.holder

    @property
    def span(self) -> str:
        return span(self.valid_from, self.valid_to)

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class RosterLine:
    """One industry of the 责任分工名单 as of a day."""

    id: int
    industry: str
    leader: str
    title: str
    leader_state: HolderState
    lead_unit: str
    lead_unit_state: HolderState
    units: tuple[str, ...]
    leader_id: int | None = None
    lead_unit_id: int | None = None
    unit_ids: tuple[int, ...] = ()

    @property
    def leader_text(self) -> str:
        """What is printed: 王测一（副市长）, （空缺） or 待明确."""
        if self.leader_state is HolderState.HELD:
            return f"{self.leader}（{self.title}）"
        return _empty(self.leader_state)

    @property
    def lead_unit_text(self) -> str:
        return self.lead_unit if self.lead_unit_state is HolderState.HELD else _empty(self.lead_unit_state)


def _empty(state: HolderState) -> str:
    return "（空缺）" if state is HolderState.VACANT else str(state)


def state_of(place: list[Assignment], day: date) -> HolderState:
    """How a place stood on a day, from all assignments ever made to it."""
    if any(one.covers(day) for one in place):
        return HolderState.HELD
    return HolderState.VACANT if any(one.valid_from <= day for one in place) else HolderState.UNASSIGNED


def succession(place: list[Assignment], coming: Assignment) -> tuple[list[Assignment], Assignment]:
    """What giving the place to the next holder does: the terms it shortens, and the term as it will be kept.

    A term without an end that began earlier ends the day before; the same holder from the same day is corrected.
    """
    ended: list[Assignment] = []
    for one in place:
        same_holder = (one.leader_id, one.unit_id) == (coming.leader_id, coming.unit_id)
        if same_holder and one.valid_from == coming.valid_from:
            return ended, replace(coming, id=one.id)
        if one.valid_to is None and one.valid_from < coming.valid_from:
            ended.append(replace(one, valid_to=before(coming.valid_from)))
    return ended, coming
