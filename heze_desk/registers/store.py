"""Entries in and out of the workspace. Writing functions are called inside a step."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.identity_numbers import refuse_in
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Entry, Event, Kind, Membership, YearAmount
from heze_desk.roster.industry_records import Industry
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

PARTS = dict.fromkeys(
    ("entry_industry", "recognition", "entry_event", "entry_year", "entry_link", "entry_task"), "entry_id"
)


def get(db: Database, entry_id: int) -> Entry:
    entry = find(db, "entry", Entry, entry_id)
    if entry is None:
        raise MissingRecordError(f"名录里没有序号为 {entry_id} 的条目，可能刚被撤销。")
    return entry


def add(db: Database, entry: Entry, industry_ids: Iterable[int] = ()) -> int:
    """A new entry in its industries; one that its register already has under the very same name is refused."""
    _refuse_same(db, entry)
    _refuse_strange_traits(entry)
    entry_id = write(db.table("entry"), replace(entry, name=entry.name.strip()))
    set_industries(db, entry_id, industry_ids)
    return entry_id


def change(db: Database, entry_id: int, **fields: Any) -> None:
    """Set some fields of an entry; its kind is for good."""
    old = get(db, entry_id)
    new = replace(old, **fields)
    if new.kind is not old.kind:
        raise DeskError("条目不能换到另一本名录；请在那一本里新增，再删除这一条。")
    if (new.name, new.holder) != (old.name, old.holder) or (old.deleted_on and not new.deleted_on):
        _refuse_same(db, new)
    _refuse_strange_traits(new, kept=old.traits)
    amend(db, "entry", old, new)


def discard(db: Database, entry_id: int, *, day: date) -> None:
    """Take out an entry made by mistake; it can come back. What was true once is withdrawn instead."""
    if (gone := get(db, entry_id)).deleted_on is not None:
        raise DeskError(f"“{gone.name}”已于{said(gone.deleted_on)}删除，不用再删。")
    change(db, entry_id, deleted_on=day)


def bring_back(db: Database, entry_id: int) -> None:
    change(db, entry_id, deleted_on=None)


def memberships(db: Database, entry_id: int) -> list[Membership]:
    """Every industry it ever counted in, with the days."""
    question = """
        select entry_industry.* from entry_industry join industry on industry.id = industry_id
        where entry_id = ? order by industry.position, valid_from, entry_industry.id
    """
    return [load(Membership, row) for row in db.query(question, [entry_id])]


def set_industries(db: Database, entry_id: int, industry_ids: Iterable[int], *, day: date | None = None) -> None:
    """Make it count on the day in exactly these industries; without a day all terms are meant that have no end.

    A term without days was a mistake and goes; one that began on an earlier day ends the day before.
    """
    wanted, kept = dict.fromkeys(industry_ids), set[int]()
    for one in memberships(db, entry_id):
        if one.covers(day) if day else one.valid_to is None:
            if one.industry_id in wanted:
                kept.add(one.industry_id)
            else:
                _leave(db, one, day)
    for industry_id in wanted:
        if industry_id not in kept:
            join(db, _between(db, Membership(entry_id=entry_id, industry_id=industry_id), day))


def _leave(db: Database, one: Membership, day: date | None) -> None:
    since = one.valid_from
    if day is not None and since is not None and since < day and since != _begun(db, one.industry_id):
        join(db, replace(one, valid_to=day - timedelta(days=1)))
    else:
        leave(db, one.id or 0)


def _between(db: Database, new: Membership, day: date | None) -> Membership:
    """The new term beside those of the same industry: from the day on where one went before, until the next begins.

    No term is older than its industry.
    """
    others = [one for one in memberships(db, new.entry_id) if one.industry_id == new.industry_id]
    before = [one.valid_to for one in others if one.valid_to and (day is None or one.valid_to < day)]
    later = [one.valid_from for one in others if one.valid_from and day and one.valid_from > day]
    begins = (day or max(before) + timedelta(days=1)) if before else _begun(db, new.industry_id)
    return replace(new, valid_from=begins, valid_to=min(later) - timedelta(days=1) if later else None)


def join(db: Database, membership: Membership) -> int:
    """Count an entry in an industry from a day on, or change the days of a term."""
    for other in memberships(db, membership.entry_id):
        if other.industry_id == membership.industry_id and other.id != membership.id and other.meets(membership):
            raise DeskError("这一条在这段时间里已经归属该产业；请核对起止日期。")
    return write(db.table("entry_industry"), membership)


def _begun(db: Database, industry_id: int) -> date | None:
    return next(
        load(Industry, row) for row in db.query("select * from industry where id = ?", [industry_id])
    ).valid_from


def leave(db: Database, membership_id: int) -> None:
    """Take out a term that was entered by mistake; one that is over is given its last day instead."""
    db.execute("delete from entry_industry where id = ?", [membership_id])


def events(db: Database, entry_id: int) -> list[Event]:
    """What happened to it, the latest first."""
    rows = db.query("select * from entry_event where entry_id = ? order by day desc, id desc", [entry_id])
    return [load(Event, row) for row in rows]


def save_event(db: Database, event: Event) -> int:
    """Keep a new event, or a corrected one."""
    refuse_in(event)
    return write(db.table("entry_event"), event)


def remove_event(db: Database, event_id: int) -> None:
    db.execute("delete from entry_event where id = ?", [event_id])


def amounts(db: Database, entry_id: int) -> list[YearAmount]:
    """What is known of each year, the earliest first."""
    rows = db.query("select * from entry_year where entry_id = ? order by year, measure", [entry_id])
    return [load(YearAmount, row) for row in rows]


def set_amount(db: Database, told: YearAmount) -> None:
    """Keep what an entry came to in a year; a measure its register does not have is refused."""
    measure = KINDS[get(db, told.entry_id).kind].measure(told.measure)
    db.execute(
        """
        insert into entry_year (entry_id, year, measure, amount) values (?, ?, ?, ?)
        on conflict (entry_id, year, measure) do update set amount = excluded.amount where amount <> excluded.amount
        """,
        [told.entry_id, told.year, measure.name, told.amount],
    )


def clear_amount(db: Database, entry_id: int, year: int, measure: str) -> None:
    """Not known is not nothing: the number goes, and no zero stands in its place."""
    db.execute("delete from entry_year where entry_id = ? and year = ? and measure = ?", [entry_id, year, measure])


def named(db: Database, kind: Kind, name: str) -> int:
    """The entry of that kind by its number or its name; an unknown one is refused with the nearest."""
    plain = name.strip()
    found = db.execute("select id from entry where kind = ? and name = ? and deleted_on is null", [kind, plain])
    if row := found.fetchone():
        return int(row[0])
    number = KINDS[kind].numbered(plain) or (int(plain) if plain.isdecimal() and len(plain) < 10 else None)
    if number and (entry := find(db, "entry", Entry, number)) and entry.kind is kind:
        return number
    from difflib import get_close_matches

    names = [told for (told,) in db.execute("select name from entry where kind = ? and deleted_on is null", [kind])]
    near = get_close_matches(plain, names, n=1, cutoff=0.5)
    hint = f"是否指“{near[0]}”？" if near else f"请用 register {kind} list 查看编号。"
    raise MissingRecordError(f"{kind}名录里没有“{plain}”；{hint}")


def story(db: Database, entry_id: int) -> list[history.Change]:
    """Every change of the entry and of what belongs to it, oldest first."""
    asked = "select distinct row_id from journal where subject = 'recognition' and json_extract({}, '$.entry_id') = ?"
    sides = ("before", "after")
    recognised = {one for side in sides for (one,) in db.execute(asked.format(side), [entry_id])}
    more = (("entry_link", "other_id", (entry_id,)), ("recognition_proof", "recognition_id", recognised))
    return history.changes(db, "entry", entry_id, PARTS, more=more)


def _refuse_same(db: Database, entry: Entry) -> None:
    """Two people may bear one name, but not at one place of work."""
    question = """
        select id from entry where kind = :kind and name = :name and deleted_on is null and id is not :id
          and (kind <> '人才' or holder = :holder)
    """
    asked = {"kind": entry.kind, "name": entry.name.strip(), "id": entry.id, "holder": entry.holder}
    if taken := db.execute(question, asked).fetchone():
        number = KINDS[entry.kind].number(taken[0])
        raise DeskError(f"{entry.kind}名录里已有“{entry.name.strip()}”（编号 {number}）；请改那一条，或写明区别。")


def _refuse_strange_traits(entry: Entry, kept: tuple[str, ...] = ()) -> None:
    """Only the traits of its register, for counts rest on them; those that stood there before may stay."""
    register = KINDS[entry.kind]
    strange = [one for one in entry.traits if one not in (*register.traits, *kept)]
    if strange and not register.traits:
        raise DeskError(f"{register.title}没有“{'、'.join(strange)}”这类标识，请不要填写。")
    if strange:
        listed = "、".join(register.traits)
        raise DeskError(f"{register.traits_title}里没有“{'、'.join(strange)}”；可用：{listed}。")
