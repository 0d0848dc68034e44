"""The ledger of a day however long it is: as ids in order, with the records of those that are asked for."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from heze_desk.tasks.light_query import LightQuery, light_query
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.line_order import LISTED, OrderKey, Ranks, ordered
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import TaskFilter, lines_of
from heze_desk.tasks.words import Words
from heze_desk.workspace.database import Database

Ids: TypeAlias = "array[int]"
ASKED = """task.id in (
    with asked as (select :unit_id as unit_id union select group_id from unit_member where unit_id = :unit_id)
    select id from task where lead_unit_id in asked union select task_id from task_unit where unit_id in asked)
"""


class Ledger:
    """The ledger as it is now; after a change a new one is made, which takes over the words."""

    def __init__(self, db: Database, day: date, rule: LightRule, *, ranks: Ranks, words: Words) -> None:
        self._db = db
        self._day = day
        self._rule = rule
        self._ranks = ranks
        self._words = words
        self._orders: dict[tuple[OrderKey, ...], Ids] = {}

    @property
    def total(self) -> int:
        return len(self._all)

    def ids(self, wanted: TaskFilter = TaskFilter()) -> Ids:
        """What the filter lets through, in the order of the policy."""
        plain = replace(wanted, text="")
        ids = self._all if plain == TaskFilter() else self._selected(plain)
        if not wanted.text.strip():
            return ids
        held = self._renewed().holding(wanted.text)
        return array("q", [task_id for task_id in ids if held[task_id]])

    def ordered(self, ids: Sequence[int], keys: Sequence[tuple[str, bool]]) -> Ids:
        """These ids in another order; the order of the whole ledger is asked for once."""
        wanted = tuple(OrderKey(*key) for key in keys)
        if wanted not in self._orders:
            found = ordered(self._db, wanted, self._ranks, lit=self._lit, day=self._day)
            self._orders[wanted] = array("q", found)
        asked = set(ids)
        return array("q", [task_id for task_id in self._orders[wanted] if task_id in asked])

    def records(self, ids: Iterable[int]) -> list[TaskLine]:
        return lines_of(self._db, ids, self._day, self._rule)

    def read_ahead(self) -> bool:
        """Do a little, while nobody waits, of what the first word typed will need; False once all is done."""
        return self._renewed().prepare()

    def _renewed(self) -> Words:
        """The words as the ledger has them now, though it may have changed since this list was made."""
        self._words.renew(self._db, self._day)
        return self._words

    @cached_property
    def _all(self) -> Ids:
        return self._selected(TaskFilter())

    @cached_property
    def _lit(self) -> LightQuery:
        return light_query(self._db, self._rule, self._day)

    def _selected(self, wanted: TaskFilter) -> Ids:
        lit = self._lit if wanted.light is not None else LightQuery(expression="")
        conditions = {
            "task.industry_id = :industry_id": wanted.industry_id,
            "task.clause_id = :clause_id": wanted.clause_id,
            ASKED: wanted.unit_id,
            f"{lit.expression} = :light": wanted.light,
        }
        chosen = [f"task.deleted_on is {'not ' if wanted.deleted else ''}null"]
        chosen += [condition for condition, value in conditions.items() if value is not None]
        found = self._db.execute(
            f"select task.id from task {lit.joins} where {' and '.join(chosen)} order by {LISTED}",
            {**vars(wanted), **lit.values},
        )
        return array("q", [task_id for (task_id,) in found])
