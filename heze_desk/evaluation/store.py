"""Evaluations as they were made; a scheme that changes never changes one. Writing functions run in a step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.evaluation import schemes
from heze_desk.evaluation.keeping_records import rows_from_json, rows_to_json
from heze_desk.evaluation.measuring import candidates
from heze_desk.evaluation.result_records import Adjustment, ResultRow, adjusted, in_order, ranked, results
from heze_desk.evaluation.scheme_records import Scheme
from heze_desk.issuing.records import PaperState
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert, load, update

KEPT = """
    select evaluation.*, issued_paper.state as paper_state, number_text as notice
    from evaluation left join issued_paper on issued_paper.id = issued_paper_id
"""


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A result with the scheme it was made by; rows by rank of office, with their places where it is ranked."""

    id: int
    scheme: Scheme
    from_day: date
    to_day: date
    made_on: date
    ranked: bool
    rows: tuple[ResultRow, ...]
    issued_paper_id: int | None = None
    paper_state: PaperState | None = None
    notice: str = ""
    """〔2026〕3号（更正）: the number of its notice as it was printed."""

    @property
    def is_closed(self) -> bool:
        """Whether its notice was issued and still holds; one that was made void may be changed and issued anew."""
        return self.issued_paper_id is not None and self.paper_state is not PaperState.VOID

    @property
    def state(self) -> str:
        """已印发 or 作废 of its notice; nothing before that."""
        if self.paper_state is None:
            return ""
        return "作废" if self.paper_state is PaperState.VOID else "已印发"

    @property
    def in_order(self) -> tuple[ResultRow, ...]:
        """By place where it is ranked, those without one last; else by rank of office."""
        if not self.ranked:
            return self.rows
        return in_order(self.rows)

    def row(self, name: str) -> ResultRow:
        for one in self.rows:
            if one.name == name.strip():
                return one
        raise DeskError(f"这次评估里没有“{name}”；请核对名称。")


def reckon(db: Database, scheme: Scheme, since: date, until: date) -> tuple[ResultRow, ...]:
    """The points of everybody between the days; `db` is to stand as of the last of them."""
    if since > until:
        raise DeskError("统计期的起始日期不能晚于截止日期；请核对。")
    return results(scheme, candidates(db, scheme.rated, since, until))


def keep(
    db: Database, scheme: Scheme, days: tuple[date, date], rows: tuple[ResultRow, ...], *, today: date, ranks: bool
) -> int:
    """Keep a result as it was reckoned; returns its id."""
    columns = {
        "scheme_id": scheme.id,
        "from_day": days[0].isoformat(),
        "to_day": days[1].isoformat(),
        "made_on": today.isoformat(),
        "ranked": int(ranks),
        "result": rows_to_json(rows),
    }
    return insert(db, "evaluation", columns)


def get(db: Database, evaluation_id: int) -> Evaluation:
    for row in db.query(f"{KEPT} where evaluation.id = ?", [evaluation_id]):
        return _evaluation(db, row)
    raise MissingRecordError(f"没有序号为 {evaluation_id} 的评估；请用 evaluations 查看。")


def evaluations(db: Database) -> list[Evaluation]:
    """All that were kept, the latest first."""
    return [_evaluation(db, row) for row in db.query(f"{KEPT} order by to_day desc, evaluation.id desc")]


def before(every: Sequence[Evaluation], one: Evaluation) -> Evaluation | None:
    """The last result of the scheme before this one, whatever its version."""
    earlier = [
        other
        for other in every
        if other.scheme.name == one.scheme.name and other.id != one.id and other.to_day < one.to_day
    ]
    return max(earlier, key=lambda other: (other.to_day, other.id), default=None)


def adjust(db: Database, evaluation_id: int, adjustment: Adjustment) -> int:
    """Give or take points by hand; the reason is printed."""
    refuse_unrated(_open(db, evaluation_id), adjustment.row_name)
    return insert_adjustment(db, evaluation_id, adjustment)


def refuse_unrated(found: Evaluation, name: str) -> None:
    if not found.row(name).rated:
        raise DeskError(f"“{name}”在统计期内没有可计的事项，没有得分可以调整。")


def insert_adjustment(db: Database, evaluation_id: int, adjustment: Adjustment) -> int:
    """Whether it may be is asked before."""
    columns = {
        "evaluation_id": evaluation_id,
        "row_name": adjustment.row_name.strip(),
        "points": adjustment.points,
        "reason": adjustment.reason.strip(),
        "day": adjustment.day,
    }
    return insert(db, "adjustment", columns)


def take_adjustment_back(db: Database, evaluation_id: int, adjustment_id: int) -> None:
    _open(db, evaluation_id)
    asked = "delete from adjustment where id = ? and evaluation_id = ?"
    if db.execute(asked, [adjustment_id, evaluation_id]).rowcount == 0:
        raise MissingRecordError("没有这条调整，可能已撤销。")


def rank_or_not(db: Database, evaluation_id: int, *, ranks: bool) -> None:
    """通报排名, or 只列情况."""
    _open(db, evaluation_id)
    update(db, "evaluation", {"id": evaluation_id, "ranked": int(ranks)})


def set_paper(db: Database, evaluation_id: int, paper_id: int) -> None:
    """The paper that tells the result from now on."""
    update(db, "evaluation", {"id": evaluation_id, "issued_paper_id": paper_id})


def remove(db: Database, evaluation_id: int) -> None:
    """Throw away a result that was never issued."""
    if _open(db, evaluation_id).issued_paper_id is not None:
        raise DeskError("这次评估印发过通报，要留着备查，不能删除。")
    db.execute("delete from adjustment where evaluation_id = ?", [evaluation_id])
    db.execute("delete from evaluation where id = ?", [evaluation_id])


def _open(db: Database, evaluation_id: int) -> Evaluation:
    found = get(db, evaluation_id)
    refuse_issued(found)
    return found


def refuse_issued(found: Evaluation) -> None:
    if found.is_closed:
        raise DeskError(f"{said(found.made_on)}的这次评估已经印发通报，不能再改；需要改动的请更正重发。")


def _evaluation(db: Database, row: dict[str, Any]) -> Evaluation:
    asked = "select * from adjustment where evaluation_id = ? order by id"
    adjustments = [load(Adjustment, one) for one in db.query(asked, [row["id"]])]
    rows, scheme = adjusted(rows_from_json(row["result"]), adjustments), schemes.get(db, row["scheme_id"])
    return Evaluation(
        id=row["id"],
        scheme=scheme,
        from_day=date.fromisoformat(row["from_day"]),
        to_day=date.fromisoformat(row["to_day"]),
        made_on=date.fromisoformat(row["made_on"]),
        ranked=bool(row["ranked"]),
        rows=ranked(rows, scheme) if row["ranked"] else rows,
        issued_paper_id=row["issued_paper_id"],
        paper_state=PaperState(row["paper_state"]) if row["paper_state"] else None,
        notice=row["notice"] or "",
    )
