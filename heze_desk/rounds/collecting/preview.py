"""A plan in plain words and numbers, as the command line prints it."""

from dataclasses import asdict
from typing import Any

from heze_desk.rounds.collecting.plan import Change, ReturnPlan
from heze_desk.rounds.collecting.recognising import Recognised
from heze_desk.rounds.collecting.returned import Returned, Unread

REFUSED, ASKED, KNOWN, WAITING = "未采用", "待指定单位", "已收过", "待确认"


def preview(plan: ReturnPlan) -> dict[str, Any]:
    """What taking this file in would do."""
    return {
        **_blank(plan.file),
        "unit": plan.unit,
        "round": plan.asked.round.name,
        "state": state(plan),
        "sentence": plan.sentence,
        "nil": plan.nil,
        "changes": [_change(one) for one in plan.changes],
        "unchanged": plan.unchanged,
        "doubts": [asdict(one) | {"same_kind": one.same_kind} for one in plan.doubts],
        "unmatched": [asdict(one) for one in plan.unmatched],
        "missing_rows": [{"task": one.number, "title": one.title} for one in plan.missing_rows],
        "missing_columns": list(plan.missing_columns),
        "refused": [*_whole(plan.refusal), *(asdict(one) for one in plan.refused)],
        "notes": list(plan.notes),
    }


def unrecognised(returned: Returned, recognised: Recognised) -> dict[str, Any]:
    """What is said of a file of which the unit or the round is not sure."""
    told = recognised.refusal or recognised.question
    return {
        **_blank(returned.file),
        "unit": recognised.unit,
        "round": recognised.round_name,
        "state": REFUSED if recognised.refusal else ASKED,
        "sentence": told,
        "candidates": [unit for _, unit in recognised.candidates],
        "refused": _whole(told),
        "notes": list(returned.notes),
    }


def unread(file: Unread) -> dict[str, Any]:
    """What is said of a file that could not be read."""
    return {**_blank(file.file), "state": REFUSED, "sentence": file.reason, "refused": _whole(file.reason)}


def state(plan: ReturnPlan) -> str:
    """As what the unit would be noted, or why it would not be."""
    if plan.refusal:
        return REFUSED
    if plan.is_known:
        return KNOWN
    return WAITING if plan.waits else str(plan.state)


def _blank(file: str) -> dict[str, Any]:
    lists = ("changes", "doubts", "unmatched", "missing_rows", "missing_columns", "refused", "notes")
    return {"file": file, "unit": "", "round": "", "state": "", "sentence": "", "nil": False, "unchanged": 0} | {
        name: [] for name in lists
    }


def _change(one: Change) -> dict[str, Any]:
    words = {"task": one.number, "title": one.title, "field": one.field, "name": one.name}
    return words | {"old": one.old, "new": one.new, "cell": one.cell, "doubt": one.doubt, "open": one.open}


def _whole(text: str) -> list[dict[str, Any]]:
    """A refusal of the file as a whole."""
    return [{"cell": "", "row": 0, "title": "", "name": "", "text": text}] if text else []
