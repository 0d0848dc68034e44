"""紧缺人才图谱: how many people of each field and level an industry has and wants."""

from datetime import date

from heze_desk.registers import listing
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind, TalentNeed
from heze_desk.registers.talent_records import TalentCell, TalentMap
from heze_desk.roster import industry_changes, industry_store
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

EVERY = "全部产业"
HAVE = f"""
    select entry.field, level, count(distinct entry.id) from entry
    join entry_industry on entry_id = entry.id
        and coalesce(valid_from, '') <= :day and coalesce(valid_to, '9999-12-31') >= :day
    where kind = :kind and deleted_on is null and category <> '团队' and {listing.THERE}
      and (:industry_id is null or industry_id = :industry_id)
    group by entry.field, level order by min(entry.id)
"""
WANT = """
    select field, level, sum(wanted) from talent_need
    where (:industry_id is null or industry_id = :industry_id) and year = :year
      and coalesce(begun_on, '') <= :day and (ended_on is null or ended_on > :day)
    group by field, level order by min(talent_need.id)
"""


def talent_map(db: Database, day: date, *, year: int = 0, industry_id: int | None = None) -> TalentMap:
    """What is there on the day beside what is wanted by the end of the year (that of the day where none is named).

    Teams are not counted, for they are no number of people; someone in two industries counts once where all are asked.
    """
    year = year or day.year
    asked = {"day": day.isoformat(), "kind": Kind.TALENT, "industry_id": industry_id, "year": year}
    have = {(field, level): count for field, level, count in db.execute(HAVE, asked)}
    want = {(field, level): count for field, level, count in db.execute(WANT, asked)}
    keys = dict.fromkeys([*want, *have])
    return TalentMap(
        year=year,
        day=day,
        fields=tuple(dict.fromkeys(field for field, _ in keys)),
        levels=_levels({level for _, level in keys}),
        cells=tuple(
            TalentCell(field=field, level=level, have=have.get((field, level), 0), wanted=want.get((field, level)))
            for field, level in keys
        ),
    )


def maps(db: Database, day: date, *, year: int = 0, industry_id: int | None = None) -> list[tuple[str, TalentMap]]:
    """The map of an industry by its name; where none is named that of all, and then one for each of the day."""
    standing = {one.id: one.name for one in industry_store.industries(db, day)}
    if industry_id is not None:
        name = standing.get(industry_id) or industry_changes.get(db, industry_id).told_ended
        return [(name, talent_map(db, day, year=year, industry_id=industry_id))]
    each = ((name, talent_map(db, day, year=year, industry_id=one)) for one, name in standing.items())
    return [(EVERY, talent_map(db, day, year=year)), *each]


def needs(db: Database, industry_id: int | None = None) -> list[TalentNeed]:
    """All that is wanted now, by industry, year, field and level."""
    question = """
        select talent_need.* from talent_need join industry on industry.id = industry_id
        where ended_on is null and (:id is null or industry_id = :id) order by industry.position, year, talent_need.id
    """
    return [load(TalentNeed, row) for row in db.query(question, {"id": industry_id})]


def known_levels(db: Database) -> tuple[str, ...]:
    """The levels of the register, and those that people or needs bear by now."""
    used = (*listing.words(db, Kind.TALENT, "level"), *(one.level for one in needs(db)))
    return tuple(dict.fromkeys((*KINDS[Kind.TALENT].choices_of("level"), *used)))


def set_need(db: Database, need: TalentNeed) -> None:
    """How many are wanted there; said again, the last word counts."""
    db.execute(
        """
        insert into talent_need (industry_id, field, level, year, wanted) values (?, ?, ?, ?, ?)
        on conflict (industry_id, field, level, year) do update set wanted = excluded.wanted
        where wanted <> excluded.wanted
        """,
        [need.industry_id, need.field.strip(), need.level.strip(), need.year, need.wanted],
    )


def remove_need(db: Database, need_id: int) -> None:
    db.execute("delete from talent_need where id = ?", [need_id])


def _levels(found: set[str]) -> tuple[str, ...]:
    """The levels in the order in which the register names them, others after."""
    known = KINDS[Kind.TALENT].choices_of("level")
    return (*(one for one in known if one in found), *sorted(found - set(known)))
