"""Whom to call at a unit: the first contact that is active, edited beside the unit or by itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import unit_store
from heze_desk.roster.records import Contact
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find


def name_contact(db: Database, unit_id: int, name: str) -> None:
    """Name the first active contact otherwise; a unit without one gets its first. An empty name puts it aside."""
    contact = _first(db, unit_id)
    if name and contact is None:
        unit_store.save_contact(db, Contact(unit_id=unit_id, name=name))
    elif contact is not None:
        unit_store.save_contact(db, replace(contact, name=name) if name else replace(contact, active=False))


def set_telephone(db: Database, unit_id: int, telephone: str) -> None:
    contact = _first(db, unit_id)
    if contact is not None:
        unit_store.save_contact(db, replace(contact, telephone=telephone))
    elif telephone:
        raise DeskError("请先填写联络员姓名，再填写电话。")


def changer(field: str) -> Callable[[Database, int, Any], None]:
    """What writes one field of a contact by its id."""

    def change(db: Database, contact_id: int, value: Any) -> None:
        contact = find(db, "contact", Contact, contact_id)
        if contact is None:
            raise MissingRecordError("没有这位联络人，可能刚被撤销。")
        unit_store.save_contact(db, replace(contact, **{field: value}))

    return change


def _first(db: Database, unit_id: int) -> Contact | None:
    return next((one for one in unit_store.contacts(db, unit_id) if one.active), None)
