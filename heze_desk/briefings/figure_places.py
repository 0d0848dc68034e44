"""The numbers in the words of a section that are figures, so that the rows behind them can be asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heze_desk.briefings.draft_records import Figure
from heze_desk.briefings.paper_records import SECOND

NUMBER = re.compile(r"(?<![\d.\-—年月])(\d+)(?=[项件条家]|个(?!工作日|月|百分))")
"""Of things that are counted; neither days nor points."""
JOINING = ("共有", "共", "有", "为", "的")
"""What may stand between the name of a figure and its number."""


@dataclass(frozen=True, kw_only=True)
class FigurePlace:
    """Letters `start` to `end` of the text are the number of the figure of this name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A figure by the word that it is told by: 未来材料·任务数 is told as 任务."""

    name: str
    word: str
    value: int
    is_of_section: bool


class FigureNames:
    """The figures of a draft as the section of this key may tell them; put in order once, asked at every pause."""

    def __init__(self, key: str, figures: Sequence[Figure]) -> None:
        self._of_group: dict[str, list[_Told]] = {}
        for one in figures:
            group, _, word = one.name.rpartition("·")
            told = _Told(name=one.name, word=word.removesuffix("数"), value=len(one.rows), is_of_section=one.key == key)
            self._of_group.setdefault("" if group == key else group, []).append(told)

    def places(self, text: str) -> Iterator[FigurePlace]:
        """In the order of the text; under the name of an industry its own figures are told, else those of the whole."""
        group, begins = "", 0
        for line in text.split("\n"):
            if SECOND.fullmatch(line):
                group = line.partition("）")[2]
            for found in NUMBER.finditer(line):
                if name := _name(line, found, self._of_group.get(group, ())):
                    yield FigurePlace(start=begins + found.start(), end=begins + found.end(), name=name)
            begins += len(line) + 1


def _name(line: str, found: re.Match[str], figures: Sequence[_Told]) -> str:
    """The figure of that value that is told there; of a number that was changed, the one whose name is before it."""
    before, value = line[: found.start()], int(found.group())
    for joining in JOINING:
        before = before.removesuffix(joining)
    named = [one for one in figures if before.endswith(one.word) and not before.endswith(f"未{one.word}")]
    told = [one for one in figures if one.value == value > 0 and set(one.word) <= set(line)]
    choices = (
        [one for one in named if one.value == value],
        [one for one in told if one.is_of_section],
        told,
        [one for one in named if _stands_alone(before, one.word)],
    )
    for wanted, only in zip(choices, (False, True, True, False), strict=True):
        if wanted and (len(wanted) == 1 or not only):
            return max(wanted, key=lambda one: len(one.word)).name
    return ""


def _stands_alone(before: str, word: str) -> bool:
    """逾期任务3项 is not told of all tasks."""
    return not before[: -len(word)].rstrip("共有")[-1:].isalnum()
