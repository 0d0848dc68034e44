"""紧缺人才图谱 as a workbook that can be filled in and read in again: a row for each industry and field of work."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind
from heze_desk.registers.talent_records import NO_FIELD, NO_LEVEL, TalentMap
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value

LEVELS = KINDS[Kind.TALENT].choices_of("level")
WANTED, HAVE, SHORT = "需要", "现有", "缺"
FROZEN = "D4"  # the headings, the industry, the field and the year stay in sight


def export(maps: Sequence[tuple[str, TalentMap]], path: Path, *, day: date) -> Path:
    """Write the maps of these industries; what is wanted is to be filled in, the rest is counted."""
    levels = tuple(dict.fromkeys((*LEVELS, *(level for _, one in maps for level in one.levels))))
    numbers = [f"{level or NO_LEVEL}{word}" for level in levels for word in (WANTED, HAVE)]
    listed = Listed(
        sheet="紧缺人才图谱",
        title="紧缺人才图谱",
        note=(
            f"截至{said(day)}。在“需要”各栏填年底需要的人数后可以再导入，空着的不改动；“现有”由人才名录计得，不导入。"
            "同一人归属几个产业的，在各产业下都计入现有。"
        ),
        columns=[
            ListedColumn(heading="产业", width=14),
            ListedColumn(heading="专业领域", width=18),
            ListedColumn(heading="年份", width=7, centred=True, number_format="0"),
            *(ListedColumn(heading=one, width=9, centred=True, number_format="0") for one in numbers),
            ListedColumn(heading=SHORT, width=6, centred=True, number_format="0"),
        ],
        frozen=FROZEN,
    )
    return save_list(listed, (_row(name, one, field, levels) for name, one in maps for field in one.fields), path)


def _row(name: str, one: TalentMap, field: str, levels: Sequence[str]) -> list[Value]:
    cells = [one.cell(field, level) for level in levels]
    numbers = [value for cell in cells for value in (cell.wanted, cell.have or None)]
    return [name, field or NO_FIELD, one.year, *numbers, sum(cell.short for cell in cells) or None]
