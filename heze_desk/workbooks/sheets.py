"""A workbook as plain cells, whatever program wrote it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

Value = str | int | float | bool | date
Span = tuple[int, int, int, int]  # first row, first column, last row, last column, all from 1

EPOCH = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
LAST_SERIAL = 2958466  # the day after 9999-12-31


class Shape(StrEnum):
    """How a number in the cell is shown; what it means may hang on it."""

    PLAIN = "数值"
    PERCENT = "百分数"
    DAY = "日期"
    MONTH = "年月"


class Trap(StrEnum):
    """Why a cell may not say what its author sees."""

    NONE = ""
    MERGED = "合并单元格"
    UNCALCULATED = "公式没有算出结果"
    FAULT = "公式出错"
    PICTURE = "图片"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell that is not blank; one filled from a merge above says so and keeps its own place."""

    row: int
    column: int
    value: Value
    shape: Shape = Shape.PLAIN
    trap: Trap = Trap.NONE

    @property
    def ref(self) -> str:
        return f"{letter(self.column)}{self.row}"

    def __reduce__(self) -> "tuple[Callable[..., Cell], tuple[Any, ...]]":
        """Pickled by its values alone, which takes a tenth of the time."""
        return _cell, (self.row, self.column, self.value, self.shape, self.trap)


def _cell(row: int, column: int, *told: Any) -> Cell:
    value, shape, trap = told
    return Cell(row=row, column=column, value=value, shape=shape, trap=trap)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    name: str
    cells: Mapping[tuple[int, int], Cell] = field(repr=False)
    last_row: int
    last_column: int
    merges: tuple[Span, ...] = field(default=(), repr=False)
    hidden: bool = False
    epoch: date = EPOCH
    notes: tuple[str, ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    def row(self, row: int) -> list[Cell]:
        """The cells of a row that are not blank, from left to right."""
        found = (self.at(row, column) for column in range(1, self.last_column + 1))
        return [cell for cell in found if cell is not None]


@dataclass(frozen=True, kw_only=True)
class Book:
    """All worksheets of a file, with the hash by which the same file is known again, and its custom properties."""

    file: str
    sha256: str
    size: int
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@cache
def letter(column: int) -> str:
    """1 -> A, 28 -> AB"""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def number_of(letters: str) -> int:
    """A -> 1, AB -> 28"""
    number = 0
    for one in letters.upper():
        number = number * 26 + ord(one) - ord("A") + 1
    return number


def from_serial(number: float, epoch: date) -> date | None:
    """The day a spreadsheet means by a number; the time of day is dropped, a bare time is no day."""
    return epoch + timedelta(days=int(number)) if 1 <= number < LAST_SERIAL - 1462 else None
