"""Which entry a row means: by its number, else by its exact name; a near one is asked about, never taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heze_desk.registers.importing.known import Known
from heze_desk.registers.likeness import Names, Near
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.workbooks.values import Option, Reading, choice, squeezed

OFFERED = 3


@dataclass(frozen=True)
class Target:
    """The entry a row means; a new one where there is none, and no row at all where it repeats another."""

    line: EntryLine | None
    repeats: int = 0
    unlike: tuple[int, ...] = ()
    unlike_rows: tuple[int, ...] = ()


def target(known: Known, said: Mapping[str, Any], met: Names) -> Reading[Target]:
    """The entry meant by what a row says; `met` are the names of the rows before it that are new."""
    if (number := known.register.numbered(said.get("number", ""))) is not None:
        line = known.lines.get(number)
        if line is None:
            return Reading(refusal=f"编号“{said['number']}”的条目已删除，没有导入；要改它请先在回收站里恢复。")
        return _named_otherwise(known, line, said) or Reading(value=Target(line))
    title = said.get("title", "")
    if not title:
        return Reading(refusal="没有名称，没有导入。")
    same = known.titles.get(squeezed(title), [])
    named = [line for line in same if not _elsewhere(line, said)]
    if len(named) == 1:
        return Reading(value=Target(named[0]))
    if named:
        return choice("名录里有几条同名的", tuple(_update(known, line) for line in named[:5]))
    return _near(known, title, met)


def _named_otherwise(known: Known, line: EntryLine, said: Mapping[str, Any]) -> Reading[Target] | None:
    """A number beside the name of another entry is asked about: a column was sorted alone, or a row pasted over."""
    title = said.get("title", "")
    same = [one for one in known.titles.get(squeezed(title), []) if one.id != line.id and not _elsewhere(one, said)]
    if not same or squeezed(title) == squeezed(line.name):
        return None
    name = line.name.replace("“", "‘").replace("”", "’")
    says = f"编号“{said['number']}”是“{name}”，名称写的却是另一条的"
    left_out = Option[Any](label="不导入这一行", value=None)  # with two choices it is no suggestion to be taken unseen
    return choice(says, (*(_update(known, one) for one in same[:OFFERED]), left_out))


def _elsewhere(line: EntryLine, said: Mapping[str, Any]) -> bool:
    """People of one name at two places of work are asked about; of all else the name is enough."""
    holder = said.get("holder", "")
    return line.kind is Kind.TALENT and bool(holder and line.holder) and squeezed(holder) != squeezed(line.holder)


def _near(known: Known, title: str, met: Names) -> Reading[Target]:
    """An answer is kept by its place, so that rows before it, which come and go with other answers, stand last."""
    near = known.names.near(title)[:OFFERED]
    rows = met.near(title)[:OFFERED]
    if not near and not rows:
        return Reading(value=Target(None))
    kept = [_update(known, known.lines[one.id]) for one in near if one.id in known.lines]
    told = [Option(label=f"与第{one.id}行“{one.name}”是同一条，不导入", value=Target(None, one.id)) for one in rows]
    new = Target(None, unlike=tuple(one.id for one in near), unlike_rows=tuple(one.id for one in rows))
    return choice(_says(near, rows), (*kept, Option(label="不是同一条，作为新条目", value=new), *told))


def _says(near: list[Near], rows: list[Near]) -> str:
    place, one = ("名录里", near[0]) if near else (f"第{rows[0].id}行", rows[0])
    return f"{place}有“{one.name.replace('“', '‘').replace('”', '’')}”，{one.why}"


def _update(known: Known, line: EntryLine) -> Option[Target]:
    holder = f"（{line.holder}）" if line.kind is Kind.TALENT and line.holder else ""
    return Option(label=f"更新 {known.register.number(line.id)}“{line.name}”{holder}", value=Target(line))
