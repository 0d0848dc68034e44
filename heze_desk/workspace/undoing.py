"""Which act the secretary can take back, and which taking back can itself be taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from heze_desk.workspace.database import Database

REMEMBERED = 1000  # steps looked back upon; undo reaches as far as this


class Step(NamedTuple):
    """One act as the journal names it; `title` is that of the act first done, however often it was reversed."""

    id: int
    title: str


@dataclass
class Stacks:
    """The acts that can be undone and redone, the latest last."""

    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)


def stacks(db: Database, since: int) -> Stacks:
    """What can be undone and redone among the steps after `since`."""
    rows = db.execute(
        """
        select id, title, reverses, final from step
        where id > max(:since, (select coalesce(max(id), 0) from step) - :remembered) order by id
        """,
        {"since": since, "remembered": REMEMBERED},
    )
    return replay(rows)


def replay(rows: Iterable[tuple[int, str, int | None, int]]) -> Stacks:
    """Play the steps through: a new act clears what could be redone, a final one all there is."""
    now = Stacks()
    for step_id, title, reverses, final in rows:
        if final:
            now = Stacks()
        elif reverses is None:
            now.undo.append(Step(step_id, title))
            now.redo.clear()
        elif now.undo and now.undo[-1].id == reverses:
            now.redo.append(Step(step_id, now.undo.pop().title))
        elif now.redo and now.redo[-1].id == reverses:
            now.undo.append(Step(step_id, now.redo.pop().title))
    return now
