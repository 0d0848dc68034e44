"""Units, what they are called from when on, and whom to ask there."""

from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.policy.kind_records import UnitKind as UnitKind


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit by rank order; its names are dated rows of their own."""

    id: int | None = None
    position: int
    kind: UnitKind
    from_document: bool = False
    aliases: tuple[str, ...] = ()
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class UnitName:
    """What a unit is called from a day on; without a day, from the beginning."""

    id: int | None = None
    unit_id: int
    short_name: str
    full_name: str
    valid_from: date | None = None

    def __post_init__(self) -> None:
        if not self.short_name.strip() or not self.full_name.strip():
            raise DeskError("单位的简称和全称不能为空。")


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """A unit as it is called on a day."""

    id: int
    position: int
    kind: UnitKind
    short_name: str
    full_name: str
    aliases: tuple[str, ...]
    from_document: bool
    active: bool


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to ask in a unit."""

    id: int | None = None
    unit_id: int
    name: str
    duty: str = "联络员"
    telephone: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError("联络人姓名不能为空。")
