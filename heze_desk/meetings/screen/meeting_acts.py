"""What is done with a meeting as a whole: call one, take out one entered by mistake."""

from typing import Any

from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.meetings import store
from heze_desk.meetings.records import Meeting, MeetingKind
from heze_desk.meetings.screen.fields import KINDS, person
from heze_desk.meetings.screen.shown import ShownMeeting

KIND, TITLE, DAY, AT, PLACE, CHAIR, WHY = "类型", "名称", "日期", "开始", "地点", "主持", "说明"


class MeetingActs:
    """Each act is one step and one undo."""

    def __init__(self, shown: ShownMeeting) -> None:
        self._shown, self._page = shown, shown.page
        page = shown.page
        self.new = page.act("新建会议…", self.open_new, sign="plus", keys="Ctrl+N", primary=True)
        self.remove = page.act("删除这次会议", self.take_out)
        shown.changed.connect(self._offer)

    def open_new(self) -> AskDialog:
        """Ask for what a meeting cannot be without; what the last one left open comes first on its agenda."""
        dialog = AskDialog(
            self._page.desk,
            COLUMNS,
            self._add,
            title="新建会议",
            yes="建立会议",
            remark="次数接着本年度同类会议编；上次没有办结的议定事项自动列在议程最前面。",
            parent=self._page.window(),
        )
        dialog.fill({KIND: MeetingKind.SCHEDULING, DAY: self._page.today, AT: "09:00"})
        dialog.editors[TITLE].setPlaceholderText("空着就用“2026年第3次调度会”的样子")
        dialog.editors[CHAIR].setPlaceholderText("姓名；不是市领导的写：姓名（职务）")
        dialog.editors[WHY].setPlaceholderText("往年的会、时间冲突、主持人不在任时写明原因")
        dialog.open()
        return dialog

    def take_out(self) -> None:
        if self._shown.meeting is None or not dialogs.confirm(
            self._page.window(),
            f"删除{self._shown.name}吗？",
            yes="删除",
            consequence="记录、名单和议定事项一起删除；已立任务或已定稿的不能删除。可按 Ctrl+Z 撤销。",
        ):
            return
        name = self._shown.name
        with self._page.workspace.step(f"删除会议：{name}") as db:
            store.remove(db, self._shown.id)
        self._page.tell(f"已删除{name}；可按 Ctrl+Z 撤销。")

    def _add(self, answers: Answers) -> None:
        kind, day = answers[KIND] or MeetingKind.SCHEDULING, answers[DAY] or self._page.today
        number = store.next_number(self._page.workspace.db, kind, day.year)
        title = answers[TITLE] or f"{day.year}年第{number}次{kind}"
        meeting = Meeting(kind=kind, title=title, day=day, begins_at=answers[AT], place=answers[PLACE])
        with self._page.workspace.step(f"新建会议：{title}") as db:
            new = store.add(db, meeting, chair=person(answers[CHAIR]), today=self._page.today, why=answers[WHY])
        self._shown.wanted.emit(new)
        followed = sum(1 for one in self._shown.items if one.follows_decision_id)
        more = f"上次没有办结的 {followed} 项议定事项已列入议程；" if followed else ""
        self._page.tell(f"已建立{self._shown.name}；{more}接着定议程、邀请参会人员。")

    def _offer(self) -> None:
        self.new.setEnabled(not self._page.workspace.read_only)
        self.remove.setEnabled(self._shown.is_open)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""


COLUMNS: tuple[Column[Any], ...] = (
    Column(KIND, _nothing, kind=Kind.CHOICE, choices=lambda: KINDS),
    Column(TITLE, _nothing),
    Column(DAY, _nothing, kind=Kind.DAY),
    Column(AT, _nothing),
    Column(PLACE, _nothing),
    Column(CHAIR, _nothing),
    Column(WHY, _nothing, kind=Kind.LONG),
)
