"""评估办法: what is rated, in which parts, by which formulae; a change makes a new version and leaves the old."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from heze_desk.errors import DeskError
from heze_desk.evaluation.formula_records import Formula, read, said

USUAL_LEAST = 50.0
"""What a new scheme asks for: who has less than half to be rated by is not placed by it."""
SHORT = "可评内容不足，不排名次"
WHOLE = 100
"""The weights of a scheme's parts, and the points of a part, make up so much."""


class Rated(StrEnum):
    UNIT = "单位"
    COUNTY = "县区"
    INDUSTRY = "产业"


class Absent(StrEnum):
    """What becomes of a part for a row it has nothing to count for."""

    LEFT_OUT = "不计"
    """Its weight goes to the other parts, in proportion."""
    FULL = "满分"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line of a scheme; its formula gives 0 to 100 points, what is beyond is cut off."""

    name: str
    formula: str
    weight: float
    definition: str = ""
    absent: Absent = Absent.LEFT_OUT

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError("评估项要有名称。")
        if not 0 < self.weight <= WHOLE:
            raise DeskError(f"“{self.name}”的权重须大于 0、不超过 {WHOLE}。")
        read(self.formula)

    @property
    def read(self) -> Formula:
        return read(self.formula)

    @property
    def share(self) -> Fraction:
        return Fraction(str(self.weight))


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A version of a scheme. Whether it ranks is the office's choice: 通报排名 or 只列情况."""

    id: int | None = None
    name: str
    version: int = 1
    rated: Rated
    ranked: bool = False
    least: float = 0.0
    """Percent of the weight that must have something to count, else a row has no place; 0 asks for nothing."""
    parts: tuple[Part, ...]
    note: str = ""
    made_on: date

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError("评估办法要有名称。")
        if not 0 <= self.least <= WHOLE:
            raise DeskError(f"不排名次的计入权重须在 0 到 {WHOLE} 之间。")
        if not self.parts:
            raise DeskError("评估办法至少要有一项。")
        if len({one.name for one in self.parts}) < len(self.parts):
            raise DeskError("评估办法里有重名的项；请改名。")
        if (whole := sum((one.share for one in self.parts), Fraction())) != WHOLE:
            raise DeskError(f"各项权重之和是 {said(whole)}，应为 {WHOLE}；请调整权重。")

    @property
    def rule(self) -> str:
        """计入权重不足50%的，可评内容不足，不排名次; nothing where nothing is asked for."""
        return f"计入权重不足{said(Fraction(str(self.least)))}%的，{SHORT}" if self.least else ""

    def refuse_unknown(self, known: Collection[str]) -> None:
        """A name in a formula that the desk cannot count is refused, and those it can are listed."""
        for part in self.parts:
            for name in part.read.names:
                if name not in known:
                    raise DeskError(f"“{part.name}”的算式里不认识“{name}”，可用的有：{'、'.join(known)}。")
