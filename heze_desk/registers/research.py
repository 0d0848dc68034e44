"""规上工业企业无研发投入清零, 重点企业研发投入提升: what enterprises spent on research, year by year."""

from dataclasses import dataclass

from heze_desk.registers.kinds import LARGE, RESEARCH
from heze_desk.registers.records import Kind
from heze_desk.workspace.database import Database

SPENT = """
    select entry.id, name, this.amount as spent, last.amount as before, exists (
        select 1 from json_each(traits) where value = :large) as is_large
    from entry
    left join entry_year as this on this.entry_id = entry.id and this.year = :year and this.measure = :measure
    left join entry_year as last on last.entry_id = entry.id and last.year = :year - 1 and last.measure = :measure
    where kind = :kind and deleted_on is null order by entry.id
"""


@dataclass(frozen=True, kw_only=True)
class Spending:
    """What one enterprise spent on research in a year and in the year before, in 万元; None is not known, not zero."""

    id: int
    name: str
    spent: float | None
    before: float | None
    is_large: bool

    @property
    def rise(self) -> float | None:
        """In percent of the year before; None where it cannot be said."""
        if self.spent is None or not self.before:
            return None
        return (self.spent - self.before) / self.before * 100


@dataclass(frozen=True, kw_only=True)
class Research:
    """All enterprises of a year: 规上 without any research spending, those that did not say, those that spent more."""

    year: int
    every: tuple[Spending, ...]

    @property
    def without(self) -> tuple[Spending, ...]:
        """规上 enterprises that reported zero."""
        return tuple(one for one in self.every if one.is_large and one.spent == 0)

    @property
    def unknown(self) -> tuple[Spending, ...]:
        """规上 enterprises that said nothing; they are counted apart and not as zero."""
        return tuple(one for one in self.every if one.is_large and one.spent is None)

    @property
    def risen(self) -> tuple[Spending, ...]:
        return tuple(one for one in self.every if one.rise is not None and one.rise > 0)


def research(db: Database, year: int) -> Research:
    asked = {"year": year, "measure": RESEARCH.name, "kind": Kind.ENTERPRISE, "large": LARGE}
    rows = db.query(SPENT, asked)
    return Research(year=year, every=tuple(Spending(**row | {"is_large": bool(row["is_large"])}) for row in rows))
