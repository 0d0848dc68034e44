"""The roadmap as an Excel workbook: what is drawn, industry by industry; phases and milestones can be read in again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import BarKey, PlanItem, Subject
from heze_desk.roadmap.workbook_names import Names
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value
from heze_desk.workspace.database import Database

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
HOW = (
    "改动后可再导入：改日期的在“理由”里写明原因，新增的不填编号；"
    "“要等”里写全要先完成的各项，都不等的写“无”；任务和认定只供查看。"
)


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What stands behind the bars: items tell their basis, `waits` what each waits for, drawn or not."""

    items: Sequence[PlanItem]
    waits: Mapping[BarKey, str]


def behind(db: Database) -> Behind:
    known, found = Names(store.called(db)), dict[BarKey, list[str]]()
    for one in store.dependencies(db):
        if one.before in known.every:
            found.setdefault(one.after, []).append(known.listed(one.before))
    return Behind(items=store.items(db), waits={key: "、".join(listed) for key, listed in found.items()})


def export(timeline: Timeline, behind: Behind, path: Path) -> Path:
    """The last column is for the reasons of new days."""
    listed = Listed(
        sheet="产业路线图",
        title="产业路线图",
        note=f"截至{said(timeline.day)}，{timeline.summary}{HOW}",
        columns=COLUMNS,
        frozen="E4",
    )
    return save_list(listed, _rows(timeline, behind), path)


def _rows(timeline: Timeline, behind: Behind) -> Iterator[tuple[Value, ...]]:
    basis = {item.key: item.basis for item in behind.items}
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
                behind.waits.get(bar.key, ""),
                basis.get(bar.key, ""),
                "",
            )


def _standing(bar: Bar, day: date) -> str:
    return bar.told(day) or bar.standing or (str(bar.light) if bar.light else "")
