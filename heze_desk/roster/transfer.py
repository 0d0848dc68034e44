"""A place changes hands, or falls empty."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from heze_desk.days import before, said
from heze_desk.errors import DeskError
from heze_desk.roster import leader_store, store
from heze_desk.roster.records import Assignment, Place
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class Succession:
    """Someone takes a place from a day on; a leader by id, or by the name of one not yet in the list."""

    industry_id: int
    place: Place
    day: date
    until: date | None = None
    leader_id: int | None = None
    name: str = ""
    title: str = ""
    unit_id: int | None = None
    basis: str

    def term(self, leader_id: int | None) -> Assignment:
        """The term as it is wanted; refuses what is incomplete."""
        if self.place is Place.LEADER and self.leader_id is None and not self.name.strip():
            raise DeskError("请选择接任的领导，或写明新录入的姓名。")
        if self.place is Place.LEADER and not self.title.strip():
            raise DeskError("请写明领导职务，例如“副市长”。")
        return Assignment(
            industry_id=self.industry_id,
            leader_id=leader_id,
            unit_id=self.unit_id if self.place is Place.LEAD_UNIT else None,
            valid_from=self.day,
            valid_to=self.until,
            basis=self.basis.strip(),
        )


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A term ends on its last day and nobody follows; the place is empty from the next day on."""

    industry_id: int
    place: Place
    day: date
    basis: str = ""


Transfer = Succession | Ending


def carry_out(db: Database, wanted: Transfer) -> None:
    """Do it; inside one step."""
    match wanted:
        case Succession():
            leader_id = _leader(db, wanted) if wanted.place is Place.LEADER else None
            store.succeed(db, wanted.term(leader_id))
        case Ending():
            store.save(db, ended(db, wanted))
        case _:
            assert_never(wanted)


def named(db: Database, wanted: Transfer) -> str:
    """What the act is called: 调整智能机器人的分管市级领导."""
    word = "调整" if isinstance(wanted, Succession) else "终止"
    return f"{word}{industry(db, wanted.industry_id)}的{wanted.place}"


def ended(db: Database, wanted: Ending) -> Assignment:
    """The term as it will be kept, with the document that ended it beside the one that began it."""
    term = holder(db, wanted.industry_id, wanted.place, wanted.day)
    if term is None:
        where = f"{industry(db, wanted.industry_id)}没有{wanted.place}"
        raise DeskError(f"{said(wanted.day)}{where}，没有可以终止的任期；请核对日期。")
    if term.valid_to == wanted.day:
        raise DeskError(f"{who(db, term)}的任期本来就截至{said(wanted.day)}，不需要终止。")
    basis = f"{term.basis}；终止依据：{wanted.basis.strip()}" if wanted.basis.strip() else term.basis
    return replace(term, valid_to=wanted.day, basis=basis)


def terms(db: Database, industry_id: int, place: Place) -> list[Assignment]:
    """Every term of one place, by first day."""
    return [one for one in store.assignments(db, industry_id) if one.place is place]


def holder(db: Database, industry_id: int, place: Place, day: date) -> Assignment | None:
    """The term that covers the day."""
    return next((one for one in terms(db, industry_id, place) if one.covers(day)), None)


def giver(db: Database, industry_id: int, day: date) -> int | None:
    """The lead unit that gives the place up on a day: the one of that day, else the one of the day before."""
    places = (holder(db, industry_id, Place.LEAD_UNIT, one) for one in (day, before(day)))
    return next((one.unit_id for one in places if one is not None), None)


def who(db: Database, term: Assignment) -> str:
    """王测一（副市长）, or 市科技局: under the title and the name of the first day."""
    return next(line for line in store.lines(db, term.valid_from, term.industry_id) if line.id == term.id).who


def industry(db: Database, industry_id: int) -> str:
    return str(db.execute("select name from industry where id = ?", [industry_id]).fetchone()[0])


def _leader(db: Database, wanted: Succession) -> int:
    if wanted.leader_id is None:
        return leader_store.add(db, wanted.name, wanted.title.strip(), since=wanted.day)
    leader_store.hold(db, wanted.leader_id, wanted.title.strip(), since=wanted.day)
    return wanted.leader_id
