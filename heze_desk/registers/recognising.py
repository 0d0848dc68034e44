"""What entries are recognised as, withdrawn from, and by which documents and files it is shown."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.identity_numbers import refuse_in
from heze_desk.registers import store
from heze_desk.registers.kinds import KINDS, missing_traits
from heze_desk.registers.records import Kind, Proof, Recognition
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

PROVEN = """(recognition.document <> '' or recognition.id in (
    select recognition_id from recognition_proof where removed_on is null))"""
"""Whether a recognition is shown by a document or a kept file; without either it is 待核."""


def get(db: Database, recognition_id: int) -> Recognition:
    found = find(db, "recognition", Recognition, recognition_id)
    if found is None:
        raise MissingRecordError("没有这条认定，可能刚被撤销。")
    return found


def recognitions(db: Database, entry_id: int) -> list[Recognition]:
    """All it was ever recognised as, the earliest first."""
    rows = db.query("select * from recognition where entry_id = ? order by recognised_on, id", [entry_id])
    return [load(Recognition, row) for row in rows]


def all_of(db: Database, kind: Kind) -> dict[int, list[Recognition]]:
    """All that the entries of a register were ever recognised as, the earliest first."""
    question = """
        select recognition.* from recognition join entry on entry.id = entry_id
        where kind = ? and deleted_on is null order by recognised_on, recognition.id
    """
    found: dict[int, list[Recognition]] = {}
    for row in db.query(question, [kind]):
        found.setdefault(row["entry_id"], []).append(load(Recognition, row))
    return found


def recognise(db: Database, recognition: Recognition) -> int:
    """Keep a new recognition; a mark its register does not have, or that it bears already, is refused."""
    entry = store.get(db, recognition.entry_id)
    marks = KINDS[entry.kind].marks
    if recognition.mark not in marks:
        raise DeskError(f"{entry.kind}名录没有“{recognition.mark}”这种认定；可用：{'、'.join(marks)}。")
    _refuse_twice(db, recognition)
    refuse_in(recognition)
    return write(db.table("recognition"), recognition)


def doubt(db: Database, recognition: Recognition) -> str:
    """What speaks against a recognition and should be asked about first; "" where nothing does."""
    entry = store.get(db, recognition.entry_id)
    lacking = missing_traits(recognition.mark, entry.traits)
    if not lacking:
        return ""
    return f"“{entry.name}”的“四有”没有登记{'、'.join(lacking)}；列入“四有型”项目须四项都有。"


def correct(db: Database, recognition_id: int, **fields: Any) -> None:
    """Put right what was typed wrong: the day, the document, a withdrawal."""
    old = get(db, recognition_id)
    new = replace(old, **fields)
    _refuse_twice(db, new)
    refuse_in(new)
    amend(db, "recognition", old, new)


def withdraw(db: Database, recognition_id: int, *, day: date, because: str) -> None:
    """From that day on it no longer counts; for the days before it stays counted."""
    old = get(db, recognition_id)
    if old.withdrawn_on is not None:
        raise DeskError(f"“{old.mark}”已于{said(old.withdrawn_on)}撤销；要改日期请改那一条。")
    correct(db, recognition_id, withdrawn_on=day, withdrawn_because=because.strip())


def remove(db: Database, recognition_id: int) -> None:
    """Take out a recognition entered by mistake; one that a kept file shows is refused."""
    if any(one.removed_on is None for one in proofs(db, recognition_id)):
        raise DeskError("这条认定有证明材料，不能删除；请先说明原因移除材料，或改用撤销。")
    db.execute("delete from recognition_proof where recognition_id = ?", [recognition_id])
    db.execute("delete from recognition where id = ?", [recognition_id])


def proofs(db: Database, recognition_id: int) -> list[Proof]:
    rows = db.query("select * from recognition_proof where recognition_id = ? order by id", [recognition_id])
    return [load(Proof, row) for row in rows]


def add_proof(db: Database, proof: Proof) -> int | None:
    """Enter a file that `workspace.files` keeps; None where the same content is entered for it already."""
    for one in proofs(db, proof.recognition_id):
        if one.sha256 == proof.sha256 and one.removed_on is None:
            return None
        if one.sha256 == proof.sha256:
            return write(db.table("recognition_proof"), replace(proof, id=one.id))
    return write(db.table("recognition_proof"), proof)


def standing(
    db: Database, day: date, *, kind: Kind | None = None, ids: Iterable[int] | None = None
) -> dict[int, list[tuple[Recognition, bool]]]:
    """What each entry, those of a register, or those named are on the day, and whether that is proven."""
    rows = db.query(
        f"""
        select recognition.*, {PROVEN} as proven from recognition join entry on entry.id = entry_id
        where recognised_on <= :day and (withdrawn_on is null or withdrawn_on > :day)
          and (:kind is null or kind = :kind) and (:ids is null or entry_id in (select value from json_each(:ids)))
        order by recognised_on, recognition.id
        """,
        {"day": day.isoformat(), "kind": kind, "ids": None if ids is None else json.dumps(list(ids))},
    )
    found: dict[int, list[tuple[Recognition, bool]]] = {}
    for row in rows:
        found.setdefault(row["entry_id"], []).append((load(Recognition, row), bool(row["proven"])))
    return found


def _refuse_twice(db: Database, recognition: Recognition) -> None:
    for other in recognitions(db, recognition.entry_id):
        if other.id != recognition.id and other.overlaps(recognition):
            since = said(other.recognised_on)
            raise DeskError(f"这一条从{since}起已是“{other.mark}”；请改那一条，或先填写它的撤销日期。")
