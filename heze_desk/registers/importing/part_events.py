"""What happened to the entries: 发榜, 签约, an exchange held."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from heze_desk.registers.importing.part_plan import Deed
from heze_desk.registers.importing.part_rows import PartSorter, Said, differing
from heze_desk.registers.importing.whom import LEFT_OUT, Home
from heze_desk.registers.records import Event
from heze_desk.registers.workbook_parts import Part
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice, cut, squeezed


class _Meant(NamedTuple):
    """The event a row is of; a new one where there is none."""

    event: Event | None


class EventSorter(PartSorter):
    """An event is corrected by its number; without one the same act on the same day is the same event."""

    def cell(self, key: str, cell: Cell) -> Reading[Any]:
        return self.reader.read("mark::recognised_on" if key == "day" else "summary", cell)

    def kept(self, entry_id: int) -> Sequence[Hashable]:
        return [one.id for one in self._events(entry_id)]

    def sort(self, home: Home, entry: Entry, said: Said) -> None:
        number = self.number(home, entry)
        kept = next((one for one in self._events(home.entry_id) if number and one.id == number), None)
        if kept is None and not self.complete(entry, said, "act", "day"):
            return
        meant = _Meant(kept) if kept else self.asked.settle(self._same(home, said), entry, self._place(entry), "动态")
        if meant is None:
            return
        self._tell(home, entry, said, meant.event)

    def _tell(self, home: Home, entry: Entry, said: Said, kept: Event | None) -> None:
        told = differing(said, vars(kept)) if kept else said
        if kept is not None:
            self.met.add(kept.id)
        if not told or ("day" in told and not self.to_come(entry, "day", told["day"])):
            return
        old = _shown(kept) if kept else ""
        new = _shown(replace(kept, **told)) if kept else _shown(Event(entry_id=0, **said))
        self.add(home, entry, Deed(part=Part.EVENTS, id=kept.id if kept else None, told=told), shown=(old, new))

    def _same(self, home: Home, said: Said) -> Reading[_Meant | None]:
        """The same act on the same day; where only the words differ, it is asked whether it is the same."""
        free = [one for one in self._events(home.entry_id) if one.id not in self.met and one.id not in self.reserved]
        same = [one for one in free if one.day == said["day"] and squeezed(one.act) == squeezed(said["act"])]
        words = squeezed(said.get("text", ""))
        for one in same:
            if words in ("", squeezed(one.text)) or not one.text:
                return Reading(value=_Meant(one))
        if not same:
            return Reading(value=_Meant(None))
        options: tuple[Option[_Meant | None], ...] = (
            Option(label="就是这一件，改为表里写的说明", value=_Meant(same[0])),
            Option(label="另是一件，新增", value=_Meant(None)),
            Option(label=LEFT_OUT, value=None),
        )
        return choice(f"名录里这一天已有“{said['act']}”，说明是“{cut(same[0].text, 30)}”", options)

    def _events(self, entry_id: int | None) -> Sequence[Event]:
        return self.ground.whole.events.get(entry_id, ()) if entry_id is not None else ()

    def _place(self, entry: Entry) -> Cell:
        return entry.cells["act"][0]


def _shown(event: Event) -> str:
    return f"{event.day} {event.act}" + (f"：{event.text}" if event.text else "")
