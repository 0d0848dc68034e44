"""What a correction says anew: of a task in a clause of its line, or of a group of tasks in one of its counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.paper_records import SECOND
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.timeliness_records import GRANTED, UNFINISHED

ALL = "合计"
"""The row of a table of lights that counts all tasks, as the overview does in words."""
NAMES = sorted({*map(str, Light), UNFINISHED, GRANTED, "任务"}, key=len, reverse=True)
OF_ALL = "(?<!分解)(?<!的)"
"""Before 任务: 分解任务144项 and 即将到期的任务3项 are not how many there are."""
COUNTED = re.compile(rf"{OF_ALL}({'|'.join(NAMES)})(?:的?任务)?共?(\d+)项")
CLAUSE = re.compile(r"[，。；：！？（）\n]")


@dataclass(frozen=True, kw_only=True)
class TaskChange:
    """In what is said of the task of this title, a clause or the content of a cell."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class CountChange:
    """How many tasks of the group are of this name, a light or 任务."""

    group: str
    name: str
    old: int
    new: int


FactChange: TypeAlias = TaskChange | CountChange


def of_text(section: DraftSection, old: str, new: str, titles: Sequence[str]) -> Iterator[FactChange]:
    """What the words tell anew that stand in the text of the section as it was."""
    text, at = section.text, section.text.index(old)
    begins = text.rfind("\n", 0, at) + 1
    ends = text.find("\n", at + len(old))
    before = text[begins : len(text) if ends < 0 else ends]
    place = at - begins
    after = f"{before[:place]}{new}{before[place + len(old) :]}"
    for title in titles:
        if title in before:
            yield from (TaskChange(title=title, old=was, new=now) for was, now in _clauses(before, after))
    group = group_at(section, begins)
    if group and not any(title in before for title in titles):
        yield from _counts(group, counts(before), counts(after))


def of_cell(row: Sequence[str], header: Sequence[str], column: int, now: str) -> FactChange | None:
    """What a cell of a table tells anew once it says `now`."""
    if header[0] == "编号":
        return TaskChange(title=opened(row[1]), old=row[column], new=now)
    if header[1] == "任务数" and now.isdigit():
        name = header[column].removesuffix("数")
        return CountChange(group=row[0], name=name, old=number(row[column]), new=number(now))
    return None


def counts(line: str) -> dict[str, int]:
    """任务 7, 正常 1 …: as a sentence of the program counts them; of a name that stands twice the first."""
    found: dict[str, int] = {}
    for name, digits in COUNTED.findall(line):
        found.setdefault(name, int(digits))
    return found


def group_at(section: DraftSection, place: int) -> str:
    """智能机器人 under its own heading; 合计 where the section counts all tasks; else nothing."""
    if section.key in ("产业进展", "其他进展"):
        under = [line for line in section.text[:place].split("\n") if SECOND.fullmatch(line)]
        return under[-1].partition("）")[2] if under else ""
    return ALL if section.key in ("总体情况", "清单", "下步安排") else ""


def number(cell: Any) -> int:
    """Of a cell of a table of lights; a dash is none."""
    return int(cell) if str(cell).isdigit() else 0


def opened(title: str) -> str:
    """As a title goes on in a sentence."""
    return title.strip().rstrip("。；，、")


def _counts(group: str, before: dict[str, int], after: dict[str, int]) -> Iterator[CountChange]:
    """A light that is no longer named is none, as long as the line still counts."""
    if before and after:
        for name in {**before, **after}:
            was, now = before.get(name, 0), after.get(name, 0)
            if was != now:
                yield CountChange(group=group, name=name, old=was, new=now)


def _clauses(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The clauses that differ, as they were and as they are; none where there are more or fewer of them now."""
    was, now = CLAUSE.split(before), CLAUSE.split(after)
    if len(was) == len(now):
        yield from (pair for pair in zip(was, now, strict=True) if pair[0] != pair[1] and all(pair))
