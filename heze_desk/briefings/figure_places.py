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
            if name := _name(line, found, _of(figures, key, group), key):
                yield FigurePlace(start=begins + found.start(), end=begins + found.end(), name=name)
        begins += len(line) + 1


def _of(figures: Sequence[Figure], key: str, group: str) -> list[Figure]:
    """Under the name of an industry its own figures, else those of the whole; those of the section come first."""
    told = [one for one in figures if one.name.rpartition("·")[0] in ((group,) if group else ("", key))]
    return sorted(told, key=lambda one: one.key != key)


def _name(line: str, found: re.Match[str], figures: Sequence[Figure], key: str) -> str:
    """The figure of that value that is told there; of a number that was changed, the one whose name is before it."""
    before, value = line[: found.start()], int(found.group())
    for joining in JOINING:
        before = before.removesuffix(joining)
    named = [one for one in figures if _ends_with(before, one)]
    told = [one for one in figures if one.value == value > 0 and set(_word(one)) <= set(line)]
    choices = (
        [one for one in named if one.value == value],
        [one for one in told if one.key == key],
        told,
        [one for one in named if _stands_alone(before, one)],
    )
    for wanted, only in zip(choices, (False, True, True, False), strict=True):
        if wanted and (len(wanted) == 1 or not only):
            return max(wanted, key=lambda one: len(_word(one))).name
    return ""


def _word(figure: Figure) -> str:
    return figure.name.rpartition("·")[2].removesuffix("数")


def _ends_with(before: str, figure: Figure) -> bool:
    """逾期3项 is told of 逾期, and 未逾期3项 is not."""
    word = _word(figure)
    return before.endswith(word) and not before[: -len(word)].endswith("未")


def _stands_alone(before: str, figure: Figure) -> bool:
    """逾期任务3项 is not told of all tasks."""
    return not before[: -len(_word(figure))].rstrip("共有")[-1:].isalnum()
