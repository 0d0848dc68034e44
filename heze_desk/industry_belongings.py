"""What belongs to an industry and would have to go somewhere if it were no more, one by one."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind
from heze_desk.roster.industry_change_records import Belongings, IndustryChange, Owned
from heze_desk.workspace.database import Database

TASKS = """
    select id, number, title, done_on is not null from task
    where deleted_on is null and industry_id = :id order by length(number), number, id
"""
ENTRIES = """
    select distinct entry.id, kind, name, deleted_on is not null from entry_industry
    join entry on entry.id = entry_id
    where industry_id = :id and (valid_to is null or valid_to >= :day) order by entry.id
"""
TARGETS = """
    select own_target.id, target.name, own_target.year, own_target.value, target.unit from own_target
    join target on target.id = target_id
    where ended_on is null and industry_id = :id and own_target.year >= :year order by target_id, own_target.year
"""
NEEDS = """
    select id, field, level, year, wanted from talent_need
    where ended_on is null and industry_id = :id and year >= :year order by field, level, year
"""
PLAN = "select id, title, start from plan_item where industry_id = :id order by position, id"
TERMS = "select count(*) from assignment where industry_id = ? and (valid_to is null or valid_to >= ?)"


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """One thing that belongs to an industry; `number` is what it is called by, `note` what else is to be known."""

    key: Owned
    number: str
    title: str
    note: str = ""

    @property
    def told(self) -> str:
        return f"{self.title}（{self.note}）" if self.note else self.title


def listed(db: Database, industry_id: int, day: date) -> list[Belonging]:
    """All that can be parted one by one: tasks whatever their state, and what still counts on the day or later."""
    asked = {"id": industry_id, "day": day.isoformat(), "year": day.year}
    order = list(KINDS)
    tasks = [
        Belonging(key=Owned("task", task_id), number=number, title=title, note="已办结" if done else "")
        for task_id, number, title, done in db.execute(TASKS, asked)
    ]
    entries = sorted(db.execute(ENTRIES, asked), key=lambda row: (order.index(Kind(row[1])), row[0]))
    return [*tasks, *(_entry(*row) for row in entries), *_aims(db, asked), *_plan(db, asked)]


def owned(db: Database, industry_ids: Collection[int], day: date) -> Mapping[Belongings, int]:
    """How much of each kind these industries have on a day and after it."""
    found: Counter[Belongings] = Counter()
    for one in industry_ids:
        found.update(belonging.key.kind for belonging in listed(db, one, day))
        found[Belongings.TERMS] += db.execute(TERMS, [one, day.isoformat()]).fetchone()[0]
    return found


def of_change(db: Database, change: IndustryChange) -> dict[Owned, Belonging]:
    """All that the old industries of a change have, by its key."""
    return {one.key: one for old in change.olds for one in listed(db, old, change.day)}


def _entry(entry_id: int, kind: str, name: str, deleted: int) -> Belonging:
    number = KINDS[Kind(kind)].number(entry_id)
    return Belonging(key=Owned("entry", entry_id), number=number, title=name, note="在回收站" if deleted else "")


def _aims(db: Database, asked: Mapping[str, object]) -> Iterator[Belonging]:
    for target_id, name, year, value, unit in db.execute(TARGETS, asked):
        yield Belonging(key=Owned("own_target", target_id), number=f"{year}年", title=f"{name}自定目标{value}{unit}")
    for need_id, field, level, year, wanted in db.execute(NEEDS, asked):
        title = f"人才需求：{field}，{level}，{wanted}人"
        yield Belonging(key=Owned("talent_need", need_id), number=f"{year}年", title=title)


def _plan(db: Database, asked: Mapping[str, object]) -> Iterator[Belonging]:
    for item_id, title, start in db.execute(PLAN, asked):
        yield Belonging(key=Owned("plan_item", item_id), number=f"{start[:4]}年", title=title)
