"""One entry with all that belongs to it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from heze_desk.registers import links, recognising, store
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.records import Entry, EntryLine, Event, Membership, Proof, Recognition, YearAmount
from heze_desk.tasks import store as tasks
from heze_desk.workspace.database import Database


class Tied(NamedTuple):
    """What an entry is tied to: another entry, or a task where `is_task`."""

    id: int
    kind: str
    name: str
    is_task: bool


@dataclass(frozen=True, kw_only=True)
class Detail:
    """What the pane shows of the chosen entry."""

    entry: Entry
    line: EntryLine
    day: date
    terms: tuple[Membership, ...]
    recognitions: tuple[Recognition, ...]
    proofs: tuple[Proof, ...]
    events: tuple[Event, ...]
    amounts: tuple[YearAmount, ...]
    tied: tuple[Tied, ...]

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def register(self) -> Register:
        return KINDS[self.line.kind]

    def proofs_of(self, recognition_id: int | None) -> list[Proof]:
        return [one for one in self.proofs if one.recognition_id == recognition_id]


def read(db: Database, line: EntryLine, day: date) -> Detail:
    """The entry with all that hangs on it, under the names of the day."""
    recognised = tuple(recognising.recognitions(db, line.id))
    others = [Tied(one.id, str(one.kind), one.name, False) for one in links.links(db, line.id, day)]
    found = [tasks.get(db, task_id) for task_id in links.tasks_of(db, line.id)]
    return Detail(
        entry=store.get(db, line.id),
        line=line,
        day=day,
        terms=tuple(store.memberships(db, line.id)),
        recognitions=recognised,
        proofs=tuple(proof for one in recognised for proof in recognising.proofs(db, one.id or 0)),
        events=tuple(store.events(db, line.id)),
        amounts=tuple(store.amounts(db, line.id)),
        tied=(*others, *(Tied(one.id or 0, "任务", f"{one.number} {one.title}", True) for one in found)),
    )
