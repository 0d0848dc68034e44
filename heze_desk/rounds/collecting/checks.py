"""What a row says in one cell against what it says in another, and against the task."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.days import said as day_said
from heze_desk.rounds.collecting.facts import Held
from heze_desk.rounds.form_records import Standing
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, cut


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the cell it is from; `doubt` is what had to be decided first, `open` while it is not."""

    cell: Cell
    value: Any
    doubt: str = ""
    key: str = ""
    open: bool = False


Row = dict[str, Said]  # field -> what the row says of it
Ask = Callable[[Cell, str, Reading[Any]], Any]  # cell, field, doubt -> what was decided, or None
Refuse = Callable[[Cell, str, str], None]  # cell, field, why
DONE, KEEP = "done", "keep"


def settle(row: Row, held: Held, *, day: date, ask: Ask, refuse: Refuse) -> Row:
    """The row with its contradictions decided or taken out; what is 已办结 has 100 %."""
    row = _dated(dict(row), held, day, ask=ask, refuse=refuse)
    standing = _value(row, "state")
    progress = _value(row, "progress")
    if question := _contradiction(standing, progress):
        row = _decided(row, ask, question)
    elif standing is Standing.DONE and progress is None:
        row["progress"] = Said(row["state"].cell, 100, row["state"].doubt, row["state"].key, row["state"].open)
    return _taken_back(_finished(row, held, ask), held, ask)


def _finished(row: Row, held: Held, ask: Ask) -> Row:
    """A day of finishing means that the task is done, or it is left out."""
    if "done_on" not in row or _finishes(row, held):
        return row
    now = _value(row, "progress", held.now.get("progress") or 0)
    options = (
        Option(label="按已办结，进度 100%", value=DONE),
        Option(label="没有办结，不采用办结日期", value=KEEP),
    )
    doubt = f"填了办结日期，进度却是 {now}%；请确认按哪一个。"
    if ask(row["done_on"].cell, "done_on", Reading(doubt=doubt, options=options)) == DONE:
        return row | {"progress": Said(row["done_on"].cell, 100, doubt)}
    return {name: one for name, one in row.items() if name != "done_on"}


def _taken_back(row: Row, held: Held, ask: Ask) -> Row:
    """What the desk holds for done is not undone by a form that was filled in before."""
    progress = _value(row, "progress")
    if held.standing is not Standing.DONE or progress is None or progress == 100:
        return row
    doubt = f"台账已办结，表中的进度却是 {progress}%；请确认是不是还没有办完。"
    options = (
        Option(label=f"没有办完，进度改为 {progress}%", value=progress),
        Option(label="已经办结，进度不改", value=KEEP),
    )
    cell = row["progress"].cell
    match ask(cell, "progress", Reading(doubt=doubt, options=options)):
        case int():
            return row | {"progress": Said(cell, progress, doubt)}
        case None:
            return row | {"progress": Said(cell, progress, doubt, f"{cell.ref}+", True)}
        case _:
            return {name: one for name, one in row.items() if name != "progress"}


def _value(row: Row, field: str, otherwise: Any = None) -> Any:
    return row[field].value if field in row and not row[field].open else otherwise


def _finishes(row: Row, held: Held) -> bool:
    if any(field in row and row[field].open for field in ("state", "progress", "done_on")):
        return True  # what is undecided contradicts nothing yet
    return bool(_value(row, "progress", held.now.get("progress")) == 100)


def _contradiction(standing: Standing | None, progress: int | None) -> str:
    if standing is None or progress is None:
        return ""
    if standing is Standing.DONE and progress < 100:
        return f"状态写的是“{standing}”，进度却是 {progress}%；请确认按哪一个。"
    if standing is not Standing.DONE and progress == 100:
        return f"状态写的是“{standing}”，进度却是 100%；请确认按哪一个。"
    if standing is Standing.UNTOUCHED and progress > 0:
        return f"状态写的是“{standing}”，进度却是 {progress}%；请确认按哪一个。"
    return ""


def _decided(row: Row, ask: Ask, question: str) -> Row:
    """Take the state or the progress, as decided; neither while it is open."""
    standing, progress = row["state"], row["progress"]
    options = (
        Option(label=f"按进度 {progress.value}%", value="progress"),
        Option(label=f"按状态“{standing.value}”", value="state"),
    )
    match ask(progress.cell, "progress", Reading(doubt=question, options=options)):
        case "progress":
            rest = {name: one for name, one in row.items() if name != "state"}
            return rest | {"progress": Said(progress.cell, progress.value, question)}
        case "state" if standing.value is Standing.DONE:
            return row | {"progress": Said(standing.cell, 100, question)}
        case "state":
            return {name: one for name, one in row.items() if name != "progress"}
        case _:
            open_ = Said(progress.cell, progress.value, question, f"{progress.cell.ref}+", True)
            rest = {name: one for name, one in row.items() if name not in ("state", "done_on")}
            return rest | {"progress": open_}


def _dated(row: Row, held: Held, day: date, *, ask: Ask, refuse: Refuse) -> Row:
    """A day of finishing that is to come is refused; one before the start is asked about."""
    if "done_on" not in row or row["done_on"].open:
        return row
    cell, found = row["done_on"].cell, row["done_on"].value
    if found > day:
        refuse(cell, "done_on", f"办结日期{day_said(found)}还没有到；请核对。")
    elif held.start is not None and found < held.start:
        doubt = f"办结日期{day_said(found)}早于任务开始的{day_said(held.start)}；请确认是不是写错了。"
        options = (Option(label="没有写错，照此登记", value=found),)
        if ask(cell, "done_on", Reading(doubt=doubt, options=options)) is not None:
            return row | {"done_on": Said(cell, found, doubt)}
    else:
        return row
    return {name: one for name, one in row.items() if name != "done_on"}


def remarks(row: Row, held: Held) -> Iterator[str]:
    """What the row says that changes nothing by itself, for the secretary to see to."""
    standing = _value(row, "state")
    match standing:
        case Standing.POSTPONEMENT_ASKED | Standing.PAUSED | Standing.IN_TROUBLE if standing is not held.standing:
            yield f"{held.number} {cut(held.title, 20)}：{standing}"
        case Standing.UNTOUCHED if held.standing is not Standing.UNTOUCHED:
            yield f"{held.number} {cut(held.title, 20)}：写“{standing}”，台账是“{held.standing}”"
        case Standing.RUNNING if held.standing in (Standing.DONE, Standing.PAUSED):
            yield f"{held.number} {cut(held.title, 20)}：写“{standing}”，台账是“{held.standing}”"
        case _:
            pass
