"""What an entry merged into another was recognised as goes over with what shows it. Called inside a step."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from heze_desk.days import said
from heze_desk.registers import recognising
from heze_desk.registers.records import Recognition
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, update


class Disputed(NamedTuple):
    """A mark that one of two entries still bears and that was withdrawn from the other."""

    mark: str
    withdrawn_on: date
    because: str
    entry_id: int

    @property
    def told(self) -> str:
        """“认定”已于2026年9月1日撤销（演示文件9号）"""
        return f"“{self.mark}”已于{said(self.withdrawn_on)}撤销（{self.because}）"


def disputed(db: Database, one_id: int, other_id: int) -> list[Disputed]:
    """What has to be decided before the two become one, whichever is kept; each mark once."""
    found: dict[str, Disputed] = {}
    for kept_id, gone_id in ((one_id, other_id), (other_id, one_id)):
        mine = recognising.recognitions(db, kept_id)
        for theirs in recognising.recognitions(db, gone_id):
            same = [one for one in mine if one.overlaps(replace(theirs, entry_id=kept_id))]
            for one in filter(None, [_withdrawn_alone(same[-1], theirs)] if same else []):
                told = Disputed(one.mark, one.withdrawn_on or date.max, one.withdrawn_because, one.entry_id)
                found.setdefault(one.mark, told)
    return list(found.values())


def move(db: Database, kept_id: int, gone_id: int, *, withdrawn: bool | None = None) -> None:
    """Each mark goes over whole, or where the kept entry bears it already for some of its days, with its proof only.

    `withdrawn` says whether a mark withdrawn from one of the two is withdrawn; None leaves the kept one's word.
    """
    for one in recognising.recognitions(db, gone_id):
        moved = replace(one, entry_id=kept_id)
        mine = recognising.recognitions(db, kept_id)
        same = [other for other in mine if other.overlaps(moved)]
        if not same:
            update(db, "recognition", {"id": one.id, "entry_id": kept_id})
            continue
        decided = _decided(same[-1], moved, withdrawn)
        _join(db, same[-1], decided, moved, beside=[other for other in mine if other is not same[-1]])
        _move_proofs(db, same[-1].id or 0, one.id or 0)


def _withdrawn_alone(one: Recognition, other: Recognition) -> Recognition | None:
    """The one of the two that was withdrawn, where the other was not."""
    gone = [each for each in (one, other) if each.withdrawn_on is not None]
    return gone[0] if len(gone) == 1 else None


def _decided(kept: Recognition, gone: Recognition, withdrawn: bool | None) -> Recognition:
    """The kept mark with the withdrawal that was decided on."""
    source = _withdrawn_alone(kept, gone)
    if source is None or withdrawn is None:
        return kept
    if not withdrawn:
        return replace(kept, withdrawn_on=None, withdrawn_because="")
    return replace(kept, withdrawn_on=source.withdrawn_on, withdrawn_because=source.withdrawn_because)


def _join(db: Database, old: Recognition, kept: Recognition, gone: Recognition, *, beside: list[Recognition]) -> None:
    """The documents of both and the earlier day."""
    documents = (part.strip() for one in (kept, gone) for part in one.document.split("；"))
    joined = replace(kept, document="；".join(dict.fromkeys(filter(None, documents))))
    earlier = replace(joined, recognised_on=min(kept.recognised_on, gone.recognised_on))
    free = not any(earlier.overlaps(other) for other in beside)
    amend(db, "recognition", old, earlier if free else joined)


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
