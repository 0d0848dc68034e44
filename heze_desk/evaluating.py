"""Evaluating from a window or a command: counted as of the last day, and kept."""

from datetime import date

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.evaluation import schemes, store
from heze_desk.evaluation.result_records import ResultRow, ranked
from heze_desk.evaluation.scheme_records import Scheme
from heze_desk.evaluation.store import Evaluation
from heze_desk.settings import store as settings
from heze_desk.settings.records import Ranking
from heze_desk.workspace import as_of
from heze_desk.workspace.workspace import Workspace


def begin(workspace: Workspace) -> None:
    """Enter the schemes that come with the program, where there is none."""
    if not schemes.schemes(workspace.db):
        with workspace.step("录入随附的评估办法") as db:
            schemes.begin(db, today=workspace.today())


def reckon(workspace: Workspace, scheme: Scheme, since: date, until: date) -> tuple[ResultRow, ...]:
    """The points as the ledger stood at the end of the last day; never inside a step."""
    if until > workspace.today():
        raise DeskError(f"{said(until)}还没有到，不能评估到这一天；请写今天或更早的日期。")
    if until == workspace.today():
        return store.reckon(workspace.db, scheme, since, until)
    with as_of.past(workspace, until) as db:
        return store.reckon(db, scheme, since, until)


def early(workspace: Workspace, until: date) -> str:
    """What is to be said of days before the desk was begun; nothing of later ones."""
    begun = as_of.first_day(workspace.db)
    return f"工作区建于{said(begun)}，此前的日子按建立时的内容统计。" if until < begun else ""


def ranks(workspace: Workspace, scheme: Scheme) -> bool:
    """Whether rows are placed (通报排名) or only listed (只列情况): as the office settled, else as the scheme says."""
    settled = settings.get(workspace.db).ranking
    return scheme.ranked if settled is Ranking.BY_SCHEME else settled is Ranking.RANKED


def evaluate(workspace: Workspace, scheme: Scheme, since: date, until: date, *, placed: bool | None = None) -> int:
    """Reckon and keep; `placed` overrides what is settled between 通报排名 and 只列情况."""
    rows = _rated(workspace, scheme, since, until)
    placed = ranks(workspace, scheme) if placed is None else placed
    with workspace.step(f"评估：{scheme.name}") as db:
        return store.keep(db, scheme, (since, until), rows, today=workspace.today(), ranks=placed)


def trial(workspace: Workspace, scheme: Scheme, since: date, until: date) -> Evaluation:
    """The result as it would be kept; nothing is written, and its id is 0."""
    rows, placed = _rated(workspace, scheme, since, until), ranks(workspace, scheme)
    return Evaluation(
        id=0,
        scheme=scheme,
        from_day=since,
        to_day=until,
        made_on=workspace.today(),
        ranked=placed,
        rows=ranked(rows, scheme) if placed else rows,
    )


def _rated(workspace: Workspace, scheme: Scheme, since: date, until: date) -> tuple[ResultRow, ...]:
    rows = reckon(workspace, scheme, since, until)
    if not any(row.rated for row in rows):
        raise DeskError(f"{said(since)}至{said(until)}没有可以评估的事项；请核对统计期。")
    return rows
