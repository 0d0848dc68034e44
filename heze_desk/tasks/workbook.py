"""The ledger as an xlsx workbook: exactly the lines that are listed, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.tasks.records import TaskLine
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list

FROZEN = "E4"  # the headings and the columns up to the title stay in sight


@dataclass(frozen=True)
class Column:
    """A column of the workbook; its width is in characters of the sheet's font, two to a Chinese one."""

    heading: str
    width: float
    value: Callable[[TaskLine], str | float | date | None]
    number_format: str = ""
    centred: bool = False


# together so wide that A4 landscape prints them at some four fifths: 10 points are then still 8
COLUMNS = (
    Column("编号", 7.5, lambda line: line.number, centred=True),
    Column("板块", 9, lambda line: line.place if line.section else ""),
    Column("产业", 6, lambda line: line.industry if line.industry != line.section else ""),
    Column("任务名称", 20, lambda line: line.title),
    Column("任务内容", 23, lambda line: line.content),
    Column("牵头单位", 10, lambda line: line.lead_unit),
    Column("责任单位", 17, lambda line: "、".join(line.units)),
    Column("责任人", 7, lambda line: line.person, centred=True),
    Column("开始日期", 10.5, lambda line: line.start, "yyyy-mm-dd", centred=True),
    Column("时限", 10.5, lambda line: "长期" if line.ongoing else line.deadline, "yyyy-mm-dd", centred=True),
    Column("延期情况", 9, lambda line: line.first_deadline),
    Column("进度", 5.5, lambda line: line.progress / 100, "0%", centred=True),
    Column("状态", 5, lambda line: str(line.light), centred=True),
    Column("最近进展", 18, lambda line: line.latest),
    Column("存在问题", 13, lambda line: line.problems),
    Column("下步措施", 13, lambda line: line.next_steps),
)


def export(lines: Sequence[TaskLine], path: Path, *, day: date, title: str = "任务台账", note: str = "") -> Path:
    """Write the lines as of the day, ready to print on A4; the note (the rule of the lights) stands under the title."""
    columns = [
        ListedColumn(heading=one.heading, width=one.width, number_format=one.number_format, centred=one.centred)
        for one in COLUMNS
    ]
    told = f"截至{said(day)}，共 {len(lines)} 项。{note}"
    listed = Listed(sheet="任务台账", title=title, note=told, columns=columns, frozen=FROZEN)
    return save_list(listed, ([column.value(line) for column in COLUMNS] for line in lines), path)
