"""What a transfer would do, said before it is done."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from heze_desk.days import before, said, span
from heze_desk.errors import DeskError
from heze_desk.roster import industry_ends, leader_store, store, unit_store
from heze_desk.roster.records import Assignment, Place, succession
from heze_desk.roster.transfer import Ending, Succession, Transfer, ended, industry, terms, who
from heze_desk.workspace.database import Database

NEWCOMER = 0
"""No leader has this id; it stands for one who is yet to be entered."""


@dataclass(frozen=True, kw_only=True)
class Foresight:
    """Plain sentences; or the one why it would be refused."""

    sentences: tuple[str, ...] = ()
    refusal: str = ""


def foresee(db: Database, wanted: Transfer) -> Foresight:
    """Tell what confirming would do, writing nothing."""
    try:
        match wanted:
            case Succession():
                return Foresight(sentences=tuple(_succession(db, wanted)))
            case Ending():
                return Foresight(sentences=tuple(_ending(db, wanted)))
            case _:
                assert_never(wanted)
    except DeskError as refusal:
        return Foresight(refusal=str(refusal))


def _succession(db: Database, wanted: Succession) -> list[str]:
    industry_ends.refuse_term(db, wanted.industry_id, wanted.day, wanted.until)
    place = {one.id: one for one in terms(db, wanted.industry_id, wanted.place)}
    shortened, begun = succession(list(place.values()), wanted.term(_leader_id(wanted)))
    after = place | {one.id: one for one in shortened}
    for other in after.values():
        if other.id != begun.id and other.overlaps(begun):
            raise DeskError(store.clash(db, other))
    what = f"{wanted.place.verb}{industry(db, wanted.industry_id)}"
    told = [f"{who(db, one)}{what}的任期（{place[one.id].span}）截至{said(before(wanted.day))}。" for one in shortened]
    told += _gap(list(after.values()), begun)
    word = "更正：" if begun.id is not None else ""
    told.append(f"{word}{begun.span}，{_newcomer(db, wanted)}{what}，依据：{begun.basis}。")
    return told + _leader(db, wanted)


def _gap(place: list[Assignment], begun: Assignment) -> list[str]:
    """Days between the last term and this one are named, for they are printed as （空缺）."""
    ends = [one.valid_to for one in place if one.valid_to is not None and one.valid_to < begun.valid_from]
    if not ends or max(ends) == before(begun.valid_from):
        return []
    return [f"{span(_next(max(ends)), before(begun.valid_from))}显示为（空缺）。"]


def _newcomer(db: Database, wanted: Succession) -> str:
    if wanted.place is Place.LEAD_UNIT:
        return unit_store.names(db, wanted.day)[wanted.unit_id or 0]
    known = {one.id: one.name for one in leader_store.leaders(db, wanted.day)}
    name = wanted.name.strip() if wanted.leader_id is None else known[wanted.leader_id]
    return f"{name}（{wanted.title.strip()}）"


def _leader(db: Database, wanted: Succession) -> list[str]:
    """What besides the term is written of the leader."""
    if wanted.place is Place.LEAD_UNIT:
        return []
    name, title = wanted.name.strip(), wanted.title.strip()
    leaders = leader_store.leaders(db, wanted.day)
    if wanted.leader_id is None:
        same = [f"注意：已有同名的领导{one.name}（{one.title}），将另录一人。" for one in leaders if one.name == name]
        return [f"新录入领导{name}，职务“{title}”，排在现有领导之后。", *same]
    now = next(one for one in leaders if one.id == wanted.leader_id)
    if now.title == title:
        return []
    return [f"{now.name}的职务自{said(wanted.day)}起改为“{title}”，此日起各产业的名单都用新职务。"]


def _ending(db: Database, wanted: Ending) -> list[str]:
    term, name = ended(db, wanted), industry(db, wanted.industry_id)
    industry_ends.refuse_term(db, term.industry_id, term.valid_from, term.valid_to)
    empty = f"{name}的{wanted.place}显示为（空缺）"
    told = [f"{who(db, term)}{wanted.place.verb}{name}的任期截至{said(wanted.day)}。"]
    later = [one.valid_from for one in terms(db, wanted.industry_id, wanted.place) if one.valid_from > term.valid_from]
    if not later:
        told.append(f"{span(_next(wanted.day), None)}，{empty}，直到明确接任者。")
    elif min(later) > _next(wanted.day):
        told.append(f"{span(_next(wanted.day), before(min(later)))}，{empty}。")
    return told


def _leader_id(wanted: Succession) -> int | None:
    if wanted.place is Place.LEAD_UNIT:
        return None
    return NEWCOMER if wanted.leader_id is None else wanted.leader_id


def _next(day: date) -> date:
    return day + timedelta(days=1)
