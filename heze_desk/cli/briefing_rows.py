"""How a briefing, its figures and its differences are told in JSON."""

from typing import Any

from heze_desk.briefings import drafts, insets
from heze_desk.briefings.draft_records import Draft, DraftSection, Figure
from heze_desk.differing import Piece
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper
from heze_desk.workspace.database import Database

DRAFT = "草稿"


def told(db: Database, draft_id: int, *, brief: bool = False) -> dict[str, Any]:
    """All that is known of it; `brief` without what it says."""
    draft = drafts.get(db, draft_id)
    paper = issuing.get(db, draft.issued_paper_id) if draft.issued_paper_id else None
    row = _row(draft, paper)
    if brief:
        return row
    sections, figures = drafts.sections(db, draft_id), drafts.figures(db, draft_id)
    return row | {
        "sections": [_section_row(number, one) for number, one in enumerate(sections, 1)],
        "figures": list(map(figure_row, figures)),
        "insets": [one.caption for one in insets.insets(db, draft_id)],
    }


def _row(draft: Draft, paper: IssuedPaper | None) -> dict[str, Any]:
    return {
        "id": draft.id,
        "state": paper.state if paper else DRAFT,
        "kind": draft.kind,
        "year": paper.year if paper else None,
        "number": paper.number if paper else None,
        "running": paper.running if paper else None,
        "version": paper.version if paper else None,
        "number_text": paper.printed_number if paper else None,
        "title": draft.title,
        "from": draft.from_day,
        "to": draft.to_day,
        "round_id": draft.round_id,
        "issued_on": paper.issued_on if paper else None,
        "paper_id": draft.issued_paper_id,
        "corrects": draft.corrects_id,
        "remark": paper.remark or None if paper else None,
        "ended_why": paper.ended_why or None if paper else None,
        "readers": {"报": draft.report_to, "送": draft.send_to, "发": draft.issue_to, "本期增发": draft.extra_to},
        "copies": draft.copies,
        "sha256": paper.sha256 if paper else None,
    }


def _section_row(number: int, one: DraftSection) -> dict[str, Any]:
    row = {"section": number, "key": one.key or None, "heading": one.heading, "text": one.text}
    return row | {"left_out": one.left_out, "touched": one.touched, "compiled": one.compiled if one.touched else None}


def figure_row(one: Figure) -> dict[str, Any]:
    return {
        "name": one.name,
        "value": one.value,
        "rows": list(one.rows),
        "subject": one.subject,
        "section": one.key,
    }


def piece_row(place: int, piece: Piece) -> dict[str, Any]:
    """`place` counts the differences of its section from 1 on, as they are taken."""
    return {"piece": place, "standing": piece.standing, "own": list(piece.own), "new": list(piece.drafted)}
