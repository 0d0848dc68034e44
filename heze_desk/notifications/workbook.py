"""双告知、双反馈登记表 as an Excel workbook: exactly what is listed, in its order."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.notifications.records import NotificationLine
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value

DAY = "yyyy-mm-dd"
COLUMNS = (
    ListedColumn(heading="编号", width=11, centred=True),
    ListedColumn(heading="方向", width=9, centred=True),
    ListedColumn(heading="事项", width=26),
    ListedColumn(heading="涉及企业、项目", width=18),
    ListedColumn(heading="告知单位", width=14),
    ListedColumn(heading="被告知单位", width=14),
    ListedColumn(heading="告知日期", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="反馈时限", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="状态", width=11, centred=True),
    ListedColumn(heading="收到反馈", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="反馈内容", width=24),
    ListedColumn(heading="结果互认", width=20),
    ListedColumn(heading="互认日期", width=11, number_format=DAY, centred=True),
    ListedColumn(heading="依据", width=14),
)


def export(lines: Sequence[NotificationLine], path: Path, *, day: date) -> Path:
    """Write these matters as they stand on the day."""
    listed = Listed(
        sheet="双告知双反馈",
        title="双告知、双反馈登记表",
        note=f"截至{said(day)}，共 {len(lines)} 件。",
        columns=COLUMNS,
        frozen="D4",
    )
    return save_list(listed, map(_values, lines), path)


def _values(line: NotificationLine) -> tuple[Value, ...]:
    one = line.notification
    return (
        one.name,
        str(one.direction),
        one.matter,
        line.concerns,
        line.from_unit,
        line.to_unit,
        one.notified_on,
        one.due,
        str(line.state),
        one.received_on,
        one.feedback,
        one.recognised,
        one.recognised_on,
        one.basis,
    )
