"""The responsible units of every industry: those of its section of the document, of merged ones those of all."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, reduce

from heze_desk.workspace.database import Database

LISTED = """
    select industry.id, clause_unit.unit_id from industry join clause_unit using (clause_id)
    order by industry.id, clause_unit.position
"""
CAME_FROM = """
    select new_industry_id, old_industry_id from industry_succession
    where new_industry_id is not null and old_industry_id is not null order by id
"""


def by_industry(db: Database) -> Mapping[int, tuple[int, ...]]:
    """In the order of the document; of industries that merged, the list of the first takes in the others by rank."""
    listed, before = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for industry_id, unit_id in db.execute(LISTED):
        listed[industry_id].append(unit_id)
    for new_id, old_id in db.execute(CAME_FROM):
        before[new_id].append(old_id)

    ranks = {unit_id: rank for rank, (unit_id,) in enumerate(db.execute("select id from unit order by position, id"))}

    @cache
    def of(industry_id: int) -> tuple[int, ...]:
        """An industry that came in the place of others has what they had."""
        if not (olds := before.get(industry_id)):
            return tuple(listed.get(industry_id, ()))
        return reduce(lambda first, other: _joined(first, of(other), ranks), olds[1:], of(olds[0]))

    return {one: units for one in {*listed, *before} if (units := of(one))}


def _joined(first: tuple[int, ...], other: tuple[int, ...], ranks: Mapping[int, int]) -> tuple[int, ...]:
    """None twice; what comes to a list stands behind the last that outranks it, and never before its head."""
    found = list(first)
    for unit_id in sorted(set(other) - set(first), key=ranks.__getitem__):
        ahead = [place for place, one in enumerate(found, 1) if ranks[one] < ranks[unit_id]]
        found.insert(max((min(1, len(found)), *ahead)), unit_id)
    return tuple(found)
