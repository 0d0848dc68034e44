"""What happened to an entry and to what belongs to it, read from the journal in the words of its register."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from heze_desk.registers import store
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.records import Kind
from heze_desk.roster import unit_store
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.history import Change, Told

PARTS = {
    "entry": "条目",
    "entry_industry": "归属产业",
    "recognition": "认定",
    "entry_event": "动态",
    "entry_year": "分年数据",
    "entry_link": "关联",
    "entry_task": "关联任务",
    "recognition_proof": "证明材料",
}
FIELDS = {
    "mark": "认定为",
    "recognised_on": "认定日期",
    "document": "认定文件",
    "withdrawn_on": "撤销日期",
    "withdrawn_because": "撤销原因",
    "act": "事项",
    "day": "日期",
    "text": "说明",
    "amount": "数额",
    "valid_from": "归属自",
    "valid_to": "归属至",
    "deleted_on": "移入回收站",
    "industry_id": "归属产业",
    "removed_on": "移除日期",
    "removal_reason": "移除原因",
    "traits": "标识",
    "unit_id": "单位",
    "summary": "简介",
}
TOLD = (
    *("mark", "recognised_on", "document", "act", "day", "text", "year", "measure", "amount", "name", "file_name"),
    *("valid_from", "valid_to"),
)
WHICH = {
    "recognition": ("mark",),
    "recognition_proof": ("file_name",),
    "entry_event": ("act",),
    "entry_year": ("year", "measure"),
}
"""What says which part changed, where only one field of it did."""


def story(db: Database, kind: Kind, entry_id: int) -> list[Told]:
    """The latest first; units, industries and what it is tied to under the names of now."""
    changes, names = store.story(db, entry_id), _Names(db)
    parts = _parts(changes)

    def label(change: Change) -> str:
        return _label(change, KINDS[kind], names.which(parts.get((change.subject, change.row_id), {}), change.subject))

    return history.told(changes, label, lambda change, value: _value(change, value, entry_id, names))


class _Names:
    """What the ids in the journal are called now."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.industries: Mapping[int, str] = dict(db.execute("select id, name from industry").fetchall())
        self.units = unit_store.names(db, date.max)

    def which(self, row: Mapping[str, Any], subject: str) -> str:
        """未来材料, 认定, 2026年研发投入: the part that is meant."""
        if subject == "entry_industry":
            return self.industries.get(row.get("industry_id") or 0, "")
        told = (
            f"{row[name]}年" if name == "year" else str(row[name]) for name in WHICH.get(subject, ()) if name in row
        )
        return "".join(told)

    def other(self, row: Mapping[str, Any], entry_id: int) -> str:
        """The entry or the task at the other end of a tie."""
        if task_id := row.get("task_id"):
            found = self._db.execute("select number || ' ' || title from task where id = ?", [task_id]).fetchone()
            return str(found[0]) if found else ""
        if "other_id" not in row:
            return ""
        one = row["entry_id"] if row["other_id"] == entry_id else row["other_id"]
        found = self._db.execute("select kind || ' ' || name from entry where id = ?", [one]).fetchone()
        return str(found[0]) if found else ""


def _parts(changes: Iterable[Change]) -> Mapping[tuple[str, int], Mapping[str, Any]]:
    """Every part there ever was, which tells what is meant also where one field of it changed."""
    whole = (one for one in changes if not one.field)
    return {(one.subject, one.row_id): row for one in whole if isinstance(row := one.new or one.old, Mapping)}


def _label(change: Change, register: Register, which: str) -> str:
    if not change.field:
        return PARTS.get(change.subject, change.subject)
    if change.subject == "entry" and change.field == "traits":
        return register.traits_title or FIELDS["traits"]
    field = register.field("unit" if change.field == "unit_id" else change.field) if change.subject == "entry" else None
    label = field.title if field else FIELDS.get(change.field, PARTS.get(change.subject, ""))
    return f"{label}（{which}）" if which else label


def _value(change: Change, value: Any, entry_id: int, names: _Names) -> str:
    if not change.field and isinstance(value, Mapping):
        industry = names.industries.get(value.get("industry_id") or 0, "")
        heads = (industry, names.other(value, entry_id))
        return "　".join(
            (*filter(None, heads), *(_said(key, value[key]) for key in TOLD if value.get(key) not in (None, "")))
        )
    if change.field == "unit_id":
        return names.units.get(value, f"单位 {value}")
    if change.field == "industry_id":
        return names.industries.get(value, "")
    return _said(change.field, value)


def _said(name: str, value: Any) -> str:
    if name == "traits":
        return "、".join(json.loads(value)) or history.EMPTY
    return f"{value:,.10g}" if name == "amount" else f"{value}年" if name == "year" else str(value)
