"""In which industries the chosen entry counts, and from which day to which day."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.registers import store
from heze_desk.registers.records import Membership
from heze_desk.registers.screen.detail import Detail
from heze_desk.registers.screen.offer import Offer

OPEN = "不限起止"


class Terms(PartList):
    """A term that is over stays to be read, struck; one without days has no beginning and no end."""

    def __init__(self, desk: Desk, offer: Callable[[], Offer]) -> None:
        super().__init__(desk, "归属产业起止", "还没有归属产业，可用“＋”登记。")
        self._offer = offer
        self.add_action = self.act("登记归属产业", self.add, sign="plus", keys="Ins", needs_one=False)
        self.edit_action = self.act("改起止日期", self.edit, sign="edit", keys="F2")
        self.remove_action = self.act("删除填错的归属", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [
            Part(one, f"{self._name(one)}　{told(one)}", gone=one.valid_to is not None and one.valid_to < detail.day)
            for one in detail.terms
        ]

    def add(self) -> AskDialog:
        """The first industry of the day that it does not count in, without days."""
        assert self.detail is not None
        among = [one.value for one in self._offer().industries if one.value not in self.detail.line.industry_ids]
        industry_id = among[0] if among else self._offer().industries[0].value
        return self._ask("登记归属产业", Membership(entry_id=self.detail.id, industry_id=industry_id))

    def edit(self) -> AskDialog:
        return self._ask("改归属起止", self.current())

    def remove(self) -> None:
        """Take out a term that was entered by mistake; the last one is asked about, for then no industry counts it."""
        one: Membership = self.current()
        name = self._name(one)
        if self._is_last(one) and not self._sure(name):
            return
        with self.desk.workspace.step(f"删除填错的归属：{name}") as db:
            store.leave(db, one.id or 0)
        self.tell_deleted(f"归属“{name}”")

    def _is_last(self, one: Membership) -> bool:
        assert self.detail is not None
        others = [term for term in self.detail.terms if term.id != one.id]
        return not any(term.covers(self.detail.day) for term in others)

    def _sure(self, name: str) -> bool:
        return dialogs.confirm(
            self.window(),
            f"“{name}”是这一条现在唯一归属的产业，删除吗？",
            yes="删除归属",
            consequence="删除后它不归任何产业，只计入总数；填错产业的请按 F2 改，到期的请填“归属至”。",
            doubted=True,
        )

    def _name(self, one: Membership) -> str:
        return self._offer().industry_names.get(one.industry_id, "")

    def _ask(self, title: str, one: Membership) -> AskDialog:
        offered = list(self._offer().industries)
        if one.industry_id not in [choice.value for choice in offered]:
            offered.append(Choice(one.industry_id, self._name(one)))
        fields = (
            Column[Any]("产业", lambda one: one.industry_id, kind=Kind.CHOICE, choices=lambda: offered),
            Column[Any]("归属自", lambda one: one.valid_from, kind=Kind.DAY),
            Column[Any]("归属至", lambda one: one.valid_to, kind=Kind.DAY),
        )

        def keep(answers: Answers) -> None:
            industry_id, since, until = answers.values()
            if industry_id is None:
                raise DeskError("请选定产业。")
            new = replace(one, industry_id=industry_id, valid_from=since, valid_to=until)
            with self.desk.workspace.step(f"{title}：{self._name(new)}") as db:
                store.join(db, new)

        remark = "日期空着表示不限。按某一天计数、列名录时，只算这一天在起止之内的归属；首尾两天都算在内。"
        dialog = AskDialog(self.desk, fields, keep, title=title, yes="保存", remark=remark, parent=self)
        dialog.show_record(one)
        for title_ in ("归属自", "归属至"):
            dialog.editors[title_].setPlaceholderText("不限")
        dialog.editors["归属自"].setFocus()
        dialog.open()
        return dialog


def told(one: Membership) -> str:
    """2026-07-01 起, 至 2026-06-30, 2026-07-01 至 2026-11-22, 不限起止."""
    since = f"{one.valid_from:%Y-%m-%d}" if one.valid_from else ""
    if one.valid_to is None:
        return f"{since} 起" if since else OPEN
    return f"{since} 至 {one.valid_to:%Y-%m-%d}".strip()
