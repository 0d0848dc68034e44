"""Issuing and correcting the notice of an evaluation from a window or a command, each in one final act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from heze_desk import issuance, press
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.evaluation import behind, correcting, document, store
from heze_desk.evaluation.correction_records import Amendment, Facts, facts_from, facts_of
from heze_desk.evaluation.formula_records import said as figure
from heze_desk.evaluation.store import Evaluation
from heze_desk.issuance import Issued
from heze_desk.issuing import store as issuing
from heze_desk.issuing.correction_records import Correction
from heze_desk.issuing.records import IssuedPaper, Numbers, SetPaper
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from reports.document import Document

KIND = "评估通报"


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """The result as it is now, the settings of then, and every line that the 更正说明 has more than before."""

    evaluation: Evaluation
    facts: Facts
    settled: Settings
    day: date
    places: tuple[Correction, ...]

    def paper(self, numbers: Numbers | None) -> "Document":
        from heze_desk.evaluation.correction_document import with_note, with_words

        told = document.notice(self.evaluation, self.settled, numbers, day=self.day, titles=self.facts.named)
        return with_note(with_words(told, self.facts.words), self.facts.corrections, self.facts.first_issued)


def issue(
    workspace: Workspace,
    evaluation_id: int,
    *,
    day: date,
    reason: str = "",
    detailed: bool = False,
    ahead: press.Ahead | None = None,
) -> Issued:
    """Give the notice its number; from then on the result is as it was printed. A past year needs a reason.

    `detailed` adds the rows that were counted. What was set ahead is taken where number and words are still the same.
    """

    def act(db: Database) -> IssuedPaper:
        evaluation, settled = store.get(db, evaluation_id), settings.get(db)
        store.refuse_issued(evaluation)
        _refuse_day(workspace, evaluation, day)
        titles = titles_of(db, evaluation, detailed=detailed)

        def compose(numbers: Numbers) -> SetPaper:
            told = document.notice(evaluation, settled, numbers, day=day, titles=titles)
            return press.to_keep(told, settled, ahead)

        facts = facts_of(settled, titles).to_json()
        paper = issuing.issue(db, kind=KIND, day=day, compose=compose, reason=reason, snapshot=facts)
        store.set_paper(db, evaluation_id, paper.id)
        return paper

    return issuance.carried_out(workspace, f"印发{KIND}", act)


def titles_of(db: Database, evaluation: Evaluation, *, detailed: bool) -> dict[tuple[str, int], str]:
    """What the rows behind the numbers are called now; none where they are not to be listed."""
    return behind.titles(db, evaluation.rows) if detailed else {}


def set_ahead(
    workspace: Workspace, evaluation_id: int, *, day: date, detailed: bool = False
) -> Callable[[], press.Ahead]:
    """The slow part of issuing, under the number that comes next, as work that knows nothing of the workspace."""
    db, settled = workspace.db, settings.get(workspace.db)
    evaluation, numbers = store.get(db, evaluation_id), issuing.next_numbers(db, KIND, day)
    store.refuse_issued(evaluation)
    _refuse_day(workspace, evaluation, day)
    titles = titles_of(db, evaluation, detailed=detailed)
    return partial(press.ahead, document.notice(evaluation, settled, numbers, day=day, titles=titles), settled)


def correct(
    workspace: Workspace, evaluation_id: int, wanted: Amendment, *, day: date, ahead: press.Ahead | None = None
) -> Issued:
    """更正重发: the same number in its next version, with a 更正说明 of every place; the old one stays."""

    def act(db: Database) -> IssuedPaper:
        _refuse_day(workspace, store.get(db, evaluation_id), day)
        made, paper_id = _corrected(db, evaluation_id, wanted, day=day)
        paper = issuing.correct(
            db,
            paper_id,
            day=day,
            compose=lambda numbers: press.to_keep(made.paper(numbers), made.settled, ahead),
            remark=_remark(wanted, made.places),
            snapshot=made.facts.to_json(),
        )
        correcting.write(db, evaluation_id, wanted, paper_id=paper.id)
        return paper

    return issuance.carried_out(workspace, f"更正{KIND}", act)


def set_correction_ahead(
    workspace: Workspace, evaluation_id: int, wanted: Amendment, *, day: date
) -> Callable[[], press.Ahead]:
    """As `set_ahead`; a correction that cannot be is refused here and now."""
    _refuse_day(workspace, store.get(workspace.db, evaluation_id), day)
    made, paper_id = _corrected(workspace.db, evaluation_id, wanted, day=day)
    last = issuing.get(workspace.db, paper_id)
    return partial(press.ahead, made.paper(replace(last.numbers, version=last.version + 1)), made.settled)


def places(workspace: Workspace, evaluation_id: int, wanted: Amendment) -> tuple[Correction, ...]:
    """All that a correction would change, as its 更正说明 will list it; refuses what `correct` would refuse."""
    return _corrected(workspace.db, evaluation_id, wanted, day=workspace.today())[0].places


def words(workspace: Workspace, evaluation_id: int) -> str:
    """The text of the notice as it was issued, line by line, without the numbers of its tables."""
    from heze_desk.evaluation.correction_document import pieces

    _, paper_id = correcting.issued(workspace.db, evaluation_id)
    return "\n".join(one.text for one in pieces(_kept(workspace.db, paper_id)) if not one.is_cell and one.text)


def _refuse_day(workspace: Workspace, evaluation: Evaluation, day: date) -> None:
    if day > workspace.today():
        raise DeskError(f"{said(day)}还没有到，不能按这一天印发；请写今天或更早的日期。")
    if day < evaluation.to_day:
        raise DeskError(f"印发日期不能早于统计期的最后一天{said(evaluation.to_day)}；请改日期。")


def _corrected(db: Database, evaluation_id: int, wanted: Amendment, *, day: date) -> tuple[Corrected, int]:
    from heze_desk.evaluation.correction_document import changes, with_words, word_changes

    old, paper_id = correcting.issued(db, evaluation_id)
    paper = issuing.get(db, paper_id)
    new, facts = correcting.amended(old, wanted), facts_from(issuing.facts_of(db, paper_id), settings.get(db))
    settled = facts.settled(settings.get(db))
    told = with_words(document.notice(new, settled, paper.numbers, day=day, titles=facts.named), facts.words)
    found = [*changes(_kept(db, paper_id), told), *word_changes(told, wanted.words)]
    lines = tuple(
        Correction(place=one.place, old=one.old, new=one.new, why=wanted.why.strip(), day=said(day)) for one in found
    )
    facts = replace(
        facts,
        words=(*facts.words, *wanted.words),
        corrections=(*facts.corrections, *lines),
        first_issued=facts.first_issued or paper.issued_on,
    )
    return Corrected(evaluation=new, facts=facts, settled=settled, day=day, places=lines), paper_id


def _kept(db: Database, paper_id: int) -> "Document":
    from reports.keeping import from_json

    return from_json(issuing.document(db, paper_id))


def _remark(wanted: Amendment, lines: Sequence[Correction]) -> str:
    """What was asked for, as the register tells it; what follows of it is counted."""
    told = [f"{one.row_name}{'加' if one.points > 0 else '减'}{figure(abs(one.worth))}分" for one in wanted.adjustments]
    told += [f"撤销调整{len(wanted.taken_back)}处"] if wanted.taken_back else []
    told += [f"“{old}”更正为“{new}”" for old, new in wanted.words]
    return f"{'；'.join(told)}，共更正{len(lines)}处（{wanted.why.strip()}）"
