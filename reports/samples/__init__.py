"""One invented paper of every kind, all marked 演示: for trying a typesetter, a printer or a rule."""

from collections.abc import Callable
from types import MappingProxyType

from reports.document import Document
from reports.samples import board, briefings, ledgers, meetings, official, supervision

ALL: MappingProxyType[str, Callable[[], Document]] = MappingProxyType(
    {
        "调度简报": briefings.briefing,
        "调度简报（图表）": briefings.charted_briefing,
        "调度简报（照片）": briefings.illustrated_briefing,
        "通知": official.notice,
        "通报": official.circular,
        "通报（联合行文）": official.joint_circular,
        "请示（签发人）": official.request,
        "信函": official.letter,
        "纪要": meetings.minutes,
        "会议通知": meetings.meeting_notice,
        "签到表": meetings.sign_in,
        "责任分工名单": ledgers.roster,
        "任务台账": ledgers.ledger,
        "任务台账（A3）": ledgers.wide_ledger,
        "一图读懂": board.one_page,
        "督办单": supervision.supervision_notice,
        "催办通知": supervision.reminder,
        "办理情况": supervision.progress_sheet,
        "审批单": supervision.approval,
    }
)
"""By the name a person would give it."""
