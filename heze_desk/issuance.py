"""Issuing from a window or a command: one final act, then the readable copy in the workspace's folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.issuing.records import IssuedPaper
from heze_desk.workspace import issued_copies
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Issued:
    """The paper, and where its copy lies; `told` says why there is none, for the paper is issued all the same."""

    paper: IssuedPaper
    copy: Path | None = None
    told: str = ""


def carried_out(workspace: Workspace, title: str, act: Callable[[Database], IssuedPaper]) -> Issued:
    """Issue, correct or void in one final step; a number that a stray paper in the folder bears is refused."""
    with workspace.step(title, final=True) as db:
        last = db.execute("select coalesce(max(id), 0) from issued_paper").fetchone()[0]
        paper = act(db)
        if paper.id > last:
            issued_copies.refuse_taken(db, workspace.folder, paper.id)
    return copied(workspace, paper)


def copied(workspace: Workspace, paper: IssuedPaper) -> Issued:
    """Bring the copies of all versions in order, for a corrected one bears another name."""
    try:
        copy = issued_copies.keep_versions(workspace.db, workspace.folder, paper.id)
    except DeskError as refusal:
        return Issued(paper=paper, told=str(refusal))
    return Issued(paper=paper, copy=copy)
