"""What came from the units in a round and what was noted of it: forms out, forms back, filings."""

from dataclasses import replace
from datetime import date

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.rounds import numbering
from heze_desk.rounds.records import Filing, FilingState, Form, ReturnedForm, Round
from heze_desk.rounds.status_records import ARRIVED
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load, write


def file(db: Database, filing: Filing) -> int:
    """Note how a unit stands; what does not fit the round or the unit is refused with what to do instead."""
    round_ = numbering.get(db, filing.round_id)
    unit = unit_store.names(db, filing.day).get(filing.unit_id, "该单位")
    _refuse_stranger(db, round_, filing.unit_id, unit)
    if filing.day < round_.opened_on:
        raise DeskError(f"登记日期不能早于调度开始的{said(round_.opened_on)}；请核对日期。")
    _refuse_misfit(db, round_, filing, unit)
    return write(db.table("filing"), filing)


def receive(db: Database, filing: Filing) -> FilingState:
    """Note that a unit reported, or that it has nothing to report, under the state that fits the day; returns that."""
    nil = filing.state is FilingState.NIL
    round_ = numbering.get(db, filing.round_id)
    if nil:
        fitting = arrival_state(db, round_, filing.day, nil=True)
    else:
        fitting = arriving(db, filing.round_id, filing.unit_id, day=filing.day)
    if nil and fitting is FilingState.LATE_FILING and filing.remark.strip():
        filing = replace(filing, remark=f"{FilingState.NIL}；{filing.remark}")
    file(db, replace(filing, state=fitting))
    return fitting


def arrival_state(db: Database, round_: Round, day: date, *, nil: bool = False, corrected: bool = False) -> FilingState:
    """How something that comes on the day is to be noted; `corrected` where the unit has already reported.

    In time is until the deadline as it counts by the calendar. What corrects a report stays with the state of that one.
    """
    if round_.closed_on is not None:
        return FilingState.LATE_FILING
    if nil:
        return FilingState.NIL
    late = lighting.rule(db).due(round_.due, day).is_over
    return FilingState.LATE if late and not corrected else FilingState.REPORTED


def arriving(db: Database, round_id: int, unit_id: int, *, day: date) -> FilingState:
    """How a form that this unit sends on the day is to be noted, be it its first or one that corrects another."""
    last = state(db, round_id, unit_id)
    round_ = numbering.get(db, round_id)
    return arrival_state(db, round_, day, corrected=last in (FilingState.REPORTED, FilingState.NIL))


def state(db: Database, round_id: int, unit_id: int) -> FilingState:
    """How the unit stands now."""
    noted = filings(db, round_id, unit_id)
    return noted[-1].state if noted else FilingState.NOT_REPORTED


def filings(db: Database, round_id: int, unit_id: int) -> list[Filing]:
    """What was noted of the unit, in the order it was noted; the last one says how it stands."""
    rows = db.query("select * from filing where round_id = ? and unit_id = ? order by id", [round_id, unit_id])
    return [load(Filing, row) for row in rows]


def forms(db: Database, round_id: int, unit_id: int | None = None) -> list[Form]:
    """The forms made for the round, or for one unit of it, by rank and version."""
    rows = db.query(
        """
        select form.* from form join unit on unit.id = form.unit_id
        where round_id = :round_id and (:unit_id is null or unit_id = :unit_id)
        order by unit.position, unit.id, version
        """,
        {"round_id": round_id, "unit_id": unit_id},
    )
    return [load(Form, row) for row in rows]


def keep_form(db: Database, form: Form) -> int:
    """Note a form that was made; one that says the same as the last version is not noted again."""
    last = next(iter(forms(db, form.round_id, form.unit_id)[-1:]), None)
    if last is not None and last.content_hash == form.content_hash:
        return last.id or 0
    return write(db.table("form"), form)


def next_version(db: Database, round_id: int, unit_id: int) -> int:
    """The version of the next form that is made for the unit."""
    last = "select coalesce(max(version), 0) + 1 from form where round_id = ? and unit_id = ?"
    return int(db.execute(last, [round_id, unit_id]).fetchone()[0])


def returned(db: Database, round_id: int, unit_id: int | None = None) -> list[ReturnedForm]:
    """The files that came back, in the order they were taken in."""
    rows = db.query(
        """
        select * from returned_form
        where round_id = :round_id and (:unit_id is null or unit_id = :unit_id) order by id
        """,
        {"round_id": round_id, "unit_id": unit_id},
    )
    return [load(ReturnedForm, row) for row in rows]


def keep_returned(db: Database, form: ReturnedForm) -> int:
    """Note a file that came back; the same content again is the same file."""
    known = db.execute(
        "select id from returned_form where round_id = ? and unit_id = ? and sha256 = ?",
        [form.round_id, form.unit_id, form.sha256],
    ).fetchone()
    return int(known[0]) if known else write(db.table("returned_form"), form)


def _refuse_stranger(db: Database, round_: Round, unit_id: int, unit: str) -> None:
    asked = db.execute("select 1 from asked_task where round_id = ? and unit_id = ?", [round_.id, unit_id])
    if asked.fetchone() is None:
        raise DeskError(f"{round_.name}调度没有要求{unit}填报；请核对次数和单位。")


def _refuse_misfit(db: Database, round_: Round, filing: Filing, unit: str) -> None:
    last = state(db, filing.round_id, filing.unit_id)
    match filing.state:
        case FilingState.SENT_BACK:
            if last not in ARRIVED:
                raise DeskError(f"{unit}没有可以退回的报送；请核对单位。")
        case FilingState.LATE_FILING:
            if round_.closed_on is None:
                raise DeskError(f"{round_.name}调度还没有结束，不用补报；请按正常报送登记。")
        case _ if round_.closed_on is not None:
            raise DeskError(f"{round_.name}调度已于{said(round_.closed_on)}结束；请登记补报并写明原因，或先重新打开。")
        case FilingState.NIL:
            if last in (FilingState.REPORTED, FilingState.LATE):
                raise DeskError(f"{unit}已报来反馈表，不能再登记零报告；请先退回，再登记。")
        case _:
            pass
