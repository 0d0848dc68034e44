"""Gathering what the one-page overview tells."""

from datetime import date, datetime

from heze_desk.dashboard import day as minutes_of_day
from heze_desk.dashboard import store
from heze_desk.dashboard.board_records import Board, Gathered, RoundNow, near
from heze_desk.registers import targets
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.rounds import store as rounds
from heze_desk.rounds.records import FilingState
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database

NEAR_ROWS = 12


def read(db: Database, day: date) -> Board:
    """All as of the day; `db` is to stand as of it."""
    return Board(
        day=day,
        overview=store.read(db, day, limit=0),
        due=minutes_of_day.read(db, day, last_backup=None),
        targets=tuple(targets.targets(db, day)),
        timeline=timeline(db, day),
        round=_round_now(db, day),
    )


def gathered(db: Database, day: date, *, last_backup: datetime | None) -> Gathered:
    """What the first page shows beside the lights."""
    return Gathered(
        today=minutes_of_day.read(db, day, last_backup=last_backup),
        targets=tuple(targets.targets(db, day)),
        near=near(timeline(db, day, Wanted(recognitions=False)), NEAR_ROWS),
    )


def _round_now(db: Database, day: date) -> RoundNow | None:
    """The latest round that is open on the day."""
    for one in rounds.rounds(db):
        if one.opened_on <= day and (one.closed_on is None or one.closed_on > day):
            found = rounds.statuses(db, one.id or 0, day)
            due = lighting.rule(db).due(one.due, day)
            missing = [status for status in found if status.is_missing]
            return RoundNow(
                name=one.name,
                due=due.text,
                asked=len(found),
                missing=tuple(status.called for status in missing),
                sent_back=sum(status.state is FilingState.SENT_BACK for status in missing),
            )
    return None
