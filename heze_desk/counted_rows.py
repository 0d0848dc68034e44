"""The rows behind the numbers of a counted indicator, each with its table, its name and what stands beside it."""

from collections.abc import Sequence
from typing import Any

from heze_desk import counting
from heze_desk.evaluation import behind
from heze_desk.evaluation.count_records import Count
from heze_desk.evaluation.indicator_records import Series
from heze_desk.evaluation.result_records import Measure
from heze_desk.workspace.database import Database

Told = dict[str, Any]


def of_series(db: Database, series: Series) -> list[list[Told]]:
    """For every point of the series, in its order; nothing for one that was typed."""
    counts = [one.count for one in series.points if one.count is not None]
    ids = {row.id for count in counts for row in count.rows}
    names = counting.named(db, counts[0].subject, ids) if counts else {}
    return [_rows(one.count, names) if one.count is not None else [] for one in series.points]


def of_count(db: Database, count: Count) -> list[Told]:
    return _rows(count, counting.named(db, count.subject, {row.id for row in count.rows}))


def of_measures(db: Database, measures: Sequence[Measure]) -> list[Told]:
    """The numbers of an evaluation with the rows of each."""
    return [
        {
            "name": one.name,
            "value": float(one.value),
            "subject": one.subject,
            "rows": [
                {"table": one.subject, "called": behind.WORDS.get(one.subject, ""), "id": row_id, "title": title}
                for row_id, title in behind.names(db, one.subject, one.rows).items()
            ],
        }
        for one in measures
    ]


def _rows(count: Count, names: dict[int, str]) -> list[Told]:
    called = behind.WORDS.get(count.subject, "")
    return [
        {"table": count.subject, "called": called, "id": one.id, "title": names[one.id], "said": one.said}
        for one in count.rows
    ]
