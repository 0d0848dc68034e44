"""The rows behind a figure as they stood on the last day of its briefing, each with the way to its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.briefings.draft_records import Figure, Subject
from heze_desk.instructions import store as instructions
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.meetings import following
from heze_desk.roster import unit_store
from heze_desk.rounds import store as rounds
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

GONE = "当天终了时台账中已没有这一项"


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One of those counted; without a page it can only be read."""

    id: int
    number: str = ""
    text: str
    unit: str = ""
    state: str = ""
    note: str = ""
    page: str = ""
    message: Any = None


def figure_rows(db: Database, figure: Figure, day: date, *, round_id: int | None = None) -> list[FigureRow]:
    """As many as the figure counts, in the order of its rows; `db` is to stand as of the day."""
    match figure.subject:
        case Subject.TASK:
            known = _tasks(db, figure.rows, day)
        case Subject.UNIT:
            known = _units(db, figure.rows, day, round_id)
        case Subject.INSTRUCTION:
            known = _instructions(db)
        case Subject.DECISION:
            known = _decisions(db, day)
    found = {row.id: row for row in known}
    return [found.get(one) or FigureRow(id=one, text=GONE) for one in figure.rows]


def _tasks(db: Database, ids: Iterable[int], day: date) -> Iterator[FigureRow]:
    for line in lines_of(db, ids, day, lighting.rule(db)):
        yield FigureRow(
            id=line.id,
            number=line.number,
            text=line.title,
            unit=line.lead_unit or "待明确",
            state=str(line.light),
            note="，".join(filter(None, (f"进度{line.progress}%", line.standing))),
            page="tasks",
            message=line.id,
        )


def _units(db: Database, ids: Iterable[int], day: date, round_id: int | None) -> Iterator[FigureRow]:
    standing = {one.unit_id: one for one in rounds.statuses(db, round_id, day)} if round_id else {}
    names = unit_store.names(db, day)
    for unit_id in ids:
        if unit_id in names:
            status = standing.get(unit_id)
            state = str(status.state) if status else ""
            yield FigureRow(id=unit_id, text=names[unit_id], state=state, page="rounds", message=round_id)


def _instructions(db: Database) -> Iterator[FigureRow]:
    for line in instructions.lines(db):
        one = line.instruction
        yield FigureRow(
            id=one.id or 0,
            text=f"{line.name}：{one.text}",
            note="已答复" if one.is_answered else "待答复",
            page="instructions",
            message=(MatterKind.INSTRUCTION, one.id),
        )


def _decisions(db: Database, day: date) -> Iterator[FigureRow]:
    for line in following.decision_lines(db, day):
        yield FigureRow(
            id=line.id,
            number=line.ref,
            text=line.decision.text,
            unit=line.lead_units,
            note=str(line.state),
            page="meetings",
            message=line.meeting.id,
        )
