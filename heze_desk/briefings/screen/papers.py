"""The papers this page can make, as of a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from heze_desk.briefings import store as briefings
from heze_desk.briefings.document import compose
from heze_desk.roster import store as roster
from heze_desk.roster.document import roster as roster_paper
from heze_desk.settings import store as settings
from heze_desk.tasks import lighting
from heze_desk.tasks.document import ledger as ledger_paper
from heze_desk.tasks.lines import lines
from heze_desk.workspace.database import Database
from reports.document import Document


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """As of which day; the numbers are 0 until they are given."""

    day: date
    number: int = 0
    running: int = 0


@dataclass(frozen=True)
class Paper:
    """A kind of paper: its name, whether it has an issue number, and how it is made."""

    name: str
    numbered: bool
    make: Callable[[Database, Wanted], Document]


def _briefing(db: Database, wanted: Wanted) -> Document:
    briefing = briefings.compile(db, wanted.day, number=wanted.number, running=wanted.running)
    return compose(briefing, settings.get(db))


def _roster(db: Database, wanted: Wanted) -> Document:
    return roster_paper(roster.roster(db, wanted.day), wanted.day, settings.get(db))


def _ledger(db: Database, wanted: Wanted) -> Document:
    rule = lighting.rule(db)
    return ledger_paper(lines(db, wanted.day, rule), wanted.day, rule, settings.get(db))


PAPERS = (
    Paper("调度简报", True, _briefing),
    Paper("责任分工名单", False, _roster),
    Paper("任务台账", False, _ledger),
)
