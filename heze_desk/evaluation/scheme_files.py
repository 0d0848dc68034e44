"""A scheme as a file that the office can read, change and take in again."""

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.evaluation.scheme_records import SHORT, USUAL_LEAST, Absent, Part, Rated, Scheme

NAMES = {"name": "名称", "rated": "评估什么", "parts": "各项", "formula": "算式", "weight": "权重"}
FIELDS = {"name", "formula", "weight", "definition", "absent"}
LINE = re.compile(r"at line (\d+)")


def to_toml(scheme: Scheme, known: Sequence[str]) -> str:
    """The scheme with what its formulae may name at the top."""
    head = [
        f"# 各项权重之和为 100。rated 写 {'、'.join(Rated)}；ranked 写 true 是通报排名，false 是只列情况。",
        f"# absent 是没有可计的事项时怎样算，写 {'、'.join(Absent)}。",
        f"# least 是排名次最少要计入的权重（百分数），不足的{SHORT}；写 0 是不设，不写是 {USUAL_LEAST:g}。",
        f"# 算式里可用的名称：{'、'.join(known)}。",
        f"name = {_quoted(scheme.name)}",
        f"rated = {_quoted(scheme.rated)}",
        f"ranked = {str(scheme.ranked).lower()}",
        f"least = {scheme.least:g}",
        f"note = {_quoted(scheme.note)}",
    ]
    parts = (
        f"""
[[parts]]
name = {_quoted(one.name)}
weight = {one.weight:g}
formula = {_quoted(one.formula)}
definition = {_quoted(one.definition)}
absent = {_quoted(one.absent)}"""
        for one in scheme.parts
    )
    return "\n".join([*head, *parts, ""])


def read(path: Path, *, today: date) -> Scheme:
    """A scheme as it stands in a file; what is wrong is told by its line or its name."""
    try:
        text = path.read_text("utf-8-sig")
        told = tomllib.loads(text)
    except (OSError, UnicodeDecodeError):
        raise DeskError(f"打不开“{path.name}”；请检查它是否为 UTF-8 的文本文件。") from None
    except tomllib.TOMLDecodeError as error:
        found = LINE.search(str(error))
        line = found[1] if found else len(text.splitlines())
        raise DeskError(
            f"“{path.name}”第{line}行附近写得不对；请检查引号、等号、方括号是否成对、有没有漏写。"
        ) from None
    try:
        return _scheme(told, today)
    except DeskError as refusal:
        raise DeskError(f"“{path.name}”：{refusal}") from None


def _scheme(told: dict[str, Any], today: date) -> Scheme:
    name, rated, parts = _text(told, "name"), _text(told, "rated"), told.get("parts", [])
    if rated not in [*Rated]:
        raise DeskError(f"rated（评估什么）只能是{'、'.join(Rated)}，不能是“{rated}”。")
    if not isinstance(parts, list) or not all(isinstance(one, dict) for one in parts):
        raise DeskError("各项要一项一项写在 [[parts]] 下面。")
    return Scheme(
        name=name,
        rated=Rated(rated),
        ranked=bool(told.get("ranked")),
        parts=tuple(map(_part, parts)),
        note=str(told.get("note", "")),
        least=_least(told),
        made_on=today,
    )


def _least(told: dict[str, Any]) -> float:
    least = told.get("least", USUAL_LEAST)
    if isinstance(least, bool) or not isinstance(least, int | float):
        raise DeskError("least（不排名次的计入权重）须是 0 到 100 的数，如 50。")
    return float(least)


def _part(told: dict[str, Any]) -> Part:
    if unknown := told.keys() - FIELDS:
        raise DeskError(f"不认识 {'、'.join(sorted(unknown))}；每一项里可以写 {'、'.join(sorted(FIELDS))}。")
    name, formula, weight = _text(told, "name"), _text(told, "formula"), told.get("weight")
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        raise DeskError(f"“{name}”的 weight（权重）须是数。")
    absent = told.get("absent", Absent.LEFT_OUT)
    if absent not in [*Absent]:
        raise DeskError(f"“{name}”的 absent（没有可计时）只能是{'、'.join(Absent)}，不能是“{absent}”。")
    definition = str(told.get("definition", ""))
    return Part(name=name, formula=formula, weight=weight, definition=definition, absent=Absent(absent))


def _text(told: dict[str, Any], field: str) -> str:
    if not isinstance(found := told.get(field), str) or not found.strip():
        raise DeskError(f"没有写 {field}（{NAMES[field]}）。")
    return found


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
