"""What the ledger answers when an industry changes hands; a `roster.handover.Ledger`."""

from collections.abc import Sequence
from datetime import date

from heze_desk.roster import unit_store
from heze_desk.roster.handover import OpenTask
from heze_desk.tasks import store
from heze_desk.workspace.database import Database

NOT_DONE = "deleted_on is null and (done_on is null or done_on > :day)"


def open_tasks(db: Database, industry_id: int, day: date) -> list[OpenTask]:
    """The tasks of the industry that are not done on the day, by number."""
    names = unit_store.names(db, day)
    rows = db.query(
        f"""
        select id, number, title, lead_unit_id, deadline from task
        where industry_id = :industry_id and {NOT_DONE}
        order by length(number), number, id
        """,
        {"industry_id": industry_id, "day": day.isoformat()},
    )
    return [
        OpenTask(
            id=row["id"],
            number=row["number"],
            title=row["title"],
            lead_unit_id=row["lead_unit_id"],
            lead_unit=names.get(row["lead_unit_id"], ""),
            deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
        )
        for row in rows
    ]


def led_elsewhere(db: Database, unit_id: int, industry_id: int, day: date) -> int:
    """How many open tasks outside the industry the unit leads."""
    counted = f"select count(*) from task where lead_unit_id = :unit and industry_id is not :industry and {NOT_DONE}"
    sought = {"unit": unit_id, "industry": industry_id, "day": day.isoformat()}
    return int(db.execute(counted, sought).fetchone()[0])


def pass_on(db: Database, task_ids: Sequence[int], unit_id: int) -> None:
    """Let another unit lead these tasks."""
    for task_id in task_ids:
        store.change(db, task_id, lead_unit_id=unit_id)
