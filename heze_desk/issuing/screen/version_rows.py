"""The versions of a list as a table: first the list as it stands, then what was issued, the latest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.days import said
from heze_desk.issuing.records import IssuedPaper
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.settings.records import Settings
from heze_desk.versions import ListKind, Standing

NOW = 0
"""The id of the row that is not issued."""


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    """A version, or the list as of the day asked for while `paper` is None."""

    id: int
    day: date
    paper: IssuedPaper | None = None

    @property
    def name(self) -> str:
        return self.paper.printed_number if self.paper else "现状"

    @property
    def told(self) -> str:
        if self.paper is None:
            return f"截至{said(self.day)}，还没有印发"
        return f"{self.name}，截至{said(self.day)}，{said(self.paper.issued_on)}印发，{self.paper.state}"


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


COLUMNS = (
    Column[VersionRow]("版次", lambda row: row.name, tip=lambda row: row.told, width=0, least=6),
    Column[VersionRow]("截至", lambda row: row.day, text=_day, tip=lambda row: row.told, width=5.2),
    Column[VersionRow]("状态", lambda row: row.paper.state if row.paper else "未印发", kind=Kind.LIGHT, width=5.2),
)


def earlier(rows: Sequence[VersionRow], row: VersionRow) -> list[Choice]:
    """What a row can be compared with: the versions below it."""
    below = rows[rows.index(row) + 1 :]
    return [Choice(one.id, f"与{one.name}比较") for one in below]


def remarks(stood: Standing, settled: Settings, today: date, *, kind: ListKind) -> Iterator[str]:
    """What the secretary should know before the list is issued."""
    if stood.day > today:
        yield f"截至日期晚于今天：按现在已经明确的任期推算到{said(stood.day)}，请核对。"
    if kind is ListKind.ROSTER:
        yield from _open_places(stood)
    if settled.demo:
        yield "这是演示数据，每页右上角有标注。"


def _open_places(stood: Standing) -> Iterator[str]:
    from heze_desk.roster.records import HolderState
    from heze_desk.roster.version_records import RosterVersion

    if not isinstance(stood.version, RosterVersion):
        return
    lines = stood.version.lines
    for place, states in (
        ("分管市级领导", {one.industry: one.leader_state for one in lines}),
        ("牵头部门", {one.industry: one.lead_unit_state for one in lines}),
    ):
        empty = [name for name, state in states.items() if state is not HolderState.HELD]
        if empty:
            yield f"{len(empty)}个产业没有{place}：{'、'.join(empty)}。"
