"""What an entry may be tied to: the entries of every register, and the tasks of the ledger."""

from collections import defaultdict
from dataclasses import dataclass, field

from heze_desk.registers.kinds import KINDS, NAMES
from heze_desk.registers.records import Kind
from heze_desk.registers.workbook_parts import TASK
from heze_desk.registers.workbook_whole import Tied
from heze_desk.workbooks.values import squeezed
from heze_desk.workspace.database import Database

TASKS = ("任务", "重点任务", "任务台账")
Names = dict[tuple[str, str], list[Tied]]


@dataclass(frozen=True, kw_only=True)
class Others:
    """By number, and by kind and name."""

    numbers: dict[str, Tied] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: defaultdict(list))

    def called(self, kind: str, name: str) -> list[Tied]:
        """Those of that name; of every register and the ledger where no kind is named."""
        kinds = [kind] if kind else [*map(str, KINDS), TASK]
        return [one for each in kinds for one in self.names.get((each, squeezed(name)), ())]


def others(db: Database) -> Others:
    found = Others()
    entries = db.execute("select id, kind, name from entry where deleted_on is null order by id").fetchall()
    tied = [Tied(kind, entry_id, KINDS[Kind(kind)].number(entry_id), name) for entry_id, kind, name in entries]
    rows = db.execute("select id, number, title from task where deleted_on is null order by id").fetchall()
    for one in (*tied, *(Tied(TASK, *row) for row in rows)):
        found.numbers[squeezed(one.number)] = one
        found.names[one.kind, squeezed(one.title)].append(one)
    return found


def kind_called(words: str) -> str | None:
    """The register or the ledger by what an office calls it; None for what is neither."""
    plain = squeezed(words).removesuffix("名录")
    if plain in TASKS:
        return TASK
    return str(NAMES[plain]) if plain in NAMES else None
