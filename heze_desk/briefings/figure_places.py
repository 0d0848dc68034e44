"""The numbers in the words of a section that are figures, so that the rows behind them can be asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heze_desk.briefings.draft_records import Figure
from heze_desk.briefings.paper_records import SECOND

NUMBER = re.compile(r"(?<![\d.\-—年月])(\d+)(?=[项个件条家])")
JOINING = ("共有", "共", "有", "为", "的")
"""What may stand between the name of a figure and its number."""


@dataclass(frozen=True, kw_only=True)
class FigurePlace:
    """Letters `start` to `end` of the text are the number of the figure of this name."""

    start: int
    end: int
    name: str


def figure_places(text: str, key: str, figures: Sequence[Figure]) -> Iterator[FigurePlace]:
    """In the order of the text of the section of this key; a number that no figure is told by is none."""
    group, begins = "", 0
    for line in text.split("\n"):
        if SECOND.fullmatch(line):
            group = line.partition("）")[2]
        for found in NUMBER.finditer(line):
            if name := _name(line, found, _of(figures, key, group)):
                yield FigurePlace(start=begins + found.start(), end=begins + found.end(), name=name)
        begins += len(line) + 1


def _of(figures: Sequence[Figure], key: str, group: str) -> list[Figure]:
    """Under the name of an industry its own figures, else those of the whole; those of the section come first."""
    told = [one for one in figures if one.name.rpartition("·")[0] in ((group,) if group else ("", key))]
    return sorted(told, key=lambda one: one.key != key)


def _name(line: str, found: re.Match[str], figures: Sequence[Figure]) -> str:
    """The figure whose name stands before the number, else the only one of the value whose words stand in the line."""
    before = line[: found.start()]
    for joining in JOINING:
        before = before.removesuffix(joining)
    named = [one for one in figures if _ends_with(before, one)]
    if named:
        return max(named, key=lambda one: (len(_word(one)), one.value == int(found.group()))).name
    same = [one for one in figures if one.value == int(found.group()) > 0 and _is_told(one, line)]
    return same[0].name if len(same) == 1 else ""


def _word(figure: Figure) -> str:
    return figure.name.rpartition("·")[2].removesuffix("数")


def _ends_with(before: str, figure: Figure) -> bool:
    """逾期3项 is told of 逾期, and 未逾期3项 is not."""
    word = _word(figure)
    return before.endswith(word) and not before[: -len(word)].endswith("未")


def _is_told(figure: Figure, line: str) -> bool:
    """10项任务反映存在问题: all that the name is made of stands in the line."""
    return set(_word(figure)) <= set(line)
