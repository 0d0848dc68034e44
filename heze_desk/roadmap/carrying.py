"""Letting what waits for a bar give way to it. Writing functions run in a step."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.carry_records import Following, Moves, following, waited_for
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.workspace.database import Database


def giving_way(db: Database, day: date, moves: Moves) -> tuple[Following, ...]:
    """Of the whole roadmap, whatever of it is shown."""
    whole = timeline(db, day, Wanted(recognitions=False, whole=True))
    industries = {bar.key: lane.name for lane in whole.lanes for bar in lane.bars}
    found = following(whole.bars, store.dependencies(db), moves)
    return tuple(replace(one, industry=industries[one.bar.key]) for one in found)


def not_waited(db: Database, day: date, moves: Moves) -> tuple[Bar, ...]:
    """What these bars would not wait for any more."""
    return waited_for(timeline(db, day, Wanted(recognitions=False, whole=True)).bars, store.dependencies(db), moves)


def carry(db: Database, found: Iterable[Following], *, day: date, reason: str) -> int:
    """Move those that give way, each with the one reason; returns how many."""
    if not reason.strip():
        raise DeskError("顺延要写明理由。")
    moved = [one for one in found if one.gives_way]
    for one in moved:
        told = f"随“{one.before.title}”顺延：{reason.strip()}"
        store.move(db, one.bar.key.id, one.after.start, one.after.finish, day=day, reason=told)
    return len(moved)
