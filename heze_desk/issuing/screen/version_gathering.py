"""What the page of lists shows: their versions, one of them as a paper, two of them compared."""

from datetime import date

from heze_desk import versions
from heze_desk.days import said
from heze_desk.issuing import store
from heze_desk.issuing.records import IssuedPaper
from heze_desk.issuing.screen.version_rows import NOW, VersionRow, remarks
from heze_desk.settings.records import Settings
from heze_desk.versions import ListKind, Standing
from heze_desk.workspace.workspace import Workspace
from reports.document import Document

AT_HAND = 2
LONGEST = 120  # characters, some nine lines of the pane


class Lists:
    """Reads on the thread of the workspace; a version never changes, so the last few that were read stay at hand."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._days: dict[int, date] = {}
        self._kept: dict[int, Standing] = {}

    def rows(self, kind: ListKind, day: date) -> list[VersionRow]:
        """The list as of the day, then every version, the latest first."""
        papers = versions.issued(self._workspace.db, kind)
        return [VersionRow(id=NOW, day=day), *map(self._row, papers)]

    def before(self, kind: ListKind, row: VersionRow) -> IssuedPaper | None:
        """The version that held before this one."""
        return versions.last(versions.issued(self._workspace.db, kind), before=row.paper)

    def standing(self, kind: ListKind, row: VersionRow) -> Standing:
        if row.paper is not None:
            return self._as_kept(row.paper)
        return versions.standing(self._workspace, kind, row.day)

    def document(self, stood: Standing, beside: int | None, settled: Settings) -> Document:
        """The list itself, or what is different in it from the issued version of that id."""
        if beside is None:
            return versions.document(stood, settled)
        compared = versions.compare(self._as_kept(store.get(self._workspace.db, beside)), stood)
        return versions.comparison_document(compared, settled, day=self._workspace.today())

    def remarks(self, kind: ListKind, row: VersionRow, stood: Standing, settled: Settings) -> list[str]:
        """What changed since the version before comes first."""
        before = self.before(kind, row)
        told = [_cut(versions.compare(self._as_kept(before), stood).sentence)] if before else []
        if row.paper is None:
            told += remarks(stood, settled, self._workspace.today(), kind=kind)
        else:
            told += [f"{said(row.paper.issued_on)}印发；左边是当时的原件。", row.paper.state.warning]
        return [one for one in told if one] or ["没有需要注意的地方。"]

    def _row(self, paper: IssuedPaper) -> VersionRow:
        if paper.id not in self._days:
            self._days[paper.id] = versions.as_of(self._workspace.db, paper)
        return VersionRow(id=paper.id, day=self._days[paper.id], paper=paper)

    def _as_kept(self, paper: IssuedPaper) -> Standing:
        if paper.id not in self._kept:
            self._kept = dict(list(self._kept.items())[-AT_HAND:])
            self._kept[paper.id] = versions.kept(self._workspace.db, paper)
        return self._kept[paper.id]


def _cut(sentence: str) -> str:
    """What is longer is read on the paper."""
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[:LONGEST]}……（全文见“与上一版比较”）"
