"""The one place of an issued briefing that is corrected: found in its text, or else in a cell of its tables."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.paper_records import ANNEX, SECOND
from heze_desk.errors import DeskError
from heze_desk.policy.numerals import numeral

UNPRINTED = {"block", "align", "size"}
"""Names of a block whose values are no words on the paper."""


def corrected(section: DraftSection, old: str, new: str) -> DraftSection:
    """The section with the new words in the one place of the old; several places, or none, are refused."""
    if not old or old == new:
        raise DeskError("请写明原来的文字和更正后的文字，两者不能相同。")
    in_text = section.text.count(old)
    kept = json.loads(section.blocks)
    in_tables = _count(kept, old)
    if in_text + in_tables == 0:
        raise DeskError(f"“{section.heading}”里没有“{old}”；请照印发的原文写，或核对是第几部分。")
    if in_text > 1 or (not in_text and in_tables > 1):
        raise DeskError(f"“{section.heading}”里有{in_text or in_tables}处“{old}”；请多写几个前后的字，只指一处。")
    if in_text:
        return replace(section, text=section.text.replace(old, new))
    return replace(section, blocks=json.dumps(_replaced(kept, old, new), ensure_ascii=False))


def place_of(sections: Sequence[DraftSection], number: int, words: str) -> str:
    """二、产业进展（五）智能机器人: where the words stand, as a reader finds it; `number` counts from 1."""
    section = sections[number - 1]
    before, found, _ = section.text.partition(words)
    under = [line for line in before.split("\n") if SECOND.fullmatch(line)] if found else []
    if section.key == ANNEX:
        return f"{ANNEX}{section.heading}"
    printed = sum(one.key != ANNEX and bool(one.text.strip()) for one in sections[:number])
    return f"{numeral(printed)}、{section.heading}{under[-1] if under else ''}"


def left(sections: Iterable[DraftSection], old: str) -> int:
    """In how many places it still stands, to be looked at."""
    return sum(one.text.count(old) + _count(json.loads(one.blocks), old) for one in sections)


def _count(part: Any, old: str) -> int:
    match part:
        case str():
            return part.count(old)
        case list():
            return sum(_count(one, old) for one in part)
        case dict():
            return sum(_count(one, old) for name, one in part.items() if name not in UNPRINTED)
        case _:
            return 0


def _replaced(part: Any, old: str, new: str) -> Any:
    match part:
        case str():
            return part.replace(old, new)
        case list():
            return [_replaced(one, old, new) for one in part]
        case dict():
            return {name: one if name in UNPRINTED else _replaced(one, old, new) for name, one in part.items()}
        case _:
            return part
