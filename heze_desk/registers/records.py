"""What stands in the registers: projects, platforms, enterprises, people, technologies and products."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.errors import DeskError
from heze_desk.identity_numbers import refuse_in

NAME_LENGTH = 200
MOST = 1e12
"""万元 that nothing in a register can come to."""


class Kind(StrEnum):
    """The registers, in the order of the policy."""

    PROJECT = "项目"
    PLATFORM = "平台"
    ENTERPRISE = "企业"
    TALENT = "人才"
    TECHNOLOGY = "关键技术"
    PRODUCT = "产品"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a register; what its fields are called, and which it has, `kinds` says for each kind."""

    id: int | None = None
    kind: Kind
    name: str
    category: str = ""
    level: str = ""
    field: str = ""
    holder: str = ""
    unit_id: int | None = None
    summary: str = ""
    contact: str = ""
    telephone: str = ""
    traits: tuple[str, ...] = ()
    added_on: date
    deleted_on: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError(f"{self.kind}名称不能为空。")
        if len(self.name) > NAME_LENGTH:
            raise DeskError(f"{self.kind}名称有 {len(self.name)} 字，像是填错了栏；请核对，最多 {NAME_LENGTH} 字。")
        refuse_in(self)


@dataclass(frozen=True, kw_only=True)
class Membership:
    """An entry counts in an industry from a day to a day; without days it always has and always will."""

    id: int | None = None
    entry_id: int
    industry_id: int
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise DeskError("归属产业的终止日期不能早于起始日期。")

    def covers(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def meets(self, other: "Membership") -> bool:
        """Whether some day is in both, in whatever industries they are."""
        begins = (self.valid_from or date.min, other.valid_from or date.min)
        ends = (self.valid_to or date.max, other.valid_to or date.max)
        return begins[0] <= ends[1] and begins[1] <= ends[0]


@dataclass(frozen=True, kw_only=True)
class Recognition:
    """What an entry was recognised as and by which document; from the day of its withdrawal on it no longer is."""

    id: int | None = None
    entry_id: int
    mark: str
    recognised_on: date
    document: str = ""
    withdrawn_on: date | None = None
    withdrawn_because: str = ""

    def __post_init__(self) -> None:
        if not self.mark.strip():
            raise DeskError("请写明认定为什么。")
        if self.withdrawn_on and self.withdrawn_on < self.recognised_on:
            raise DeskError("撤销日期不能早于认定日期；请核对两个日期。")
        if self.withdrawn_on and not self.withdrawn_because.strip():
            raise DeskError("撤销须写明原因或依据文件。")

    def stands(self, day: date) -> bool:
        return self.recognised_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)

    def overlaps(self, other: "Recognition") -> bool:
        """Whether both say the same of one entry for some day."""
        same = (self.entry_id, self.mark) == (other.entry_id, other.mark)
        ends = (self.withdrawn_on or date.max, other.withdrawn_on or date.max)
        return same and self.recognised_on < ends[1] and other.recognised_on < ends[0]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A kept file that shows a recognition; one removed with a reason proves nothing any more."""

    id: int | None = None
    recognition_id: int
    file_name: str
    sha256: str
    size: int
    added_on: date
    removed_on: date | None = None
    removal_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to an entry on a day: 发榜, 签约, 验收, an exchange held."""

    id: int | None = None
    entry_id: int
    act: str
    day: date
    text: str = ""

    def __post_init__(self) -> None:
        if not self.act.strip():
            raise DeskError("请写明办了什么，例如发榜、签约、验收。")


@dataclass(frozen=True, kw_only=True)
class YearAmount:
    """What an entry came to in a year by one measure, in the unit that `kinds` gives the measure."""

    id: int | None = None
    entry_id: int
    year: int
    measure: str
    amount: float

    def __post_init__(self) -> None:
        if not 2000 <= self.year <= 2100:
            raise DeskError(f"年份须在 2000 到 2100 之间，不能是 {self.year}。")
        if not self.amount >= 0:
            raise DeskError(f"{self.measure}须是不小于 0 的数；没有的请填 0，不知道的请留空。")
        if self.amount >= MOST:
            raise DeskError(f"{self.measure}写的是 {self.amount:.10g}，以万元为单位不会有这么大；请核对单位。")


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """An entry as a list shows it on a day: with names, the marks that stand, and what happened last."""

    id: int
    kind: Kind
    name: str
    category: str
    level: str
    field: str
    holder: str
    unit_id: int | None
    unit: str
    summary: str
    contact: str
    telephone: str
    traits: tuple[str, ...]
    added_on: date
    deleted_on: date | None
    industry_ids: tuple[int, ...]
    industries: tuple[str, ...]
    recognitions: tuple[Recognition, ...]
    unproven: tuple[str, ...]
    latest: Event | None
    dated: bool = False  # said to have been in an industry by the day, whenever it was entered

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(one.mark for one in self.recognitions)

    @property
    def proven(self) -> bool:
        """Whether everything it is recognised as is shown by a document or a kept file."""
        return bool(self.recognitions) and not self.unproven

    @property
    def shared(self) -> bool:
        """Whether it stands in several industries, where it is counted once and shown as 共享."""
        return len(self.industry_ids) > 1

    def was_there(self, day: date) -> bool:
        """Whether it stood there on the day: entered by then, or of a mark, an event or a dated term by then."""
        return self.added_on <= day or bool(self.recognitions) or self.latest is not None or self.dated

    @property
    def recognised_on(self) -> date | None:
        return min((one.recognised_on for one in self.recognitions), default=None)

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.document for one in self.recognitions if one.document))

    @property
    def standing(self) -> str:
        """链主、领军（待核）: the marks in one cell, each without any proof marked as to be checked."""
        return "、".join(f"{mark}（待核）" if mark in self.unproven else mark for mark in self.marks)

    @property
    def stage(self) -> str:
        """What happened last: 签约."""
        return self.latest.act if self.latest else ""


@dataclass(frozen=True, kw_only=True)
class TalentNeed:
    """How many people of a field and a level an industry wants by the end of a year."""

    id: int | None = None
    industry_id: int
    field: str
    level: str
    year: int
    wanted: int

    def __post_init__(self) -> None:
        if not self.field.strip() or not self.level.strip():
            raise DeskError("人才需求须写明专业领域和层次。")
        if not 2000 <= self.year <= 2100:
            raise DeskError(f"年份须在 2000 到 2100 之间，不能是 {self.year}。")
        if not 0 <= self.wanted <= 99999:
            raise DeskError("需求人数须在 0 到 99999 之间。")


def amount_in(text: str) -> float:
    """An amount as it is typed, in full width or half, with or without commas; nothing typed is not zero."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    try:
        return float(plain)
    except ValueError:
        raise DeskError(f"“{text}”不是数；请填以万元为单位的数，没有发生的填 0，不知道的不填。") from None
