"""The files that show where the values of indicators are from. Writing functions are called inside a step."""

from dataclasses import replace

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.evaluation.period_records import Period
from heze_desk.evaluation.proof_records import LETTER, IndicatorProof
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find, load, write

PLACE = "indicator_id = :indicator_id and industry_id is :industry_id and unit_id is :unit_id"


def proofs(db: Database, indicator_id: int) -> list[IndicatorProof]:
    """All that were ever entered for it, by period."""
    rows = db.query("select * from indicator_proof where indicator_id = ? order by year, part, id", [indicator_id])
    return [load(IndicatorProof, row) for row in rows]


def kept(db: Database, place: dict[str, int | None], at: Period) -> list[IndicatorProof]:
    """Those that stand for the value of a place in a period; `place` names indicator, industry and unit by column."""
    question = f"select * from indicator_proof where {PLACE} and year = :year and part = :part and removed_on is null"
    rows = db.query(f"{question} order by id", {**place, "year": at.year, "part": at.part})
    return [load(IndicatorProof, row) for row in rows]


def add(db: Database, proof: IndicatorProof) -> int | None:
    """Enter a file that the workspace keeps; None where it stands there already, refused where there is no value."""
    place = {"indicator_id": proof.indicator_id, "industry_id": proof.industry_id, "unit_id": proof.unit_id}
    asked = f"select 1 from indicator_value where {PLACE} and year = :year and part = :part"
    if db.execute(asked, {**place, "year": proof.year, "part": proof.part}).fetchone() is None:
        raise DeskError("这一期还没有数；请先填数，再添加佐证材料。")
    if any(one.sha256 == proof.sha256 for one in kept(db, place, proof.period)):
        return None
    struck = f"select id from indicator_proof where {PLACE} and year = :year and part = :part and sha256 = :sha256"
    row = db.execute(struck, {**place, "year": proof.year, "part": proof.part, "sha256": proof.sha256}).fetchone()
    return write(db.table("indicator_proof"), replace(proof, id=row[0] if row else None))


def called(db: Database, key: str) -> IndicatorProof:
    """The one of that key, like I12."""
    plain = key.strip().upper().removeprefix(LETTER)
    found = find(db, "indicator_proof", IndicatorProof, int(plain)) if plain.isdecimal() and len(plain) < 10 else None
    if found is None:
        raise MissingRecordError(f"没有编号为“{key}”的佐证材料；请用 indicator files 查看。")
    return found


def refuse_shown(db: Database, place: dict[str, int | None], at: Period) -> None:
    """A value that a file shows is not taken away from under it."""
    if standing := kept(db, place, at):
        names = "、".join(one.file_name for one in standing)
        raise DeskError(f"这一期的数有佐证材料“{names}”；请先说明原因移除材料，再清除数。")
