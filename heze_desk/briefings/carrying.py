"""What is corrected in one place is corrected wherever the paper says the same: in lines, tables and charts."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from heze_desk.briefings.comparing import compared
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.fact_changes import OF_ALL, CountChange, FactChange, TaskChange, group_at, number, opened
from heze_desk.briefings.paper_records import SECOND

PERCENT = re.compile(r"(?:进度)?(\d+%)")
DIGITS = re.compile(r"\d+")
UNCOMPARED = ("清单", "下步安排")
"""Sections that count all tasks and hold nothing against the issue before."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """One place that follows a correction; `section` counts from 1, `where` says where in it."""

    section: int
    old: str
    new: str
    where: str = ""


def carried(sections: Sequence[DraftSection], change: FactChange) -> tuple[list[DraftSection], list[Carried]]:
    """The sections with the fact told anew everywhere, and where that was."""
    told: list[Carried] = []
    made: list[DraftSection] = []
    for place, section in enumerate(sections, 1):
        text, in_text = _in_text(section, change, place)
        blocks, in_blocks = _in_blocks(section.blocks, change, place)
        made.append(replace(section, text=text, blocks=blocks))
        told += [*in_text, *in_blocks]
    return made, told


def titles(sections: Sequence[DraftSection]) -> list[str]:
    """Of all tasks that stand in the tables, the longest first, as one may begin with another."""
    found = {opened(row[1]) for one in sections for table in tables(one.blocks) for row in _listing(table)}
    return sorted((title for title in found if len(title) > 3), key=len, reverse=True)


def tables(blocks: str) -> list[dict[str, Any]]:
    return [block for block in json.loads(blocks).get("body", []) if block["block"] == "Table"]


def where(block: dict[str, Any], row: str, column: str) -> str:
    """表“任务亮灯情况”智能机器人的逾期: as a reader finds it."""
    kind = "图" if block["block"] == "Bars" else "表"
    named = f"“{block['caption']}”" if block["caption"] else ""
    return f"{kind}{named}{row}的{column}"


def _listing(table: dict[str, Any]) -> list[list[str]]:
    return [row for row in table["rows"] if len(row) > 1] if table["header"][0] == "编号" else []


def _in_text(section: DraftSection, change: FactChange, place: int) -> tuple[str, list[Carried]]:
    """Only in lines of the program, be it that their numbers were corrected before."""
    written = {DIGITS.sub("", line) for line in section.compiled.split("\n")}
    lines, told = section.text.split("\n"), []
    begins = 0
    for at, line in enumerate(lines):
        under = [one for one in lines[:at] if SECOND.fullmatch(one)]
        if DIGITS.sub("", line) in written:
            for old, new in _phrases(section, line, begins, change):
                lines[at] = lines[at].replace(old, new, 1)
                told.append(Carried(section=place, old=old, new=new, where=under[-1] if under else ""))
        begins += len(line) + 1
    return "\n".join(lines), told


def _phrases(section: DraftSection, line: str, begins: int, change: FactChange) -> Iterator[tuple[str, str]]:
    """What the line says of it, and what it is to say."""
    match change:
        case TaskChange(title=title, old=old, new=new):
            if title in line and old in line:
                yield old, new
        case CountChange(group=group, name=name, old=before, new=after) if group_at(section, begins) == group:
            if found := re.search(rf"{OF_ALL}{name}(?:的?任务)?共?{before}项", line):
                yield found.group(), DIGITS.sub(str(after), found.group())
            if section.key not in UNCOMPARED:
                yield from compared(line, name, after - before)
        case _:
            pass


def _in_blocks(blocks: str, change: FactChange, place: int) -> tuple[str, list[Carried]]:
    kept = json.loads(blocks)
    told: list[Carried] = []
    for block in kept.get("body", []):
        match block["block"], change:
            case "Table", _:
                told += [replace(one, section=place) for one in _in_table(block, change)]
            case "Bars", CountChange():
                told += [replace(one, section=place) for one in _in_bars(block, change)]
            case _:
                pass
    return (json.dumps(kept, ensure_ascii=False) if told else blocks), told


def _in_table(table: dict[str, Any], change: FactChange) -> Iterator[Carried]:
    match change:
        case TaskChange():
            for row in _listing(table):
                if opened(row[1]) == change.title:
                    yield from _in_row(row, table, change)
        case CountChange() if len(table["header"]) > 1 and table["header"][1] == "任务数":
            for row in table["rows"]:
                for column, name in enumerate(table["header"][1:], 1):
                    if (row[0], name.removesuffix("数")) == (change.group, change.name) and _says(row[column], change):
                        was, row[column] = row[column], str(change.new or "—")
                        yield Carried(section=0, old=was, new=row[column], where=where(table, row[0], name))
        case _:
            pass


def _in_row(row: list[str], table: dict[str, Any], change: TaskChange) -> Iterator[Carried]:
    """The clause where a cell has it; of a progress a cell says the percentage alone."""
    percents = PERCENT.fullmatch(change.old), PERCENT.fullmatch(change.new)
    for column in range(2, len(row)):
        cell, was, now = row[column], change.old, change.new
        if percents[0] and percents[1] and cell == percents[0].group(1):
            was, now = percents[0].group(1), percents[1].group(1)
        elif was not in cell:
            continue
        row[column] = cell.replace(was, now, 1)
        yield Carried(section=0, old=was, new=now, where=where(table, row[0], table["header"][column]))


def _in_bars(bars: dict[str, Any], change: CountChange) -> Iterator[Carried]:
    if change.group in bars["labels"] and change.name in bars["series"]:
        label, series = bars["labels"].index(change.group), bars["series"].index(change.name)
        if bars["values"][label][series] == change.old:
            bars["values"][label][series] = change.new
            named = where(bars, change.group, change.name)
            yield Carried(section=0, old=str(change.old), new=str(change.new), where=named)


def _says(cell: str, change: CountChange) -> bool:
    return number(cell) == change.old and (cell.isdigit() or cell == "—")
