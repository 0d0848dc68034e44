"""What changed in the ledger since the round before."""

from datetime import date

from heze_desk.rounds import numbering
from heze_desk.rounds.change_records import RoundChanges
from heze_desk.rounds.records import Round
from heze_desk.tasks import lighting
from heze_desk.tasks.comparison_records import changes
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines
from heze_desk.workspace.as_of import Place, past, past_step
from heze_desk.workspace.database import Database

CLOSING = """
    select max(step_id) from journal where subject = 'round' and row_id = ?
        and json_extract(before, '$.closed_on') is null and json_extract(after, '$.closed_on') = ?
"""


def since_last(place: Place, db: Database, round_id: int, day: date) -> RoundChanges:
    """From the closing of the round before, or its deadline while it is open, to this one's closing, or the day.

    Opens the file beside `db`, so it is not to be asked for inside a step.
    """
    round_ = numbering.get(db, round_id)
    last = numbering.before(db, round_)
    until = min(round_.closed_on or day, day)
    rule = lighting.rule(db)
    started = (last.closed_on or rule.due(last.due, day).effective) if last else round_.opened_on
    since = min(started, until)
    before = _listed(place, _closing(db, last), since)
    after = _listed(place, _closing(db, round_) if until == round_.closed_on else None, until)
    return RoundChanges(
        round=round_,
        last=last,
        since=since,
        until=until,
        comparison=changes(before, after),
        rule=rule.sentence,
    )


def _closing(db: Database, round_: Round | None) -> int | None:
    """The act that closed the round, for what was done on the same day after it belongs to the next one."""
    if round_ is None or round_.closed_on is None:
        return None
    found = db.execute(CLOSING, [round_.id, round_.closed_on.isoformat()]).fetchone()[0]
    return None if found is None else int(found)


def _listed(place: Place, step_id: int | None, day: date) -> list[TaskLine]:
    """The ledger right after the act, or at the end of the day where there is none; its lights are those of the day."""
    with past(place, day) if step_id is None else past_step(place, step_id) as db:
        return lines(db, day, lighting.rule(db))
