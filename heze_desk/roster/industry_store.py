"""Industries in and out of the workspace."""

from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roster.industry_records import ENDED, Industry
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load, write


def industries(db: Database, day: date) -> list[Industry]:
    """The industries that stand on the day, in the order of the policy."""
    rows = db.query("select * from industry order by position, id")
    return [industry for industry in (load(Industry, row) for row in rows) if industry.stands(day)]


def ended(db: Database, day: date) -> list[Industry]:
    """The industries that were taken off before the day, in the order of the policy."""
    rows = db.query("select * from industry where valid_to < ? order by position, id", [day.isoformat()])
    return [load(Industry, row) for row in rows]


def get(db: Database, industry_id: int) -> Industry:
    for row in db.query("select * from industry where id = ?", [industry_id]):
        return load(Industry, row)
    raise DeskError("没有这个产业，可能已被删除。")


def industry_named(db: Database, name: str) -> int:
    """The industry of that name, or of the one it is listed under once it ended.

    Where one ended and came back under the same name, it is the one that still stands.
    """
    lasting = "valid_to is not null, valid_to desc, id desc"
    row = next(db.table("industry").rows_where("name = ?", [name.strip().removesuffix(ENDED)], order_by=lasting), None)
    if row is None:
        rows = db.execute("select name, valid_to is null from industry order by position, id").fetchall()
        known, gone = ("、".join(one for one, stands in rows if stands == wanted) for wanted in (True, False))
        raise DeskError(f"没有名为“{name}”的产业；现有：{known}{f'；已移出：{gone}' if gone else ''}。")
    return int(row["id"])


def save_industry(db: Database, industry: Industry) -> int:
    return write(db.table("industry"), industry)
