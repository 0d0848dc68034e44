"""A task with its history, in words for the terminal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.roster import unit_store
from heze_desk.tasks.life_records import Postponement
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
    "original_deadline": "原时限",
    "postponements": "延期次数",
    "state": "环节",
    "progress": "进度",
    "light": "状态",
    "standing": "到期情况",
    "problems": "存在问题",
    "next_steps": "下步措施",
    "done_on": "办结日期",
    "closed_on": "销号日期",
    "paused_on": "暂停日期",
    "deleted_on": "移入回收站",
}
PARTS = {"task": "任务", "task_unit": "责任单位", "milestone": "节点", "progress_entry": "进展", "attachment": "附件"}
PARTS |= {"life_entry": "环节", "postponement": "延期"}
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
        if name == "original_deadline" and not told["postponements"]:
            continue
        if value or name in unsettled:
            yield f"{title}：{value or unsettled[name]}{'%' if name == 'progress' else ''}"
    yield from _listed("节点", map(_milestone, told["milestones"]))
    yield from _listed("经过", map(_lived, told["life"]))
    yield from _listed("延期", map(_postponed, told["postponed"]))
    yield from _listed("办理记录", map(_reported, told["entries"]))
    yield from _listed("关联", (_joined(tie.kind, tie.words) for tie in told["ties"]))
    yield "历史："
    for event in told["history"]:
        if words := _event(event, known):
            yield f"{event['at']}　{event['step']}　{words}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines under their title, or neither where there are none."""
    for place, line in enumerate(lines):
        if place == 0:
            yield f"{title}："
        yield line


def _milestone(one: Mapping[str, Any]) -> str:
    standing = f"{one['done_on']}完成" if one["done_on"] else one["standing"]
    return _joined(one["deadline"] or "未定", one["title"], one["light"], standing)


def _lived(one: Mapping[str, Any]) -> str:
    proof = f"佐证：{one['proof']}" if one["proof"] else ""
    return _joined(one["day"], one["act"], one["by_whom"], one["basis"], proof)


def _postponed(one: Postponement) -> str:
    moved = f"{one.old_deadline} → {one.new_deadline}"
    return _joined(moved, f"{one.asked_on}申请", f"{one.agreed_on} {one.agreed_by}批准", f"理由：{one.reason}")


def _reported(one: Mapping[str, Any]) -> str:
    """The day, the unit, and what it said; the office's own word names no unit."""
    progress = "" if one["progress"] is None else f"{one['progress']}%"
    problems, next_steps = (f"{FIELDS[name]}：{one[name]}" if one[name] else "" for name in ("problems", "next_steps"))
    unit = one["unit"] if one["counts"] else f"{one['unit']}（不计入任务）"
    return _joined(one["day"], unit, progress, one["text"], problems, next_steps)


def _joined(*words: Any) -> str:
    return "　".join(str(word) for word in words if word)


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
        case "life_entry":
            return _joined(row["day"], row["act"], row["by_whom"], row["basis"])
        case "postponement":
            return f"{row['old_deadline']} → {row['new_deadline']} {row['reason']}"
        case _:
            return str(row["title"])
