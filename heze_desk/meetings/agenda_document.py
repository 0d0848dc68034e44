"""会议议程: what is dealt with in which order, by whom, on which papers."""

from collections.abc import Iterable, Sequence

from heze_desk.meetings.frame_document import UNKNOWN, framed
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import AgendaItem
from heze_desk.policy.numerals import numeral
from heze_desk.settings.records import Settings
from reports.document import Document, Paragraph, Table, Title


def agenda(told: Proceedings, settings: Settings) -> Document:
    """The items by the numbers under which late arrivals are noted, with presenters and materials."""
    meeting = told.meeting
    lines = (("时间", meeting.lasts), ("地点", meeting.place or UNKNOWN), ("主持", told.chair_text or UNKNOWN))
    rows = tuple((str(place), item.title, item.presenter, item.material) for place, item in enumerate(told.items, 1))
    return framed(
        "会议议程",
        f"{meeting.title}议程",
        (
            Title(f"{meeting.title}|议程"),
            *(Paragraph(f"{label}：{text}") for label, text in lines),
            Table(
                header=("序号", "议题", "汇报", "材料"),
                rows=rows or (("—", "议程待定", "", ""),),
                widths=(0.09, 0.47, 0.26, 0.18),
                align=("center", "left", "left", "left"),
                size="四号",
            ),
        ),
        settings,
    )


def spoken(items: Sequence[AgendaItem]) -> Iterable[str]:
    """The items as a notice lists them: （一）通报进展情况（市科技局）。"""
    for place, item in enumerate(items, 1):
        presenter = f"（{item.presenter}）" if item.presenter else ""
        yield f"（{numeral(place)}）{item.title.rstrip('。')}{presenter}。"
