"""The near part of the roadmap: what is late, and what ends next; every line opens its bar."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from heze_desk.dashboard.screen.today_card import TodayList
from heze_desk.dashboard.screen.today_lines import TodayLine
from heze_desk.days import short
from heze_desk.kit.pieces import Card

if TYPE_CHECKING:
    from heze_desk.dashboard.board_records import Near
    from heze_desk.roadmap.bar_records import Bar

NOTHING = TodayLine("以后", "半年内没有到期的阶段、节点和任务；到路线图安排。", "", "roadmap")


class NearCard(Card):
    """Built once; `asked` carries the page and the message of the line that was opened."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("近期路线图", " ")
        self.list = TodayList()
        self.list.setAccessibleName("近期路线图")
        self.list.asked.connect(self.asked)
        self.body.addWidget(self.list, 1)

    def show_near(self, near: "Near", day: date) -> None:
        self.list.show_lines([_line(industry, bar, day) for industry, bar in near.bars] or [NOTHING])
        self.remark.setText(near.told or "逾期和半年内到期")


def _line(industry: str, bar: "Bar", day: date) -> TodayLine:
    from heze_desk.dashboard.board_records import lag

    late = lag(bar, day)
    when = late or short(bar.due or bar.finish, day)
    return TodayLine("逾期" if late else "以后", f"{industry}：{' '.join(bar.title.split())}", when, "roadmap", bar.key)
