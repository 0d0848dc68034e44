"""研发投入 as a workbook: what is filled in there comes back through the import of the enterprises."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.registers.kinds import KINDS, LARGE, RESEARCH
from heze_desk.registers.records import Kind
from heze_desk.registers.research_records import Research, Spending
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list

AMOUNT, FROZEN = "#,##0.####", "C4"


def export(told: Research, listed: Sequence[Spending], path: Path, *, day: date) -> Path:
    """Write these enterprises with the year and the one before; numbers and names are those of their register."""
    amounts = [
        ListedColumn(heading=f"{year}年{RESEARCH.title}", width=18, number_format=AMOUNT)
        for year in (told.year - 1, told.year)
    ]
    sheet = Listed(
        sheet="研发投入",
        title=f"{told.year}年企业研发投入情况",
        note=f"截至{said(day)}。{told.sentence}填好后可以再导入，按编号对应；没有发生的填 0，空着的不改动。",
        columns=[
            ListedColumn(heading="编号", width=8, centred=True),
            ListedColumn(heading="企业名称", width=32),
            ListedColumn(heading="属地", width=12),
            ListedColumn(heading=LARGE, width=6, centred=True),
            *amounts,
            ListedColumn(heading="增幅（%）", width=10, number_format="0.0"),
            ListedColumn(heading="情况", width=11, centred=True),
        ],
        frozen=FROZEN,
    )
    number = KINDS[Kind.ENTERPRISE].number
    rows = (
        [number(one.id), one.name, one.unit, "是" if one.is_large else "", one.before, one.spent, one.rise, one.state]
        for one in listed
    )
    return save_list(sheet, rows, path)
