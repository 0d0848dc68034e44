"""A task with its history, in words for the terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.roster import unit_store
from heze_desk.tasks.records import FIELDS
from heze_desk.workspace.database import Database

TITLES = {
    "number": "编号",
    "title": "任务名称",
    "section": "板块",
    "industry": "产业",
    "content": "任务内容",
    "target": "目标要求",
    "source": "来源",
    "source_ref": "来源条款",
    "lead_unit": "牵头单位",
    "units": "责任单位",
    "person": "责任人",
    "start": "开始日期",
    "deadline": "时限",
    "progress": "进度",
    "light": "状态",
    "standing": "到期情况",
    "problems": "存在问题",
    "next_steps": "下步措施",
    "done_on": "办结日期",
    "paused_on": "暂停日期",
    "deleted_on": "移入回收站",
}
PARTS = {"task": "任务", "task_unit": "责任单位", "milestone": "节点", "progress_entry": "进展", "attachment": "附件"}
UNSETTLED = {"lead_unit": "待明确", "units": "待明确", "deadline": "未定"}


@dataclass(frozen=True)
class Names:
    """What the ids of the history stand for, by the column that holds them."""

    of: Mapping[str, Mapping[int, str]]

    def shown(self, field: str, value: Any) -> str:
        """A value as the secretary knows it."""
        if value in (None, ""):
            return "（空）"
        if field == "ongoing":
            return "是" if value else "否"
        named = self.of.get(field, {}).get(value, str(value))
        return f"{named}%" if field == "progress" else named


def names(db: Database, day: date) -> Names:
    """Units by the names of the day, industries and sections by theirs."""
    units = unit_store.names(db, day)
    industries = dict(db.execute("select id, name from industry"))
    sections = dict(db.execute("select id, name from clause"))
    return Names({"lead_unit_id": units, "unit_id": units, "industry_id": industries, "clause_id": sections})


def text(told: Mapping[str, Any], known: Names) -> Iterator[str]:
    """Field by field, what is not filled left out unless it must still be settled; then the history."""
    unsettled = UNSETTLED | ({"deadline": "长期"} if told["ongoing"] else {})
    for name, title in TITLES.items():
        value = "、".join(told["units"]) if name == "units" else told[name]
        if value or name in unsettled:
            yield f"{title}：{value or unsettled[name]}{'%' if name == 'progress' else ''}"
    yield "历史："
    for event in told["history"]:
        if words := _event(event, known):
            yield f"{event['at']}　{event['step']}　{words}"


def _event(event: Mapping[str, Any], known: Names) -> str:
    """进度：0% → 60%, or what came and went; nothing for what only serves the program."""
    field, old, new = event["field"], event["old"], event["new"]
    if field:
        changed = f"{known.shown(field, old)} → {known.shown(field, new)}"
        return f"{FIELDS[field]}：{changed}" if field in FIELDS else ""
    row = _row(event["subject"], new or old, known)
    return f"{'新增' if new else '删除'}{PARTS[event['subject']]}：{row}"


def _row(subject: str, row: Mapping[str, Any], known: Names) -> str:
    match subject:
        case "task_unit":
            return known.shown("unit_id", row["unit_id"])
        case "progress_entry":
            progress = "" if row["progress"] is None else f"{row['progress']}%"
            return " ".join(filter(None, (row["day"], progress, row["text"])))
        case "attachment":
            return str(row["file_name"])
        case _:
            return str(row["title"])
