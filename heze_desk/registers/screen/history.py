"""The journal of an entry in the words of its register."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.screen import Desk
from heze_desk.kit.story_dialog import StoryDialog, StoryLine, story_lines
from heze_desk.registers import store
from heze_desk.registers.kinds import Register
from heze_desk.registers.screen.detail import Detail
from heze_desk.registers.screen.offer import Offer
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.history import Change

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


class EntryHistory(StoryDialog):
    def __init__(self, desk: Desk, detail: Detail, offer: Offer, parent: QWidget | None = None) -> None:
        db = desk.workspace.db
        changes = store.story(db, detail.id)
        lines = told(changes, detail, _Names(db, offer))
        super().__init__(desk, (detail.register.number(detail.id), detail.entry.name), lines, parent)


def told(changes: Sequence[Change], detail: Detail, names: "_Names") -> list[StoryLine]:
    """The latest first."""
    terms = [one for one in changes if one.subject == "entry_industry" and not one.field]
    places = {one.row_id: _side(one).get("industry_id") for one in terms}

    def label(change: Change) -> str:
        return _label(change, detail.register, names.industries.get(places.get(change.row_id) or 0, ""))

    return story_lines(history.told(changes, label, lambda change, value: _value(change, value, detail, names)))


class _Names:
    """What the ids in the journal are called now."""

    def __init__(self, db: Database, offer: Offer) -> None:
        self._db = db
        self.industries = offer.industry_names
        self.units = {one.value: one.label for one in offer.units}

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


def _side(change: Change) -> Mapping[str, Any]:
    """The row itself where it came or went."""
    value = change.new or change.old
    return value if isinstance(value, Mapping) else {}


def _label(change: Change, register: Register, industry: str) -> str:
    if not change.field:
        return PARTS.get(change.subject, change.subject)
    field = register.field(change.field) if change.subject == "entry" else None
    label = field.title if field else FIELDS.get(change.field, PARTS.get(change.subject, ""))
    return f"{label}（{industry}）" if change.subject == "entry_industry" and industry else label


def _value(change: Change, value: Any, detail: Detail, names: _Names) -> str:
    if not change.field and isinstance(value, Mapping):
        industry = names.industries.get(value.get("industry_id") or 0, "")
        heads = (industry, names.other(value, detail.id))
        return "　".join((*filter(None, heads), *(str(value[key]) for key in TOLD if value.get(key))))
    if change.field == "unit_id":
        return names.units.get(value, f"单位 {value}")
    if change.field == "industry_id":
        return names.industries.get(value, "")
    return str(value)
