"""The two ways a unit's name changes: the office renames it from a day, or a slip of the pen is put right."""

from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitName


def rename(db: Database, name: UnitName) -> None:
    """From its day on the unit is called so; papers of earlier days keep the old name."""
    if name.valid_from is None:
        raise DeskError("请填写更名日期；只是录错了字的，请选“更正错字”。")
    _refuse_taken(db, name)
    unit_store.rename(db, name.unit_id, name)


def correct(db: Database, name: UnitName, *, day: date) -> None:
    """Put right the name that stood on the day, on whatever days it stood."""
    _refuse_taken(db, name)
    history = unit_store.name_history(db, name.unit_id)
    wrong = next((one for one in reversed(history) if (one.valid_from or date.min) <= day), history[0])
    unit_store.save_name(db, replace(wrong, short_name=name.short_name, full_name=name.full_name))


def _refuse_taken(db: Database, name: UnitName) -> None:
    taken = """
        select short_name from unit_name
        where unit_id <> :unit and (short_name in (:short, :full) or full_name in (:short, :full))
    """
    found = db.execute(taken, {"unit": name.unit_id, "short": name.short_name, "full": name.full_name}).fetchone()
    if found:
        raise DeskError(f"“{found[0]}”已是另一个单位的名称；请核对。")
