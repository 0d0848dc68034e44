"""Invented rounds for looking around: one that is closed and one that is open; every word of them says 演示."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from heze_desk.roster import unit_store
from heze_desk.roster.records import Contact
from heze_desk.rounds import store
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Cycle, Filing, FilingState
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workdays import store as workdays
from heze_desk.workdays.records import Moving
from heze_desk.workspace.database import Database

BY = "演示"
REPORTED, NIL, SENT_BACK = FilingState.REPORTED, FilingState.NIL, FilingState.SENT_BACK
DAYS_AGO, LATER_DAYS_AGO = 21, 3  # when the two rounds were opened; the first is over even with a long holiday in it
TOLD_BY_EACH = 2  # tasks of which a unit that reports tells something


@dataclass(frozen=True, kw_only=True)
class Play:
    """A round as it is played, from its opening on."""

    db: Database
    id: int
    opened_on: date
    due: date

    @property
    def units(self) -> list[int]:
        return store.round_units(self.db, self.id)

    def after(self, days: int) -> date:
        """So many days after the opening, or the last day of work before that."""
        return _worked(self.db, self.opened_on + timedelta(days=days))

    def note(self, unit_id: int, state: FilingState, day: date, *, remark: str = "") -> None:
        """As the office would; a unit that reports tells something of its first tasks."""
        at = datetime.combine(day, time(9 + unit_id % 8, unit_id % 60))
        filing = Filing(round_id=self.id, unit_id=unit_id, state=state, day=day, at=at, noted_by=BY, remark=remark)
        if state is SENT_BACK:
            store.file(self.db, filing)
        elif store.receive(self.db, filing) is not NIL and not remark:
            self._tell(unit_id, day)

    def _tell(self, unit_id: int, day: date) -> None:
        for asked in store.asked(self.db, self.id, unit_id)[:TOLD_BY_EACH]:
            text = "【演示】本期按计划推进。"
            told = ProgressEntry(task_id=asked.task_id, day=day, text=text, unit_id=unit_id, round_id=self.id)
            tasks.report(self.db, told)


def enter(db: Database, today: date) -> None:
    """A round that was closed with one late filing after it, and one in which some units have yet to report."""
    _enter_contacts(db)
    _play_to_the_end(_open(db, _worked(db, today - timedelta(days=DAYS_AGO))))
    _play_half(_open(db, _worked(db, today - timedelta(days=LATER_DAYS_AGO))))


def _worked(db: Database, day: date) -> date:
    return workdays.calendar(db).moved(day, Moving.EARLIER)


def _open(db: Database, day: date) -> Play:
    proposed = store.proposed(db, Cycle.WEEKLY, day)
    number = proposed.number or 1
    wanted = Opening(
        number=number,
        title=f"【演示】{day.year}年第{number}次调度",
        cycle=Cycle.WEEKLY,
        opened_on=day,
        due=proposed.due,
    )
    return Play(db=db, id=store.open_round(db, wanted), opened_on=day, due=proposed.due)


def _play_to_the_end(play: Play) -> None:
    closing = _worked(play.db, play.due + timedelta(days=5))
    silent: list[int] = []
    for place, unit_id in enumerate(play.units):
        match place % 9:
            case 3:
                play.note(unit_id, NIL, play.after(1))
            case 5:
                play.note(unit_id, REPORTED, closing)
            case 8:
                silent.append(unit_id)
            case _:
                play.note(unit_id, REPORTED, play.after(1 + place % 3))
    store.close_round(play.db, play.id, day=closing)
    for unit_id in silent[:1]:
        play.note(unit_id, REPORTED, closing + timedelta(days=1), remark="演示：补报的原因。")


def _play_half(play: Play) -> None:
    for place, unit_id in enumerate(play.units):
        match place % 6:
            case 0 | 1:
                play.note(unit_id, REPORTED, play.after(1))
            case 3:
                play.note(unit_id, NIL, play.after(1))
            case _:
                pass
    for unit_id in play.units[1:2]:
        play.note(unit_id, SENT_BACK, play.after(2), remark="演示：退回的原因。")


def _enter_contacts(db: Database) -> None:
    for (unit_id,) in db.execute("select id from unit where kind <> '群组' order by position").fetchall():
        unit_store.save_contact(db, Contact(unit_id=unit_id, name="演示联络员", telephone="0000-0000000"))
