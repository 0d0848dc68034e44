"""How the rows of the journal and their values are said."""

import json
from typing import Any

from heze_desk.settings.row_names import RowNames
from heze_desk.settings.screen.audit_terms import (
    FIELDS,
    NAMED_BY_ID,
    OWN_FIELDS,
    SETTINGS,
    SUBJECTS,
    UNSAID,
    YES_OR_NO,
)
from heze_desk.workspace.history import Change


def record(change: Change, names: RowNames) -> str:
    """The row by its name: 任务 1-1-01, 设置."""
    subject = SUBJECTS.get(change.subject, change.subject)
    if change.subject == "setting":
        return subject
    row = change.new or change.old if not change.field else None
    return f"{subject} {_own_name(change.subject, row) or names.of(change.subject, change.row_id) or change.row_id}"


def field(change: Change, names: RowNames) -> str:
    if change.subject == "setting":
        name = names.of("setting", change.row_id) or ""
        return SETTINGS.get(name, name)
    if not change.field:
        return "新增" if change.old is None else "删除"
    return _label(change.subject, change.field)


def said(change: Change, value: Any, names: RowNames) -> str:
    """A value, or a whole row field by field with what is empty left out."""
    if change.subject == "setting":
        return _setting(value["value"] if isinstance(value, dict) else value)
    if change.field:
        return _said(change.field, value, names)
    told = {name: _said(name, one, names) for name, one in (value or {}).items() if name not in UNSAID}
    return "；".join(f"{_label(change.subject, name)}：{text}" for name, text in told.items() if text)


def _own_name(subject: str, row: Any) -> str:
    match subject if row else "":
        case "round":
            return f"{row['year']}年第{row['number']}次"
        case "meeting":
            return f"{row['year']}年第{row['number']}次{row['kind']}"
        case "decision":
            return f"第{row['number']}条"
        case "issued_paper":
            return f"{row['kind']}{row.get('number_text') or '〔{year}〕{number}号'.format(**row)}"
    return next((str(row[key]) for key in ("number", "short_name", "name") if key in row), "") if row else ""


def _label(subject: str, name: str) -> str:
    return OWN_FIELDS.get(subject, {}).get(name) or FIELDS.get(name, name)


def _said(name: str, value: Any, names: RowNames) -> str:
    if value is None or value == "":
        return ""
    if name in NAMED_BY_ID:
        return names.of(NAMED_BY_ID[name], value) or f"{SUBJECTS[NAMED_BY_ID[name]]} {value}"
    if name in YES_OR_NO:
        return _yes_or_no(bool(value))
    if name == "progress":
        return f"{value}%"
    return "、".join(json.loads(value)) if name == "aliases" else str(value)


def _setting(text: str | None) -> str:
    value = json.loads(text) if text else ""
    return _yes_or_no(value) if isinstance(value, bool) else str(value)


def _yes_or_no(value: bool) -> str:
    return "是" if value else "否"
