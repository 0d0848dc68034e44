"""Issued papers in and out of the workspace. The writing functions run in a step that is final."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TypeAlias

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.issuing.numbering import act_day, refuse_day
from heze_desk.issuing.numbering import next_numbers as next_numbers
from heze_desk.issuing.records import Begun, IssuedPaper, Numbers, PaperState, SetPaper
from heze_desk.workspace import issued_files, rows
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

Compose: TypeAlias = Callable[[Numbers], SetPaper]
"""Composes and sets the paper once its numbers are known; `press.to_keep` makes what it returns."""

COLUMNS = """
    id, kind, year, number, running, version, title, number_text, issued_on, state, remark, ended_on, ended_why,
    sha256, size, at
"""
"""All but the document and its facts, which may be long."""


def issue(
    db: Database,
    *,
    kind: str,
    day: date,
    compose: Compose,
    running: bool = False,
    begun: Begun | None = None,
    reason: str = "",
    snapshot: str = "{}",
) -> IssuedPaper:
    """Give the next number of the kind and the day's year, and keep the paper; a past year needs a reason."""
    if not kind.strip():
        raise DeskError("文件没有种类，不能编号印发。")
    refuse_day(db, kind, day, reason=reason)
    numbers = next_numbers(db, kind, day, running=running, begun=begun)
    paper_id = _keep(db, {"kind": kind, "issued_on": day, "remark": reason, "snapshot": snapshot}, numbers, compose)
    return get(db, paper_id)


def correct(
    db: Database, paper_id: int, *, day: date, compose: Compose, remark: str, snapshot: str | None = None
) -> IssuedPaper:
    """更正: the same numbers in a next version with its 更正说明; the old one stays and says so.

    Without a snapshot of its own it goes by the facts of the paper it corrects.
    """
    old = to_correct(db, paper_id)
    act_day(db)
    if not remark.strip():
        raise DeskError("请写更正说明：哪一处、原来是什么、更正为什么。")
    if day < old.issued_on:
        raise DeskError(f"更正日期不能早于原件的印发日期{said(old.issued_on)}。")
    numbers = Numbers(year=old.year, number=old.number, running=old.running, version=old.version + 1)
    facts = facts_of(db, paper_id) if snapshot is None else snapshot
    told = {"kind": old.kind, "issued_on": day, "remark": remark, "snapshot": facts}
    new_id = _keep(db, told, numbers, compose)
    _end(db, old, PaperState.CORRECTED, day=day, why=remark)
    return get(db, new_id)


def to_correct(db: Database, paper_id: int) -> IssuedPaper:
    """The paper, which must still hold; else it is said what to correct instead."""
    old = get(db, paper_id)
    if not old.holds:
        raise DeskError(f"{old.name}{_ended(old)}，不能再更正{_instead(db, old)}。")
    return old


def void(db: Database, paper_id: int, *, why: str) -> IssuedPaper:
    """作废: the number is used up, the paper stays to be read."""
    old = get(db, paper_id)
    day = act_day(db)
    if not old.holds:
        raise DeskError(f"{old.name}{_ended(old)}，不用作废{_instead(db, old)}。")
    if not why.strip():
        raise DeskError("请写明作废的原因，登记簿上要列出。")
    _end(db, old, PaperState.VOID, day=day, why=why)
    return get(db, paper_id)


def get(db: Database, paper_id: int) -> IssuedPaper:
    for row in db.query(f"select {COLUMNS} from issued_paper where id = ?", [paper_id]):
        return load(IssuedPaper, row)
    raise MissingRecordError(f"没有编号为 {paper_id} 的印发文件；请用 issued 查看已印发的文件。")


def papers(db: Database, kind: str | None = None, *, year: int | None = None) -> list[IssuedPaper]:
    """By kind, then by number, every version of it, oldest first."""
    found = db.query(
        f"""
        select {COLUMNS} from issued_paper where (:kind is null or kind = :kind) and (:year is null or year = :year)
        order by kind, year, number, version
        """,
        {"kind": kind, "year": year},
    )
    return [load(IssuedPaper, row) for row in found]


def versions(db: Database, paper_id: int) -> list[IssuedPaper]:
    """The paper with all it was corrected by or corrects, the first one first."""
    one = get(db, paper_id)
    return [other for other in papers(db, one.kind, year=one.year) if other.number == one.number]


def kinds(db: Database) -> list[str]:
    """Those of which something was issued."""
    return [kind for (kind,) in db.execute("select distinct kind from issued_paper order by kind")]


def pdf(db: Database, paper_id: int) -> bytes:
    """The very bytes that were issued, in whatever year they are asked for; refused where they were altered."""
    return issued_files.content(db, get(db, paper_id).sha256)


def document(db: Database, paper_id: int) -> str:
    """The document as it was issued, in the JSON of `reports.keeping`."""
    return _long(db, "document", paper_id)


def facts_of(db: Database, paper_id: int) -> str:
    """The snapshot of the facts it was made of, as JSON."""
    return _long(db, "snapshot", paper_id)


def _keep(db: Database, told: dict[str, object], numbers: Numbers, compose: Compose) -> int:
    paper = compose(numbers)
    columns = {
        **told,
        **asdict(numbers),
        "remark": str(told["remark"]).strip(),
        "issued_on": str(told["issued_on"]),
        "title": paper.title,
        "number_text": paper.number_text,
        "document": paper.document,
        "sha256": issued_files.keep(db, paper.content),
        "size": len(paper.content),
    }
    return rows.insert(db, "issued_paper", columns)


def _end(db: Database, old: IssuedPaper, state: PaperState, *, day: date, why: str) -> None:
    columns = {"id": old.id, "state": state, "ended_on": day.isoformat(), "ended_why": why.strip()}
    rows.update(db, "issued_paper", columns)


def _ended(old: IssuedPaper) -> str:
    return f"已于{said(old.ended_on)}{'更正' if old.state is PaperState.CORRECTED else '作废'}" if old.ended_on else ""


def _instead(db: Database, old: IssuedPaper) -> str:
    """Which one the secretary may have meant."""
    last = versions(db, old.id)[-1]
    return f"；请选它的更正件“{last.printed_number}”" if last.holds else "；需要时请另行编号印发"


def _long(db: Database, column: str, paper_id: int) -> str:
    row = db.execute(f"select {column} from issued_paper where id = ?", [paper_id]).fetchone()
    if row is None:
        raise MissingRecordError(f"没有编号为 {paper_id} 的印发文件；请用 issued 查看已印发的文件。")
    return str(row[0])
