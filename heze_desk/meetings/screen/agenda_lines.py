"""The agenda in its order: add, change in the cells, move by Alt and an arrow, leave out for a reason."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.meetings import store
from heze_desk.meetings.records import AgendaItem
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class ListedItem:
    """An item with the number under which it is printed; None where it is left out."""

    id: int
    item: AgendaItem
    number: int | None


def _writer(name: str) -> Any:
    def write(db: Database, item_id: int, value: str) -> None:
        store.change_item(db, item_id, **{name: value})

    return write


COLUMNS = (
    Column[ListedItem]("序", lambda one: one.number, display=lambda one: str(one.number or "—"), width=1.6),
    Column[ListedItem](
        "议题",
        lambda one: one.item.title,
        write=_writer("title"),
        kind=Kind.LONG,
        tip=lambda one: one.item.title,
        width=0,
        least=10,
    ),
    Column[ListedItem]("汇报", lambda one: one.item.presenter, write=_writer("presenter"), width=6),
    Column[ListedItem]("材料", lambda one: one.item.material, write=_writer("material"), width=5, from_width=1200),
    Column[ListedItem]("不列入的原因", lambda one: one.item.left_out_because, kind=Kind.LONG, width=8, from_width=1500),
)
FIELDS: tuple[Column[Any], ...] = (
    Column("议题", lambda item: item.title),
    Column("汇报单位或人", lambda item: item.presenter),
    Column("材料", lambda item: item.material),
)


class AgendaLines(Lines[ListedItem]):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__(shown, "议程", COLUMNS, "agenda")
        self.add_act = self.act("新增议题…", self.add, keys="Ins", button=True, needs_one=False)
        self.up_act = self.act("上移", partial(self.shift, -1), keys="Alt+Up", button=True)
        self.down_act = self.act("下移", partial(self.shift, 1), keys="Alt+Down", button=True)
        self.drop_act = self.act("删除或不列入", self.drop, keys="Del")
        self.back_act = self.act("重新列入", self.put_back, keys="Shift+Del")
        shown.changed.connect(self._show)

    def add(self) -> AskDialog:
        meeting_id = self.shown.id

        def save(answers: Answers) -> None:
            title, presenter, material = answers.values()
            item = AgendaItem(meeting_id=meeting_id, title=title, presenter=presenter, material=material)
            with self.page.workspace.step("新增议题") as db:
                store.add_item(db, item)

        dialog = AskDialog(self.page.desk, FIELDS, save, title="新增议题", yes="加入议程", parent=self.window())
        dialog.open()
        return dialog

    def shift(self, by: int) -> None:
        """One place up or down; the line stays chosen."""
        row = self.view.currentIndex().row()
        if not 0 <= row + by < len(self.table.records):
            return
        moved = self.table.record_at(row)
        with self.page.workspace.step("移动议题") as db:
            store.move_item(db, moved.id, row + by + 1)

    def drop(self) -> None:
        """What the last meeting left open needs a reason to be left out; other items are taken out."""
        one = self.current()
        if one is None:
            return
        if one.item.follows_decision_id is None:
            with self.page.workspace.step("删除议题") as db:
                store.remove_item(db, one.id)
            self.page.tell("已删除议题；可按 Ctrl+Z 撤销。")
        elif why := dialogs.ask_reason(
            self.window(), f"“{one.item.title}”是上次没有办结的议定事项，这次不列入吗？", yes="不列入"
        ):
            with self.page.workspace.step("上次议定事项不列入议程") as db:
                store.leave_out(db, one.id, why)

    def put_back(self) -> None:
        one = self.current()
        if one is not None and not one.item.stands:
            with self.page.workspace.step("重新列入议程") as db:
                store.put_back(db, one.id)

    def _asked(self, uncalled: list[str]) -> str:
        return f"；汇报的{'、'.join(uncalled)}不在参会名单上" if uncalled else ""

    def _show(self) -> None:
        numbers = self.shown.numbers
        items = self.shown.items
        self.table.show([ListedItem(id=one.id or 0, item=one, number=numbers.get(one.id or 0)) for one in items])
        uncalled = store.uncalled(self.page.workspace.db, self.shown.id) if self.shown.is_open else []
        self.remark.setText(f"{len(numbers)} 项{self._asked(uncalled)}" if items else "还没有议题，按 Ins 新增")
        self.remark.setToolTip(store.asked_presenters(uncalled))
        self.offer()
