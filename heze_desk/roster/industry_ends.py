"""What the industries went through, and what becomes of one that ended: nothing dated after its end is taken."""

from datetime import date, timedelta

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.roster import industry_store
from heze_desk.roster.industry_change_records import ChangeAct, ChangeLine
from heze_desk.roster.industry_records import Industry
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load


def lines(db: Database, industry_id: int | None = None) -> list[ChangeLine]:
    """All changes, the latest first; of one industry those it went through, also as what it was before."""
    names = dict(db.execute("select id, name from industry").fetchall())
    asked = """
        select old_industry_id, new_industry_id from industry_succession where industry_change_id = ? order by id
    """
    found, wanted = [], {industry_id}
    for row in db.query("select * from industry_change order by day desc, id desc"):
        pairs = db.execute(asked, [row["id"]]).fetchall()
        olds, news = (tuple(dict.fromkeys(one for one in side if one)) for side in zip(*pairs, strict=True))
        if industry_id is not None and not wanted & {*olds, *news}:
            continue
        if wanted & {*news}:
            wanted |= {*olds}
        line = ChangeLine(
            id=row["id"],
            act=ChangeAct(row["act"]),
            day=date.fromisoformat(row["day"]),
            basis=row["basis"],
            olds=tuple(names[one] for one in olds),
            names=tuple(names[one] for one in news),
        )
        found.append(line)
    return found


def standing(db: Database, name: str, day: date) -> int:
    """The industry of that name if it is one on the day; else it is said what became of it."""
    found = industry_store.get(db, industry_store.industry_named(db, name))
    _refuse_ended(db, found, day)
    return found.id or 0


def ended(db: Database, day: date) -> dict[int, str]:
    """Every industry that is none any more on the day, with what is to be said of it."""
    every = (load(Industry, row) for row in db.query("select * from industry where valid_to is not null"))
    return {one.id or 0: _became(db, one, day) for one in every if one.ended(day)}


def refuse_term(db: Database, industry_id: int, since: date, until: date | None) -> None:
    """Nobody answers for an industry after its end; a term that would last longer is refused."""
    found = industry_store.get(db, industry_id)
    _refuse_ended(db, found, since)
    if found.valid_to is not None and found.ended(until or date.max):
        last = said(found.valid_to)
        raise DeskError(f"{found.name}列到{last}为止，任期不能比它长；请把截止日期写为{last}或更早。")


def _refuse_ended(db: Database, found: Industry, day: date) -> None:
    if not found.ended(day):
        return
    raise DeskError(_became(db, found, day))


def _became(db: Database, found: Industry, day: date) -> str:
    """合成生物自2026年11月1日起不再列入产业，由演示生物接续；请改写为演示生物。"""
    became = next((line for line in lines(db, found.id) if found.name in line.olds), None)
    news = f"，由{'、'.join(became.names)}接续；请改写为{'或'.join(became.names)}" if became and became.names else ""
    return f"{found.name}自{said((found.valid_to or day) + timedelta(days=1))}起不再列入产业{news}。"
