"""What was noted of the chosen unit, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from heze_desk.kit.columns import Column, Kind
from heze_desk.rounds.records import Filing


@dataclass(frozen=True, kw_only=True)
class ListedFiling:
    """One note, with the name of the file it came with, if any."""

    id: int
    filing: Filing
    file_name: str

    @property
    def moment(self) -> datetime:
        return self.filing.at


COLUMNS = (
    Column[ListedFiling]("日期", lambda one: one.filing.day, width=6),
    Column[ListedFiling]("情况", lambda one: one.filing.state, kind=Kind.LIGHT, width=5.6),
    Column[ListedFiling]("登记于", lambda one: one.moment, text=lambda at: f"{at:%m-%d %H:%M}", width=6),
    Column[ListedFiling]("登记人", lambda one: one.filing.noted_by, width=4, from_width=1000),
    Column[ListedFiling]("来件", lambda one: one.file_name, tip=lambda one: one.file_name, width=0, least=6),
    Column[ListedFiling]("说明", lambda one: one.filing.remark, tip=lambda one: one.filing.remark, width=0, least=5),
)
