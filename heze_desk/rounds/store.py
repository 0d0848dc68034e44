"""Rounds in and out of the workspace, and the door to what else is known of them. Writing functions run in a step."""

from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.rounds.filings import arrival_state as arrival_state
from heze_desk.rounds.filings import arriving as arriving
from heze_desk.rounds.filings import file as file
from heze_desk.rounds.filings import filings as filings
from heze_desk.rounds.filings import forms as forms
from heze_desk.rounds.filings import keep_form as keep_form
from heze_desk.rounds.filings import keep_returned as keep_returned
from heze_desk.rounds.filings import next_version as next_version
from heze_desk.rounds.filings import receive as receive
from heze_desk.rounds.filings import returned as returned
from heze_desk.rounds.filings import state as state
from heze_desk.rounds.numbering import before as before
from heze_desk.rounds.numbering import get as get
from heze_desk.rounds.numbering import next_number as next_number
from heze_desk.rounds.numbering import numbered as numbered
from heze_desk.rounds.numbering import refuse_taken
from heze_desk.rounds.numbering import rounds as rounds
from heze_desk.rounds.opening import asked_of_nobody as asked_of_nobody
from heze_desk.rounds.opening import burden as burden
from heze_desk.rounds.opening import last_load as last_load
from heze_desk.rounds.opening import load_of_round as load_of_round
from heze_desk.rounds.opening import open_round as open_round
from heze_desk.rounds.opening import proposed as proposed
from heze_desk.rounds.opening_records import Burden as Burden
from heze_desk.rounds.opening_records import Load as Load
from heze_desk.rounds.opening_records import Opening as Opening
from heze_desk.rounds.records import AskedTask
from heze_desk.rounds.status_records import Chase as Chase
from heze_desk.rounds.status_records import RoundLine as RoundLine
from heze_desk.rounds.status_records import UnitStatus as UnitStatus
from heze_desk.rounds.statuses import chase as chase
from heze_desk.rounds.statuses import lines as lines
from heze_desk.rounds.statuses import statuses as statuses
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, load


def change(db: Database, round_id: int, **fields: Any) -> None:
    """Set some fields of a round; its number stands on forms that were made, so from then on it stays."""
    old = get(db, round_id)
    new = replace(old, **fields)
    if (new.year, new.number) != (old.year, old.number):
        if forms(db, round_id):
            raise DeskError(f"{old.name}调度的反馈表已经生成，次数印在表上，不能再改。")
        refuse_taken(db, new)
    amend(db, "round", old, new)


def close_round(db: Database, round_id: int, *, day: date) -> None:
    """From now on what comes is a late filing."""
    round_ = get(db, round_id)
    if round_.closed_on is not None:
        raise DeskError(f"{round_.name}调度已于{said(round_.closed_on)}结束，不用再结束。")
    change(db, round_id, closed_on=day)


def reopen_round(db: Database, round_id: int) -> None:
    round_ = get(db, round_id)
    if round_.closed_on is None:
        raise DeskError(f"{round_.name}调度没有结束，不用重新打开。")
    change(db, round_id, closed_on=None)


def remove(db: Database, round_id: int) -> None:
    """Take out a round opened by mistake; once something came for it, it stays."""
    round_ = get(db, round_id)
    for table in ("filing", "returned_form", "progress_entry"):
        if db.execute(f"select 1 from {table} where round_id = ? limit 1", [round_id]).fetchone():
            raise DeskError(f"{round_.name}调度已有单位报送，不能删除；不再进行的请结束它。")
    if db.execute("select 1 from briefing where round_id = ? limit 1", [round_id]).fetchone():
        raise DeskError(f"{round_.name}调度已起草简报，不能删除；请先删除简报草稿。")
    for table in ("form", "asked_task", "round_industry", "round_unit"):
        db.execute(f"delete from {table} where round_id = ?", [round_id])
    db.execute("delete from round where id = ?", [round_id])


def asked(db: Database, round_id: int, unit_id: int) -> list[AskedTask]:
    """What the unit is asked about, in the order of its form."""
    found = "select * from asked_task where round_id = ? and unit_id = ? order by position, id"
    return [load(AskedTask, row) for row in db.query(found, [round_id, unit_id])]


def round_units(db: Database, round_id: int) -> list[int]:
    """The units that are asked, in the order of rank."""
    rows = db.execute(
        """
        select distinct unit.id from asked_task join unit on unit.id = asked_task.unit_id
        where asked_task.round_id = ? order by unit.position, unit.id
        """,
        [round_id],
    )
    return [row[0] for row in rows]


def scope(db: Database, round_id: int) -> tuple[list[int], list[int]]:
    """The industries and the units, groups among them, to which the round was narrowed; both empty where it is all."""
    industries = "select industry_id from round_industry where round_id = ? order by id"
    units = "select unit_id from round_unit where round_id = ? order by id"
    first, second = ([row[0] for row in db.execute(sql, [round_id])] for sql in (industries, units))
    return first, second
