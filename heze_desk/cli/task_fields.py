"""FIELD=VALUE: the fields of a task as they are typed, by their English or Chinese name."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from heze_desk.days import typed
from heze_desk.errors import DeskError
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.tasks import store
from heze_desk.tasks.records import ProgressEntry

TEXTS = ("title", "content", "target", "person", "problems", "next_steps", "number")
DAYS = ("start", "deadline", "paused_on")
CHINESE = {
    "任务名称": "title",
    "任务内容": "content",
    "目标要求": "target",
    "责任人": "person",
    "存在问题": "problems",
    "下步措施": "next_steps",
    "编号": "number",
    "开始日期": "start",
    "时限": "deadline",
    "暂停日期": "paused_on",
    "进度": "progress",
    "产业": "industry",
    "牵头单位": "lead_unit",
    "责任单位": "units",
    "进展情况": "report",
}


def set_field(db: Database, task_id: int, name: str, value: str, *, day: date) -> None:
    """Set one field; an empty value clears it, an unknown name is refused with those there are."""
    field = CHINESE.get(name, name)
    if field in TEXTS:
        store.change(db, task_id, **{field: value})
    elif field in DAYS:
        store.change(db, task_id, **{field: typed(value, year=day.year) if value else None})
    elif field == "progress":
        store.set_progress(db, task_id, percent(value), day=day)
    elif field == "report":
        store.report(db, ProgressEntry(task_id=task_id, day=day, text=value))
    elif field == "units":
        store.set_units(db, task_id, [unit_store.named(db, one) for one in _names(value)])
    elif field in ("industry", "lead_unit"):
        store.change(db, task_id, **_reference(db, field, value))
    else:
        raise DeskError(f"没有名为“{name}”的字段；可用：{'、'.join(CHINESE.values())}。")


def percent(text: str) -> int:
    plain = text.rstrip("%％").strip()
    if not plain.lstrip("-").isdigit():
        raise DeskError(f"进度“{text}”不是整数；请写 0 到 100 之间的整数。")
    return int(plain)


def _reference(db: Database, field: str, value: str) -> dict[str, Any]:
    if field == "lead_unit":
        return {"lead_unit_id": unit_store.named(db, value) if value else None}
    return {"industry_id": roster.industry_named(db, value) if value else None}


def _names(text: str) -> list[str]:
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return [name.strip() for name in text.split("、") if name.strip()]
