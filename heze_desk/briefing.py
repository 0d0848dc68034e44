"""Drafting a briefing from a window or a command: read as of its last day, compiled, kept, followed, looked over."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk import press
from heze_desk.briefings import doubting, drafts, insets
from heze_desk.briefings.compiling import WRITERS, compiled
from heze_desk.briefings.distribution_records import readers
from heze_desk.briefings.draft_records import Compiled, Doubt, Draft, DraftSection, Figure, Kind, Last
from heze_desk.briefings.fact_records import Facts
from heze_desk.briefings.figuring import figures
from heze_desk.briefings.gathering import Period, gather, of_round
from heze_desk.briefings.paper_records import BriefingPaper, kept, paper_of
from heze_desk.briefings.phrase_records import Phrases, known, lists
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.rounds import store as rounds
from heze_desk.settings import store as settings
from heze_desk.tasks import lighting
from heze_desk.workspace import as_of
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from reports.document import Block, Document

PHRASES = "briefing.txt"
USUAL_DAYS = 30
"""So far a briefing looks back where there was none before it."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What the ledger gives for a draft now."""

    facts: Facts
    sections: tuple[Compiled, ...]
    figures: tuple[Figure, ...]
    known: doubting.Known


def phrases(workspace: Workspace) -> Phrases:
    """The office's own sentences where they lie in the workspace; what it left out is said as the program says it."""
    from reports.phrases import read

    usual, own = usual_phrases(), own_phrases(workspace)
    return read(own, known(), lists=lists(WRITERS), usual=usual.sentences) if own.exists() else usual


def usual_phrases() -> Phrases:
    """Those that came with the program."""
    from reports.phrases import SHIPPED, read

    return read(SHIPPED / PHRASES, known(), lists=lists(WRITERS))


def own_phrases(workspace: Workspace) -> Path:
    """Where the office's own sentences lie, once it has any."""
    return workspace.folder / "patterns" / PHRASES


def write(workspace: Workspace, period: Period, kind: Kind, *, whole_annex: bool = False) -> Written:
    """Compile as of the last day of the period; opens the file beside the workspace, so never inside a step."""
    say, last = phrases(workspace), _last(workspace, kind, period)
    annexed = None if whole_annex else settings.get(workspace.db).annex_rows
    with standing(workspace, period.until) as db:
        facts = gather(db, period, last, annexed=annexed)
        people = doubting.known(db, facts)
    if period.round_id and facts.round is None:  # entered after its own last day: its own days still say how it stood
        rounds.get(workspace.db, period.round_id)
        facts = replace(facts, **of_round(workspace.db, period))
    written = tuple(compiled(facts, kind, say))
    sections = tuple(replace(one, blocks=_blocks(facts, one.key)) for one in written)
    return Written(facts=facts, sections=sections, figures=figures(facts, [one.key for one in sections]), known=people)


def draft(workspace: Workspace, period: Period, kind: Kind = Kind.BRIEFING, *, title: str = "") -> int:
    """A new draft without a number; returns its id."""
    return enter(workspace, period, kind, write(workspace, period, kind), title=title)


def enter(workspace: Workspace, period: Period, kind: Kind, written: Written, *, title: str = "") -> int:
    """The same of what was written before."""
    settled = settings.get(workspace.db)
    made = Draft(
        kind=kind,
        round_id=period.round_id,
        from_day=period.since,
        to_day=period.until,
        title=title.strip() or kind.called(settled.briefing_title),
        created_on=workspace.today(),
        report_to=settled.report_to,
        send_to=settled.send_to,
        issue_to=settled.issue_to,
        copies=settled.copies,
    )
    with workspace.step(f"起草{kind}（截至{said(period.until)}）") as db:
        return drafts.add(db, made, written.sections, written.figures)


def period_of_round(db: Database, round_id: int, today: date) -> Period:
    """From the closing of the round before, or this one's opening, to this one's closing, or today."""
    round_ = rounds.get(db, round_id)
    last = rounds.before(db, round_)
    until = min(round_.closed_on or today, today)
    ended = (last.closed_on or lighting.rule(db).due(last.due, today).effective) if last else None
    since = ended + timedelta(days=1) if ended else round_.opened_on
    return Period(since=min(since, until), until=until, round_id=round_id)


def usual_period(db: Database, kind: Kind, today: date, *, since: date | None, until: date | None) -> Period:
    """Any two days; what is not said begins the day after the last issue and ends today."""
    end = until or today
    if end > today:
        raise DeskError(f"{said(end)}还没有到，不能按这一天起草；请写今天或更早的日期。")
    if since is None:
        ends = [one.to_day for one in drafts.drafts(db) if one.kind is kind and one.is_issued and one.to_day < end]
        since = max(ends) + timedelta(days=1) if ends else end - timedelta(days=USUAL_DAYS)
    if since > end:
        raise DeskError("起始日期不能晚于截止日期；请核对 --from 和 --to。")
    return Period(since=since, until=end)


def rewritten(workspace: Workspace, draft_id: int, *, whole_annex: bool | None = None) -> Written:
    """What the draft would be if it were compiled now, for the same days; its annex as chosen, or as is said here."""
    old = drafts.get(workspace.db, draft_id)
    period = Period(since=old.from_day, until=old.to_day, round_id=old.round_id)
    whole = old.whole_annex if whole_annex is None else whole_annex
    return write(workspace, period, old.kind, whole_annex=whole)


def recompile(workspace: Workspace, draft_id: int, take: drafts.Take | None = None) -> list[DraftSection]:
    """Untouched pieces follow the data, and of the others what `take` names."""
    drafts.open_draft(workspace.db, draft_id)
    return follow(workspace, draft_id, rewritten(workspace, draft_id), take)


def follow(workspace: Workspace, draft_id: int, new: Written, take: drafts.Take | None = None) -> list[DraftSection]:
    """The same with what was written before."""
    with workspace.step("简报草稿随台账更新") as db:
        drafts.follow(db, draft_id, new.sections, new.figures, take=take)
    return drafts.sections(workspace.db, draft_id)


def doubts(workspace: Workspace, draft_id: int) -> list[Doubt]:
    """All that is to be looked at before the draft is issued."""
    old, new = drafts.get(workspace.db, draft_id), rewritten(workspace, draft_id)
    sections, printed = drafts.sections(workspace.db, draft_id), insets.whole(workspace.db, draft_id)
    counted = drafts.figures(workspace.db, draft_id)
    found = [
        *doubting.doubts(sections, new.sections, new.known, printed=printed),
        *doubting.figure_doubts(counted, new.figures, sections),
        *doubting.annex_doubts(sections, new.facts, whole=old.whole_annex),
    ]
    settled = settings.get(workspace.db)
    document = set_paper(paper_of(old, printed, settled), day=workspace.today())
    if lost := press.lost(document, settled):
        text = f"这些字没有可用的字体，纸上会空缺：{press.named(lost)}。"
        found.append(Doubt(section=0, what="缺字", text=text))
    return found


def doubts_beside(folder: Path, today: date, draft_id: int) -> list[Doubt]:
    """The same, read from the file as it was kept last, on any thread."""
    with closing(Workspace.open(folder, reading=True, today=lambda: today)) as reading:
        return doubts(reading, draft_id)


def set_paper(paper: BriefingPaper, *, day: date, numbers: Any = None) -> "Document":
    """The paper as a document, with the tables and charts that were kept with its sections."""
    from heze_desk.briefings.draft_document import compose

    return compose(paper, [unfolded(one.blocks) for one in paper.sections], day=day, numbers=numbers)


def draft_document(workspace: Workspace, draft_id: int) -> "Document":
    """The draft as it would print today, with blanks for its numbers."""
    old = drafts.get(workspace.db, draft_id)
    paper = paper_of(old, insets.whole(workspace.db, draft_id), settings.get(workspace.db))
    return set_paper(paper, day=max(workspace.today(), old.to_day))


def distribution(workspace: Workspace, draft_id: int) -> "Document":
    """The list to be signed by those who are given copies; of an issue as it was issued."""
    from heze_desk.briefings.distribution_document import distribution

    draft = drafts.get(workspace.db, draft_id)
    if draft.issued_paper_id is None:
        paper, number = paper_of(draft, drafts.sections(workspace.db, draft_id), settings.get(workspace.db)), ""
    else:
        paper = kept(issuing.facts_of(workspace.db, draft.issued_paper_id))
        number = issuing.get(workspace.db, draft.issued_paper_id).printed_number
    found = list(readers(paper.head.readers))
    if not found:
        raise DeskError("报、送、发都没有填写，没有可以分发的对象；请用 briefing set 填写。")
    return distribution(paper, found, number=number)


@contextmanager
def standing(workspace: Workspace, day: date) -> Iterator[Database]:
    """The ledger of today as it is, of a past day as it stood at the end of it."""
    if day >= workspace.today():
        yield workspace.db
        return
    with as_of.past(workspace, day) as db:
        yield db


def _last(workspace: Workspace, kind: Kind, period: Period) -> Last | None:
    """The issue before this one that still holds, with the values of its figures."""
    db = workspace.db
    issued = [one for one in drafts.drafts(db) if one.kind is kind and one.is_issued and one.to_day < period.until]
    holding = [one for one in issued if issuing.get(db, one.issued_paper_id or 0).holds]
    if not holding:
        return None
    last = max(holding, key=lambda one: (one.to_day, one.id or 0))
    paper = issuing.get(db, last.issued_paper_id or 0)
    values = {figure.name: figure.value for figure in drafts.figures(db, last.id or 0)}
    year = f"{paper.year}年" if paper.year != period.until.year else ""
    return Last(name=f"{year}第{paper.number}期", day=last.to_day, values=values)


def _blocks(facts: Facts, key: str) -> str:
    from heze_desk.briefings.tables_document import blocks
    from reports.document import Document
    from reports.keeping import to_json

    body = tuple(blocks(facts, key))
    return to_json(Document(kind="", title="", body=body)) if body else "{}"


@lru_cache(64)
def unfolded(blocks: str) -> Mapping[str, "Block"]:
    """By their captions; kept for the next time, since a paper is composed at every pause in typing."""
    if blocks == "{}":
        return {}
    from reports.keeping import from_json

    return {getattr(block, "caption", ""): block for block in from_json(blocks).body}
