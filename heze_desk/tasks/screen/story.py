"""The journal of a task in words that a secretary knows."""

from collections.abc import Mapping, Sequence
from typing import Any

from heze_desk.kit.story_dialog import StoryLine, story_lines
from heze_desk.tasks.records import FIELDS
from heze_desk.tasks.screen.offer import Offer
from heze_desk.workspace import history
from heze_desk.workspace.history import Change

PARTS = {
    "milestone": "节点",
    "progress_entry": "办理记录",
    "attachment": "附件",
    "task": "任务",
    "task_unit": "责任单位",
    "life_entry": "环节",
    "postponement": "延期",
}
MILESTONE = {"title": "节点名称", "deadline": "节点时限", "done_on": "节点完成日期"}


def told(changes: Sequence[Change], offer: Offer) -> list[StoryLine]:
    """The latest first; what only serves the program (the place in an order) is left out."""
    return story_lines(history.told(changes, _label, lambda change, value: _value(change, value, offer)))


def _label(change: Change) -> str:
    if not change.field:
        return PARTS[change.subject]
    known = MILESTONE if change.subject == "milestone" else FIELDS
    return known.get(change.field, "")


def _value(change: Change, value: Any, offer: Offer) -> str:
    if not change.field:
        return _row(change.subject, value, offer)
    match change.field:
        case "lead_unit_id" | "unit_id":
            return offer.unit_names.get(value, f"单位 {value}")
        case "industry_id":
            return offer.section_name(value, None)
        case "clause_id":
            return offer.section_name(None, value)
        case "progress":
            return f"{value}%"
        case "ongoing":
            return "是" if value else "否"
        case _:
            return str(value)


def _row(subject: str, row: Mapping[str, Any], offer: Offer) -> str:
    """A whole row that came or went, in a few words."""
    match subject:
        case "task_unit":
            return offer.unit_names.get(row["unit_id"], f"单位 {row['unit_id']}")
        case "milestone":
            return "　".join(filter(None, (row["deadline"], row["title"])))
        case "progress_entry":
            progress = "" if row["progress"] is None else f"{row['progress']}%"
            unit = offer.unit_names.get(row.get("unit_id") or 0, "")
            words = (row["text"], row.get("problems", ""), row.get("next_steps", ""))
            return "　".join(filter(None, (row["day"], unit, progress, *words)))
        case "life_entry":
            return "　".join(filter(None, (row["day"], row["act"], row["by_whom"], row["basis"])))
        case "postponement":
            moved = f"{row['old_deadline']} → {row['new_deadline']}"
            return "　".join((moved, f"{row['agreed_by']}批准", row["reason"]))
        case "attachment":
            return str(row["file_name"])
        case _:
            return f"{row['number']}　{row['title']}"
