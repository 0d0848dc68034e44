"""紧缺人才图谱 as a matrix: fields of work down, levels across, how many are there and how many are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NO_FIELD, NO_LEVEL = "未填领域", "未填层次"
"""How people are listed of whom nobody said what their field or level is."""
RULE = "每格为“现有/需要”，缺的另注。现有人数由人才名录计得，团队不计；需要人数由办公室填写，没有填的为“—”。"


@dataclass(frozen=True, kw_only=True)
class TalentCell:
    """One field and level; `wanted` is None where nobody said how many are wanted."""

    field: str
    level: str
    have: int
    wanted: int | None

    @property
    def short(self) -> int:
        """How many are missing; more than are wanted makes up for no other cell."""
        return max(0, (self.wanted or 0) - self.have)

    @property
    def told(self) -> str:
        """2/5　缺3: there, wanted and missing; nothing where nobody is and nobody is wanted."""
        if self.wanted is None:
            return f"{self.have}/—" if self.have else ""
        return _told(self.have, self.wanted, self.short)


@dataclass(frozen=True, kw_only=True)
class TalentMap:
    """The matrix of one industry, or of all: fields down, levels across; a person of two fields of work has one."""

    year: int
    day: date
    fields: tuple[str, ...]
    levels: tuple[str, ...]
    cells: tuple[TalentCell, ...]

    def cell(self, field: str, level: str) -> TalentCell:
        empty = TalentCell(field=field, level=level, have=0, wanted=None)
        return next((one for one in self.cells if (one.field, one.level) == (field, level)), empty)

    def row(self, field: str) -> tuple[TalentCell, ...]:
        """One field of work over all levels that anybody has or wants."""
        return tuple(one for one in self.cells if one.field == field)

    def column(self, level: str) -> tuple[TalentCell, ...]:
        return tuple(one for one in self.cells if one.level == level)

    @property
    def short(self) -> int:
        return sum(one.short for one in self.cells)


def summed(cells: Iterable[TalentCell]) -> str:
    """What several cells come to, told as one of them is."""
    listed = tuple(cells)
    have, asked = sum(one.have for one in listed), [one.wanted for one in listed if one.wanted is not None]
    if not asked:
        return f"{have}/—" if have else ""
    return _told(have, sum(asked), sum(one.short for one in listed))


def _told(have: int, wanted: int, short: int) -> str:
    return f"{have}/{wanted}" + (f"　缺{short}" if short else "")
