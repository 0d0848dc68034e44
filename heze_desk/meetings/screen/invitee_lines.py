"""Who is called, by rank of the meeting's day: proposed from the roster, corrected in the cells, replies by a key."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.meetings import store
from heze_desk.meetings.records import Attendee, AttendeeRole, Person, Reply
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.roster import industry_store
from heze_desk.workspace.database import Database

ROLES = tuple(Choice(role, str(role)) for role in (AttendeeRole.PRESENT, AttendeeRole.IN_ATTENDANCE))
ALL_ROLES = (*ROLES, Choice(AttendeeRole.RECORDER, "记录"))


@dataclass(frozen=True, kw_only=True)
class Invited:
    """One line of the list."""

    id: int
    attendee: Attendee

    @property
    def replied(self) -> str:
        """参加, 代会：赵测三, 请假：因公外出."""
        one = self.attendee
        told = one.deputy if one.reply is Reply.DEPUTY else one.reason if one.reply is Reply.EXCUSED else ""
        return "：".join(filter(None, (one.reply, told)))


def _writer(name: str) -> Any:
    def write(db: Database, attendee_id: int, value: Any) -> None:
        store.change_attendee(db, attendee_id, **{name: value})

    return write


COLUMNS = (
    Column[Invited](
        "身份",
        lambda one: one.attendee.role,
        write=_writer("role"),
        kind=Kind.CHOICE,
        choices=lambda: (Choice(AttendeeRole.CHAIR, "主持"), *ALL_ROLES),
        width=3.2,
    ),
    Column[Invited]("单位", lambda one: one.attendee.unit_name, width=0, least=7),
    Column[Invited]("姓名", lambda one: one.attendee.name, write=_writer("name"), width=4.4),
    Column[Invited]("职务", lambda one: one.attendee.duty, write=_writer("duty"), width=6),
    Column[Invited]("回执", lambda one: one.replied, tip=lambda one: one.replied, width=7.5, one_line=13),
)
PEOPLE: tuple[Column[Any], ...] = (
    Column("姓名", lambda person: person.name),
    Column("单位", lambda person: person.unit),
    Column("职务", lambda person: person.duty),
    Column("身份", lambda person: None, kind=Kind.CHOICE, choices=lambda: ALL_ROLES),
)


class InviteeLines(Lines[Invited]):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__(shown, "参会名单", COLUMNS, "invitees")
        self.invite_act = self.act("按分工邀请…", self.invite, keys="Ctrl+I", button=True, needs_one=False)
        self.add_act = self.act("增加人员…", self.add, keys="Ins", button=True, needs_one=False)
        self.comes_act = self.act("回执：参加", partial(self.reply, Reply.COMES), keys="1")
        self.excused_act = self.act("回执：请假…", partial(self.ask_reply, Reply.EXCUSED), keys="2")
        self.deputy_act = self.act("回执：代会…", partial(self.ask_reply, Reply.DEPUTY), keys="3")
        self.none_act = self.act("清除回执", partial(self.reply, Reply.NONE), keys="0")
        self.remove_act = self.act("从名单删除", self.remove, keys="Del")
        shown.changed.connect(self._show)

    def invite(self) -> AskDialog:
        """Propose by industry; without one it is everybody who stands on the day of the meeting."""
        meeting, db = self.shown.meeting, self.page.workspace.db
        assert meeting is not None
        meeting_id, day = meeting.id or 0, meeting.day
        industries = tuple(Choice(one.id, one.name) for one in industry_store.industries(db, day))
        column = Column[Any]("产业", lambda _one: (), kind=Kind.CHOICES, choices=lambda: industries)

        def invite(answers: Answers) -> None:
            chosen = tuple(answers["产业"] or ())
            with self.page.workspace.step("按分工邀请") as step:
                count = store.invite(step, meeting_id, store.proposed(step, meeting_id, day, chosen))
            self.page.tell(f"已按会议当天的分工列入 {count} 个；可逐个增删，按 Ctrl+Z 撤销。")

        remark = "分管领导和牵头、责任单位按会议当天的名单和次序列入；名单上已有的不重复。"
        dialog = AskDialog(
            self.page.desk, [column], invite, title="按分工邀请", yes="列入名单", remark=remark, parent=self.window()
        )
        dialog.editors["产业"].setPlaceholderText("空着就是全部产业；按 Alt+↓ 勾选")
        dialog.open()
        return dialog

    def add(self) -> AskDialog:
        dialog = ask_person(self.shown, AttendeeRole.PRESENT)
        dialog.open()
        return dialog

    def reply(self, answer: Reply) -> None:
        """Note the same answer of all lines selected, and go on to the next one."""
        row = self.view.currentIndex().row()
        with self.page.workspace.step(f"登记回执：{answer or '清除'}") as db:
            for one in self.selected():
                store.reply(db, one.id, answer)
        self.go_on(row)

    def ask_reply(self, answer: Reply) -> AskDialog | None:
        one = self.current()
        if one is None:
            return None
        named = "由谁代会" if answer is Reply.DEPUTY else "请假原因"
        field, row = "deputy" if answer is Reply.DEPUTY else "reason", self.view.currentIndex().row()

        def save(answers: Answers) -> None:
            with self.page.workspace.step(f"登记回执：{answer}") as db:
                store.reply(db, one.id, answer, **{field: answers[named]})
            self.go_on(row)

        columns = [Column[Any](named, lambda _one: "")]
        title = f"{one.attendee.called}{answer}"
        dialog = AskDialog(self.page.desk, columns, save, title=title, yes="登记", parent=self.window())
        dialog.open()
        return dialog

    def remove(self) -> None:
        with self.page.workspace.step("从参会名单删除") as db:
            for one in self.selected():
                store.remove_attendee(db, one.id)

    def _show(self) -> None:
        listed = self.shown.attendees
        self.table.show([Invited(id=one.id or 0, attendee=one) for one in listed])
        replies = sum(1 for one in listed if one.reply)
        told = f"{len(listed)} 人，回执 {replies}；1 参加 2 请假 3 代会 0 清除"
        self.remark.setText(told if len(listed) > 1 else "按 Ctrl+I 按分工邀请")
        self.remark.setToolTip(self.remark.text())
        self.offer()


def ask_person(shown: ShownMeeting, role: AttendeeRole) -> AskDialog:
    """Ask whom to put on the list; a unit without a person is one as well."""
    page, meeting_id = shown.page, shown.id

    def save(answers: Answers) -> None:
        name, unit, duty, chosen = answers.values()
        someone = Person(name=name, unit=unit, duty=duty)
        with page.workspace.step(f"名单增加{someone.called}") as db:
            store.add_attendee(db, meeting_id, someone, chosen or role)

    dialog = AskDialog(page.desk, PEOPLE, save, title="增加人员", yes="列入名单", parent=page.window())
    dialog.fill({"身份": role})
    dialog.editors["单位"].setPlaceholderText("市领导不用填")
    return dialog
