"""What the chosen entry is tied to, both ways: entries of other registers, and tasks of the ledger."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.registers import links
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind as Book
from heze_desk.registers.screen.detail import Detail, Tied

TASK = "任务"
NAMED = "select id, name from entry where kind = ? and deleted_on is null and id <> ? order by name"
TASKS = "select id, number || ' ' || title from task where deleted_on is null order by length(number), number"


class Ties(PartList):
    """`opened` carries what is to be opened: a click on its name, or Return."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "关联", "还没有关联，可用“＋”关联其他名录的条目或任务。")
        self.add_action = self.act("关联…", self.add, sign="plus", keys="Ins", needs_one=False)
        self.open_action = self.act("打开", self.open, sign="folder", keys="Return", reads=True)
        self.remove_action = self.act("解除关联", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.open())
        self.list.linked.connect(self.opened)

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [Part(one, one.kind, link=one.name) for one in detail.tied]

    def open(self) -> None:
        self.opened.emit(self.current())

    def remove(self) -> None:
        assert self.detail is not None
        one: Tied = self.current()
        with self.desk.workspace.step(f"解除关联：{one.name}") as db:
            (links.untie if one.is_task else links.unlink)(db, self.detail.id, one.id)
        self.told.emit(f"已解除与“{one.name}”的关联；可按 Ctrl+Z 撤销。", None)

    def add(self) -> AskDialog:
        """Ask for the book first; the names offered are those of that book."""
        assert self.detail is not None
        entry_id = self.detail.id
        books = tuple(Choice(one, one) for one in (*map(str, KINDS), TASK))
        fields = (
            Column[Any]("名录", lambda _one: None, kind=Kind.CHOICE, choices=lambda: books),
            Column[Any]("名称", lambda _one: None, kind=Kind.CHOICE),
        )

        def keep(answers: Answers) -> None:
            book, other_id = answers.values()
            if other_id is None:
                raise DeskError("请选定要关联的条目；可以输入名称的一部分来找。")
            with self.desk.workspace.step(f"关联{book}") as db:
                (links.tie if book == TASK else links.link)(db, entry_id, other_id)

        dialog = AskDialog(self.desk, fields, keep, title="关联", yes="关联", parent=self)
        book, name = dialog.editors["名录"], dialog.editors["名称"]

        def offer() -> None:
            name.offer(self._offered(str(book.value() or TASK), entry_id) if not book.complaint() else ())

        book.currentTextChanged.connect(lambda _text: offer())
        dialog.fill({"名录": next(one for one in books if one.value != self.detail.line.kind).value})
        offer()
        name.setFocus()
        dialog.open()
        return dialog

    def _offered(self, book: str, entry_id: int) -> list[Choice]:
        db = self.desk.workspace.db
        rows = db.execute(TASKS) if book == TASK else db.execute(NAMED, [Book(book), entry_id])
        return [Choice(one, name) for one, name in rows]
