"""What is said of a sheet as a whole: columns nobody knows, merged cells, and what was counted elsewhere."""

from collections.abc import Iterator, Sequence

from heze_desk.workbooks.entries import merged
from heze_desk.workbooks.headings import Column, Table
from heze_desk.workbooks.values import squeezed

NOTED = 20
ROWS_COUNTED = ("序号", "序", "no", "编号")


def columns_left_out(table: Table, *, told: tuple[str, ...] = ()) -> Iterator[str]:
    """One sentence for the headed columns that fill nothing, and one for each that repeats another; `told` are those
    of which it is said elsewhere."""
    left = [one for one in table.columns if not one.field and one.heading not in told and table.examples(one.index, 1)]
    unknown = [one for one in left if not one.remark and squeezed(one.heading) not in ROWS_COUNTED]
    if unknown:
        these = f"这 {len(unknown)} 列" if len(unknown) > 1 else "这一列"
        names = "、".join(f"“{_name(one)}”（{one.letter} 列）" for one in unknown)
        yield f"{names}{these}不认识，没有导入。"
    for one in left:
        if one.remark:
            yield f"“{_name(one)}”（{one.letter} 列）{one.remark}"


def merged_areas(table: Table) -> Iterator[str]:
    """Of each area merged over several rows; of very many only how many more there are."""
    areas = list(merged(table))
    yield from areas[:NOTED]
    if len(areas) > NOTED:
        yield f"另有 {len(areas) - NOTED} 处合并单元格，同样处理。"


def differing_industries(titles: Sequence[str]) -> Iterator[str]:
    """Of entries whose industries two sheets tell differently."""
    if titles:
        names = "、".join(titles[:NOTED]) + ("等" if len(titles) > NOTED else "")
        yield f"{names}的“产业”一列与“归属产业”表不一致，按“归属产业”表；不再归属的请在那里填“归属至”。"


def _name(column: Column) -> str:
    return column.heading.replace("“", "‘").replace("”", "’")
