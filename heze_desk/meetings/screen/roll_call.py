"""到会登记: everybody on the list by rank, noted with one key each while the meeting runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column
from heze_desk.meetings import store
from heze_desk.meetings.records import Attendee, AttendeeRole, Presence
from heze_desk.meetings.screen.invitee_lines import ask_person
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting

KEYS_TOLD = (
    "Alt+A 到这里：1 到 · 2 迟到 · 3 早退 · 4 请假\n"
    "5 代会 · 6 缺席 · 0 清除 · 9 其余都到\n"
    "Ins 增加列席、记录人 · Esc 回到记录"
)


@dataclass(frozen=True, kw_only=True)
class OnRoll:
    """One line of the roll, with the number of the items at which somebody came and left."""

    id: int
    attendee: Attendee
    remarks: tuple[str, ...]

    @property
    def who(self) -> str:
        one = self.attendee
        return "　".join(filter(None, (one.unit_name, one.name))) if one.leader_id is None else one.name

    @property
    def how(self) -> str:
        """到, 迟到 第2项议题时到会, 赵测三代; the chair and recorders by their role."""
        one = self.attendee
        role = "" if one.role is AttendeeRole.PRESENT else str(one.role)
        told = "" if one.role is AttendeeRole.CHAIR else str(one.standing)
        return " ".join(filter(None, (role, told, *self.remarks)))


COLUMNS = (
    Column[OnRoll]("参会人员", lambda one: one.who, tip=lambda one: one.who, width=0, least=6),
    Column[OnRoll]("情况", lambda one: one.how, tip=lambda one: one.how, width=10.5),
)


class RollCall(Lines[OnRoll]):
    """`item` tells at which item of the agenda the meeting is."""

    def __init__(self, shown: ShownMeeting, item: Callable[[], int | None]) -> None:
        super().__init__(shown, "到会登记", COLUMNS, "roll call")
        self._item = item
        self.acts = {
            Presence.HERE: self.act("到", partial(self.note, Presence.HERE), keys="1"),
            Presence.LATE: self.act("迟到（正在议的议题）", partial(self.note, Presence.LATE), keys="2"),
            Presence.LEFT: self.act("早退（正在议的议题后）", partial(self.note, Presence.LEFT), keys="3"),
            Presence.EXCUSED: self.act("请假…", partial(self.ask, Presence.EXCUSED), keys="4"),
            Presence.DEPUTY: self.act("代会…", partial(self.ask, Presence.DEPUTY), keys="5"),
            Presence.ABSENT: self.act("缺席", partial(self.note, Presence.ABSENT), keys="6"),
            Presence.NONE: self.act("清除登记", partial(self.note, Presence.NONE), keys="0"),
        }
        self.rest_act = self.act("其余都到", self.note_rest, keys="9", needs_one=False)
        self.add_act = self.act("增加列席、记录人…", self.add, keys="Ins", needs_one=False)
        keys = QLabel(KEYS_TOLD, wordWrap=True)
        keys.setProperty("second", True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(keys)
        shown.changed.connect(self._show)

    def note(self, presence: Presence) -> None:
        """Note all selected lines alike, and go on to the next line."""
        lines = [one for one in self.selected() if one.attendee.role is not AttendeeRole.CHAIR]
        row = self.view.currentIndex().row()
        with self.page.workspace.step(f"登记{presence or '清除'}") as db:
            for one in lines:
                store.note_presence(db, one.id, presence, **self._items(presence, one.attendee))
        self.go_on(row)

    def note_rest(self) -> None:
        """Everybody of whom nothing is known has come."""
        with self.page.workspace.step("登记其余都到") as db:
            rest = [one for one in store.attendees(db, self.shown.id) if _is_waiting(one)]
            for one in rest:
                store.note_presence(db, one.id or 0, Presence.HERE)
        self.page.tell(f"已登记 {len(rest)} 个到会；可按 Ctrl+Z 撤销。")

    def ask(self, presence: Presence) -> AskDialog | None:
        """Ask why, or who comes instead."""
        one, row = self.current(), self.view.currentIndex().row()
        if one is None or one.attendee.role is AttendeeRole.CHAIR:
            return None
        named = "由谁代会" if presence is Presence.DEPUTY else "请假原因"
        attendee, field = one.attendee, "deputy" if presence is Presence.DEPUTY else "reason"

        def save(answers: Answers) -> None:
            with self.page.workspace.step(f"登记{presence}：{attendee.called}") as db:
                if presence is Presence.DEPUTY:
                    _refuse_busy(answers[named], attendee, self.shown.attendees)
                told = {"deputy": "", "reason": "", field: answers[named]}
                store.note_presence(db, one.id, presence, **told)
            self.go_on(row)

        title = f"{attendee.called}{presence}"
        columns = [Column[Any](named, lambda _one: "")]
        dialog = AskDialog(self.page.desk, columns, save, title=title, yes="登记", parent=self.window())
        dialog.fill({named: attendee.deputy if presence is Presence.DEPUTY else attendee.reason})
        dialog.open()
        return dialog

    def add(self) -> AskDialog:
        dialog = ask_person(self.shown, AttendeeRole.IN_ATTENDANCE)
        dialog.open()
        return dialog

    def _items(self, presence: Presence, one: Attendee) -> dict[str, Any]:
        """At which item, where that is to be told; one who came late may leave early as well."""
        item_id = self._item()
        match presence:
            case Presence.LATE:
                return {"came_at_item_id": item_id, "left_at_item_id": None, "deputy": "", "reason": ""}
            case Presence.LEFT:
                return {"came_at_item_id": one.came_at_item_id, "left_at_item_id": item_id, "deputy": "", "reason": ""}
            case _:
                return {"came_at_item_id": None, "left_at_item_id": None, "deputy": "", "reason": ""}

    def _show(self) -> None:
        numbers = self.shown.numbers
        listed = self.shown.attendees
        self.table.show([OnRoll(id=one.id or 0, attendee=one, remarks=one.remarks(numbers)) for one in listed])
        waiting = [one for one in listed if _is_waiting(one)]
        self.remark.setText(f"{len(waiting)} 个未登记" if waiting else "都已登记")
        self.offer()


def _refuse_busy(name: str, attendee: Attendee, listed: Sequence[Attendee]) -> None:
    """Somebody who sits there already deputises for nobody."""
    other = next((one for one in listed if one.id != attendee.id and name and name in (one.name, one.deputy)), None)
    if other is not None:
        raise DeskError(
            f"{name}已在名单中（{other.unit_name or other.duty or other.called}），不能代{attendee.called}。"
        )


def _is_waiting(one: Attendee) -> bool:
    return one.standing is Presence.NONE and one.role is not AttendeeRole.CHAIR
