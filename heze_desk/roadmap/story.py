"""What happened to a phase or milestone, read from the journal in words; its days are told by its moves."""

from collections.abc import Mapping
from typing import Any

from heze_desk.roadmap import store
from heze_desk.roadmap.records import BarKey, PlanMove, Subject
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.history import Change, Told
from heze_desk.workspace.rows import load

FIELDS = {
    "industry_id": "产业",
    "kind": "类别",
    "title": "名称",
    "start": "开始",
    "finish": "结束",
    "done_on": "完成日期",
    "basis": "依据",
}
TOLD_BY_MOVES = ("start", "finish")
PARTS = {"plan_move": "移动", "dependency": "先后顺序"}


def changes(db: Database, item_id: int) -> list[Change]:
    """Oldest first; what it waits for and what waits for it belong to it."""
    parts = {"plan_move": "plan_item_id", "dependency": "before_item_id"}
    return history.changes(db, "plan_item", item_id, parts, more=(("dependency", "after_item_id", (item_id,)),))


def story(db: Database, item_id: int) -> list[Told]:
    """The latest first; industries and what stands at the other end under the names of now."""
    industries = dict(db.execute("select id, name from industry").fetchall())

    def field(name: str, value: Any) -> str:
        return str(industries.get(value, "")) if name == "industry_id" else str(value)

    def said(change: Change, value: Any) -> str:
        if change.field:
            return field(change.field, value)
        match change.subject:
            case "plan_move":
                return load(PlanMove, value).told
            case "dependency":
                return _wait(db, value, item_id)
            case _:
                return history.row_said(value, FIELDS, field)

    return history.told(changes(db, item_id), _label, said)


def _label(change: Change) -> str:
    if change.subject in PARTS:
        return "" if change.field else PARTS[change.subject]
    if not change.field:
        return "阶段和节点"
    return "" if change.field in TOLD_BY_MOVES else FIELDS.get(change.field, "")


def _wait(db: Database, row: Mapping[str, Any], item_id: int) -> str:
    """Seen from the item whose story it is."""
    other = "before" if row["after_item_id"] == item_id else "after"
    item, task = row[f"{other}_item_id"], row[f"{other}_task_id"]
    title = store.title(db, BarKey(Subject.ITEM, item) if item else BarKey(Subject.TASK, task)) or "（已删除）"
    named = f"{_elsewhere(db, item, item_id)}“{title}”"
    return f"要等{named}完成" if other == "before" else f"{named}要等它完成"


def _elsewhere(db: Database, item: int | None, item_id: int) -> str:
    """Whose an item of another industry is, for phases are called alike everywhere."""
    asked = """
        select industry.name || '的' from plan_item join industry on industry.id = plan_item.industry_id
        where plan_item.id = ? and industry_id <> (select industry_id from plan_item where id = ?)
    """
    found = db.execute(asked, [item, item_id]).fetchone()
    return str(found[0]) if found else ""
