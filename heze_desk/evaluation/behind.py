"""The rows behind a number of an evaluation or an indicator by their names, so that each can be opened."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from heze_desk.evaluation.result_records import Measure, ResultRow
from heze_desk.workspace.database import Database

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "task": "select id, number || '　' || title from task where id = ?",
        "round": "select id, year || '年第' || number || '次调度' from round where id = ?",
        "supervision": "select id, matter from supervision where id = ?",
        "entry": "select id, name || iif(deleted_on is null, '', '（在回收站）') from entry where id = ?",
        "indicator_value": """
            select indicator_value.id, indicator.name || '　' || year || '年'
                || case cycle when '月' then part || '月' when '季' then '第' || part || '季度' else '' end
            from indicator_value join indicator on indicator.id = indicator_id where indicator_value.id = ?
        """,
    }
)
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "task": "任务",
        "round": "调度",
        "supervision": "督办事项",
        "entry": "名录",
        "indicator_value": "指标数值",
        "notification": "双告知",
    }
)
"""What the rows of a table are called."""

GONE = "已不在台账里"


def named(db: Database, measure: Measure) -> list[tuple[int, str]]:
    """Each row once with its name; one that is no longer there keeps its place and says so."""
    told = names(db, measure.subject, measure.rows)
    return sorted(((one, told[one]) for one in told), key=lambda one: (one[1] == GONE, one[1]))


def names(db: Database, subject: str, ids: Iterable[int]) -> dict[int, str]:
    """The name of each row, in the order given."""
    question = NAMED.get(subject)
    if question is None:
        return {}
    found = {one: db.execute(question, [one]).fetchone() for one in ids}
    return {one: str(row[1]) if row else GONE for one, row in found.items()}


def titles(db: Database, rows: Iterable[ResultRow]) -> dict[tuple[str, int], str]:
    """What every row that these count is called now, by its table and id."""
    found: dict[str, set[int]] = {}
    for measure in (one for row in rows for one in row.measures):
        found.setdefault(measure.subject, set()).update(measure.rows)
    return {
        (subject, row_id): title
        for subject, ids in sorted(found.items())
        for row_id, title in names(db, subject, sorted(ids)).items()
    }


def indicator_of(db: Database, value_id: int) -> int | None:
    """Whose value it is."""
    row = db.execute("select indicator_id from indicator_value where id = ?", [value_id]).fetchone()
    return int(row[0]) if row else None
