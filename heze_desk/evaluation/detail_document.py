"""评估明细: every row that an evaluation counted, once under the name of whom it is of, with the numbers it is in."""

from collections.abc import Iterator, Mapping, Sequence

from heze_desk.evaluation.result_records import ResultRow
from reports.document import Table

DETAILS = "评估明细"
CALLED = {"task": "任务", "round": "调度", "supervision": "督办事项", "indicator_value": "指标数值"}
NONE = "没有可以列出的事项"
Titles = Mapping[tuple[str, int], str]
"""What a row was called when the notice was set, by its table and id."""


def table(rows: Sequence[ResultRow], titles: Titles) -> Table:
    """In the order of the result."""
    lines: list[tuple[str, ...]] = []
    for row in rows:
        if row.rated:
            found = list(_lines(row, titles))
            lines += [(f"{row.name}　共{len(found)}条",), *(found or [(NONE, "", "")])]
    return Table(
        header=("类别", "事项", "计入的数"),
        rows=tuple(lines),
        widths=(0.13, 0.55, 0.32),
        align=("left", "left", "left"),
        size="五号",
        note="注：每条只列一次；“计入的数”指计算过程中把它计在内的各个数。",
    )


def _lines(row: ResultRow, titles: Titles) -> Iterator[tuple[str, ...]]:
    counted: dict[tuple[str, int], list[str]] = {}
    for measure in row.measures:
        for row_id in measure.rows:
            counted.setdefault((measure.subject, row_id), []).append(measure.name)
    for key, names in counted.items():
        yield CALLED.get(key[0], ""), titles.get(key, ""), "、".join(names)
