"""From the rows of a workbook to the phases and milestones that would come or change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.registers.importing.places import Places
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.settling import Settler, place
from heze_desk.roadmap.importing import waits
from heze_desk.roadmap.importing.waits import Waiting
from heze_desk.roadmap.records import BarKey, Called, Dependency, ItemKind, PlanItem, Subject
from heze_desk.roadmap.workbook_names import Names
from heze_desk.workbooks import day_values
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.findings import Skipped
from heze_desk.workbooks.values import Option, Reading, choice, squeezed, text, text_of

TITLES = {
    "number": "编号",
    "industry": "产业",
    "kind": "类别",
    "title": "名称",
    "start": "开始",
    "finish": "结束",
    "done_on": "完成日期",
    waits.FIELD: waits.TITLE,
    "basis": "依据",
    "reason": "理由",
}
WORDS, DAYS = ("title", "basis"), ("start", "finish", "done_on")
NEW = 0
"""The answer that a row of a name that is known is another one."""


@dataclass(frozen=True, kw_only=True)
class ItemRow(RowChange):
    """`item` as it is to be; `reason` is that of its new days; `waits` is all it waits for, None leaves that alone.

    What it waits for may be a row of the file that is to come, under its number below zero.
    """

    item: PlanItem
    reason: str = ""
    waits: tuple[BarKey, ...] | None = None

    @property
    def key(self) -> BarKey:
        return BarKey(Subject.ITEM, self.entry_id or -self.row)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The roadmap that the rows are compared with."""

    items: Sequence[PlanItem]
    dependencies: Sequence[Dependency]
    names: Names
    places: Places


class Sorter:
    """Takes the rows one by one, and is finished then; of two rows for one item the later one is refused."""

    def __init__(self, plan: Plan, day: date, decisions: Mapping[str, int]) -> None:
        self._plan, self._day = plan, day
        self._items = {item.id: item for item in plan.items}
        self.asked = Settler(decisions)
        self.changes: list[ItemRow] = []
        self.skipped: list[Skipped] = []
        self.unchanged = self.repeated = 0
        self._met: dict[object, int] = {}
        self._taken: list[tuple[Entry, ItemRow]] = []

    def take(self, entry: Entry) -> None:
        kind = entry.words("kind")
        if kind in (Subject.TASK, Subject.RECOGNITION):
            self.skipped.append(Skipped(row=entry.row, text=f"{kind}不在这里导入：“{entry.words('title')[:30]}”。"))
            return
        values = self._values(entry)
        known = self._known(entry, values.get("industry"))
        if known is None:
            return
        met = known or (values.get("industry"), squeezed(str(values.get("title", ""))))
        if met in self._met:
            self.repeated += 1
            self._refuse(entry, f"与第 {self._met[met]} 行是同一项，没有采用这一行。")
            return
        self._met[met] = entry.row
        old = self._items.get(known)
        try:
            item = self._changed(old, values) if old else self._new(values)
        except DeskError as refusal:
            self._refuse(entry, str(refusal))
            return
        fields, reason = tuple(self._fields(entry, old, item)), str(values.get("reason", ""))
        entry_id = old.id if old else None
        row = ItemRow(row=entry.row, entry_id=entry_id, title=item.title, fields=fields, item=item, reason=reason)
        self._taken.append((entry, row))

    def finish(self) -> None:
        """Read what the rows wait for, now that all are known."""
        waiting = Waiting(names=self._names(), known=self._plan.dependencies, asked=self.asked)
        found = waiting.read([(row.key, entry) for entry, row in self._taken])
        for entry, row in self._taken:
            told = self._waiting(row, entry, waiting, found[row.key]) if row.key in found else row
            if told.fields:
                self.changes.append(told)
            else:
                self.unchanged += 1

    def _waiting(self, row: ItemRow, entry: Entry, waiting: Waiting, keys: tuple[BarKey, ...]) -> ItemRow:
        cell = entry.first(waits.FIELD) or place(entry)
        old, new = waiting.told(waiting.before(row.key)), waiting.told(keys)
        one = FieldChange(field=waits.FIELD, name=waits.TITLE, value=new, old=old, new=new or waits.NONE, cell=cell.ref)
        return replace(row, fields=(*row.fields, one), waits=keys)

    def _names(self) -> Names:
        """Those of the file count: what comes, and what is to be called otherwise."""
        named = self._plan.places.names
        rows = (row for _entry, row in self._taken)
        return self._plan.names.with_(
            Called(key=row.key, title=row.item.title, industry=named.get(row.item.industry_id, "")) for row in rows
        )

    def _values(self, entry: Entry) -> dict[str, Any]:
        """What the cells say; a blank and what is refused or in doubt say nothing."""
        found: dict[str, Any] = {}
        for field, cells in entry.cells.items():
            if field == waits.FIELD:
                continue
            cell, name = cells[0], TITLES[field]
            if field in DAYS:
                last = field != "start"
                reading: Reading[Any] = day_values.day(cell, Meant(year=self._day.year, last=last))
            elif field == "industry":
                reading = self._plan.places.one(text_of(cell))
            elif field == "kind":
                reading = _kind(text_of(cell))
            else:
                reading = text(cell)
            value = self.asked.settle(reading, entry, cell, name)
            if value is not None:
                found[field] = value
        return found

    def _known(self, entry: Entry, industry_id: int | None) -> int | None:
        """The item of the row, `NEW` for one that is to come; None where that is not settled."""
        number = squeezed(entry.words("number"))
        if number:
            if number.isdecimal() and int(number) in self._items:
                return int(number)
            self._refuse(entry, f"路线图里没有编号为“{entry.words('number')}”的阶段或节点；新增的请不填编号。")
            return None
        title = squeezed(entry.words("title"))
        same = [one for one in self._items.values() if squeezed(one.title) == title and one.industry_id == industry_id]
        if not same:
            return NEW
        options = [Option(label=f"就是编号 {one.id} 的“{one.title}”（{one.span}）", value=one.id or 0) for one in same]
        reading = choice("这个产业已有同名的一项", (*options, Option(label="是另外一项，新增", value=NEW)))
        found: int | None = self.asked.settle(reading, entry, place(entry), "名称")
        return found

    def _new(self, values: Mapping[str, Any]) -> PlanItem:
        if missing := [TITLES[field] for field in ("industry", "title", "start") if field not in values]:
            raise DeskError(f"新增的一项没有{'、'.join(missing)}，没有采用；请补齐后再导入。")
        start = values["start"]
        finish = values.get("finish", start)
        kind = values.get("kind", ItemKind.MILESTONE if finish == start else ItemKind.PHASE)
        if kind is ItemKind.PHASE and "finish" not in values:
            raise DeskError("阶段没有结束日期，没有采用；请补上，只有一天的把类别写成节点。")
        item = PlanItem(
            industry_id=values["industry"],
            kind=kind,
            title=values["title"],
            start=start,
            finish=finish,
            done_on=values.get("done_on"),
            basis=values.get("basis", ""),
        )
        self._refuse_later(item)
        return item

    def _changed(self, old: PlanItem, values: Mapping[str, Any]) -> PlanItem:
        """Industry and kind stay: another industry is another plan."""
        if values.get("industry", old.industry_id) != old.industry_id:
            raise DeskError(f"“{old.title}”的产业不能这样改；请在原产业删除，到新的产业新增。")
        given = {field: values[field] for field in (*WORDS, *DAYS) if field in values}
        if old.kind is ItemKind.MILESTONE and "start" in given:
            given.setdefault("finish", given["start"])
        item = replace(old, **given)
        moved = (item.start, item.finish) != (old.start, old.finish)
        if moved and old.done_on is not None:
            raise DeskError(f"“{old.title}”已完成，日期不再改；请先改为未完成。")
        if moved and not str(values.get("reason", "")).strip():
            raise DeskError(f"“{old.title}”的日期有改动，没有写理由；请在“理由”列写明后再导入。")
        self._refuse_later(item)
        return item

    def _refuse_later(self, item: PlanItem) -> None:
        if item.done_on is not None and item.done_on > self._day:
            raise DeskError(f"“{item.title}”的完成日期晚于今天；还没有完成的请留空。")

    def _fields(self, entry: Entry, old: PlanItem | None, item: PlanItem) -> Iterator[FieldChange]:
        for field in (*WORDS, *DAYS):
            was, new = getattr(old, field) if old else None, getattr(item, field)
            if new not in (None, "") and new != was:
                cell = entry.first(field) or place(entry)
                told = "" if was is None else f"{was}"
                yield FieldChange(field=field, name=TITLES[field], value=new, old=told, new=f"{new}", cell=cell.ref)

    def _refuse(self, entry: Entry, why: str) -> None:
        self.asked.refuse(place(entry), entry, "名称", why)


def _kind(words: str) -> Reading[ItemKind]:
    plain = squeezed(words)
    found = next((one for one in ItemKind if plain == str(one)), None)
    if found is None and plain == "里程碑":
        found = ItemKind.MILESTONE
    return Reading(value=found) if found else Reading(refusal=f"类别“{words}”不是阶段也不是节点；请改正，或留空。")
