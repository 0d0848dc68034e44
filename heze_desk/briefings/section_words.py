"""All that a section says on paper, as its words are named in a correction."""

import json
from collections.abc import Iterator
from typing import Any

from heze_desk.briefings.draft_records import DraftSection

MARKS = "，。；：、（"
"""Where words are told apart from others a whole clause is taken with them, so that they can be read."""


def words_of(section: DraftSection) -> str:
    """Its text, then its tables: a cell each line, told by the first cell of its row and the head of its column."""
    tables = (block for block in json.loads(section.blocks).get("body", ()) if block["block"] == "Table")
    return "\n".join((section.text, *(line for table in tables for line in ("", *_cells(table)))))


def told_apart(text: str, at: int, change: tuple[str, str]) -> tuple[str, str]:
    """The old and the new words with as much of their line beside them as tells this place from all others."""
    old, new = change
    begin, end = at, at + len(old)
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    while text.count(text[begin:end]) > 1 and (begin > first or end < last):
        if begin > first:
            begin = max(first, *(text.rfind(mark, first, begin - 1) + 1 for mark in MARKS))
        else:
            end = min(last, min((place for mark in MARKS if (place := text.find(mark, end + 1)) > 0), default=last))
    return text[begin:end], f"{text[begin:at]}{new}{text[at + len(old) : end]}"


def _cells(table: dict[str, Any]) -> Iterator[str]:
    """2-5-01 进度 80%, under the name of the table."""
    if table.get("caption"):
        yield f"［{table['caption']}］"
    for row in table["rows"]:
        if len(row) == len(table["header"]):
            yield from (f"{row[0]} {name} {cell}" for name, cell in zip(table["header"][1:], row[1:], strict=True))
