"""What was altered in the cells that were not to be filled in: never taken, but told."""

from collections.abc import Iterator
from datetime import date

from heze_desk.rounds.collecting.facts import Held
from heze_desk.rounds.collecting.fields import TITLES
from heze_desk.rounds.form_records import LASTING, NEVER
from heze_desk.rounds.records import Role
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell, Trap
from heze_desk.workbooks.values import cut, progress, squeezed, text_of

TOLD = 20


def altered(entry: Entry, held: Held) -> Iterator[str]:
    """One sentence for each known value of the row that is another than the desk's."""
    for field in ("number", "industry", "title", "content", "role", "deadline", "last_progress", "last_text"):
        cell = entry.first(field)
        if cell is None or cell.trap is not Trap.NONE:
            continue
        known = _known(field, held)
        if known and cell.value != known and not _agrees(field, cell, held, known):
            place = f"{cell.ref} {held.number} 的{TITLES[field]}"
            yield f"{place}写的是“{cut(text_of(cell), 30)}”，台账是“{cut(known, 30)}”；这一列的改动不采用。"


def shortened(sentences: list[str], rest: str) -> list[str]:
    """The first of them, and how many more there are of what `rest` says."""
    more = len(sentences) - TOLD
    return [*sentences[:TOLD], *([f"另有 {more} 处{rest}"] if more > 0 else [])]


def _known(field: str, held: Held) -> str:
    """The desk's value as shown, or nothing where the form may well have said something else."""
    match field:
        case "deadline":
            return LASTING if held.ongoing else (held.deadline.isoformat() if held.deadline else "")
        case "last_progress" | "last_text":
            if held.told or (held.counts and held.role is not Role.LEAD):
                return ""
            value = held.now.get(field.removeprefix("last_"))
            return f"{value}%" if isinstance(value, int) else str(value or "")
        case _:
            return str(getattr(held, field))


def _agrees(field: str, cell: Cell, held: Held, known: str) -> bool:
    words = squeezed(text_of(cell))
    match field:
        case "deadline":
            return not isinstance(cell.value, date) or cell.value == held.deadline
        case "last_progress":
            return progress(cell).value in (None, held.now.get("progress"))
        case "content" | "last_text":
            start = words.split("...")[0].rsplit("(", 1)[0]  # what cuts a long text, in half width
            return text_of(cell) == NEVER or squeezed(known).startswith(start)
        case _:
            return words == squeezed(known)
