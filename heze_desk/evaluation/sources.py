"""What an indicator can be counted from instead of being typed: the registers, their targets, and the ledger."""

from datetime import date

from heze_desk.evaluation import measuring, register_counts, register_sources
from heze_desk.evaluation.count_records import Clock, Count, Source
from heze_desk.evaluation.measure_records import COUNTED
from heze_desk.evaluation.register_sources import ONCE, RegisterSource
from heze_desk.registers import targets
from heze_desk.workspace.database import Database

TARGET, LEDGER = "名录：", "台账："
UNITS = {"task": "项", "round": "次", "supervision": "件"}


def sources(db: Database) -> list[Source]:
    """All that can be counted of the subjects up to this one."""
    goals = (f"{TARGET}{one.name}" for one in targets.all_targets(db))
    ledger = (f"{LEDGER}{one.name}" for one in COUNTED)
    plain = [found for name in (*goals, *ledger) if (found := called(name)) is not None]
    return [*plain, *register_sources.every(db)]


def called(name: str) -> Source | None:
    """The count of that name; None where it is none of the ledger and none of the registers."""
    if name.startswith(TARGET):
        goal = name.removeprefix(TARGET)
        told = f"名录中已认定、有佐证的{goal}，截至每期最后一天，按登记的日期；{ONCE}"
        return Source(name=name, definition=told, by_industry=True, clock=Clock.OWN_DAYS)
    for one in COUNTED:
        if name == f"{LEDGER}{one.name}":
            told = (
                f"{one.definition if one.subject != 'task' or one.name != '任务数' else '台账里的任务，一项只计一次'}"
            )
            return Source(name=name, definition=told, measure=UNITS[one.subject], by_industry=one.subject == "task")
    return register_sources.read(name)


def count(db: Database, source: Source, day: date, industry_id: int | None) -> Count | None:
    """What the registers say of the day; None where a target is no more, or nothing was told."""
    if isinstance(source, RegisterSource):
        return register_counts.count(db, source, day, industry_id)
    target = register_counts.target_called(db, source.name.removeprefix(TARGET))
    return register_counts.of_target(db, target, day, industry_id) if target is not None else None


def in_ledger(db: Database, since: date, until: date, industry_id: int | None = None) -> dict[str, Count]:
    """Everything the ledger counts between the days, by the names of the sources; `db` stands as of the last."""
    return {f"{LEDGER}{name}": one for name, one in measuring.in_all(db, since, until, industry_id).items()}
