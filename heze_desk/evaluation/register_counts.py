"""Counting the registers for an indicator, in all or of one industry, with the entries behind each number."""

from datetime import date
from math import fsum
from typing import Any

from heze_desk.evaluation.count_records import Count, CountedRow
from heze_desk.evaluation.indicator_records import figure
from heze_desk.evaluation.register_sources import KEY_RISEN, RISEN, UNTOLD, WITHOUT, By, RegisterSource
from heze_desk.registers import targets
from heze_desk.registers.kinds import KINDS, meant_by
from heze_desk.registers.listing import THERE
from heze_desk.registers.recognising import PROVEN
from heze_desk.registers.research import research
from heze_desk.registers.target_records import Target
from heze_desk.workspace.database import Database

SUBJECT = "entry"
MEMBER = """(:industry_id is null or entry.id in (
    select entry_id from entry_industry where industry_id = :industry_id
        and (valid_from is null or valid_from <= :day) and (valid_to is null or valid_to >= :day)))"""
LISTED = f"select entry.id from entry where kind = :kind and deleted_on is null and {MEMBER}"
STANDING = """
    mark = :word and recognised_on <= :last and (withdrawn_on is null or withdrawn_on > :day)
"""
MARKED = f"exists (select 1 from recognition where entry_id = entry.id and {STANDING})"
PROVEN_ALSO = f"exists (select 1 from recognition where entry_id = entry.id and {STANDING} and {PROVEN})"
CLAUSES = {
    By.ALL: THERE,
    By.MARK: MARKED,
    By.CATEGORY: f"category = :word and {THERE}",
    By.LEVEL: f"level = :word and {THERE}",
    By.TRAIT: f"exists (select 1 from json_each(traits) where value = :word) and {THERE}",
}
AMOUNTS = f"""
    select entry.id, amount from entry_year join entry on entry.id = entry_year.entry_id
    where year = :year and measure = :word and kind = :kind and deleted_on is null and {MEMBER} order by entry.id
"""
PLACES = 4


def count(db: Database, source: RegisterSource, day: date, industry_id: int | None) -> Count | None:
    """As `db` has it for the day, or for its year; None where nothing was told that could be counted."""
    asked = _asked(day, industry_id) | {"kind": source.kind, "word": source.word}
    match source.by:
        case By.SUM:
            return _sum(db, asked | {"year": day.year}, source.measure)
        case By.RESEARCH:
            return _research(db, source.word, asked | {"year": day.year})
        case _:
            return _rows(db, f"{LISTED} and {CLAUSES[source.by]}", asked)


def of_target(db: Database, target: Target, day: date, industry_id: int | None) -> Count:
    """What is proven of a target, as the page of the targets has it."""
    kind = meant_by(target.name)
    if kind is None:
        return Count(value=0, subject=SUBJECT)
    asked = _asked(day, industry_id) | {"kind": kind, "word": KINDS[kind].mark, "last": min(day, target.ends)}
    return _rows(db, f"{LISTED} and {PROVEN_ALSO}", {**asked, "last": asked["last"].isoformat()})


def target_called(db: Database, name: str) -> Target | None:
    return next((one for one in targets.all_targets(db) if one.name == name), None)


def _asked(day: date, industry_id: int | None) -> dict[str, Any]:
    return {"day": day.isoformat(), "last": day.isoformat(), "industry_id": industry_id}


def _rows(db: Database, question: str, asked: dict[str, Any]) -> Count:
    found = tuple(CountedRow(id=entry_id) for (entry_id,) in db.execute(f"{question} order by entry.id", asked))
    return Count(value=len(found), subject=SUBJECT, rows=found)


def _sum(db: Database, asked: dict[str, Any], unit: str) -> Count | None:
    found = db.execute(AMOUNTS, asked).fetchall()
    if not found:
        return None
    rows = tuple(CountedRow(id=entry_id, said=f"{figure(amount)}{unit}") for entry_id, amount in found)
    return Count(value=round(fsum(amount for _, amount in found), PLACES), subject=SUBJECT, rows=rows)


def _research(db: Database, word: str, asked: dict[str, Any]) -> Count | None:
    """Nothing where no enterprise told anything of the year, for then nobody knows who spent nothing."""
    there = {entry_id for (entry_id,) in db.execute(LISTED, asked)}
    told = research(db, asked["year"])
    if all(one.spent is None for one in told.every if one.id in there):
        return None
    every = {WITHOUT: told.without, UNTOLD: told.unknown, RISEN: told.risen, KEY_RISEN: told.key_risen}.get(word, ())
    rows = tuple(
        CountedRow(id=one.id, said=f"{figure(one.spent)}万元" if one.spent is not None else "未填报")
        for one in every
        if one.id in there
    )
    return Count(value=len(rows), subject=SUBJECT, rows=rows)
