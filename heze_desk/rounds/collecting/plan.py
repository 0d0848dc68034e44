"""What a returned form would change, cell by cell, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.rounds.collecting.facts import Asked
from heze_desk.rounds.collecting.fields import INPUTS, TITLES
from heze_desk.rounds.collecting.returned import Returned
from heze_desk.rounds.records import FilingState
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One value of a task: old and new as shown, the cell it comes from, and the doubt it hangs on, if any.

    While the doubt is `open` the value is only the first that is offered, and is not written.
    """

    row: int
    task_id: int
    number: str
    title: str
    field: str
    value: Any
    old: str
    new: str
    cell: str
    doubt: str = ""
    key: str = ""
    open: bool = False

    @property
    def name(self) -> str:
        return TITLES[self.field]


@dataclass(frozen=True, kw_only=True)
class MissingRow:
    """A task the unit was asked about that the table does not hold."""

    task_id: int
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ReturnPlan:
    """Exactly what taking a form in will write, and everything it will not.

    `nil` means that it is noted as a nil report. `refusal` means that nothing of it can be taken.
    """

    returned: Returned
    asked: Asked
    day: date
    decisions: Mapping[str, int]
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    doubts: tuple[Doubt, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unmatched: tuple[Skipped, ...] = ()
    missing_rows: tuple[MissingRow, ...] = ()
    missing_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    reporter: str = ""
    telephone: str = ""
    nil: bool = False
    refusal: str = ""

    @property
    def file(self) -> str:
        return self.returned.file

    @property
    def unit(self) -> str:
        return self.asked.unit

    @property
    def written(self) -> tuple[Change, ...]:
        """The changes that wait for no decision."""
        return () if self.waits else tuple(one for one in self.changes if not one.open)

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        return tuple(one for one in self.doubts if one.decided is None)

    @property
    def suggestions(self) -> dict[str, int]:
        """Decisions that settle every open doubt with only one option, for “采纳全部建议”."""
        return {one.key: 0 for one in self.open_doubts if len(one.options) == 1 and one.key not in WHOLE}

    @property
    def is_known(self) -> bool:
        """Whether this very file was taken in before."""
        return self.returned.sha256 in self.asked.files

    @property
    def waits(self) -> bool:
        """Whether it must first be said what the file as a whole means."""
        return any(one.key in WHOLE for one in self.open_doubts)

    @property
    def files(self) -> bool:
        """Whether the unit will be noted as having reported."""
        return not (self.refusal or self.is_known or self.waits)

    @property
    def does_something(self) -> bool:
        return not self.refusal and (self.files or bool(self.written))

    @property
    def state(self) -> FilingState:
        """As what it will be noted."""
        if self.nil and self.asked.arriving is not FilingState.LATE_FILING:
            return FilingState.NIL
        return self.asked.arriving

    @property
    def sentence(self) -> str:
        """市科技局：12 处变更（5 项），待确认 2 处，没有采用 1 处。表中少了 3 项。"""
        if self.refusal:
            return self.refusal
        if self.nil:
            return f"{self.unit}：零报告。"
        tasks = len({one.task_id for one in self.written})
        counts = (
            f"{len(self.written)} 处变更" + (f"（{tasks} 项）" if tasks else ""),
            f"待确认 {len(self.open_doubts)} 处" if self.open_doubts else "",
            f"没有采用 {len(self.refused)} 处" if self.refused else "",
            f"对不上的 {len(self.unmatched)} 行" if self.unmatched else "",
        )
        came = f"这个文件已于{self.asked.files[self.returned.sha256].said}收过，" if self.is_known else ""
        short = f"表中少了 {len(self.missing_rows)} 项。" if self.missing_rows else ""
        inputs = [one for one in self.missing_columns if one in ASKED_COLUMNS]
        columns = f"表中少了“{'”“'.join(inputs)}”列，原值不变。" if inputs else ""
        return f"{self.unit}：{came}{'，'.join(filter(None, counts))}。{short}{columns}"


ASKED_COLUMNS = frozenset(TITLES[field] for field in INPUTS)
SHEET, NIL = "sheet", "nil"
WHOLE = frozenset({SHEET, NIL})
"""Keys of the doubts that concern the whole file."""


def step_title(plans: tuple[ReturnPlan, ...]) -> str:
    """What the act is called in the history and in undo; the units by rank."""
    rounds = "、".join(dict.fromkeys(one.asked.round.name for one in plans))
    units = list(dict.fromkeys(one.unit for one in sorted(plans, key=lambda one: one.asked.rank)))
    named = "、".join(units[:3]) + (f"等{len(units)}个单位" if len(units) > 3 else "")
    return f"收{rounds}反馈表：{named}（{sum(len(one.written) for one in plans)}处）"
