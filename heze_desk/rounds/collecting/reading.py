"""What the cells to be filled in say, each checked again: a sheet's own protection and lists are easily got round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.rounds.collecting.fields import HINTS, KNOWN_STANDINGS, WORDS
from heze_desk.rounds.form_records import Standing
from heze_desk.workbooks import day_values, values
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell, Shape, Trap
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed, text_of

WHOLE, ONE = Option(label="100%", value=100), Option(label="1%", value=1)
BLANK = frozenset({"-", "--", "—", "——", "–", "/", "\\"})
NONE = frozenset({"无", "暂无", "没有"})
LONGEST_BLANK = 12  # characters, blanks and full stops among them
"""What a department writes into a cell it has nothing to say in: 无 says that there is nothing, a dash says nothing."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads fields as of a day: a missing year is taken from it, and only in doubt."""

    day: date
    epoch: date

    def read(self, field: str, entry: Entry) -> tuple[Cell, Reading[Any]] | None:
        """The cell and what it says; of several rows of a task the words are joined. None where all is blank."""
        cells = [cell for cell in entry.cells.get(field, ()) if not _is_blank(field, cell)]
        if not cells:
            return None
        for cell in cells:
            if reason := values.trapped(cell):
                return cell, Reading(refusal=reason)
        if field in WORDS and len(cells) > 1:
            return cells[0], Reading(value="\n".join(dict.fromkeys(map(text_of, cells))))
        if field == "progress" and cells[0].value == 1 and not self._says_done(entry):
            return cells[0], doubtful(f"进度写的是“{text_of(cells[0])}”，状态没有写已办结", (WHOLE, ONE))
        return cells[0], self._checked(field, cells)

    def _says_done(self, entry: Entry) -> bool:
        """Whether the row says elsewhere that the task is done, in a form whose 1 is shown as 100 %."""
        if any(cell.shape is not Shape.PERCENT for cell in entry.cells["progress"]):
            return False
        state, done_on = (self.read(field, entry) for field in ("state", "done_on"))
        return (state is not None and state[1].value is Standing.DONE) or (
            done_on is not None and done_on[1].value is not None
        )

    def _checked(self, field: str, cells: Sequence[Cell]) -> Reading[Any]:
        """One value; rows of a task that disagree are refused, one merged downwards is offered and never taken."""
        cell = cells[0]
        if len(cells) > 1 and len({squeezed(text_of(one)) for one in cells}) > 1:
            return Reading(refusal=f"同一任务的几行写得不同：“{'”“'.join(map(text_of, cells))}”；没有采用。")
        reading = self._one(field, cell)
        if cell.trap is not Trap.MERGED or reading.value is None:
            return reading
        shown = text_of(cell) if field in WORDS else _shown(reading.value)
        label = shown if len(shown) <= 30 else f"{shown[:29]}…"
        return doubtful("这一格与上面几项合并在一起", (Option(label=label, value=reading.value),))

    def _one(self, field: str, cell: Cell) -> Reading[Any]:
        match field:
            case "state":
                return standing(cell)
            case "progress" if isinstance(cell.value, float) and 1 < cell.value < 2:
                return Reading(refusal=f"“{text_of(cell)}”不是进度；请填 0 到 100 的数。")
            case "progress":
                return values.progress(cell)
            case "done_on":
                return self._day(cell)
            case _:
                return values.text(cell)

    def _day(self, cell: Cell) -> Reading[date]:
        """The day something was done: without a year the last such day is offered first, beside the one to come."""
        read = day_values.day(cell, Meant(year=self.day.year, epoch=self.epoch))
        offered = [one.value for one in read.options]
        if not offered or min(offered) <= self.day:
            return read
        last = day_values.day(cell, Meant(year=self.day.year - 1, epoch=self.epoch))
        past = tuple(one for one in last.options if one.value not in offered)
        to_come = tuple(Option(label=f"{one.label}（还没有到，不登记）", value=one.value) for one in read.options)
        return doubtful(f"日期写的是“{text_of(cell)}”", (*past, *to_come))


def standing(cell: Cell) -> Reading[Standing]:
    """One of the six states; any other word is a doubt, the likeliest state offered first."""
    words = squeezed(text_of(cell)).strip("。.,;!")
    if (known := KNOWN_STANDINGS.get(words)) is not None:
        return Reading(value=known)
    likely = [one for one, hints in HINTS.items() if any(hint in words for hint in hints)]
    offered = dict.fromkeys((*likely, *Standing)) if likely else dict.fromkeys(Standing)
    options = tuple(Option(label=one.value, value=one) for one in offered)
    return Reading(doubt=f"状态写的是“{text_of(cell)}”，请确认是哪一种。", options=options)


def _is_blank(field: str, cell: Cell) -> bool:
    if cell.trap not in (Trap.NONE, Trap.MERGED):
        return False
    words = text_of(cell)
    if len(words) > LONGEST_BLANK:
        return False
    plain = squeezed(words).rstrip("。")
    return not plain or plain in BLANK or (field not in ("problems", "next_steps") and plain in NONE)


def _shown(value: Any) -> str:
    return f"{value}%" if isinstance(value, int) else str(value)
