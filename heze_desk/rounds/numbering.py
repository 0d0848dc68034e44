"""Rounds by their id and by their number in the year."""

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.rounds.records import Round
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find, load


def get(db: Database, round_id: int) -> Round:
    round_ = find(db, "round", Round, round_id)
    if round_ is None:
        raise MissingRecordError("没有这次调度，可能刚被撤销。")
    return round_


def rounds(db: Database) -> list[Round]:
    """All rounds, the latest first."""
    return [load(Round, row) for row in db.query("select * from round order by year desc, number desc")]


def numbered(db: Database, number: int, *, year: int) -> int:
    """The round of this number in the year; an unknown one is refused with those there are."""
    row = db.execute("select id from round where year = ? and number = ?", [year, number]).fetchone()
    if row is None:
        raise MissingRecordError(f"没有{year}年第{number}次调度；{_known(db, year)}")
    return int(row[0])


def next_number(db: Database, year: int) -> int:
    """After the highest that was given in the year; one that is left out is not filled."""
    return int(db.execute("select coalesce(max(number), 0) + 1 from round where year = ?", [year]).fetchone()[0])


def refuse_taken(db: Database, wanted: Round) -> None:
    """Refuse a number that another round of the year has, and name that one."""
    row = db.execute("select id from round where year = ? and number = ?", [wanted.year, wanted.number]).fetchone()
    if row is None or row[0] == wanted.id:
        return
    other, free = get(db, row[0]), next_number(db, wanted.year)
    raise DeskError(f"{other.name}调度已有（“{other.title}”，{other.opened_on}开始）；请换一个次数，例如第{free}次。")


def before(db: Database, round_: Round) -> Round | None:
    """The round before this one, by year and number; one that has no id yet comes after all lower numbers."""
    rows = db.query(
        """
        select * from round where (year, number) < (:year, :number) order by year desc, number desc limit 1
        """,
        {"year": round_.year, "number": round_.number},
    )
    return next((load(Round, row) for row in rows), None)


def _known(db: Database, year: int) -> str:
    numbers = [str(row[0]) for row in db.execute("select number from round where year = ? order by number", [year])]
    if not numbers:
        return f"{year}年还没有开过调度，请先用 round open 开始一次，或用 --year 指定年份。"
    return f"{year}年有第{'、'.join(numbers)}次。"
