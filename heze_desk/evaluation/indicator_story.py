"""What happened to an indicator, its values and its targets, read from the journal in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from heze_desk.evaluation.indicator_records import Indicator, figure
from heze_desk.evaluation.period_records import Period
from heze_desk.roster import unit_store
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.history import Change, Told

FIELDS = {
    "name": "名称",
    "definition": "定义",
    "measure": "计量单位",
    "source": "取数",
    "direction": "方向",
    "cycle": "周期",
    "weight": "权重",
    "retired_on": "停用日期",
}
OF_A_VALUE = {"value": "数值", "note": "说明", "proof": "出处"}
PARTS = {"indicator_value": "数值", "indicator_target": "目标", "indicator_proof": "佐证材料"}
OF_A_PROOF = {"file_name": "", "removed_on": "移除日期", "removal_reason": "移除原因"}
NUMBERS = ("value", "weight")


def changes(db: Database, indicator_id: int) -> list[Change]:
    """Oldest first."""
    return history.changes(db, "indicator", indicator_id, dict.fromkeys(PARTS, "indicator_id"))


def story(db: Database, indicator: Indicator) -> list[Told]:
    """The latest first; values and targets by the period and by whose they are."""
    found = changes(db, indicator.id or 0)
    rows, owners = _rows(db, found), _Owners(db)

    def label(change: Change) -> str:
        if change.subject == "indicator":
            return FIELDS.get(change.field, "") if change.field else "指标"
        if change.subject == "indicator_proof" and change.field in OF_A_PROOF and change.field:
            row = rows.get((change.subject, change.row_id), {})
            return f"{_period(indicator, row)}佐证材料“{row.get('file_name', '')}”{OF_A_PROOF[change.field]}"
        name = OF_A_VALUE.get(change.field, "") if change.field and change.subject == "indicator_value" else ""
        row = rows.get((change.subject, change.row_id), {}) if change.field else change.new or change.old
        if change.field not in ("", *OF_A_VALUE) or not row:
            return ""
        return f"{_period(indicator, row)}{name or PARTS[change.subject]}{owners.of(row)}"

    return history.told(found, label, _said)


def _period(indicator: Indicator, row: Mapping[str, Any]) -> str:
    return Period(row["year"], row["part"]).said(indicator.cycle) if row else ""


def _said(change: Change, value: Any) -> str:
    if change.field:
        return _field(change.field, value) or history.EMPTY
    if change.subject == "indicator":
        return history.row_said(value, FIELDS, _field)
    if change.subject == "indicator_proof":
        return str(value["file_name"])
    told = {name: called for name, called in OF_A_VALUE.items() if name != "value"}
    return "；".join(filter(None, (_field("value", value["value"]), history.row_said(value, told, _field))))


def _field(name: str, value: Any) -> str:
    """A weight of nothing is none."""
    if name == "weight" and not value:
        return ""
    return figure(value) if name in NUMBERS else str(value)


def _rows(db: Database, found: Sequence[Change]) -> Mapping[tuple[str, int], Mapping[str, Any]]:
    """Every value and target there ever was, which tells period and owner also where one field changed."""
    whole = (one for one in found if not one.field and one.subject in PARTS)
    return {(one.subject, one.row_id): one.new or one.old for one in whole}


class _Owners:
    def __init__(self, db: Database) -> None:
        self._industries = dict(db.execute("select id, name from industry").fetchall())
        self._units = unit_store.names(db, date.max)

    def of(self, row: Mapping[str, Any]) -> str:
        """（演示产业）; nothing of the whole city."""
        if industry_id := row.get("industry_id"):
            return f"（{self._industries.get(industry_id, '')}）"
        unit_id = row.get("unit_id")
        return f"（{self._units.get(unit_id, '')}）" if unit_id else ""
