"""Writing what the further sheets say of one entry, once all entries of the file are there."""

from collections.abc import Mapping, Sequence

from heze_desk.errors import DeskError
from heze_desk.registers import links, recognising, store
from heze_desk.registers.importing.part_plan import Deed
from heze_desk.registers.records import Event, Membership, Recognition
from heze_desk.registers.workbook_parts import Part
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find


def write(db: Database, entry_id: int, deeds: Sequence[Deed], ids: Mapping[int, int]) -> None:
    """Deeds that stand in each other's way for now, as two terms that move, wait for one another.

    `ids` are the entries by the rows of the first sheet.
    """
    left = list(deeds)
    while left:
        waiting: list[tuple[Deed, DeskError]] = []
        for deed in left:
            try:
                _write(db, entry_id, deed, ids)
            except DeskError as refusal:
                waiting.append((deed, refusal))
        if len(waiting) == len(left):
            raise waiting[0][1]
        left = [deed for deed, _ in waiting]


def _write(db: Database, entry_id: int, deed: Deed, ids: Mapping[int, int]) -> None:
    told = dict(deed.told)
    match deed.part:
        case Part.MARKS:
            _recognise(db, entry_id, deed)
        case Part.TERMS:
            term = find(db, "entry_industry", Membership, deed.id) if deed.id else None
            store.join(db, Membership(**(vars(term) if term else {"entry_id": entry_id}) | told))
        case Part.EVENTS:
            event = find(db, "entry_event", Event, deed.id) if deed.id else None
            store.save_event(db, Event(**(vars(event) if event else {"entry_id": entry_id}) | told))
        case Part.TIES:
            _tie(db, entry_id, told, ids)


def _recognise(db: Database, entry_id: int, deed: Deed) -> None:
    """Correct the one of that number, else that of the same mark and day, which the first sheet may have made."""
    told = dict(deed.told)
    if deed.id is None:
        kept = recognising.recognitions(db, entry_id)
        day = (told["mark"], told["recognised_on"])
        same = next((one.id for one in kept if (one.mark, one.recognised_on) == day), None)
        if same is None:
            recognising.recognise(db, Recognition(entry_id=entry_id, **told))
            return
    recognising.correct(db, deed.id or same or 0, **told)


def _tie(db: Database, entry_id: int, told: Mapping[str, int], ids: Mapping[int, int]) -> None:
    """What was to be made in the same file and was left out is not tied."""
    if "task_id" in told:
        links.tie(db, entry_id, told["task_id"])
    elif other_id := told.get("other_id") or ids.get(told.get("other_row", 0)):
        links.link(db, entry_id, other_id)
