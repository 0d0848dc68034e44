"""规上工业企业无研发投入清零, 重点企业研发投入提升: what enterprises spent on research, year by year."""

from datetime import date

from heze_desk.registers.kinds import KEY, LARGE, RESEARCH
from heze_desk.registers.records import Kind
from heze_desk.registers.research_records import Research, Spending
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database

SPENT = """
    select entry.id, name, unit_id, this.amount as spent, last.amount as before, exists (
        select 1 from json_each(traits) where value = :large) as is_large,
        exists (select 1 from json_each(traits) where value = :key) as is_key
    from entry
    left join entry_year as this on this.entry_id = entry.id and this.year = :year and this.measure = :measure
    left join entry_year as last on last.entry_id = entry.id and last.year = :year - 1 and last.measure = :measure
    where kind = :kind and deleted_on is null order by entry.id
"""


def research(db: Database, year: int) -> Research:
    """All enterprises of the registers, under the names that their counties have at the end of the year."""
    asked = {"year": year, "measure": RESEARCH.name, "kind": Kind.ENTERPRISE, "large": LARGE, "key": KEY}
    units = unit_store.names(db, date(year, 12, 31))
    rows = [(row, units.get(row.pop("unit_id"), "")) for row in db.query(SPENT, asked)]
    every = (
        Spending(**row | {name: bool(row[name]) for name in ("is_large", "is_key")}, unit=unit) for row, unit in rows
    )
    return Research(year=year, every=tuple(every))
