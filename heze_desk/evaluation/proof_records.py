"""A kept file that shows where a value of an indicator is from."""

from dataclasses import dataclass
from datetime import date

from heze_desk.evaluation.period_records import Period

LETTER = "I"


@dataclass(frozen=True, kw_only=True)
class IndicatorProof:
    """Of a period of an industry, a unit or the whole city; one removed with a reason stays to be read."""

    id: int | None = None
    indicator_id: int
    industry_id: int | None = None
    unit_id: int | None = None
    year: int
    part: int = 0
    file_name: str
    sha256: str
    size: int
    added_on: date
    removed_on: date | None = None
    removal_reason: str = ""

    @property
    def period(self) -> Period:
        return Period(self.year, self.part)

    @property
    def key(self) -> str:
        """What it is called on the command line: I12."""
        return f"{LETTER}{self.id}"
