"""The briefing that the page shows, for all its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Draft, DraftSection, Figure
from heze_desk.days import said
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper
from heze_desk.kit.shown_record import ShownRecord
from heze_desk.workspace.database import Database

DRAFT = "草稿"
OWN_WORDS = frozenset({"briefing_section", "briefing_inset"})
"""Tables that a draft is not compiled from: the secretary may go on writing while the ledger is read."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One briefing as it was read; `versions` are the paper with all that correct it or that it corrects."""

    draft: Draft
    sections: Sequence[DraftSection]
    figures: Sequence[Figure]
    paper: IssuedPaper | None = None
    versions: Sequence[IssuedPaper] = ()


class ShownBriefing(ShownRecord[Told]):
    """What is asked of the briefing; without one there is nothing to tell."""

    @property
    def draft(self) -> Draft | None:
        return self.told.draft if self.told else None

    @property
    def id(self) -> int:
        """0 is no briefing."""
        return (self.told.draft.id or 0) if self.told else 0

    @property
    def sections(self) -> Sequence[DraftSection]:
        return self.told.sections if self.told else ()

    @property
    def figures(self) -> Sequence[Figure]:
        return self.told.figures if self.told else ()

    @property
    def paper(self) -> IssuedPaper | None:
        return self.told.paper if self.told else None

    @property
    def versions(self) -> Sequence[IssuedPaper]:
        return self.told.versions if self.told else ()

    @property
    def state(self) -> str:
        return state(self.paper) if self.told else ""

    @property
    def name(self) -> str:
        """调度简报第12期（总第12期）, or 截至2026年11月6日的调度简报草稿."""
        if self.draft is None:
            return ""
        return self.paper.name if self.paper else f"截至{said(self.draft.to_day)}的{self.draft.kind}草稿"

    @property
    def is_open(self) -> bool:
        """Whether it can be written to."""
        return self.draft is not None and not self.draft.is_issued and not self.page.workspace.read_only

    def read(self, db: Database, draft_id: int) -> None:
        """Take this briefing as it now is; 0 is none."""
        self.take(_told(db, draft_id) if draft_id else None)


def state(paper: IssuedPaper | None) -> str:
    return str(paper.state) if paper else DRAFT


def _told(db: Database, draft_id: int) -> Told:
    draft = drafts.get(db, draft_id)
    paper_id = draft.issued_paper_id
    return Told(
        draft=draft,
        sections=drafts.sections(db, draft_id),
        figures=drafts.figures(db, draft_id),
        paper=issuing.get(db, paper_id) if paper_id else None,
        versions=issuing.versions(db, paper_id) if paper_id else (),
    )
