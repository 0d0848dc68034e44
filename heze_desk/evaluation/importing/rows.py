"""From the rows of a form to the values that would be written, with every doubt and refusal beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.importing import columns, figures
from heze_desk.evaluation.importing.known import Known, Owner
from heze_desk.evaluation.indicator_records import Indicator, figure
from heze_desk.evaluation.period_records import Cycle, Period, containing, read
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.settling import Settler
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import text, text_of

WORDS = ("note", "proof")


@dataclass(frozen=True, kw_only=True)
class ValueRow(RowChange):
    """The values of a row; a list by period has one period and what is told of it, a wide form a period to a cell."""

    indicator: Indicator
    place: Place
    period: Period | None = None


class Sorter:
    """Takes the rows one by one; of two cells for one value the later one is refused."""

    def __init__(self, known: Known, day: date, decisions: Mapping[str, int], *, owner: Owner) -> None:
        self._known, self._day, self._owner = known, day, owner
        self.asked = Settler(decisions)
        self.changes: list[ValueRow] = []
        self.unchanged = self.repeated = 0
        self._met: dict[tuple[Place, Period, str], str] = {}

    def take(self, entry: Entry) -> None:
        indicator = self.asked.settle_row(self._known.indicator(entry.words("title")), entry, "指标")
        if indicator is None:
            return
        owner = self._owned(entry)
        if owner is None:
            return
        place = Place(indicator_id=indicator.id or 0, industry_id=owner[0], unit_id=owner[1])
        period = self._period(entry, indicator) if entry.first("period") else None
        if period is None and entry.first("period"):
            return
        if fields := tuple(self._fields(entry, indicator, place, period)):
            self.changes.append(
                ValueRow(
                    row=entry.row,
                    entry_id=None if all(not one.old for one in fields) else indicator.id,
                    title=f"{indicator.name}（{self._known.named(owner)}）",
                    fields=fields,
                    indicator=indicator,
                    place=place,
                    period=period,
                )
            )

    def _owned(self, entry: Entry) -> Owner | None:
        cell = entry.first("place")
        if cell is None:
            return self._owner
        found: Owner | None = self.asked.settle(self._known.owner(text_of(cell)), entry, cell, "范围")
        return found

    def _period(self, entry: Entry, indicator: Indicator) -> Period | None:
        cell = entry.first("period")
        assert cell is not None
        try:
            if isinstance(cell.value, date):
                return containing(cell.value, indicator.cycle)
            return read(text_of(cell), indicator.cycle)
        except DeskError as refusal:
            self.asked.refuse(cell, entry, "统计期", str(refusal))
            return None

    def _fields(self, entry: Entry, indicator: Indicator, place: Place, period: Period | None) -> Iterator[FieldChange]:
        for field, cells in entry.cells.items():
            if (of := columns.period(field)) is not None:
                yield from self._value(entry, (field, cells[0]), (indicator, place), of)
        cell = entry.first("value")
        if period is None:
            if cell is not None:
                self.asked.refuse(cell, entry, "数值", "没有写统计期，不知道是哪一期的；请填统计期。")
            return
        of = (period, indicator.cycle)
        values = tuple(self._value(entry, ("value", cell), (indicator, place), of)) if cell else ()
        yield from values
        if values or (place, period) in self._known.values:
            yield from self._words(entry, place, period)
        if (aimed := entry.first("target")) is not None:
            yield from self._target(entry, aimed, indicator, place, period=period)

    def _value(
        self, entry: Entry, told: tuple[str, Cell], whose: tuple[Indicator, Place], of: tuple[Period, Cycle]
    ) -> Iterator[FieldChange]:
        (field, cell), (indicator, place), (period, cycle) = told, whose, of
        old = self._known.values.get((place, period))
        beside = figures.Beside(
            unit=entry.words("measure"), kept=old.value if old else None, last=self._known.last(place, period)
        )
        reading = figures.read(cell, indicator.measure, beside)
        if reading.value is None and not reading.doubt and not reading.refusal:
            return
        name = period.said(cycle)
        if why := self._refusal(indicator, place, period, cycle):
            self.asked.refuse(cell, entry, name, why)
            return
        value = self.asked.settle(reading, entry, cell, name)
        if value is None or not self._is_first(entry, cell, (place, period, "value"), name):
            return
        if old is not None and old.value == value:
            self.unchanged += 1
            return
        yield FieldChange(
            field=field, name=name, value=value, old=figure(old.value) if old else "", new=figure(value), cell=cell.ref
        )

    def _refusal(self, indicator: Indicator, place: Place, period: Period, cycle: Cycle) -> str:
        if indicator.source:
            return f"“{indicator.name}”由台账和名录自动统计，不用填数。"
        if cycle is not indicator.cycle:
            return f"“{indicator.name}”按{indicator.cycle}填报，不能填在“{period.said(cycle)}”。"
        if period.begins(cycle) > self._day:
            return f"{period.said(cycle)}还没有到，不能填数。"
        return ""

    def _words(self, entry: Entry, place: Place, period: Period) -> Iterator[FieldChange]:
        """Note and proof of a value that stands or comes."""
        kept = self._known.values.get((place, period))
        for field in WORDS:
            cell = entry.first(field)
            words = self.asked.settle(text(cell), entry, cell, columns.called(field)) if cell else None
            old = getattr(kept, field) if kept else ""
            if words and words != old and cell:
                yield FieldChange(
                    field=field, name=columns.called(field), value=words, old=old, new=words, cell=cell.ref
                )

    def _target(
        self, entry: Entry, cell: Cell, indicator: Indicator, place: Place, *, period: Period
    ) -> Iterator[FieldChange]:
        old = self._known.targets.get((place.indicator_id, period))
        beside = figures.Beside(unit=entry.words("measure"), kept=old)
        value = self.asked.settle(figures.read(cell, indicator.measure, beside), entry, cell, "目标")
        if value is None or value == old:
            return
        if not place.is_whole_city:
            self.asked.refuse(cell, entry, "目标", "目标按全市定，没有采用；要改目标请把范围写成全市。")
        elif self._is_first(entry, cell, (place, period, "target"), "目标"):
            yield FieldChange(
                field="target", name="目标", value=value, old=figure(old), new=figure(value), cell=cell.ref
            )

    def _is_first(self, entry: Entry, cell: Cell, met: tuple[Place, Period, str], name: str) -> bool:
        if met in self._met:
            self.repeated += 1
            self.asked.refuse(cell, entry, name, f"与 {self._met[met]} 是同一个数，没有采用这一个。")
            return False
        self._met[met] = cell.ref
        return True
