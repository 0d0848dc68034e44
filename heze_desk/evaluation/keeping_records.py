"""Schemes and results to JSON and back; numbers are kept as the fractions they are."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from heze_desk.evaluation.result_records import Measure, PartResult, ResultRow
from heze_desk.evaluation.scheme_records import Absent, Part, Scheme


def content_to_json(scheme: Scheme) -> str:
    """What a version of a scheme says beside its name and what it rates."""
    parts = [asdict(one) for one in scheme.parts]
    return json.dumps({"parts": parts, "note": scheme.note, "least": scheme.least}, ensure_ascii=False)


def content_from_json(text: str) -> dict[str, Any]:
    """As fields of a scheme; a version made before `least` was asks for nothing."""
    kept = json.loads(text)
    parts = tuple(Part(**{**one, "absent": Absent(one["absent"])}) for one in kept["parts"])
    return {"parts": parts, "note": str(kept["note"]), "least": float(kept.get("least", 0))}


def rows_to_json(rows: Sequence[ResultRow]) -> str:
    """Without adjustments and ranks, which are reckoned when it is shown."""
    kept = [
        {
            "row_id": row.row_id,
            "name": row.name,
            "parts": [{**asdict(one), **_numbers(one)} for one in row.parts],
            "measures": [{**asdict(one), "value": str(one.value)} for one in row.measures],
        }
        for row in rows
    ]
    return json.dumps(kept, ensure_ascii=False)


def rows_from_json(text: str) -> tuple[ResultRow, ...]:
    return tuple(
        ResultRow(
            row_id=row["row_id"],
            name=row["name"],
            parts=tuple(_part(one) for one in row["parts"]),
            measures=tuple(_measure(one) for one in row["measures"]),
        )
        for row in json.loads(text)
    )


def _numbers(part: PartResult) -> dict[str, str | None]:
    return {
        "value": None if part.value is None else str(part.value),
        "weight": str(part.weight),
        "points": str(part.points),
    }


def _part(kept: dict[str, Any]) -> PartResult:
    value = None if kept["value"] is None else Fraction(kept["value"])
    return PartResult(
        **{**kept, "value": value, "weight": Fraction(kept["weight"]), "points": Fraction(kept["points"])}
    )


def _measure(kept: dict[str, Any]) -> Measure:
    return Measure(**{**kept, "value": Fraction(kept["value"]), "rows": tuple(kept["rows"])})
