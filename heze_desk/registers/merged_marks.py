"""What an entry merged into another was recognised as goes over with what shows it. Called inside a step."""

from dataclasses import replace

from heze_desk.registers import recognising
from heze_desk.registers.records import Recognition
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, update


def move(db: Database, kept_id: int, gone_id: int) -> None:
    """Each mark goes over whole, or where the kept entry bears it already for some of its days, with its proof only."""
    for one in recognising.recognitions(db, gone_id):
        moved = replace(one, entry_id=kept_id)
        mine = recognising.recognitions(db, kept_id)
        same = [other for other in mine if other.overlaps(moved)]
        if not same:
            update(db, "recognition", {"id": one.id, "entry_id": kept_id})
            continue
        _join(db, same[-1], moved, [other for other in mine if other is not same[-1]])
        _move_proofs(db, same[-1].id or 0, one.id or 0)


def _join(db: Database, kept: Recognition, gone: Recognition, others: list[Recognition]) -> None:
    """The documents of both and the earlier day; a withdrawal is the kept one's, for one that was noted is a fact."""
    documents = (part.strip() for one in (kept, gone) for part in one.document.split("；"))
    joined = replace(kept, document="；".join(dict.fromkeys(filter(None, documents))))
    earlier = replace(joined, recognised_on=min(kept.recognised_on, gone.recognised_on))
    free = not any(earlier.overlaps(other) for other in others)
    amend(db, "recognition", kept, earlier if free else joined)


def _move_proofs(db: Database, kept_id: int, gone_id: int) -> None:
    """A file the kept mark has by its content stays where it is; it proves again if it was removed there."""
    mine = {one.sha256 for one in recognising.proofs(db, kept_id)}
    for one in recognising.proofs(db, gone_id):
        if one.removed_on is not None:
            continue
        if one.sha256 in mine:
            recognising.add_proof(db, replace(one, id=None, recognition_id=kept_id))
        else:
            update(db, "recognition_proof", {"id": one.id, "recognition_id": kept_id})
