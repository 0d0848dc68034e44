"""Returned forms in: read, recognise, propose, look, confirm. Nothing is written before `apply_all`.

    book = collecting.read(path)                     # slow, no database: may run in the background
    books = collecting.read_all(paths, tell)         # the same for many; one that cannot be read is an Unread
    found = collecting.recognise(db, book, round_id) # whose form of which round; found.is_sure, .refusal or .question
    plan = collecting.propose(db, book, found.round_id, found.unit_id, day=day)      # asks the database, writes nothing
    plan = collecting.propose(db, book, …, decisions={"H12": 0})     # Doubt.key -> place in Doubt.options
    with workspace.step(collecting.step_title((plan,))) as db:
        collecting.apply_all(db, workspace.folder, [plan], day=day)

For many files everything but the last step needs no database either:

    known = collecting.facts(db, day, [round_id])    # plain frozen records, taken once on the window's thread
    seen = collecting.look_at(known, path, round_id=round_id)        # pure, in the background; one Seen for each file

A ReturnPlan has changes (Change: task, field, old, new, cell, doubt, open), doubts, unmatched, missing_rows,
missing_columns, refused, refusal, notes, requests, nil, state and `sentence`; `written` is what will be written now,
`open_doubts` wait for a decision, those of one `same_kind` may be given one answer, and `suggestions` decides all that
have one option. `clashes(plans)` names the files of one unit that contradict each other. `source` says where a value
came from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.rounds import numbering
from heze_desk.rounds.collecting.applying import Taken, apply_all, clashes
from heze_desk.rounds.collecting.facts import Asked, Facts, asked_in, facts
from heze_desk.rounds.collecting.fields import TITLES
from heze_desk.rounds.collecting.plan import Change, MissingRow, ReturnPlan, step_title
from heze_desk.rounds.collecting.preview import preview, state, unread, unrecognised
from heze_desk.rounds.collecting.proposing import proposed
from heze_desk.rounds.collecting.recognising import Recognised, recognised
from heze_desk.rounds.collecting.returned import Returned, Unread, files_in, read, read_all, read_or_told
from heze_desk.rounds.collecting.sources import Source, source
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped
from heze_desk.workspace.database import Database

__all__ = [
    "TITLES",
    "Asked",
    "Change",
    "Doubt",
    "Facts",
    "MissingRow",
    "Recognised",
    "Refusal",
    "ReturnPlan",
    "Returned",
    "Seen",
    "Skipped",
    "Source",
    "Taken",
    "Unread",
    "apply_all",
    "clashes",
    "facts",
    "files_in",
    "look_at",
    "look_at_all",
    "preview",
    "propose",
    "proposed",
    "read",
    "read_all",
    "recognise",
    "recognised",
    "source",
    "state",
    "step_title",
    "unread",
    "unrecognised",
]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One file with what became of it: a plan, or a question or refusal of whose it is, or why it could not be read."""

    file: Returned | Unread
    recognised: Recognised | None = None
    plan: ReturnPlan | None = None


def recognise(
    db: Database, book: Returned, round_id: int | None = None, *, unit_id: int | None = None, day: date | None = None
) -> Recognised:
    """Whose form of which round a file is; without a round, of those that are open."""
    day = day or max((one.due for one in numbering.rounds(db)), default=date.max)
    known = facts(db, day, None if round_id is None else [round_id])
    return recognised(known, book, round_id=round_id, unit_id=unit_id)


def propose(
    db: Database,
    book: Returned,
    round_id: int,
    unit_id: int,
    *,
    day: date,
    decisions: Mapping[str, int] | None = None,
) -> ReturnPlan:
    """What taking the form in would change as of that day; a blank cell and a missing column change nothing."""
    asked = asked_in(db, round_id, day, unit_id).get(unit_id)
    if asked is None:
        raise DeskError(f"{numbering.get(db, round_id).name}调度没有要求这个单位填报；请核对次数和单位。")
    return proposed(asked, book, day=day, decisions=decisions or {})


def look_at(known: Facts, path: Path, *, round_id: int | None = None, unit_id: int | None = None) -> Seen:
    """A file and all that can be said of it from plain records."""
    book = read_or_told(path)
    if isinstance(book, Unread):
        return Seen(file=book)
    found = recognised(known, book, round_id=round_id, unit_id=unit_id)
    if not found.is_sure:
        return Seen(file=book, recognised=found)
    asked = known.asked[found.round_id or 0][found.unit_id or 0]
    return Seen(file=book, recognised=found, plan=proposed(asked, book, day=known.day, decisions={}))


def look_at_all(
    known: Facts,
    paths: Sequence[Path],
    *,
    round_id: int | None = None,
    unit_id: int | None = None,
    tell: Callable[[int, int, str], object] = lambda done, total, name: None,
) -> list[Seen]:
    """Every file, in order; one that cannot be read stops no other. `tell` may raise, to stop them all."""
    found = []
    for place, path in enumerate(paths):
        tell(place, len(paths), path.name)
        found.append(look_at(known, path, round_id=round_id, unit_id=unit_id))
    tell(len(paths), len(paths), "")
    return found
