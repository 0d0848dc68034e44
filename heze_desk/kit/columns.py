"""What a table shows of a record, and how a cell is written, typed and read back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt

from heze_desk import days
from heze_desk.errors import DeskError
from heze_desk.workspace.database import Database


class Listed(Protocol):
    """Anything a table can list: a frozen record with an id."""

    @property
    def id(self) -> int: ...


Record = TypeVar("Record", bound=Listed)


class Kind(StrEnum):
    """How a cell is drawn and which editor it gets."""

    TEXT = "text"
    PROPOSED = "proposed"
    LONG = "long"
    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    CHOICE = "choice"
    CHOICES = "choices"
    LIGHT = "light"


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen; `hint` is found by typing but not shown."""

    value: Any
    label: str
    hint: str = ""

    def answers(self, typed: str) -> bool:
        """Whether every word that is typed stands in it."""
        told = f"{self.label}\n{self.hint}".casefold()
        return all(word in told for word in typed.casefold().split())


def said(value: Any) -> str:
    """A value as it stands in a cell: an unknown one is empty, a day is padded so that columns align."""
    match value:
        case None:
            return ""
        case date():
            return f"{value:%Y-%m-%d}"
        case tuple() | list():
            return "、".join(map(str, value))
        case _:
            return str(value)


@dataclass(frozen=True)
class Column(Generic[Record]):
    """One column: what it shows and, if it can be edited, where the value goes.

    `value` is what an editor edits; `display` gives the text where the value alone (an id) does not say it.
    `width` is in Chinese characters; 0 takes what is left; `one_line` is the width where rows have room for only one.
    With `most` it is the least, and the column as wide as its widest text asks, up to so many, unless it wraps.
    `from_width` hides the column in narrower windows.
    `sort` gives the key to sort by, for rank order; `order` is the name under which a long list sorts itself by the
    column. `divert` may take the edit of a single cell over, to ask first: it is told the record and the
    new value, and where it answers True nothing else is written.
    """

    title: str
    value: Callable[[Record], Any]
    text: Callable[[Any], str] = said
    write: Callable[[Database, int, Any], Any] | None = None
    kind: Kind = Kind.TEXT
    display: Callable[[Record], str] | None = None
    choices: Callable[[], Sequence[Choice]] = tuple
    width: float = 8
    least: float = 12
    one_line: float = 0
    most: float = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sort: Callable[[Record], Any] | None = None
    order: str = ""
    tip: Callable[[Record], str] | None = None
    from_width: int = 0
    divert: Callable[[Record, Any], bool] | None = None

    def shown(self, record: Record) -> str:
        return self.display(record) if self.display else self.text(self.value(record))

    def sort_key(self, record: Record) -> tuple[bool, Any]:
        """Nothing known sorts last."""
        key = self.sort(record) if self.sort else self.value(record)
        if key is None:
            return (True, 0)
        return (False, tuple(map(str, key)) if isinstance(key, list | tuple) and not self.sort else key)

    def parsed(self, text: str, today: date) -> Any:
        """What a text pasted from Excel means here; refuses what does not fit."""
        plain = text.strip()
        match self.kind:
            case Kind.NUMBER:
                return _whole(plain) if plain else None
            case Kind.PERCENT:
                return whole_percent(plain)
            case Kind.DAY:
                return days.typed(plain, year=today.year) if plain else None
            case Kind.CHOICE:
                return chosen(plain, self.choices())
            case Kind.CHOICES:
                return tuple(chosen(name, self.choices()) for name in _names(plain))
            case _:
                return plain


def chosen(text: str, choices: Iterable[Choice]) -> Any:
    """The value of the choice that is meant: by its label, or by what only one of them answers to."""
    offered = list(choices)
    exact = [choice for choice in offered if choice.label == text]
    near = exact or [choice for choice in offered if text and choice.answers(text)]
    if not text and not exact:
        return None
    if len(near) == 1:
        return near[0].value
    if near:
        raise DeskError(f"“{text}”可以指{'、'.join(choice.label for choice in near[:3])}等，请写全。")
    raise DeskError(f"“{text}”不在可选的名称里；请从列表中选。")


def _names(text: str) -> list[str]:
    for mark in "，,；;\n":
        text = text.replace(mark, "、")
    return [name.strip() for name in text.split("、") if name.strip()]


def whole_percent(text: str) -> int:
    """60, 60% or ６０％; nothing typed is refused, for 0 is a statement too."""
    plain = text.strip()
    if not plain:
        raise DeskError("请填写百分数，没有进展就填 0。")
    number = _whole(plain)
    if not 0 <= number <= 100:
        raise DeskError(f"“{plain}”不在 0 到 100 之间。")
    return number


def _whole(text: str) -> int:
    try:
        number = float(text.rstrip("%％").replace(",", ""))
        whole = int(number)
    except (ValueError, OverflowError):
        raise DeskError(f"“{text}”不是数字。") from None
    if number != whole:
        raise DeskError(f"“{text}”不是整数。")
    return whole
