"""Tables to records: a key and its field carry the same name, and the field says what the key must hold."""

from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from heze_desk.days import typed
from heze_desk.errors import DeskError
from heze_desk.policy.sheet import Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def fill(record: type[Record], table: Table, *, beside: Iterable[str] = (), **given: Any) -> Record:
    """Build a record from a table; what is missing, unknown, of the wrong kind or senseless is refused with its place.

    What is given is not looked for in the table; what stands beside is read by others.
    """
    wanted = {name: field for name, field in _wanted(record).items() if name not in given}
    table.only({*wanted, *beside})
    values = {name: _value(table, name, *field) for name, field in wanted.items() if name in table.values or field[1]}
    try:
        return record(**values, **given)
    except DeskError as refusal:
        raise table.refused(str(refusal)) from None


def tidy(text: str) -> str:
    """The text without blank lines and without blanks around its lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@cache
def _wanted(record: type) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(record)
    return {field.name: (hints[field.name], field.default is MISSING) for field in fields(record)}


def _value(table: Table, key: str, hint: Any, required: bool) -> Any:
    if key not in table.values:
        raise table.refused(f"缺少“{key}”这一项，请补上。")
    value = table.values[key]
    kind = next((kind for kind in get_args(hint) if kind is not type(None)), hint)
    if kind is not hint and type(None) not in get_args(hint):
        return _several(table, key, kind, required)
    if kind is str:
        return _text(table, key, value, required)
    if kind is date:
        return _day(table, key, value)
    if kind is int and (not isinstance(value, int) or isinstance(value, bool)):
        raise table.refused(f"“{key}”应是整数，不加引号。", key)
    if kind is bool and not isinstance(value, bool):
        raise table.refused(f"“{key}”应是 true 或 false，不加引号。", key)
    return _word(table, key, kind, value) if issubclass(kind, StrEnum) else value


def _several(table: Table, key: str, kind: Any, required: bool) -> tuple[Any, ...]:
    if isinstance(kind, type) and is_dataclass(kind):
        return tuple(fill(kind, one) for one in table.tables(key))
    value = table.values[key]
    if not isinstance(value, list):
        raise table.refused(f'“{key}”应是列表，如 {key} = ["甲", "乙"]。', key)
    if required and not value:
        raise table.refused(f"“{key}”是空的，请至少写一项。", key)
    return tuple(_text(table, key, one, True) for one in value)


def _text(table: Table, key: str, value: object, required: bool) -> str:
    if not isinstance(value, str):
        raise table.refused(f"“{key}”应是文字，请用半角双引号括起。", key)
    if required and not value.strip():
        raise table.refused(f"“{key}”是空的，请填写。", key)
    return tidy(value)


def _day(table: Table, key: str, value: object) -> date:
    """A TOML date, or a date in quotes as people write it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise table.refused(f"“{key}”应是日期，请写成 2025-07-08。", key)
    try:
        return typed(value)
    except DeskError as refusal:
        raise table.refused(str(refusal), key) from None


def _word(table: Table, key: str, kind: type[StrEnum], value: object) -> StrEnum:
    if value not in list(kind):
        raise table.refused(f"“{key}”应是{'、'.join(f'“{one}”' for one in kind)}之一。", key)
    return kind(str(value))
