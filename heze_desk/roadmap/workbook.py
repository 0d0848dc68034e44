"""The roadmap as an Excel workbook: what is drawn, industry by industry; phases and milestones can be read in again."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import BarKey, PlanItem, Subject
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value

DAY = "yyyy-mm-dd"
COLUMNS = (
    ListedColumn(heading="编号", width=8, centred=True),
    ListedColumn(heading="产业", width=14),
    ListedColumn(heading="类别", width=8, centred=True),
    ListedColumn(heading="名称", width=36),
    ListedColumn(heading="开始", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="结束", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="完成日期", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="进度", width=8, number_format="0%", centred=True),
    ListedColumn(heading="情况", width=22),
    ListedColumn(heading="要等", width=22),
    ListedColumn(heading="依据", width=16),
    ListedColumn(heading="理由", width=18),
)
HOW = "改动后可再导入：改日期的在“理由”里写明原因，新增的不填编号；任务和认定只供查看。"


def export(timeline: Timeline, items: Sequence[PlanItem], path: Path) -> Path:
    """`items` tell the basis of what is drawn; the last column is for the reasons of new days."""
    listed = Listed(
        sheet="产业路线图",
        title="产业路线图",
        note=f"截至{said(timeline.day)}，{timeline.summary}{HOW}",
        columns=COLUMNS,
        frozen="E4",
    )
    return save_list(listed, _rows(timeline, {item.key: item.basis for item in items}), path)


def _rows(timeline: Timeline, basis: dict[BarKey, str]) -> Iterator[tuple[Value, ...]]:
    waits: dict[BarKey, list[str]] = {}
    for one in timeline.waits:
        waits.setdefault(one.after, []).append(timeline.bars[one.before].title)
    for lane in timeline.lanes:
        for bar in lane.bars:
            is_item = bar.key.subject is Subject.ITEM
            yield (
                bar.key.id if is_item else bar.number,
                lane.name,
                str(bar.kind if is_item else bar.key.subject),
                bar.title,
                bar.start,
                bar.finish,
                bar.done_on,
                bar.progress / 100 if bar.key.subject is Subject.TASK else None,
                _standing(bar, timeline.day),
                "、".join(waits.get(bar.key, ())),
                basis.get(bar.key, ""),
                "",
            )


def _standing(bar: Bar, day: date) -> str:
    return bar.told(day) or bar.standing or (str(bar.light) if bar.light else "")
