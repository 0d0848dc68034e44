"""The result behind an issued notice that is corrected. The writing function runs in a final step."""

from dataclasses import replace

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.evaluation import store
from heze_desk.evaluation.correction_records import Amendment
from heze_desk.evaluation.result_records import adjusted, ranked
from heze_desk.evaluation.store import Evaluation
from heze_desk.issuing import store as issuing
from heze_desk.workspace.database import Database


def issued(db: Database, evaluation_id: int) -> tuple[Evaluation, int]:
    """The evaluation with its paper, which must still hold."""
    found = store.get(db, evaluation_id)
    if found.issued_paper_id is None:
        raise DeskError("这次评估还没有印发通报；请直接调整，不用更正。")
    issuing.to_correct(db, found.issued_paper_id)
    return found, found.issued_paper_id


def amended(evaluation: Evaluation, wanted: Amendment) -> Evaluation:
    """The result as it would be; refused where that cannot be. Nothing is written."""
    wanted.refuse_empty()
    given = {one.id: one for row in evaluation.rows for one in row.adjustments}
    if missing := [one for one in wanted.taken_back if one not in given]:
        raise MissingRecordError(f"没有这条调整（{missing[0]}），可能已撤销；请重新查看。")
    for one in wanted.adjustments:
        store.refuse_unrated(evaluation, one.row_name)
    kept = [one for number, one in given.items() if number not in wanted.taken_back]
    rows = adjusted(evaluation.rows, [*kept, *wanted.adjustments])
    return replace(evaluation, rows=ranked(rows, evaluation.scheme) if evaluation.ranked else rows)


def write(db: Database, evaluation_id: int, wanted: Amendment, *, paper_id: int) -> None:
    """The adjustments as they are now, and the paper that tells them."""
    for one in wanted.adjustments:
        store.insert_adjustment(db, evaluation_id, one)
    for number in wanted.taken_back:
        db.execute("delete from adjustment where id = ? and evaluation_id = ?", [number, evaluation_id])
    store.set_paper(db, evaluation_id, paper_id)
