"""The one place of an issued briefing that is corrected: found in its text, or else in a cell of its tables."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from heze_desk.briefings.carrying import where
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.fact_changes import FactChange, TaskChange, of_cell, of_text
from heze_desk.errors import DeskError

UNPRINTED = {"block", "align", "size", "content"}
"""Names of a block whose values are no words on the paper."""


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """The section with the new words, where in it they stand, and what else they make untrue."""

    section: DraftSection
    where: str = ""
    old: str
    new: str
    changes: tuple[FactChange, ...] = ()


def corrected(section: DraftSection, old: str, new: str, titles: Sequence[str] = ()) -> Corrected:
    """The new words in the one place of the old; several places, or none, are refused.

    A cell of a table is told apart by the first cell of its row, or by the head of its column too: 2-5-01 进度 80%.
    """
    if not old or old == new:
        raise DeskError("请写明原来的文字和更正后的文字，两者不能相同。")
    in_text = section.text.count(old)
    if in_text == 1:
        changes = tuple(of_text(section, old, new, titles))
        return Corrected(
            section=replace(section, text=section.text.replace(old, new)), old=old, new=new, changes=changes
        )
    kept = json.loads(section.blocks)
    cells = [] if in_text else list(_cells(kept, old))
    if len(cells) == 1:
        return _in_cell(section, kept, cells[0], new)
    in_tables = 0 if in_text or cells else _count(kept, old)
    if in_tables == 1:
        return Corrected(section=_replaced_in(section, kept, old, new), old=old, new=new)
    if many := in_text or len(cells) or in_tables:
        raise DeskError(
            f"“{section.heading}”里有{many}处“{old}”；请多写几个前后的字，只指一处；"
            "表格里的写成“行首 列名 原来的字”，例如“2-5-01 进度 80%”。"
        )
    raise DeskError(f"“{section.heading}”里没有“{old}”；请照印发的原文写，或核对是第几部分。")


@dataclass(frozen=True)
class _Cell:
    """Where the words stand: in which block, row and column, and which part of the cell they are."""

    block: int
    row: int
    column: int
    words: str
    lead: str = ""  # what the secretary wrote before them to say which row and column


def _cells(kept: Any, old: str) -> Iterator[_Cell]:
    """The cells that the words mean, by their row where they begin with it."""
    for at, block in enumerate(kept.get("body", [])):
        if block["block"] != "Table":
            continue
        for place, row in enumerate(block["rows"]):
            for column, cell in enumerate(row):
                for lead in _leads(row, block["header"], column):
                    words = old.removeprefix(lead)
                    if old.startswith(lead) and words and words in cell and (not lead or cell.count(words) == 1):
                        yield _Cell(at, place, column, words, lead)
                        break


def _leads(row: Sequence[str], header: Sequence[str], column: int) -> Iterator[str]:
    """The fullest first: 2-5-01 进度 , 2-5-01 , nothing."""
    if column and len(row) == len(header):
        yield f"{row[0]} {header[column]} "
        yield f"{row[0]} "
    yield ""


def _in_cell(section: DraftSection, kept: Any, at: _Cell, new: str) -> Corrected:
    block = kept["body"][at.block]
    row, header = block["rows"][at.row], block["header"]
    words, cell = new.removeprefix(at.lead), row[at.column]
    if words == at.words:
        raise DeskError("请写明原来的文字和更正后的文字，两者不能相同。")
    after = cell.replace(at.words, words, 1)
    change = of_cell(row, header, at.column, after) if len(row) == len(header) and at.column else None
    if change is not None and change.old != at.words and isinstance(change, TaskChange):
        change = replace(change, old=at.words, new=words)
    row[at.column] = after
    return Corrected(
        section=replace(section, blocks=json.dumps(kept, ensure_ascii=False)),
        where=where(block, row[0], header[at.column]) if at.column and len(row) == len(header) else "",
        old=at.words,
        new=words,
        changes=(change,) if change else (),
    )


def _replaced_in(section: DraftSection, kept: Any, old: str, new: str) -> DraftSection:
    """In a caption, a note or the head of a table."""
    return replace(section, blocks=json.dumps(_replaced(kept, old, new), ensure_ascii=False))


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
