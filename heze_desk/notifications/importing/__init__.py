"""Taking matters of 双告知 in from xlsx: recognise, propose, look, confirm. Nothing is written before `apply`.

    table = importing.recognise(importing.read(path))
    plan = importing.propose(db, table, day=today, decisions={"C5": 1})   # Doubt.key -> place in Doubt.options
    with workspace.step(plan.step_title) as db:
        importing.apply(db, plan, without={14})

A row means the matter of its number (2026年第3号), else the very same matter told on the same day between the same
departments; a near one is a doubt. A blank cell and a missing column change nothing. 状态 is computed and not taken.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.notifications import store
from heze_desk.notifications.importing.known import known
from heze_desk.notifications.importing.rows import MatterChange, Sorter
from heze_desk.registers.importing.plan import Proposal, sorted_out
from heze_desk.registers.importing.remarks import columns_left_out, merged_areas
from heze_desk.workbooks import headings
from heze_desk.workbooks.entries import entries
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.reading import read as read
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

COLUMNS = {
    "number": "编号 登记编号 登记号",
    "direction": "方向 告知方向 告知类型 告知类别",
    "title": "事项 告知事项 事项名称 告知内容 主要内容",
    "concerns": "涉及企业、项目 涉及企业 涉及项目 企业名称 项目名称 企业或项目 涉及 企业 项目 市场主体",
    "from_unit_id": "告知单位 告知部门 发出单位 发出部门 推送单位 推送部门",
    "to_unit_id": "被告知单位 被告知部门 接收单位 接收部门 反馈单位 反馈部门",
    "notified_on": "告知日期 告知时间 发出日期 推送日期 推送时间",
    "due": "反馈时限 应反馈日期 反馈截止 反馈期限 办理时限 时限",
    "received_on": "收到反馈 收到日期 收到反馈日期 反馈日期 反馈时间",
    "feedback": "反馈内容 反馈情况 反馈结果 反馈意见 处理结果",
    "recognised": "结果互认 互认结果 互认内容",
    "recognised_on": "互认日期 互认时间 结果互认日期",
    "basis": "依据 告知依据 依据文件",
}
COMPUTED = "状态"


@dataclass(frozen=True, kw_only=True)
class MatterPlan(Proposal):
    """What would come into the register of 双告知."""

    @property
    def book(self) -> str:
        return "双告知登记表"

    @property
    def counter(self) -> str:
        return "件"

    def column(self, key: str) -> str:
        return titles()[key]


def titles() -> dict[str, str]:
    """The columns that are taken in, by key, with what the secretary calls them."""
    return {key: words.split()[0] for key, words in COLUMNS.items()}


def recognise(book: Book, *, sheet: str = "") -> Table:
    """The register in the sheet named, or in the one whose headings are known best."""
    synonyms = {key: tuple(words.split()) for key, words in COLUMNS.items()}
    return headings.find(book, synonyms, sheet=sheet, wanted="“事项”“告知单位”“被告知单位”")


def propose(db: Database, table: Table, *, day: date, decisions: Mapping[str, int] | None = None) -> MatterPlan:
    """What would be written, and everything that would not; it writes nothing."""
    if "title" not in {one.field for one in table.columns}:
        raise DeskError("没有认出“事项”列，不能对照登记表；请指定哪一列是告知的事项。")
    sorter = Sorter(known(db, day), table.sheet.epoch, decisions or {})
    found, skipped = entries(table, called="事项")
    for entry in found:
        sorter.take(entry)
    return MatterPlan(
        table=table,
        day=day,
        decisions=dict(decisions or {}),
        **sorted_out(sorter),
        skipped=tuple(skipped),
        notes=(*table.notes, *columns_left_out(table, told=_computed(table)), *merged_areas(table)),
    )


def apply(db: Database, plan: MatterPlan, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """Write the plan inside the caller's step; refused where the register has changed since. Returns the ids."""
    fresh = propose(db, plan.table, day=plan.day, decisions=plan.decisions)
    return tuple(_write(db, one, plan.day) for one in plan.rows_to_write(fresh, without))


def _write(db: Database, one: object, day: date) -> int:
    assert isinstance(one, MatterChange)
    if one.entry_id is None:
        return store.add(db, replace(one.matter, id=None), today=day)
    store.change(db, one.entry_id, today=day, **{part.field: part.value for part in one.fields})
    return one.entry_id


def _computed(table: Table) -> tuple[str, ...]:
    return tuple(one.heading for one in table.columns if not one.field and one.heading == COMPUTED)
