"""The units of a round in the order of rank: how each stands, when it reported, and whom to call."""

from dataclasses import dataclass

from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.status_records import MISSING, UnitStatus

LATE = (FilingState.LATE, FilingState.LATE_FILING)
EVERY_STATE: tuple[FilingState, ...] = tuple(FilingState)
GROUPS = (
    (Choice(MISSING, "还没报（未报、退回）"), Choice(LATE, "迟报和补报")),
    tuple(Choice((state,), str(state)) for state in FilingState),
)
"""What the table can be narrowed to; a value is the states that pass."""


@dataclass(frozen=True, kw_only=True)
class ListedUnit:
    """A unit as the table lists it."""

    id: int
    status: UnitStatus

    @property
    def when(self) -> str:
        """When it reported; a day without a minute where it was noted later; else how long it is still missing."""
        status = self.status
        if status.is_missing:
            return status.lag or status.due.remaining
        if status.reported_at is not None:
            return f"{status.reported_at:%m-%d %H:%M}"
        return f"{status.reported_on:%m-%d}" if status.reported_on else ""

    @property
    def told(self) -> str:
        """What was noted last, for the tip."""
        status = self.status
        return "；".join(filter(None, (f"{status.state}", self.when, status.lag and f"已{status.lag}", status.remark)))


COLUMNS = (
    Column[ListedUnit]("单位", lambda one: one.status.unit, sort=lambda one: one.status.position, width=0, least=8),
    Column[ListedUnit](
        "状态",
        lambda one: one.status.state,
        kind=Kind.LIGHT,
        sort=lambda one: EVERY_STATE.index(one.status.state),
        tip=lambda one: one.told,
        width=5.6,
    ),
    Column[ListedUnit]("报送时间", lambda one: one.when, tip=lambda one: one.told, width=7.6),
    Column[ListedUnit]("登记人", lambda one: one.status.noted_by, width=4, from_width=1200),
    Column[ListedUnit]("任务", lambda one: one.status.tasks, kind=Kind.NUMBER, width=2.6),
    Column[ListedUnit]("已填", lambda one: one.status.filled, kind=Kind.NUMBER, width=2.6, from_width=1150),
    Column[ListedUnit]("联络员", lambda one: one.status.contact, width=4, from_width=1000),
    Column[ListedUnit]("电话", lambda one: one.status.telephone, width=7),
    Column[ListedUnit](
        "说明", lambda one: one.status.remark, tip=lambda one: one.status.remark, width=0, from_width=1500
    ),
)


def count_sentence(units: list[UnitStatus]) -> str:
    """应报38个单位，已报24个（零报告3个、迟报2个），未报12个，退回2个。"""
    counts = {state: sum(1 for one in units if one.state is state) for state in FilingState}
    missing = sum(counts[state] for state in MISSING)
    kinds = (FilingState.NIL, FilingState.LATE, FilingState.LATE_FILING)
    special = "、".join(f"{state}{counts[state]}个" for state in kinds if counts[state])
    told = f"应报{len(units)}个单位，已报{len(units) - missing}个{f'（其中{special}）' if special else ''}"
    open_ones = [f"{state}{counts[state]}个" for state in MISSING if counts[state]]
    return "，".join([told, *open_ones]) + "。"
