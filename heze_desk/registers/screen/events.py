"""What happened to the chosen entry: 发榜, 签约, 验收, an exchange held."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.registers import happening, store
from heze_desk.registers.records import Event
from heze_desk.registers.screen.detail import Detail


class Events(PartList):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "动态", "还没有动态，可用“＋”登记。")
        self.add_action = self.act("登记动态", self.add, sign="plus", keys="Ins", needs_one=False)
        self.edit_action = self.act("更正动态", self.edit, sign="edit", keys="F2")
        self.remove_action = self.act("删除动态", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [Part(one, "　".join(filter(None, (one.act, one.text))), head=f"{one.day}") for one in detail.events]

    def add(self) -> AskDialog:
        """The act that follows the last one in the order of the register, as of today."""
        assert self.detail is not None
        acts, done = self.detail.register.acts, {one.act for one in self.detail.events}
        act = next((one for one in acts if one not in done), acts[0])
        return self._ask("登记动态", Event(entry_id=self.detail.id, act=act, day=self.desk.clock.today))

    def edit(self) -> AskDialog:
        return self._ask("更正动态", self.current())

    def remove(self) -> None:
        one: Event = self.current()
        with self.desk.workspace.step(f"删除动态：{one.act}") as db:
            store.remove_event(db, one.id or 0)
        self.tell_deleted(f"动态“{one.act}”")

    def _ask(self, title: str, event: Event) -> AskDialog:
        detail = self.detail
        assert detail is not None
        acts = tuple(Choice(one, one) for one in detail.register.acts)
        fields = (
            Column[Any]("事项", lambda one: one.act, kind=Kind.PROPOSED, choices=lambda: acts),
            Column[Any]("日期", lambda one: one.day, kind=Kind.DAY),
            Column[Any]("说明", lambda one: one.text, kind=Kind.LONG),
        )

        def keep(answers: Answers) -> None:
            act, day, text = answers.values()
            kept = replace(event, act=act, day=day or self.desk.clock.today, text=text)
            doubt = happening.out_of_order(detail.line.kind, detail.events, kept)
            if doubt and not dialogs.confirm(dialog, f"{doubt}，日期没有填错吗？", yes="没有填错，保存"):
                raise DeskError(f"没有保存；{doubt}，请核对日期。")
            with self.desk.workspace.step(f"{title}：{act}") as db:
                store.save_event(db, kept)

        dialog = AskDialog(self.desk, fields, keep, title=title, yes="保存", parent=self)
        dialog.show_record(event)
        dialog.open()
        return dialog
