"""What happened to a phase or milestone, read from the journal in the words of the roadmap."""

from typing import Any

from heze_desk.roadmap import store
from heze_desk.roadmap.records import BarKey, Subject
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.history import Change, Told

FIELDS = {
    "industry_id": "产业",
    "kind": "类别",
    "title": "名称",
    "start": "开始",
    "finish": "结束",
    "done_on": "完成日期",
    "basis": "依据",
    "position": "顺序",
}
PARTS = {"plan_move": "plan_item_id", "dependency": "before_item_id"}


def story(db: Database, item_id: int) -> list[Told]:
    """The latest first; what it waits for and what waits for it are told too."""
    waiting = (("dependency", "after_item_id", (item_id,)),)
    industries = dict(db.execute("select id, name from industry").fetchall())

    def field(name: str, value: Any) -> str:
        return str(industries.get(value, "")) if name == "industry_id" else str(value)

    def said(change: Change, value: Any) -> str:
        if change.field:
            return field(change.field, value)
        match change.subject:
            case "plan_move":
                return str(value["reason"])
            case "dependency":
                return _wait(db, value)
            case _:
                return history.row_said({**value, "position": None}, FIELDS, field)

    return history.told(history.changes(db, "plan_item", item_id, PARTS, more=waiting), _label, said)


def _label(change: Change) -> str:
    match change.subject:
        case "plan_item":
            return FIELDS.get(change.field, "") if change.field else "阶段、节点"
        case "plan_move":
            return "移动的理由"
        case _:
            return "先后顺序"


def _wait(db: Database, row: dict[str, Any]) -> str:
    """甲 → 乙: the second waits for the first."""
    before, after = (
        BarKey(Subject.ITEM, row[f"{side}_item_id"])
        if row[f"{side}_item_id"]
        else BarKey(Subject.TASK, row[f"{side}_task_id"])
        for side in ("before", "after")
    )
    return " → ".join(store.title(db, key) or "（已删除）" for key in (before, after))
