"""What a task can be filed under and given to, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from heze_desk.kit.columns import Choice
from heze_desk.policy import store as policies
from heze_desk.roster import industry_store, unit_store
from heze_desk.roster.industry_records import ENDED
from heze_desk.roster.unit_records import UnitLine
from heze_desk.tasks.left_industries import left_industries
from heze_desk.workspace.database import Database

UNSETTLED = "待明确"


@dataclass(frozen=True)
class Section:
    """Where a task is filed: under an industry, a clause of the policy, or both."""

    industry_id: int | None = None
    clause_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A section with its name and the part of the policy it stands in."""

    section: Section
    name: str
    part: str
    clause: str = ""  # what the clause itself is called


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Units by rank and sections in the order of the policy; read once at each reload."""

    units: tuple[UnitLine, ...] = ()
    sections: tuple[Filed, ...] = ()

    @cached_property
    def unit_names(self) -> dict[int, str]:
        return {unit.id: unit.short_name for unit in self.units}

    @cached_property
    def ranks(self) -> dict[int, int]:
        return {unit.id: place for place, unit in enumerate(self.units)}

    @cached_property
    def places(self) -> dict[str, int]:
        """The order of the policy, by the name of a section."""
        named = [
            (name, place)
            for place, filed in enumerate(self.sections)
            for name in (filed.clause, filed.name.removesuffix(ENDED), filed.name)
        ]
        return {name: place for name, place in reversed(named) if name}

    @cached_property
    def unit_choices(self) -> tuple[Choice, ...]:
        """Every unit by rank, those no longer active last and marked."""
        active = [Choice(unit.id, unit.short_name, _hint(unit)) for unit in self.units if unit.active]
        closed = [
            Choice(unit.id, f"{unit.short_name}（已停用）", _hint(unit)) for unit in self.units if not unit.active
        ]
        return (*active, *closed)

    @cached_property
    def lead_choices(self) -> tuple[Choice, ...]:
        return (Choice(None, UNSETTLED), *self.unit_choices)

    @cached_property
    def section_choices(self) -> tuple[Choice, ...]:
        return (Choice(Section(), "不分板块"), *(Choice(filed.section, filed.name) for filed in self.sections))

    def section_of(self, industry_id: int | None, clause_id: int | None) -> Section:
        """The section offered that these ids mean; the industry decides where it is still one."""
        by_industry = (one for one in self.sections if industry_id and one.section.industry_id == industry_id)
        by_clause = (one for one in self.sections if clause_id and one.section.clause_id == clause_id)
        return next((filed.section for filed in (*by_industry, *by_clause)), Section())

    def section_name(self, industry_id: int | None, clause_id: int | None) -> str:
        wanted = self.section_of(industry_id, clause_id)
        return next((filed.name for filed in self.sections if filed.section == wanted), "（不分板块）")


def read(db: Database, day: date) -> Offer:
    """The units and sections of a day; a clause whose industries stand is offered as these.

    An industry that ended is offered too as long as tasks are left with it.
    """
    industries, left = industry_store.industries(db, day), left_industries(db, day)
    filed: list[Filed] = []
    for clause_id, part, name in policies.clauses(db):
        standing = [one for one in industries if one.clause_id == clause_id]
        sections = [(Section(one.id, clause_id), one.name) for one in standing] or [(Section(None, clause_id), name)]
        sections += [(Section(one.id, clause_id), one.told_ended) for one in left if one.clause_id == clause_id]
        filed += [Filed(section=section, name=told, part=part, clause=name) for section, told in sections]
    others = [(one.id, one.name) for one in industries if one.clause_id is None]
    others += [(one.id, one.told_ended) for one in left if one.clause_id is None]
    place = _industries_in(filed)
    filed[place:place] = [Filed(section=Section(one), name=name, part="产业") for one, name in others]
    return Offer(units=tuple(unit_store.units(db, day)), sections=tuple(filed))


def _industries_in(filed: Sequence[Filed]) -> int:
    return sum(1 for one in filed if one.part == "产业")


def _hint(unit: UnitLine) -> str:
    return " ".join((unit.full_name, *unit.aliases))
