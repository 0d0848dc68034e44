"""From the rows of a sheet to what would be written, with every doubt and refusal beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from heze_desk.tasks.importing.fields import TITLES
from heze_desk.tasks.importing.known import Known
from heze_desk.tasks.importing.matching import Target, target
from heze_desk.tasks.importing.plan import FieldChange, RowChange
from heze_desk.tasks.importing.reading import Reader
from heze_desk.tasks.life_records import Stage
from heze_desk.tasks.records import Source, Task
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.findings import Doubt, Refusal
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Reading, squeezed, text_of

Said = dict[str, tuple[Cell, Any]]  # field -> the cell it is from and the value it has there


@dataclass
class Sorted:
    """What became of the rows so far."""

    changes: list[RowChange] = field(default_factory=list)
    unchanged: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    met: dict[Any, int] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)


class Sorter:
    """Takes the rows one by one, for two rows of a sheet may mean the same task."""

    def __init__(self, known: Known, reader: Reader, decisions: Mapping[str, int]) -> None:
        self._known, self._reader, self._decisions = known, reader, decisions
        self.sorted = Sorted()

    def take(self, entry: Entry) -> None:
        said = self._said(entry)
        meant = self._settle(self._match(said), entry, _place(entry), "对应任务")
        if meant is None or not self._first_time(meant.task, said, entry):
            return
        self._check(said, meant.task, entry)
        fields = tuple(self._changes(said, meant.task))
        if meant.task is None and "title" not in said:
            self._refuse(_place(entry), entry, "任务名称", "没有任务名称，没有导入。")
        elif not fields:
            self.sorted.unchanged += 1
        elif meant.task is not None and meant.task.stage is Stage.CLOSED:
            self._refuse_closed(fields, said, entry)
        else:
            self.sorted.changes.append(self._row(entry, meant.task, said, fields))

    def _said(self, entry: Entry) -> Said:
        """The sure and the decided values of a row; what is left goes to the doubts and refusals."""
        said: Said = {}
        for name in entry.cells:
            for place, (cell, reading) in enumerate(self._reader.read(name, entry)):
                if place:
                    text = f"同一任务的另一行写的是“{text_of(cell)}”；只采用第一行的内容。"
                    self._refuse(cell, entry, TITLES[name], text)
                elif (value := self._settle(reading, entry, cell, TITLES[name])) is not None:
                    said[name] = (cell, value)
        return self._with_source(said)

    def _settle(self, reading: Reading[Any], entry: Entry, cell: Cell, name: str) -> Any:
        """The value, or that of the option decided on; an open doubt and a refusal leave none."""
        if reading.refusal:
            self._refuse(cell, entry, name, reading.refusal)
        if not reading.doubt:
            return reading.value
        key = cell.ref if name != "对应任务" else f"{cell.row}"
        choice = self._decisions.get(key)
        decided = choice if choice is not None and 0 <= choice < len(reading.options) else None
        labels = tuple(one.label for one in reading.options)
        self.sorted.doubts.append(
            Doubt(
                key=key,
                cell=cell.ref,
                row=entry.row,
                title=entry.words("title"),
                name=name,
                text=reading.doubt,
                options=labels,
                decided=decided,
            )
        )
        return reading.options[decided].value if decided is not None else None

    def _match(self, said: Said) -> Reading[Target]:
        return target(self._known, {name: value for name, (_, value) in said.items()})

    @staticmethod
    def _with_source(said: Said) -> Said:
        """A source in words of its own, such as a meeting, is kept as the reference."""
        if "source" in said and not isinstance(said["source"][1], Source):
            words = said.pop("source")
            said.setdefault("source_ref", words)
        return said

    def _first_time(self, task: Task | None, said: Said, entry: Entry) -> bool:
        values = {name: value for name, (_, value) in said.items()}
        fresh = (squeezed(values.get("title", "")), *(values.get(one) for one in ("industry", "section", "lead_unit")))
        row = self.sorted.met.setdefault(task.id if task else fresh, entry.row)
        if row != entry.row:
            self._refuse(_place(entry), entry, "任务名称", f"与第{row}行是同一任务，没有导入。")
        return row == entry.row

    def _check(self, said: Said, task: Task | None, entry: Entry) -> None:
        """Take out what contradicts itself: a deadline before the start, done without 100 %, an industry that ended."""
        values = {name: value for name, (_, value) in said.items()}
        start = values.get("start", task.start if task else None)
        deadline = values.get("deadline", task.deadline if task else None)
        if start and isinstance(deadline, date) and deadline < start:
            text = f"时限 {deadline} 早于开始日期 {start}，两个日期都没有导入。"
            for name in ("start", "deadline"):
                self._take_out(said, name, entry, text)
        progress = values.get("progress", task.progress if task else 0)
        if "done_on" in said and progress != 100:
            self._take_out(said, "done_on", entry, f"填了办结日期，进度却是 {progress}%；请改其中一个。")

        became = self._known.ended.get(values.get("industry", 0))
        if became and (task is None or task.industry_id != values["industry"]):
            self._take_out(said, "industry", entry, became)

    def _take_out(self, said: Said, name: str, entry: Entry, text: str) -> None:
        if name in said:
            self._refuse(said.pop(name)[0], entry, TITLES[name], text)

    def _refuse_closed(self, fields: tuple[FieldChange, ...], said: Said, entry: Entry) -> None:
        """A row that would change a closed task is left out whole, every cell of it that differs named."""
        for one in fields:
            self._refuse(said[one.field][0], entry, one.name, "任务已销号，这一行没有导入；请先撤销销号。")

    def _changes(self, said: Said, task: Task | None) -> Iterator[FieldChange]:
        for name in TITLES:
            if name not in said or (name == "number" and not self._is_new_number(said, task)):
                continue
            cell, value = said[name]
            if task is None or not self._known.holds(task, name, value):
                old = self._known.shown(name, self._known.current(task, name))
                new = self._known.shown(name, value)
                yield FieldChange(field=name, value=value, old=old, new=new, cell=cell.ref)

    def _is_new_number(self, said: Said, task: Task | None) -> bool:
        """A new task keeps its number unless it is taken or merely counts the rows; an old one keeps its own."""
        number = said["number"][1]
        if task is not None or number.isdigit() or squeezed(number) in self._known.numbers:
            return False
        if squeezed(number) in self.sorted.numbers:
            return False
        self.sorted.numbers.add(squeezed(number))
        return True

    def _row(self, entry: Entry, task: Task | None, said: Said, fields: tuple[FieldChange, ...]) -> RowChange:
        number = next((one.value for one in fields if one.field == "number"), task.number if task else "")
        title = task.title if task else said["title"][1]
        return RowChange(row=entry.row, task_id=task.id if task else None, number=number, title=title, fields=fields)

    def _refuse(self, cell: Cell, entry: Entry, name: str, text: str) -> None:
        refusal = Refusal(cell=cell.ref, row=entry.row, title=entry.words("title"), name=name, text=text)
        self.sorted.refused.append(refusal)


def _place(entry: Entry) -> Cell:
    """The cell by which a row is named."""
    return entry.first("title") or next(iter(entry.cells.values()))[0]
