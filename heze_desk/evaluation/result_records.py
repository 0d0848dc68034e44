"""评估结果: points with their arithmetic, down to the rows each number counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from heze_desk.errors import DeskError
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.scheme_records import WHOLE, Absent, Part, Scheme

PLACES = 2
"""Points are rounded to so many places, half up, before they are added and ranked: what is printed adds up."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A number counted or entered for a row of the result; counted ones know their rows."""

    name: str
    value: Fraction
    subject: str = ""  # the table whose rows were counted
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A unit, county or industry to be rated, in its rank, with what is known of it."""

    row_id: int
    name: str
    measures: tuple[Measure, ...]

    @property
    def worth(self) -> Mapping[str, Fraction]:
        return {one.name: one.value for one in self.measures}


@dataclass(frozen=True, kw_only=True)
class PartResult:
    """`value` is what the formula gave, None where there was nothing to count; `points` are of `weight`."""

    name: str
    formula: str
    arithmetic: str
    value: Fraction | None
    weight: Fraction
    points: Fraction

    @property
    def told(self) -> str:
        """按时报送：按时报送次数（9）÷应报次数（12）×100＝75，折20分得15分。"""
        if self.value is None:
            return f"{self.name}：{self.reckoned}。"
        return f"{self.name}：{self.reckoned}，折{said(self.weight)}分得{said(self.points)}分。"

    @property
    def reckoned(self) -> str:
        """按时报送次数（9）÷应报次数（12）×100＝75."""
        if self.value is None:
            return f"{self.arithmetic}，{'按满分计' if self.points else '不计'}"
        return f"{self.arithmetic}＝{said(self.value)}"


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """Points given or taken by hand; the reason is printed."""

    id: int | None = None
    row_name: str
    points: float
    reason: str
    day: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise DeskError("调整得分要写明理由，通报里要印。")
        if not 0 < abs(self.points) <= WHOLE:
            raise DeskError(f"调整的分数须是数，不能是 0，也不能超过 {WHOLE}。")

    @property
    def worth(self) -> Fraction:
        return Fraction(str(self.points))


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """A row as it came out; `rank` is 0 where the result is not ranked or there was nothing to rate."""

    row_id: int
    name: str
    parts: tuple[PartResult, ...]
    measures: tuple[Measure, ...]
    adjustments: tuple[Adjustment, ...] = ()
    rank: int = 0
    short: bool = False
    """Whether too little of it could be rated for a place; told only where the result is ranked."""

    @property
    def rated(self) -> bool:
        return any(one.value is not None for one in self.parts)

    @property
    def counted(self) -> Fraction:
        """The points of all parts, before what was adjusted by hand."""
        return sum((one.points for one in self.parts), Fraction())

    @property
    def score(self) -> Fraction:
        return self.counted + sum((one.worth for one in self.adjustments), Fraction())


def results(scheme: Scheme, candidates: Sequence[Candidate]) -> tuple[ResultRow, ...]:
    """Every candidate with its points, in the order given; ranks are given apart."""
    return tuple(
        ResultRow(row_id=one.row_id, name=one.name, parts=_parts(scheme, one), measures=_asked(scheme, one))
        for one in candidates
    )


def adjusted(rows: Sequence[ResultRow], adjustments: Sequence[Adjustment]) -> tuple[ResultRow, ...]:
    return tuple(
        replace(row, adjustments=tuple(one for one in adjustments if one.row_name == row.name)) for row in rows
    )


def ranked(rows: Sequence[ResultRow], scheme: Scheme) -> tuple[ResultRow, ...]:
    """Ranks as offices give them: equal scores share a place and the next place is skipped (1, 2, 2, 4).

    Who has less to be rated by than the scheme asks for has no place and takes none from others.
    """
    judged = [replace(row, short=row.rated and counted_share(scheme, row) < scheme.least) for row in rows]
    scores = [row.score for row in judged if row.rated and not row.short]
    return tuple(
        replace(row, rank=1 + sum(score > row.score for score in scores) if row.rated and not row.short else 0)
        for row in judged
    )


def counted_share(scheme: Scheme, row: ResultRow) -> Fraction:
    """Of the weights of the scheme, in percent, what had something to count or counts in full without it."""
    counts = (one.value is not None or part.absent is Absent.FULL for part, one in _paired(scheme, row))
    shares = (part.share for part in scheme.parts)
    return sum((share for share, counted in zip(shares, counts, strict=True) if counted), Fraction())


def _paired(scheme: Scheme, row: ResultRow) -> list[tuple[Part, PartResult]]:
    return list(zip(scheme.parts, row.parts, strict=True))


def in_order(rows: Sequence[ResultRow]) -> tuple[ResultRow, ...]:
    """By place; then those without one, and last those that were not rated."""
    return tuple(sorted(rows, key=lambda row: (row.rank == 0, not row.rated, row.rank)))


def tied(rows: Sequence[ResultRow], row: ResultRow) -> bool:
    """Whether the place is shared: 并列第2."""
    return row.rank > 0 and sum(other.rank == row.rank for other in rows) > 1


def _parts(scheme: Scheme, candidate: Candidate) -> tuple[PartResult, ...]:
    worth = candidate.worth
    values = [_within(part.read.worth(worth)) for part in scheme.parts]
    weights = _weights(
        [
            part.share if value is not None or part.absent is Absent.FULL else Fraction()
            for part, value in zip(scheme.parts, values, strict=True)
        ]
    )
    return tuple(
        PartResult(
            name=part.name,
            formula=part.formula,
            arithmetic=part.read.told(worth),
            value=value,
            weight=weight,
            points=_rounded(weight * (Fraction(WHOLE) if value is None else value) / WHOLE),
        )
        for part, value, weight in zip(scheme.parts, values, weights, strict=True)
    )


def _weights(shares: Sequence[Fraction]) -> list[Fraction]:
    """The shares grown to make up 100 as they are printed; what rounding leaves over goes to the largest."""
    whole = sum(shares, Fraction())
    if not whole:
        return list(shares)
    weights = [_rounded(share * WHOLE / whole) for share in shares]
    largest = weights.index(max(weights))
    weights[largest] += WHOLE - sum(weights)
    return weights


def _asked(scheme: Scheme, candidate: Candidate) -> tuple[Measure, ...]:
    names = {name for part in scheme.parts for name in part.read.names}
    return tuple(one for one in candidate.measures if one.name in names)


def _within(value: Fraction | None) -> Fraction | None:
    return None if value is None else min(max(value, Fraction()), Fraction(WHOLE))


def _rounded(points: Fraction) -> Fraction:
    return Fraction(said(points, PLACES))
