"""The two ways a unit's name changes: the office renames it from a day, or a slip of the pen is put right."""

from dataclasses import replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitName
from heze_desk.workspace.database import Database


def rename(db: Database, name: UnitName) -> None:
    """From its day on the unit is called so; papers of earlier days keep the old name."""
    if name.valid_from is None:
        raise DeskError("请填写更名日期；只是录错了字的，请选“更正错字”。")
    unit_store.rename(db, name.unit_id, name)


def correct(db: Database, name: UnitName, *, day: date) -> None:
    """Put right the name that stood on the day, on whatever days it stood."""
    for other in unit_store.units(db, day):
        if other.id != name.unit_id and {name.short_name, name.full_name} & {other.short_name, other.full_name}:
            raise DeskError(f"已有单位叫“{other.short_name}”；请核对名称。")
    history = unit_store.name_history(db, name.unit_id)
    wrong = next((one for one in reversed(history) if (one.valid_from or date.min) <= day), history[0])
    unit_store.save_name(db, replace(wrong, short_name=name.short_name, full_name=name.full_name))
