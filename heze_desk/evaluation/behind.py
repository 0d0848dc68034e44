"""The rows behind a number of an evaluation by their names, so that each can be opened."""

from collections.abc import Mapping
from types import MappingProxyType

from heze_desk.evaluation.result_records import Measure
from heze_desk.workspace.database import Database

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "task": "select id, number || '　' || title from task where id = ?",
        "round": "select id, year || '年第' || number || '次调度' from round where id = ?",
        "supervision": "select id, matter from supervision where id = ?",
    }
)


def named(db: Database, measure: Measure) -> list[tuple[int, str]]:
    """Each row once with its name; one that is no longer there keeps its place and says so."""
    question = NAMED.get(measure.subject)
    if question is None:
        return []
    found = ((row_id, db.execute(question, [row_id]).fetchone()) for row_id in measure.rows)
    return [(row_id, row[1] if row else "已不在台账里") for row_id, row in found]
