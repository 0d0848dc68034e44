"""What changed in the ledger since a past day, or since an act such as the opening of a round."""

from datetime import date

from heze_desk.tasks import lighting
from heze_desk.tasks.comparison_records import Comparison, changes
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines
from heze_desk.workspace.as_of import Place, past, past_step
from heze_desk.workspace.database import Database


def between(place: Place, then: date, now: date) -> Comparison:
    """From the end of one day to the end of another; `now` may be today, with all that was written until this moment.

    Opens the file beside whoever has it open, so it is not to be asked for inside a step.
    """
    with past(place, then) as db:
        before = _listed(db, then)
    return changes(before, _on(place, now))


def since_act(place: Place, step_id: int, *, then: date, now: date) -> Comparison:
    """From right after an act, as the lights stood on the day `then`, to the end of another day."""
    with past_step(place, step_id) as db:
        before = _listed(db, then)
    return changes(before, _on(place, now))


def _on(place: Place, day: date) -> list[TaskLine]:
    with past(place, day) as db:
        return _listed(db, day)


def _listed(db: Database, day: date) -> list[TaskLine]:
    return lines(db, day, lighting.rule(db))
