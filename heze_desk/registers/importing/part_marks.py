"""What the entries were recognised as, those withdrawn too, beside what the first sheet says of the same."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.registers.importing.part_plan import Deed, PartChange
from heze_desk.registers.importing.part_rows import PartSorter, Said
from heze_desk.registers.importing.settling import place
from heze_desk.registers.importing.whom import LEFT_OUT, Home
from heze_desk.registers.records import Recognition
from heze_desk.registers.workbook_columns import RECOGNISED
from heze_desk.registers.workbook_parts import Part
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice

DAYS = ("recognised_on", "withdrawn_on")


@dataclass(eq=False)
class Standing:
    """A recognition as the sheets leave it; `before` is what is kept, None where there was none."""

    now: dict[str, Any]
    before: Recognition | None = None

    @property
    def id(self) -> int | None:
        return self.before.id if self.before else None


class MarkSorter(PartSorter):
    """A recognition is corrected by its number; without one the same mark of the same day is the same recognition."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._standing: dict[tuple[str, int], list[Standing]] = {}
        self._taken: set[Standing] = set()

    def cell(self, key: str, cell: Cell) -> Reading[Any]:
        if key == "mark":
            found: Reading[tuple[str, ...]] = self.reader.read("mark", cell)
            if found.value is None or len(found.value) == 1:
                return Reading(value=found.value[0] if found.value else None, refusal=found.refusal)
            return Reading(refusal="写了几种认定，没有导入；请一种一行。")
        return self.reader.read(f"mark::{key}" if key in DAYS else "summary", cell)

    def kept(self, entry_id: int) -> Sequence[Hashable]:
        return [one.id for one in self.ground.known.recognitions.get(entry_id, ())]

    def sort(self, home: Home, entry: Entry, said: Said) -> None:
        number = self.number(home, entry)
        if number is None and (not self._mark(entry, said) or self.is_open(entry, said, "recognised_on")):
            return
        there = self._there(home)
        meant = next((one for one in there if number is not None and one.id == number), None)
        if meant is None:
            reading = self._same(there, said)
            meant = self.asked.settle(reading, entry, entry.first("recognised_on") or place(entry), self.name)
        if meant is not None:
            self._tell(home, entry, said, meant)

    def check(self) -> None:
        """Of one mark an entry can be recognised but once at a time."""
        for change in list(self.found.changes):
            there = [one.now for one in self._standing[change.home.key] if one.now]
            twice = {one["mark"] for one in there for other in there if one is not other and _overlap(one, other)}
            deed: Deed = change.field.value
            if (mark := deed.told.get("mark") or self._marked(change)) in twice:
                self.take_back(change, f"{mark}有两次认定的日期重叠，没有导入；请核对日期，或先填写前一次的撤销日期。")

    def _marked(self, change: PartChange) -> str:
        there = self._standing[change.home.key]
        return next((str(one.now["mark"]) for one in there if one.id == change.field.value.id), "")

    def _mark(self, entry: Entry, said: Said) -> bool:
        """Where the register knows only one mark, nobody needs to write it."""
        marks = self.ground.known.register.marks
        if "mark" not in said and entry.first("mark") is None and len(marks) == 1:
            said["mark"] = marks[0]
        return self.complete(entry, said, "mark")

    def _there(self, home: Home) -> list[Standing]:
        """Those that are kept, as the first sheet would change them, and those it would make."""
        if home.key in self._standing:
            return self._standing[home.key]
        known = self.ground.known
        there = [Standing(dict(vars(one)), one) for one in known.recognitions.get(home.entry_id or 0, ())]
        changed = self.ground.said(home)
        for mark in known.register.marks:
            told = {one: changed[f"mark:{mark}:{one}"] for one in RECOGNISED if f"mark:{mark}:{one}" in changed}
            old = known.recognised(home.line, mark, told.get("recognised_on")) if home.line and told else None
            for one in [one for one in there if old is not None and one.before == old]:
                one.now |= told
            if told and old is None:
                there.append(Standing({"mark": mark, **told}))
        return self._standing.setdefault(home.key, there)

    def _same(self, there: list[Standing], said: Said) -> Reading[Standing | None]:
        """Of the same day, or the one that the row tells the end of; another day of one that stands is asked about."""
        day: date | None = said.get("recognised_on")
        free = [one for one in there if one not in self._taken and one.id not in self.reserved]
        free = [one for one in free if one.now["mark"] == said["mark"]]
        for one in free:
            if one.now.get("recognised_on") == day or (one.before and one.before.recognised_on == day):
                return Reading(value=one)
        open_ones = [one for one in free if one.now.get("withdrawn_on") is None]
        if day is None:
            says = "没有写日期，没有导入。"
            return Reading(value=open_ones[0]) if len(open_ones) == 1 else Reading(refusal=says)
        overlapping = [one for one in open_ones if _overlap(one.now, said)]
        if not overlapping:
            there.append(new := Standing({}))
            return Reading(value=new)
        since = overlapping[0].now["recognised_on"]
        options: tuple[Option[Standing | None], ...] = (
            Option(label=f"把原来的 {since} 改为 {day}", value=overlapping[0]),
            Option(label=LEFT_OUT, value=None),
        )
        return choice(f"这一条从 {since} 起已认定{said['mark']}", options)

    def _tell(self, home: Home, entry: Entry, said: Said, meant: Standing) -> None:
        if meant.id is not None:
            self.met.add(meant.id)
        self._taken.add(meant)
        is_new = not meant.now
        told = {key: one for key, one in said.items() if one != meant.now.get(key)}
        if meant.before is not None:
            told = {key: one for key, one in told.items() if one != getattr(meant.before, key)}
        if clash := [key for key in told if self._said_otherwise(meant, key)]:
            where = f"与“{self.ground.known.register.title}”表里写的不同，没有导入"
            self.refuse(entry, f"{self.sheet.heading(clash[0])}{where}；请只改一处，或两处改成一样。", clash[0])
            return
        if not told or not self._holds(entry, meant, told):
            return
        day = told.get("recognised_on")
        if day is not None and not self.to_come(entry, "recognised_on", day):
            return
        old = "" if is_new else _shown(meant.now)
        key = {} if is_new or meant.id else {one: meant.now[one] for one in ("mark", "recognised_on")}
        meant.now |= told
        deed = Deed(part=Part.MARKS, id=meant.id, told=key | told)
        self.add(home, entry, deed, shown=(old, _shown(meant.now)))

    def _said_otherwise(self, meant: Standing, key: str) -> bool:
        """Whether the first sheet changes the same to something else."""
        now = meant.now.get(key)
        return bool(now) and now != (getattr(meant.before, key) if meant.before else None)

    def _holds(self, entry: Entry, meant: Standing, told: Said) -> bool:
        """A withdrawal without a reason names where it was read; a reason without a day is none."""
        whole = meant.now | told
        if whole.get("withdrawn_because") and not whole.get("withdrawn_on"):
            self.refuse(entry, "写了原因，没有写日期，没有导入。", "withdrawn_because")
            return False
        if whole.get("withdrawn_on") and not whole.get("withdrawn_because"):
            told["withdrawn_because"] = f"见“{self.ground.file}”的“{self.name}”表第{entry.row}行"
        if whole.get("withdrawn_on") and whole["withdrawn_on"] < whole["recognised_on"]:
            ends = f"{whole['withdrawn_on']} 早于 {whole['recognised_on']}"
            self.refuse(entry, f"{self.sheet.heading('withdrawn_on')} {ends}，没有导入。", "withdrawn_on")
            return False
        return True


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both say the same mark of some day."""
    ends = (one.get("withdrawn_on") or date.max, other.get("withdrawn_on") or date.max)
    same = one["mark"] == other["mark"]
    return bool(same and one["recognised_on"] < ends[1] and other["recognised_on"] < ends[0])


def _shown(one: Mapping[str, Any]) -> str:
    document = f"，{one['document']}" if one.get("document") else ""
    ended = f"；{one['withdrawn_on']} 止：{one.get('withdrawn_because', '')}" if one.get("withdrawn_on") else ""
    return f"{one['mark']} {one['recognised_on']}{document}{ended}"
