"""How every unit of a round stands as of a day, and whom to call."""

from collections import Counter
from datetime import date

from heze_desk.roster import listing
from heze_desk.rounds import numbering
from heze_desk.rounds.records import Filing, FilingState, Round
from heze_desk.rounds.status_records import ARRIVED, Chase, RoundLine, UnitStatus, chase_text
from heze_desk.settings import store as settings
from heze_desk.tasks import lighting
from heze_desk.tasks.due_records import Due
from heze_desk.tasks.light_records import LightRule
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

ASKED = """
    select asked_task.unit_id, count(*) as tasks, sum(role = '牵头') as lead
    from asked_task where round_id = ? group by unit_id
"""
FILLED = """
    select unit_id, count(distinct task_id) from progress_entry
    where round_id = :round_id and unit_id is not null and day <= :day group by unit_id
"""
MADE = "select unit_id, count(*) from form where round_id = :round_id and made_on <= :day group by unit_id"
RETURNED = """
    select unit_id, count(*) from returned_form where round_id = :round_id and received_on <= :day group by unit_id
"""


def statuses(db: Database, round_id: int, day: date) -> list[UnitStatus]:
    """Every unit that was asked, in the order of rank, under its name of the day; what came later is left out."""
    round_, rule = numbering.get(db, round_id), lighting.rule(db)
    wanted = {"round_id": round_id, "day": day.isoformat()}
    filled, made, returned = (dict(db.execute(sql, wanted).fetchall()) for sql in (FILLED, MADE, RETURNED))
    asked = {row["unit_id"]: row for row in db.query(ASKED, [round_id])}
    noted = _noted(db, round_id, day)
    found = []
    for entry in listing.units(db, day):
        if row := asked.get(entry.id):
            filings = noted.get(entry.id, ())
            found.append(
                UnitStatus(
                    **row,
                    unit=entry.short_name,
                    full_name=entry.full_name,
                    position=entry.position,
                    state=filings[-1].state if filings else FilingState.NOT_REPORTED,
                    due=_due(round_, filings, rule, day),
                    filled=filled.get(entry.id, 0),
                    filings=filings,
                    forms_made=made.get(entry.id, 0),
                    forms_returned=returned.get(entry.id, 0),
                    contact=entry.contact,
                    telephone=entry.telephone,
                )
            )
    return found


def chase(db: Database, round_id: int, day: date) -> list[Chase]:
    """The units that still have to report, in the order of rank, with what to say to each."""
    round_, office = numbering.get(db, round_id), settings.get(db).office_name
    missing = [status for status in statuses(db, round_id, day) if status.is_missing]
    return [Chase(status=status, text=chase_text(round_, status, office)) for status in missing]


def lines(db: Database, day: date) -> list[RoundLine]:
    """All rounds, the latest first, with how many units stand how on the day."""
    asked: dict[int, int] = dict(
        db.execute("select round_id, count(distinct unit_id) from asked_task group by round_id")
    )
    standing = db.execute(
        """
        select round_id, state from filing where id in (
            select max(id) from filing where day <= ? group by round_id, unit_id)
        """,
        [day.isoformat()],
    )
    states: dict[int, Counter[FilingState]] = {}
    for round_id, state in standing:
        states.setdefault(round_id, Counter())[FilingState(state)] += 1
    return [_line(one, asked.get(one.id or 0, 0), states.get(one.id or 0, Counter())) for one in numbering.rounds(db)]


def _line(round_: Round, asked: int, states: Counter[FilingState]) -> RoundLine:
    silent = Counter({FilingState.NOT_REPORTED: asked - states.total()})
    counted = states + silent
    return RoundLine(round=round_, states={state: counted[state] for state in FilingState if counted[state]})


def _noted(db: Database, round_id: int, day: date) -> dict[int, tuple[Filing, ...]]:
    found: dict[int, tuple[Filing, ...]] = {}
    rows = db.query("select * from filing where round_id = ? and day <= ? order by id", [round_id, day.isoformat()])
    for filing in (load(Filing, row) for row in rows):
        found[filing.unit_id] = (*found.get(filing.unit_id, ()), filing)
    return found


def _due(round_: Round, filings: tuple[Filing, ...], rule: LightRule, day: date) -> Due:
    """The deadline beside the day the unit reported; beside the day asked about while it is missing."""
    last = filings[-1] if filings else None
    return rule.due(round_.due, last.day if last and last.state in ARRIVED else day)
