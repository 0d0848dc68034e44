"""From the rows of a sheet to the matters that would be registered, with every doubt and refusal beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.notifications.importing.known import Known
from heze_desk.notifications.importing.matching import Matters, Meaning, Told
from heze_desk.notifications.records import TEXT_LENGTH, USUAL_DAYS, Notification, usual_due
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.settling import Settler, place
from heze_desk.workbooks import plain_cells
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice

NAMES = {
    "direction": "方向",
    "matter": "事项",
    "concerns": "涉及企业、项目",
    "from_unit_id": "告知单位",
    "to_unit_id": "被告知单位",
    "notified_on": "告知日期",
    "due": "反馈时限",
    "received_on": "收到反馈",
    "feedback": "反馈内容",
    "recognised": "结果互认",
    "recognised_on": "互认日期",
    "basis": "依据",
}
NEEDED = ("matter", "from_unit_id", "to_unit_id", "notified_on")
PAIRS = (("feedback", "received_on"), ("recognised", "recognised_on"))
OFFERED = 3


@dataclass(frozen=True, kw_only=True)
class MatterChange(RowChange):
    """The matter as it would stand."""

    matter: Notification


class Sorter:
    """Takes the rows one by one, for two rows of a sheet may tell the same matter."""

    def __init__(self, known: Known, epoch: date, decisions: Mapping[str, int]) -> None:
        self._known, self._epoch = known, epoch
        self.asked = Settler(decisions)
        self.changes: list[MatterChange] = []
        self.unchanged = self.repeated = 0
        self._matters = Matters(known.matters, known.concerned)
        self._taken: dict[int, int] = {}  # kept ones by id, with the row that told of them

    def take(self, entry: Entry) -> None:
        number = self._known.numbered(entry.words("number"))
        kept = self.asked.settle_row(number, entry, "编号")
        if kept is None and (number.refusal or number.doubt):
            return
        told = {name: value for name, value in self._told(entry, is_new=kept is None) if value is not None}
        wanted = self._wanted(entry, kept, told)
        if wanted is None:
            return
        meaning = Meaning(id=kept.id) if kept else self._meant(entry, wanted)
        if meaning is None or self._is_repeated(entry, meaning):
            return
        if meaning.id is None:
            self._matters.add(Told(Meaning(repeats=entry.row), wanted, wanted.concerns))
            self._keep(entry, None, wanted)
        else:
            old = self._known.matters[meaning.id]
            self._keep(entry, old, wanted if kept else self._over(entry, old, told))

    def _told(self, entry: Entry, *, is_new: bool) -> Iterator[tuple[str, Any]]:
        """What the cells say by field; the direction of a new matter is asked for where it is not told."""
        for name, called in NAMES.items():
            cell = _cell(entry, name)
            if cell is not None:
                yield name, self.asked.settle(self._read(name, cell), entry, cell, called)
            elif name == "direction" and is_new:
                yield name, self.asked.settle(self._known.direction(""), entry, place(entry), called)

    def _read(self, name: str, cell: Cell) -> Reading[Any]:
        meant = Meant(year=self._known.day.year, last=name == "due", epoch=self._epoch)
        match name:
            case "due":
                return plain_cells.day(cell, meant)
            case "notified_on" | "received_on" | "recognised_on":
                return plain_cells.day(cell, meant, latest=self._known.day)
        found = plain_cells.words(cell, most=TEXT_LENGTH)
        if found.value is None:
            return found
        match name:
            case "direction":
                return self._known.direction(found.value)
            case "from_unit_id" | "to_unit_id":
                return self._known.unit(found.value)
            case _:
                return found

    def _wanted(self, entry: Entry, kept: Notification | None, told: dict[str, Any]) -> Notification | None:
        """The matter as the row tells it; None where something is missing or makes no sense, which is said."""
        if kept is not None:
            return self._over(entry, kept, told)
        missing = [NAMES[name] for name in NEEDED if name not in told and _is_blank(entry, name)]
        if missing:
            self._refuse(entry, f"没有写{'、'.join(missing)}，没有导入。")
        if missing or not told.keys() >= {"direction", *NEEDED}:
            return None
        told.setdefault("due", usual_due(told["notified_on"]))
        self._drop_halves(entry, told)
        try:
            return Notification(year=told["notified_on"].year, number=1, **told)
        except DeskError as refusal:
            self._refuse(entry, str(refusal))
            return None

    def _over(self, entry: Entry, kept: Notification, told: Mapping[str, Any]) -> Notification | None:
        """What is told over what is kept; a matter named by its entry keeps it that way."""
        said = dict(told)
        if said.get("concerns") == self._known.concerned[kept.id or 0]:
            del said["concerns"]
        try:
            wanted = replace(kept, **said)
        except DeskError as refusal:
            self._refuse(entry, str(refusal))
            return None
        if wanted.notified_on.year != kept.year:
            self._refuse(entry, f"{kept.name}的编号按年编，告知日期不能改到另一年，没有导入。")
            return None
        if bool(wanted.recognised) is (wanted.recognised_on is None):
            self._refuse(entry, "结果互认的内容和日期要一起登记，没有导入。")
            return None
        return wanted

    def _drop_halves(self, entry: Entry, told: dict[str, Any]) -> None:
        """An answer without its day, or a day without its answer, is left out of a new matter and said."""
        for pair in PAIRS:
            if len(half := [name for name in pair if name in told]) == 1:
                cell = entry.first(half[0])
                other = NAMES[next(name for name in pair if name not in told)]
                del told[half[0]]
                assert cell is not None
                self.asked.refuse(cell, entry, NAMES[half[0]], f"没有写{other}，这一格没有导入；两项要一起登记。")

    def _meant(self, entry: Entry, wanted: Notification) -> Meaning | None:
        """The very same matter, or a new one; of a near one it is asked.

        An answer is kept by its place, so that rows before it, which come and go with other answers, stand last.
        """
        if (meaning := self._matters.same(wanted)) is not None:
            return meaning
        alike = self._matters.near(wanted)
        if not alike:
            return Meaning()
        kept, told = ([one for one in alike if bool(one.meaning.repeats) is row][:OFFERED] for row in (False, True))
        options, rows = ([Option(label=self._label(one), value=one.meaning) for one in part] for part in (kept, told))
        first = alike[0].matter.matter.replace("“", "‘").replace("”", "’")
        new = Option(label="不是同一件，作为新事项登记", value=Meaning())
        asked = choice(f"已有相近的事项“{first}”", (*options, new, *rows))
        found: Meaning | None = self.asked.settle_row(asked, entry, "事项")
        return found

    @staticmethod
    def _label(one: Told) -> str:
        told = f"“{one.matter.matter}”（{one.matter.notified_on}告知）"
        row = one.meaning.repeats
        return f"与第{row}行{told}是同一件，不导入" if row else f"更新 {one.matter.name}{told}"

    def _is_repeated(self, entry: Entry, meaning: Meaning) -> bool:
        row = meaning.repeats or (self._taken.setdefault(meaning.id, entry.row) if meaning.id else entry.row)
        if row == entry.row:
            return False
        self.repeated += 1
        self._refuse(entry, f"与第{row}行说的是同一件，没有导入。")
        return True

    def _keep(self, entry: Entry, old: Notification | None, wanted: Notification | None) -> None:
        if wanted is None:
            return
        fields = tuple(self._fields(entry, old, wanted))
        if not fields:
            self.unchanged += 1
            return
        made = MatterChange(
            row=entry.row, entry_id=old.id if old else None, title=wanted.matter, fields=fields, matter=wanted
        )
        self.changes.append(made)

    def _fields(self, entry: Entry, old: Notification | None, wanted: Notification) -> Iterator[FieldChange]:
        for name, called in NAMES.items():
            value, now = getattr(wanted, name), getattr(old, name, None)
            if value in (None, "") or value == now:
                continue
            cell = _cell(entry, name)
            usual = f"（告知后{USUAL_DAYS}日）" if cell is None and name == "due" else ""
            yield FieldChange(
                field=name,
                name=called,
                value=value,
                old=self._known.shown(now),
                new=f"{self._known.shown(value)}{usual}",
                cell=cell.ref if cell else "",
            )

    def _refuse(self, entry: Entry, text: str) -> None:
        self.asked.settle_row(Reading(refusal=text), entry, "事项")


def _cell(entry: Entry, name: str) -> Cell | None:
    return entry.first("title" if name == "matter" else name)


def _is_blank(entry: Entry, name: str) -> bool:
    cell = _cell(entry, name)
    return cell is None or plain_cells.is_blank(cell)
