"""From the rows of a form to what would change, with every doubt and refusal beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from string import ascii_uppercase
from sys import intern
from typing import Any

from heze_desk.rounds.collecting import checks
from heze_desk.rounds.collecting.checks import Row, Said
from heze_desk.rounds.collecting.facts import Asked, Held, Received
from heze_desk.rounds.collecting.fields import INPUTS, TITLES
from heze_desk.rounds.collecting.locked import altered
from heze_desk.rounds.collecting.matching import Matcher, narrowed
from heze_desk.rounds.collecting.plan import Change
from heze_desk.rounds.collecting.reading import Reader
from heze_desk.rounds.form_records import Standing
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Reading, cut, tidy

MATCH = "对应任务"


@dataclass
class Found:
    """What became of the rows so far."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    unmatched: list[Skipped] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)  # where a progress is less than it was
    shared: list[str] = field(default_factory=list)  # tasks of which several units speak, so that the last word counts
    met: dict[int, int] = field(default_factory=dict)  # task -> the row that is it, or may be


@dataclass(frozen=True)
class Meant:
    """A row with the task it is; while that is a doubt, the first that is offered."""

    entry: Entry
    held: Held
    doubt: str = ""
    open: bool = False

    @property
    def key(self) -> str:
        return str(self.entry.row)


class Rows:
    """Takes the rows of one form; which are sure of their task is settled before those that are not."""

    def __init__(
        self, asked: Asked, reader: Reader, decisions: Mapping[str, int], *, before: Received | None = None
    ) -> None:
        self._asked, self._reader, self._decisions, self._before = asked, reader, decisions, before
        self.found = Found()
        taken = before.taken.items() if before else ()
        self._taken_rows = {cell.strip(ascii_uppercase): task_id for cell, (task_id, _) in taken}

    def take(self, entries: Sequence[Entry]) -> None:
        matcher = Matcher(self._asked)
        read = [(entry, self._settled_before(entry) or matcher.match(entry)) for entry in entries]
        meant = {entry.row: Meant(entry, held) for entry, held in self._sure(read)}
        for entry, reading in read:
            if reading.doubt and (doubtful := self._doubtful(entry, reading)) is not None:
                meant[entry.row] = doubtful
        for _, one in sorted(meant.items()):
            self._row(one)

    def _settled_before(self, entry: Entry) -> Reading[Held] | None:
        """The task that this row of this very file was taken for when it came first."""
        held = self._asked.by_id.get(self._taken_rows.get(str(entry.row), 0))
        return Reading(value=held) if held is not None else None

    def _sure(self, read: Sequence[tuple[Entry, Reading[Held]]]) -> list[tuple[Entry, Held]]:
        found = []
        for entry, reading in read:
            if reading.refusal:
                words = entry.words("title") or entry.words("number")
                self.found.unmatched.append(Skipped(row=entry.row, text=f"“{cut(words, 30)}”：{reading.refusal}"))
            elif reading.value is not None and self._first_time(entry, reading.value):
                found.append((entry, reading.value))
        return found

    def _doubtful(self, entry: Entry, reading: Reading[Held]) -> Meant | None:
        reading = narrowed(reading, lambda held: held.task_id not in self.found.met)
        if reading.refusal:
            self.found.unmatched.append(
                Skipped(row=entry.row, text=f"“{cut(entry.words('title'), 30)}”：{reading.refusal}")
            )
            return None
        held = self._ask(_place(entry), MATCH, reading, key=str(entry.row), title=entry.words("title"))
        if held is not None:
            return Meant(entry, held, reading.doubt) if self._first_time(entry, held) else None
        return Meant(entry, reading.options[0].value, reading.doubt, True)

    def _first_time(self, entry: Entry, held: Held) -> bool:
        row = self.found.met.setdefault(held.task_id, entry.row)
        if row != entry.row:
            self._refuse(_place(entry), "title", f"与第{row}行是同一任务，没有采用。", held.title)
        return row == entry.row

    def _row(self, meant: Meant) -> None:
        held = meant.held
        row = self._said(meant)
        if held.gone:
            for one in list(row.values())[:1]:
                self._refuse(one.cell, "title", held.gone, held.title)
            return
        if not meant.open:
            row = checks.settle(
                row,
                held,
                day=self._reader.day,
                ask=lambda cell, name, reading: self._ask(
                    cell, TITLES[name], reading, key=self._key_beside(cell), title=held.title
                ),
                refuse=lambda cell, name, why: self._refuse(cell, name, why, held.title),
            )
            self.found.requests += checks.remarks(row, held)
            self.found.altered += altered(meant.entry, held)
        self._compare(meant, row)

    def _said(self, meant: Meant) -> Row:
        """What the row says for sure, as decided, or as offered first; of a row in doubt only what is sure."""
        row: Row = {}
        for name in INPUTS:
            read = self._reader.read(name, meant.entry)
            if read is None:
                continue
            cell, reading = read
            if reading.refusal and not meant.open:
                self._refuse(cell, name, reading.refusal, meant.held.title)
            elif reading.doubt and not meant.open and not self._was_taken(meant.held, name):
                value = self._ask(cell, TITLES[name], reading, key=cell.ref, title=meant.held.title)
                if value is not None:
                    row[name] = Said(cell, value, reading.doubt, cell.ref)
                elif reading.options:
                    row[name] = Said(cell, reading.options[0].value, reading.doubt, cell.ref, True)
            elif reading.value is not None:
                row[name] = Said(cell, reading.value, meant.doubt, meant.key if meant.doubt else "", meant.open)
        return row

    def _compare(self, meant: Meant, row: Row) -> None:
        held, before = meant.held, len(self.found.changes)
        for name in INPUTS:
            said = row.get(name)
            if said is None or self._holds(held, name, said.value) or not self._is_news(held, name, said):
                continue
            self.found.changes.append(
                Change(
                    row=meant.entry.row,
                    task_id=held.task_id,
                    number=held.number,
                    title=held.title,
                    field=name,
                    value=said.value,
                    old=shown(name, _old(held, name)),
                    new=shown(name, said.value),
                    cell=intern(said.cell.ref),  # the same in a thousand forms
                    doubt=said.doubt,
                    key=said.key,
                    open=said.open,
                )
            )
            if name == "progress" and held.shared:
                self.found.shared.append(held.number)
            if name == "progress" and said.value < (held.now.get(name) or 0):
                self.found.back.append(
                    f"{said.cell.ref} {held.number} 的进度比原来低（{self.found.changes[-1].old}）；请核对。"
                )
        self.found.unchanged += len(self.found.changes) == before

    def _holds(self, held: Held, name: str, value: Any) -> bool:
        """Whether the desk has it, or this unit said so in this round, whatever the office has since made of it."""
        match name:
            case "state":
                starts = value is Standing.RUNNING and held.standing is Standing.UNTOUCHED
                return not (starts or (value is Standing.DONE and held.standing is not Standing.DONE))
            case "done_on":
                return not held.counts or bool(value == held.done_on)
            case "problems" | "next_steps" if value.rstrip("。") in ("无", "暂无", "没有") and not held.now.get(name):
                return True
            case _:
                now = held.now.get(name)
                known = tidy(now) if isinstance(now, str) else now
                return value in (known, held.told.get(name))

    def _is_news(self, held: Held, name: str, said: Said) -> bool:
        """Of a file taken in before only what was in doubt then and is decided now can be new."""
        return self._before is None or (bool(said.doubt) and not said.open and not self._was_taken(held, name))

    def _was_taken(self, held: Held, name: str) -> bool:
        return self._before is not None and (held.task_id, name) in self._before.taken.values()

    def _ask(self, cell: Cell, name: str, reading: Reading[Any], *, key: str, title: str) -> Any:
        choice = self._decisions.get(key)
        decided = choice if choice is not None and 0 <= choice < len(reading.options) else None
        self.found.doubts.append(
            Doubt(
                key=key,
                cell=cell.ref,
                row=cell.row,
                title=title,
                name=name,
                text=reading.doubt,
                options=tuple(one.label for one in reading.options),
                decided=decided,
            )
        )
        return reading.options[decided].value if decided is not None else None

    def _key_beside(self, cell: Cell) -> str:
        """The key of a doubt about what a cell says beside others: H7+, and H7++ for a second one."""
        key = f"{cell.ref}+"
        return f"{key}+" if any(one.key == key for one in self.found.doubts) else key

    def _refuse(self, cell: Cell, name: str, text: str, title: str) -> None:
        refusal = Refusal(cell=cell.ref, row=cell.row, title=title, name=TITLES[name], text=text)
        self.found.refused.append(refusal)


def shown(name: str, value: Any) -> str:
    """A value in the words of the screen."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case int():
            return intern(f"{value}%")
        case _:
            return str(value)


def _old(held: Held, name: str) -> Any:
    match name:
        case "state":
            return held.standing
        case "done_on":
            return held.done_on
        case _:
            return held.now.get(name)


def _place(entry: Entry) -> Cell:
    """The cell by which a row is named."""
    return entry.first("title") or entry.first("number") or next(iter(entry.cells.values()))[0]
