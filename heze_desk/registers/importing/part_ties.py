"""What the entries are tied to: other entries, of this file too, and tasks."""

from collections.abc import Hashable, Sequence
from typing import Any

from heze_desk.registers.importing.others import Others, kind_called
from heze_desk.registers.importing.part_plan import Deed, Ground
from heze_desk.registers.importing.part_rows import PartSorter, Said
from heze_desk.registers.importing.sheets import PartTable
from heze_desk.registers.importing.whom import LEFT_OUT, Home
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind
from heze_desk.registers.workbook_parts import TASK, Part
from heze_desk.registers.workbook_whole import Tied
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice, squeezed, text_of

ROW = "row"
"""The kind of what the first sheet of the file would make; its id is the row there."""


class TieSorter(PartSorter):
    """A number decides in this workspace, else the name; what is not there yet is tied when it is imported."""

    def __init__(self, ground: Ground, found: PartTable, others: Others) -> None:
        super().__init__(ground, found)
        self._others = others

    def cell(self, key: str, cell: Cell) -> Reading[Any]:
        if key != "other_kind":
            return Reading(value=text_of(cell))
        kind = kind_called(text_of(cell))
        known = "、".join((*Kind, TASK))
        return Reading(value=kind, refusal="" if kind else f"没有“{text_of(cell)}”名录，没有导入；可用：{known}。")

    def kept(self, entry_id: int) -> Sequence[Hashable]:
        return [(one.kind, one.id) for one in self.ground.whole.ties.get(entry_id, ())]

    def ids(self, entry_id: int) -> Sequence[Hashable]:
        return ()

    def sort(self, home: Home, entry: Entry, said: Said) -> None:
        if entry.first("other_kind") is not None and "other_kind" not in said:
            return
        title, number = said.get("other_title", ""), said.get("other_number", "")
        if not title and not number:
            self.refuse(entry, "没有写关联到哪一条，没有导入。")
            return
        cell = entry.first("other_title") or entry.cells["other_number"][0]
        other = self.asked.settle(self._other(said.get("other_kind", ""), number, title), entry, cell, "关联")
        if other is not None:
            self._tell(home, entry, other)

    def _tell(self, home: Home, entry: Entry, other: Tied) -> None:
        key = _as_home(other)
        if home.key == key:
            self.refuse(entry, "条目不能关联它自己，没有导入。")
            return
        tie = (other.kind, other.id)
        self.met.add(tie)
        self.met.add((home.key, tie))
        if home.line is not None and tie in self.kept(home.line.id):
            return
        if (key, _as_tie(home, self.ground.known.register.kind)) in self.met:
            return
        column = {TASK: "task_id", ROW: "other_row"}.get(other.kind, "other_id")
        number = f" {other.number}" if other.number else ""
        named = "" if other.kind == ROW else other.kind
        shown = f"{named or self.ground.known.register.kind}{number}“{other.title}”"
        self.add(home, entry, Deed(part=Part.TIES, told={column: other.id}), shown=("", shown))

    def _other(self, kind: str, number: str, title: str) -> Reading[Tied | None]:
        mine = str(self.ground.known.register.kind)
        if kind in ("", mine) and (made := self.ground.whom.named(number or title)) and made.line is None:
            return Reading(value=Tied(ROW, made.row or 0, made.number, made.title))
        found = self._others.numbers.get(squeezed(number))
        if found is not None and kind in ("", found.kind) and self._counts(found, title):
            if not title or squeezed(title) == squeezed(found.title):
                return Reading(value=found)
            others = [one for one in self._others.called(kind, title) if one != found]
            return choice(f"编号“{number}”是“{found.title}”，名称写的是“{title}”", _offered([found, *others[:3]]))
        same = self._others.called(kind, title) if title else []
        if len(same) == 1:
            return Reading(value=same[0])
        if same:
            return choice(f"叫“{title}”的有几条", _offered(same[:5]))
        where = "任务台账" if kind == TASK else KINDS[Kind(kind)].title if kind else "名录和任务台账"
        return Reading(refusal=f"{where}里没有“{title or number}”，没有关联；请先登记那一条，再导入一次。")

    def _counts(self, found: Tied, title: str) -> bool:
        """The numbers of entries are another's in a file of another workspace; those of tasks are the policy's."""
        same = squeezed(title) == squeezed(found.title)
        return same if self.ground.foreign else True


def _as_home(other: Tied) -> tuple[str, int]:
    """The key of what is tied to, as `Home` has it; of a task it is nobody's."""
    return (other.kind if other.kind in (ROW, TASK) else "entry", other.id)


def _as_tie(home: Home, kind: Kind) -> tuple[str, int]:
    return (str(kind), home.line.id) if home.line else (ROW, home.row or 0)


def _offered(found: Sequence[Tied]) -> tuple[Option[Tied | None], ...]:
    told = (Option[Tied | None](label=f"关联 {one.kind} {one.number}“{one.title}”", value=one) for one in found)
    return (*told, Option[Tied | None](label=LEFT_OUT, value=None))
