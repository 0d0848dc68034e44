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
        "indicator_value": """
            select indicator_value.id, indicator.name || '　' || year || '年'
                || case cycle when '月' then part || '月' when '季' then '第' || part || '季度' else '' end
            from indicator_value join indicator on indicator.id = indicator_id where indicator_value.id = ?
        """,
    }
)

GONE = "已不在台账里"


def named(db: Database, measure: Measure) -> list[tuple[int, str]]:
    """Each row once with its name; one that is no longer there keeps its place and says so."""
    question = NAMED.get(measure.subject)
    if question is None:
        return []
    found = [(row_id, db.execute(question, [row_id]).fetchone()) for row_id in measure.rows]
    told = [(row_id, row[1] if row else GONE) for row_id, row in found]
    return sorted(told, key=lambda one: (one[1] == GONE, one[1]))


def indicator_of(db: Database, value_id: int) -> int | None:
    """Whose value it is."""
    row = db.execute("select indicator_id from indicator_value where id = ?", [value_id]).fetchone()
    return int(row[0]) if row else None
