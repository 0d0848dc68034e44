"""Which number comes next, and on which day it may be given."""

from datetime import date

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuing.records import Begun, Numbers
from heze_desk.workspace.database import Database


def next_numbers(db: Database, kind: str, day: date, *, running: bool = False, begun: Begun | None = None) -> Numbers:
    """What a paper of this kind and day would be given now; only `issue` gives it."""
    last = _highest(db, "number", kind=kind, year=day.year)
    total = _highest(db, "running", kind=kind, year=None)
    if begun is not None:
        if begun.number < last or begun.running < total:
            raise DeskError(f"{kind}在{day.year}年已编到第{last}号，起始编号不能比它小；不写起始编号就会接着往下编。")
        last, total = begun.number, begun.running
    return Numbers(year=day.year, number=last + 1, running=total + 1 if running else None)


def refuse_day(db: Database, kind: str, day: date, *, reason: str) -> None:
    """A paper dated into a year that is over takes a number of that year, so it must say why."""
    now = act_day(db)
    if day.year > now.year + 1:
        raise DeskError(f"印发日期{said(day)}离今天太远；请核对年份。")
    latest = _highest(db, "year", kind=kind, year=None)
    if day.year < max(now.year, latest) and not reason.strip():
        raise DeskError(f"印发日期{said(day)}在往年，要占用{day.year}年的编号；请写明原因，或改用今年的日期。")


def act_day(db: Database) -> date:
    """The day of the act under way; one that could be undone is a fault of the program, for no number comes back."""
    row = db.execute("select day, final from step where open").fetchone()
    if row is None or not row[1]:
        raise RuntimeError("papers are issued, corrected and voided in a final step only")
    return date.fromisoformat(row[0])


def _highest(db: Database, column: str, *, kind: str, year: int | None) -> int:
    """Also of those that are void: no number is given twice."""
    question = f"select coalesce(max({column}), 0) from issued_paper where kind = ? and (? is null or year = ?)"
    return int(db.execute(question, [kind, year, year]).fetchone()[0])
