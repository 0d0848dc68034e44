"""What an indicator can be counted from instead of being typed: the registers' targets, and the ledger as a whole."""

from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.evaluation import measuring
from heze_desk.evaluation.measure_records import COUNTED
from heze_desk.registers import targets
from heze_desk.workspace.database import Database

REGISTER, LEDGER = "名录：", "台账："


@dataclass(frozen=True, kw_only=True)
class Source:
    """A count of the desk; `name` is what an indicator keeps of it."""

    name: str
    definition: str

    @property
    def is_ledger(self) -> bool:
        return self.name.startswith(LEDGER)


def sources(db: Database) -> list[Source]:
    """All that can be counted of the whole city."""
    registers = [
        Source(name=f"{REGISTER}{one.name}", definition=f"名录中已认定、有佐证的{one.name}，截至每期最后一天")
        for one in targets.all_targets(db)
    ]
    ledger = [Source(name=f"{LEDGER}{one.name}", definition=one.definition) for one in COUNTED]
    return [*registers, *ledger]


def refuse_unknown(db: Database, name: str) -> None:
    if name and name not in (known := [one.name for one in sources(db)]):
        raise DeskError(f"没有叫“{name}”的自动统计；可用的有：{'、'.join(known)}。")


def registered(db: Database, name: str, day: date) -> int | None:
    """What the registers count on a day by the days of recognition; None where the target is no more."""
    for target in targets.all_targets(db):
        if name == f"{REGISTER}{target.name}":
            found = targets.counted(db, target, day).get(None)
            return found.proven if found is not None else 0
    return None


def in_ledger(db: Database, since: date, until: date) -> dict[str, int]:
    """Everything the ledger counts between the days, by the names of the sources; `db` stands as of the last."""
    return {f"{LEDGER}{name}": count for name, count in measuring.in_all(db, since, until).items()}
