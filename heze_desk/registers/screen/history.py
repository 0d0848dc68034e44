"""The journal of an entry in the words of its register."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.screen import Desk
from heze_desk.kit.story_dialog import StoryDialog, StoryLine
from heze_desk.registers import store
from heze_desk.registers.kinds import Register
from heze_desk.registers.screen.detail import Detail
from heze_desk.registers.screen.offer import Offer
from heze_desk.workspace.history import Change

PARTS = {
    "entry": "条目",
    "entry_industry": "归属产业",
    "recognition": "认定",
    "entry_event": "动态",
    "entry_year": "分年数据",
    "entry_link": "关联",
    "entry_task": "关联任务",
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
    "traits": "标识",
    "unit_id": "单位",
    "summary": "简介",
}
TOLD = ("mark", "recognised_on", "document", "act", "day", "text", "year", "measure", "amount", "name")
EMPTY = "（空）"


class EntryHistory(StoryDialog):
    def __init__(self, desk: Desk, detail: Detail, offer: Offer, parent: QWidget | None = None) -> None:
        changes = store.story(desk.workspace.db, detail.id)
        lines = told(changes, detail.register, offer)
        super().__init__(desk, (detail.register.number(detail.id), detail.entry.name), lines, parent)


def told(changes: Sequence[Change], register: Register, offer: Offer) -> list[StoryLine]:
    """The latest first."""
    return [
        StoryLine(
            id=number,
            at=change.at[:16],
            step=change.step,
            field=_label(change, register),
            old=_value(change, change.old, offer),
            new=_value(change, change.new, offer),
        )
        for number, change in reversed(list(enumerate(changes)))
    ]


def _label(change: Change, register: Register) -> str:
    if not change.field:
        return PARTS.get(change.subject, change.subject)
    field = register.field(change.field) if change.subject == "entry" else None
    return field.title if field else FIELDS.get(change.field, PARTS.get(change.subject, ""))


def _value(change: Change, value: Any, offer: Offer) -> str:
    if value is None or value == "":
        return EMPTY if change.field else ""
    if not change.field and isinstance(value, Mapping):
        names = {one.value: one.label for one in offer.industries}
        industry = names.get(value.get("industry_id"), "")
        return "　".join((*filter(None, (industry,)), *(str(value[key]) for key in TOLD if value.get(key))))
    if change.field == "unit_id":
        return next((one.label for one in offer.units if one.value == value), f"单位 {value}")
    return str(value)
