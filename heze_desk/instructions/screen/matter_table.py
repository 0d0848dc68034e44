"""What is open as a table: by the next day, in batches that say how near it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.kit.columns import Choice, Column, Kind

SLOTS = 16
"""More kinds than there are; an id on screen is made of the row's own and the place of its kind."""


class Batch(StrEnum):
    """How near the next day is; the order is that of the list."""

    UNDATED = "待定日期"
    OVERDUE = "逾期"
    TODAY = "今天"
    WEEK = "本周"
    LATER = "以后"
    ENDED = "已结"


OPEN = tuple(batch for batch in Batch if batch is not Batch.ENDED)
BATCHES = (tuple(Choice((batch,), str(batch)) for batch in OPEN), (Choice((Batch.ENDED,), "已结"),))
KINDS = (tuple(Choice(kind, str(kind)) for kind in MatterKind),)


def batch_of(matter: Matter, day: date) -> Batch:
    """A week ends on its Sunday; what has only the proposal of a usual limit says so."""
    if matter.guessed:
        return Batch.UNDATED
    if matter.next_on <= day:
        return Batch.OVERDUE if matter.next_on < day else Batch.TODAY
    return Batch.WEEK if matter.next_on <= day + timedelta(days=6 - day.weekday()) else Batch.LATER


@dataclass(frozen=True, kw_only=True)
class ListedMatter:
    """A matter as the table lists it on a day."""

    matter: Matter
    batch: Batch
    day: date

    @property
    def id(self) -> int:
        """A line that stands for many has no row of its own; in a batch there is one of its kind at the most."""
        place = list(MatterKind).index(self.matter.kind)
        if self.matter.ref_id is None:
            return -1 - place - SLOTS * list(Batch).index(self.batch)
        ended = SLOTS // 2 if self.batch is Batch.ENDED else 0
        return self.matter.ref_id * SLOTS + place + ended

    @property
    def when(self) -> str:
        return self.matter.when(self.day)

    @property
    def title(self) -> str:
        return self.matter.title.replace("\n", " ")

    def answers(self, typed: str) -> bool:
        return typed in f"{self.title}\n{self.matter.unit}\n{self.matter.step}"


def listed_id(kind: MatterKind, ref_id: int, *, ended: bool = False) -> int:
    """What the row of this matter is called in the table."""
    return ref_id * SLOTS + list(MatterKind).index(kind) + (SLOTS // 2 if ended else 0)


def listed(matters: list[Matter], day: date) -> list[ListedMatter]:
    return [ListedMatter(matter=one, batch=batch_of(one, day), day=day) for one in matters]


def _next(one: ListedMatter) -> str:
    """11-27; 12-23前 where the day itself is still to be named."""
    return f"{one.matter.next_on:%m-%d}{'前' if one.matter.guessed else ''}"


def _rest(one: ListedMatter) -> str:
    return one.matter.due.remaining if one.matter.due is not None else ""


COLUMNS = (
    Column[ListedMatter](
        "期限", lambda one: one.batch, kind=Kind.LIGHT, sort=lambda one: list(Batch).index(one.batch), width=6.2
    ),
    Column[ListedMatter](
        "日期",
        lambda one: one.matter.next_on,
        display=_next,
        sort=lambda one: one.matter.next_on,
        tip=lambda one: one.when,
        width=4.4,
    ),
    Column[ListedMatter]("种类", lambda one: one.matter.kind, width=4.6),
    Column[ListedMatter]("事项", lambda one: one.title, tip=lambda one: one.matter.title, width=0, least=14),
    Column[ListedMatter]("下一步", lambda one: one.matter.step, tip=lambda one: one.matter.step, width=10.5, most=20),
    Column[ListedMatter](
        "单位", lambda one: one.matter.unit, tip=lambda one: one.matter.unit, width=7.5, from_width=1300
    ),
    Column[ListedMatter]("还有", _rest, width=8, from_width=1600),
)
