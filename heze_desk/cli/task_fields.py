"""FIELD=VALUE: the fields of a task as they are typed, by their English or Chinese name."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from heze_desk.days import typed
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import industry_changes, unit_store
from heze_desk.tasks import life, store
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workspace.database import Database

TEXTS = ("title", "content", "target", "person", "problems", "next_steps", "number")
DAYS = ("start", "deadline")
ENDLESS = "长期"
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
    "长期": "ongoing",
    "暂停日期": "paused_on",
    "进度": "progress",
    "产业": "industry",
    "牵头单位": "lead_unit",
    "责任单位": "units",
    "进展情况": "report",
}


def found(db: Database, text: str) -> int:
    """The task meant by its id or by its number, like 2-1-03."""
    given = db.execute("select id from task where number = ? or cast(id as text) = ?", [text, text]).fetchone()
    if given is None:
        raise MissingRecordError(f"没有编号为“{text}”的任务；请用 tasks 查看编号。")
    return int(given[0])


def set_fields(db: Database, task_id: int, pairs: Sequence[tuple[str, str]], *, day: date) -> None:
    """Set what was typed, all together, so that a start and a deadline can move at once; an empty value clears."""
    typed_fields = [(_known(name), value) for name, value in pairs]
    plain: dict[str, Any] = {}
    for field, value in typed_fields:
        plain |= _plain(db, field, value, day)
    if plain:
        store.change(db, task_id, **plain)
    for field, value in typed_fields:
        _apply(db, task_id, (field, value), day=day)


def _known(name: str) -> str:
    """The field of this English or Chinese name; an unknown one is refused with those there are."""
    field = CHINESE.get(name, name)
    if field not in CHINESE.values():
        raise DeskError(f"没有名为“{name}”的字段；可用：{'、'.join(CHINESE.values())}。")
    return field


def _plain(db: Database, field: str, value: str, day: date) -> dict[str, Any]:
    """What the field means for the task's own row; nothing for those kept elsewhere or by a rule."""
    if field in TEXTS:
        return {field: value}
    if field == "ongoing" or (field == "deadline" and value == ENDLESS):
        return {"ongoing": True, "deadline": None} if value == ENDLESS else {"ongoing": _yes(value)}
    if field in DAYS:
        return {field: typed(value, year=day.year) if value else None}
    return _reference(db, field, value, day) if field in ("industry", "lead_unit") else {}


def _apply(db: Database, task_id: int, pair: tuple[str, str], *, day: date) -> None:
    match pair:
        case ("progress", value):
            store.set_progress(db, task_id, percent(value), day=day)
        case ("paused_on", ""):
            life.resume(db, task_id, day=day)
        case ("paused_on", since):
            life.pause(db, task_id, day=typed(since, year=day.year))
        case ("report", text):
            store.report(db, ProgressEntry(task_id=task_id, day=day, text=text))
        case ("units", names):
            store.set_units(db, task_id, [unit_store.named(db, one) for one in _names(names)])
        case _:
            pass


def percent(text: str) -> int:
    plain = text.rstrip("%％").strip()
    if not plain.lstrip("-").isdecimal():
        raise DeskError(f"进度“{text}”不是整数；请写 0 到 100 之间的整数。")
    return int(plain)


def _yes(text: str) -> bool:
    if text not in ("是", "否"):
        raise DeskError(f"“{text}”认不出；是否长期任务，请写 是 或 否。")
    return text == "是"


def _reference(db: Database, field: str, value: str, day: date) -> dict[str, Any]:
    if field == "lead_unit":
        return {"lead_unit_id": unit_store.named(db, value) if value else None}
    return {"industry_id": industry_changes.standing(db, value, day) if value else None}


def _names(text: str) -> list[str]:
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return [name.strip() for name in text.split("、") if name.strip()]
