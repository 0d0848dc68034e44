"""What happened to a matter of 双告知, read from the journal in the words of its register."""

from datetime import date
from typing import Any

from heze_desk.roster import unit_store
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.history import Change, Told

FIELDS = {
    "direction": "方向",
    "matter": "事项",
    "concerns": "涉及企业、项目",
    "entry_id": "名录条目",
    "from_unit_id": "告知单位",
    "to_unit_id": "被告知单位",
    "notified_on": "告知日期",
    "due": "反馈时限",
    "received_on": "收到反馈",
    "feedback": "反馈内容",
    "recognised": "结果互认",
    "recognised_on": "互认日期",
    "basis": "依据",
    "deleted_on": "删除日期",
}
UNITS = ("from_unit_id", "to_unit_id")


def changes(db: Database, notification_id: int) -> list[Change]:
    """Oldest first."""
    return history.changes(db, "notification", notification_id)


def story(db: Database, notification_id: int) -> list[Told]:
    """The latest first; units and entries under their latest names."""
    units = unit_store.names(db, date.max)

    def field(name: str, value: Any) -> str:
        if name in UNITS:
            return units.get(value, "（已不在名单）")
        return _entry(db, value) if name == "entry_id" else str(value)

    def said(change: Change, value: Any) -> str:
        return field(change.field, value) if change.field else history.row_said(value, FIELDS, field)

    return history.told(changes(db, notification_id), _label, said)


def _label(change: Change) -> str:
    return FIELDS.get(change.field, "") if change.field else "告知事项"


def _entry(db: Database, entry_id: int) -> str:
    found = db.execute("select kind || '“' || name || '”' from entry where id = ?", [entry_id]).fetchone()
    return str(found[0]) if found else "已不在名录"
