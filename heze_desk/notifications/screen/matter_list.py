"""The matters as a table: what is late first, and what waits before what was answered."""

from heze_desk.kit.columns import Column, Kind
from heze_desk.notifications.records import NotificationLine


def _units(line: NotificationLine) -> str:
    return f"{line.from_unit} → {line.to_unit}"


def _whole(line: NotificationLine) -> str:
    return line.notification.matter


def _rank(line: NotificationLine) -> tuple[int, int]:
    return (line.notification.year, line.notification.number)


COLUMNS = (
    Column[NotificationLine]("状态", lambda line: line.state, kind=Kind.LIGHT, width=7),
    Column[NotificationLine]("编号", lambda line: line.notification.name, sort=_rank, width=6.5, from_width=1200),
    Column[NotificationLine]("事项", _whole, kind=Kind.LONG, tip=_whole, width=0, least=9),
    Column[NotificationLine]("告知 → 被告知", _units, kind=Kind.LONG, tip=_units, width=9.5, one_line=15, most=26),
    Column[NotificationLine](
        "反馈时限", lambda line: line.notification.due, sort=lambda line: line.due.effective, width=6.5
    ),
    Column[NotificationLine](
        "时间情况", lambda line: line.standing, kind=Kind.LONG, tip=lambda line: line.standing, width=9.5, one_line=16
    ),
    Column[NotificationLine](
        "涉及企业、项目", lambda line: line.concerns, tip=lambda line: line.concerns, width=0, least=9, from_width=1500
    ),
    Column[NotificationLine]("方向", lambda line: line.notification.direction, width=5, from_width=1500),
)
