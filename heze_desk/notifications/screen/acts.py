"""What is done with a matter: told, answered, recognised, taken back, put right, taken out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.kit.story_dialog import StoryDialog, show_story
from heze_desk.notifications import store, story
from heze_desk.notifications.records import Notification, NotificationLine
from heze_desk.notifications.screen.form import NotificationForm

ANSWER, RECEIVED, RECOGNISED, DAY = "反馈内容", "收到日期", "互认的结果", "互认日期"


class NotificationActs:
    """Each act is one step that can be undone; `show` brings a matter newly registered into sight."""

    def __init__(
        self, page: Screen, current: Callable[[], NotificationLine | None], show: Callable[[int], object]
    ) -> None:
        self._page, self._current, self._show = page, current, show
        self.new = page.act("登记告知", self.open_new, sign="plus", keys="Ctrl+N", primary=True)
        self.answer = page.act("登记反馈…", self.open_answer, keys="F2")
        self.recognise = page.act("登记结果互认…", self.open_recognition, keys="Alt+R")
        self.amend = page.act("改正…", self.open_old, keys="Alt+X")
        self.take_back = page.act("撤销反馈", self.take_one_back, keys="Alt+Z")
        self.remove = page.act("删除", self.take_out, keys="Del")
        self.history = page.act("历史", self.show_history, keys="Ctrl+H")

    @property
    def all(self) -> list[QAction]:
        return [self.answer, self.recognise, self.amend, self.take_back, self.remove, self.history]

    def offer(self) -> None:
        """Only what makes sense for the chosen matter."""
        line, able = self._current(), not self._page.workspace.read_only
        waits = line is not None and line.notification.is_open
        recognised = line is not None and line.notification.recognised_on is not None
        self.take_back.setText("撤销互认" if recognised else "撤销反馈")
        self.new.setEnabled(able)
        self.history.setEnabled(line is not None)
        for act in (self.amend, self.remove):
            act.setEnabled(able and line is not None)
        self.answer.setEnabled(able and waits)
        for act in (self.recognise, self.take_back):
            act.setEnabled(able and line is not None and not waits)

    def open_new(self) -> NotificationForm:
        form = NotificationForm(self._page.desk, self._register, parent=self._page.window())
        form.open()
        return form

    def open_old(self) -> NotificationForm | None:
        """Put right what was registered; the answer stays."""
        if (line := self._current()) is None:
            return None
        form = NotificationForm(self._page.desk, self._amend, old=line.notification, parent=self._page.window())
        form.open()
        return form

    def open_answer(self) -> AskDialog | None:
        if (line := self._current()) is None:
            return None
        return self._ask(line, "登记反馈", (ANSWER, RECEIVED), lambda answers: self._answer(line.notification, answers))

    def open_recognition(self) -> AskDialog | None:
        if (line := self._current()) is None:
            return None
        asked = self._ask(
            line, "登记结果互认", (RECOGNISED, DAY), lambda answers: self._recognise(line.notification, answers)
        )
        if line.notification.recognised_on is not None:
            asked.fill({RECOGNISED: line.notification.recognised, DAY: line.notification.recognised_on})
        return asked

    def take_one_back(self) -> None:
        """The recognition first, then the answer; the button says which."""
        if (line := self._current()) is None:
            return
        name = line.notification.name
        with self._page.workspace.step(f"{self.take_back.text()}：{name}") as db:
            taken = store.take_back(db, line.id)
        now = "等待反馈" if taken == "反馈" else "反馈仍在"
        self._page.tell(f"已撤销{name}的{taken}，{now}；可按 Ctrl+Z 恢复。")

    def show_history(self) -> StoryDialog | None:
        if (line := self._current()) is None:
            return None
        one = line.notification
        return show_story(
            self._page, (one.name, f"{one.name}　{one.matter}"), story.story(self._page.workspace.db, line.id)
        )

    def take_out(self) -> None:
        """After asking, for its number is not given again."""
        line = self._current()
        if line is None or not self._sure(line.notification):
            return
        with self._page.workspace.step(f"删除告知：{line.notification.name}") as db:
            store.remove(db, line.id, day=self._page.today)
        self._page.tell(f"已删除{line.notification.name}；可按 Ctrl+Z 撤销。")

    def _register(self, wanted: Notification) -> None:
        with self._page.workspace.step(f"登记{wanted.direction}") as db:
            made = store.add(db, wanted, today=self._page.today)
        line = store.line(self._page.workspace.db, made, self._page.today)
        self._page.tell(f"已登记{line.notification.name}：{line.from_unit}告知{line.to_unit}，{line.standing}。")
        self._show(made)

    def _amend(self, wanted: Notification) -> None:
        fields = {name: value for name, value in vars(wanted).items() if name not in ("id", "year", "number")}
        with self._page.workspace.step(f"改正告知：{wanted.name}") as db:
            store.change(db, wanted.id or 0, today=self._page.today, **fields)
        self._page.tell(f"已改正{wanted.name}。")

    def _answer(self, one: Notification, answers: Answers) -> None:
        with self._page.workspace.step(f"登记反馈：{one.name}") as db:
            store.answer(db, one.id or 0, answers[ANSWER], day=_day(answers, RECEIVED), today=self._page.today)
        line = store.line(self._page.workspace.db, one.id or 0, self._page.today)
        self._page.tell(f"已登记{one.name}的反馈：{line.standing}。")

    def _recognise(self, one: Notification, answers: Answers) -> None:
        with self._page.workspace.step(f"登记结果互认：{one.name}") as db:
            store.recognise(db, one.id or 0, answers[RECOGNISED], day=_day(answers, DAY), today=self._page.today)
        self._page.tell(f"已登记{one.name}的结果互认。")

    def _ask(
        self, line: NotificationLine, title: str, names: tuple[str, str], act: Callable[[Answers], object]
    ) -> AskDialog:
        columns = (Column[Any](names[0], _nothing, kind=Kind.LONG), Column[Any](names[1], _nothing, kind=Kind.DAY))
        remark = f"{line.notification.name}，{line.from_unit}告知{line.to_unit}：{line.notification.matter}"
        dialog = AskDialog(
            self._page.desk, columns, act, title=title, yes="登记", remark=remark, parent=self._page.window()
        )
        dialog.fill({names[1]: self._page.today})
        dialog.open()
        return dialog

    def _sure(self, one: Notification) -> bool:
        return dialogs.confirm(
            self._page.window(),
            f"删除{one.name}“{one.matter}”吗？",
            yes="删除",
            consequence="只用于登记错了的；编号不再使用。删除后可以撤销。",
        )


def _day(answers: Answers, title: str) -> Any:
    if answers[title] is None:
        raise DeskError(f"请填写{title}。")
    return answers[title]


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
