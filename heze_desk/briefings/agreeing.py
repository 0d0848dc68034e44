"""Whether the numbers of a briefing agree with one another: its sums, its tables with its charts and its words."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from heze_desk.briefings.carrying import tables
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.fact_changes import ALL, counts, group_at, number

LISTED = re.compile(r"([^，。；\n]{2,12}事项)共(\d+)项（([^（）]+)）")


def contradictions(sections: Sequence[DraftSection]) -> list[str]:
    """One clause for each pair of numbers that cannot both be right."""
    counted = [table for one in sections for table in tables(one.blocks) if _counts_lights(table)]
    stand: dict[tuple[str, str], int] = {}
    for table in counted:
        for row in table["rows"]:
            for name, cell in zip(table["header"][1:], row[1:], strict=False):
                stand.setdefault((row[0], name.removesuffix("数")), number(cell))
    found = [
        *(one for table in counted for one in _sums(table)),
        *(one for section in sections for one in _charts(section, stand)),
        *(one for section in sections for one in _words(section, stand)),
        *(one for section in sections for one in _warned(section)),
    ]
    return list(dict.fromkeys(found))


def _counts_lights(table: dict[str, Any]) -> bool:
    return len(table["header"]) > 2 and table["header"][1] == "任务数"


def _sums(table: dict[str, Any]) -> Iterator[str]:
    for row in table["rows"]:
        total, parts = number(row[1]), sum(map(number, row[2:]))
        if total != parts:
            yield f"{row[0]}的任务数是{total}，各状态相加是{parts}"
    rows = {row[0]: row for row in table["rows"]}
    if ALL not in rows:
        return
    for column, name in enumerate(table["header"][1:], 1):
        parts = sum(number(row[column]) for first, row in rows.items() if first != ALL)
        if number(rows[ALL][column]) != parts:
            yield f"{name}的{ALL}是{number(rows[ALL][column])}，各行相加是{parts}"


def _charts(section: DraftSection, stand: dict[tuple[str, str], int]) -> Iterator[str]:
    for block in json.loads(section.blocks).get("body", []):
        if block["block"] != "Bars":
            continue
        for label, values in zip(block["labels"], block["values"], strict=True):
            for series, value in zip(block["series"], values, strict=True):
                if stand.get((label, series), value) != value:
                    yield f"{label}的{series}在表中是{stand[label, series]}，在图中是{value}"


def _words(section: DraftSection, stand: dict[tuple[str, str], int]) -> Iterator[str]:
    """Only lines that count a whole group are held against the tables."""
    begins = 0
    for line in section.text.split("\n"):
        group, told = group_at(section, begins), counts(line)
        begins += len(line) + 1
        if group and "任务" in told:
            for name, value in told.items():
                if stand.get((group, name), value) != value:
                    yield f"{group}的{name}在表中是{stand[group, name]}，在文中是{value}"


def _warned(section: DraftSection) -> Iterator[str]:
    """逾期和临期事项共18项（逾期9项，临期9项）"""
    for name, total, parts in LISTED.findall(section.text if section.key == "清单" else ""):
        told = sum(counts(parts).values())
        if told and told != int(total):
            yield f"{name}共{total}项，括号里相加是{told}项"
