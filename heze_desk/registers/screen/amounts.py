"""What the chosen entry came to year by year: investment, research, sales."""

from collections.abc import Iterable
from typing import Any

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.registers import store
from heze_desk.registers.records import YearAmount, amount_in
from heze_desk.registers.screen.detail import Detail


class Amounts(PartList):
    """A year that nobody filled in is not known, and is no zero."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "分年数据", "还没有分年数据；没有发生的填 0，不知道的不填。")
        self.add_action = self.act("填报分年数据", self.add, sign="plus", keys="Ins", needs_one=False)
        self.edit_action = self.act("更正数据", self.edit, sign="edit", keys="F2")
        self.remove_action = self.act("清除数据（改为不知道）", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: Detail) -> Iterable[Part]:
        units = {one.name: one.unit for one in detail.register.measures}
        return [
            Part(one, f"{one.measure}　{one.amount:,.10g} {units.get(one.measure, '')}", head=f"{one.year}年")
            for one in reversed(detail.amounts)
        ]

    def add(self) -> AskDialog:
        assert self.detail is not None
        measure = self.detail.register.measures[0].name
        return self._ask("填报分年数据", (self.desk.clock.today.year, measure, None))

    def edit(self) -> AskDialog:
        one: YearAmount = self.current()
        return self._ask("更正分年数据", (one.year, one.measure, one.amount))

    def remove(self) -> None:
        one: YearAmount = self.current()
        with self.desk.workspace.step(f"清除{one.year}年{one.measure}") as db:
            store.clear_amount(db, one.entry_id, one.year, one.measure)
        self.tell_deleted(f"{one.year}年{one.measure}")

    def _ask(self, title: str, said: tuple[int, str, float | None]) -> AskDialog:
        assert self.detail is not None
        entry_id = self.detail.id
        measures = tuple(Choice(one.name, one.title) for one in self.detail.register.measures)
        fields = (
            Column[Any]("年份", lambda _one: None, kind=Kind.NUMBER),
            Column[Any]("指标", lambda _one: None, kind=Kind.CHOICE, choices=lambda: measures),
            Column[Any]("数额", lambda _one: None),
        )

        def keep(answers: Answers) -> None:
            year, measure, amount = answers.values()
            with self.desk.workspace.step(f"填报{year}年{measure}") as db:
                told = YearAmount(entry_id=entry_id, year=year or 0, measure=measure or "", amount=amount_in(amount))
                store.set_amount(db, told)

        dialog = AskDialog(self.desk, fields, keep, title=title, yes="保存", parent=self)
        dialog.fill({"年份": said[0], "指标": said[1], "数额": "" if said[2] is None else f"{said[2]:.10g}"})
        dialog.editors["数额"].setFocus()
        dialog.open()
        return dialog
