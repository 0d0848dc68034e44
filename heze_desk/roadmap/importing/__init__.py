"""Taking phases and milestones in from a workbook: recognise, propose, look, confirm; nothing is written before.

A row with a number changes that item, one without is new; blank is no change, and new days need a reason.
What a row waits for is all that stands there, and “无” is nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.registers.importing.places import places
from heze_desk.registers.importing.plan import Proposal, RowChange, sorted_out
from heze_desk.roadmap import store
from heze_desk.roadmap.importing.rows import TITLES as TITLES
from heze_desk.roadmap.importing.rows import ItemRow, Plan, Sorter
from heze_desk.roadmap.records import BarKey, PlanItem, Subject
from heze_desk.roadmap.workbook_names import Names
from heze_desk.workbooks import headings
from heze_desk.workbooks.entries import entries
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.reading import read as read
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

SYNONYMS = {
    "number": "编号 序号",
    "industry": "产业 所属产业 产业名称",
    "kind": "类别 类型 种类",
    "title": "名称 阶段名称 节点名称 事项 内容 阶段 节点",
    "start": "开始 开始日期 开始时间 起始日期 起始时间 日期 时间",
    "finish": "结束 结束日期 结束时间 截止日期 截止时间 完成时限 时限",
    "done_on": "完成日期 实际完成 实际完成日期 办结日期",
    "waits": "要等 等待 前置 前置事项 先完成的",
    "basis": "依据 文件依据",
    "reason": "理由 改动理由 调整理由 原因",
}


@dataclass(frozen=True, kw_only=True)
class RoadmapPlan(Proposal):
    """What would come onto the roadmap."""

    @property
    def book(self) -> str:
        return "产业路线图"

    @property
    def counter(self) -> str:
        return "项"

    def column(self, key: str) -> str:
        return TITLES[key]


def recognise(book: Book, *, sheet: str = "") -> Table:
    """The sheet named, or the one whose headings are known best."""
    words = {key: told.split() for key, told in SYNONYMS.items()}
    return headings.find(book, words, sheet=sheet, wanted="“产业”“名称”“开始”")


def propose(db: Database, table: Table, *, day: date, decisions: Mapping[str, int] | None = None) -> RoadmapPlan:
    """What would be written, and everything that would not; it writes nothing."""
    if "title" not in {one.field for one in table.columns}:
        raise DeskError("没有认出“名称”列；请指定哪一列是阶段和节点的名称，或用导出的表来填。")
    plan = Plan(
        items=store.items(db),
        dependencies=store.dependencies(db),
        names=Names(store.called(db)),
        places=places(db, day),
    )
    sorter = Sorter(plan, day, decisions or {})
    found, skipped = entries(table, called="名称")
    for entry in found:
        sorter.take(entry)
    sorter.finish()
    return RoadmapPlan(
        table=table,
        day=day,
        decisions=dict(decisions or {}),
        **sorted_out(sorter),
        skipped=(*skipped, *sorter.skipped),
        notes=table.notes,
    )


def apply(db: Database, plan: RoadmapPlan, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """Write the plan inside the caller's step; refused where the roadmap has changed since. Returns the items."""
    fresh = propose(db, plan.table, day=plan.day, decisions=plan.decisions)
    written = [(one, _write(db, one, plan.day)) for one in plan.rows_to_write(fresh, without)]
    _order(db, [(one, item_id) for one, item_id in written if isinstance(one, ItemRow)])
    return tuple(item_id for _one, item_id in written)


def _write(db: Database, row: RowChange, day: date) -> int:
    assert isinstance(row, ItemRow)
    item = row.item
    if row.entry_id is None:
        return store.add(db, item)
    store.move(db, row.entry_id, item.start, item.finish, day=day, reason=row.reason)
    known: PlanItem = store.get(db, row.entry_id)
    store.change(db, row.entry_id, title=item.title, basis=item.basis)
    if item.done_on != known.done_on:
        store.set_done(db, row.entry_id, item.done_on, day=day)
    return row.entry_id


def _order(db: Database, written: Sequence[tuple[ItemRow, int]]) -> None:
    """What is not waited for any more goes first, so that an order can be turned round; rows left out are not met."""
    ids = {one.key: BarKey(Subject.ITEM, item_id) for one, item_id in written}
    known = store.called(db)
    wanted = {ids[one.key]: [ids.get(key, key) for key in one.waits] for one, _ in written if one.waits is not None}
    for one in store.dependencies(db):
        if one.after in wanted and one.before in known and one.before not in wanted[one.after]:
            store.wait_no_more(db, one.id or 0)
    kept = {(one.before, one.after) for one in store.dependencies(db)}
    for after, befores in wanted.items():
        for before in befores:
            if before in known and (before, after) not in kept:
                store.wait(db, before, after)
