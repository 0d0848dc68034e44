"""The 责任分工名单 and the 任务台账 as issued papers: each issue is a version, kept with its day and its rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from heze_desk import briefing, issuance, press
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuance import Issued
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun, IssuedPaper, Numbers, SetPaper
from heze_desk.roster import comparison_records as roster_comparison
from heze_desk.roster import version_records as roster_records
from heze_desk.roster.comparison_records import RosterComparison
from heze_desk.roster.version_records import Edition, RosterVersion
from heze_desk.roster.versions import version as roster_version
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.tasks import comparison_records as task_comparison
from heze_desk.tasks import lighting
from heze_desk.tasks import version_records as ledger_records
from heze_desk.tasks.comparison_records import Comparison
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.lines import lines
from heze_desk.tasks.timeliness_records import note
from heze_desk.tasks.version_records import LedgerVersion
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from reports.document import Document

Version: TypeAlias = RosterVersion | LedgerVersion


class ListKind(StrEnum):
    """A paper that stands until the next version of it is issued."""

    ROSTER = "责任分工名单"
    LEDGER = "任务台账"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A list as it stands or stood on a day; `rule` is that by which its lights were computed."""

    version: Version
    rule: LightRule
    name: str
    """2026年第2版, or 截至2026年11月23日的名单 while it is not issued."""

    @property
    def day(self) -> date:
        return self.version.day

    @property
    def dated(self) -> str:
        """2026年第2版（截至2026年11月23日）."""
        return self.name if said(self.day) in self.name else f"{self.name}（截至{said(self.day)}）"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two versions beside one another; `found` tells by its kind which list it is of."""

    old: Standing
    new: Standing
    found: RosterComparison | Comparison

    @property
    def beside(self) -> str:
        return f"{self.new.name}与{self.old.name}相比"

    @property
    def beginning(self) -> str:
        """With the days of both."""
        return f"{self.new.dated}与{self.old.dated}相比"

    @property
    def sentence(self) -> str:
        return f"{self.beginning}，{self.found.sentence}"


def standing(workspace: Workspace, kind: ListKind, day: date) -> Standing:
    """The list as of a day; opens the file beside the workspace for a past day of the ledger, so never inside a step.

    The roster of a day that is still to come is by the terms known now; a ledger of such a day there is not.
    """
    name = f"截至{said(day)}的{'名单' if kind is ListKind.ROSTER else '台账'}"
    if kind is ListKind.LEDGER and day > workspace.today():
        raise DeskError(f"{said(day)}还没有到，台账只能截至今天或更早的日期；请改日期。")
    if kind is ListKind.ROSTER:
        return Standing(version=roster_version(workspace.db, day), rule=lighting.rule(workspace.db), name=name)
    with briefing.standing(workspace, day) as db:
        rule = lighting.rule(db)
        listed = tuple(lines(db, day, rule))
    return Standing(version=LedgerVersion(day=day, lines=listed, rule=note(listed, rule)), rule=rule, name=name)


def document(stood: Standing, settled: Settings, *, issued: Edition | None = None) -> "Document":
    from heze_desk.roster.document import roster
    from heze_desk.tasks.document import ledger

    version = stood.version
    if isinstance(version, RosterVersion):
        return roster(version.lines, version.day, settled, issued=issued)
    return ledger(version.lines, version.day, stood.rule, settled, issued=issued)


def issue(
    workspace: Workspace,
    kind: ListKind,
    *,
    as_of: date,
    day: date,
    reason: str = "",
    begun: Begun | None = None,
) -> Issued:
    """Give the list its next version of the year and keep it with its rows; a past year needs a reason."""
    stood = standing(workspace, kind, as_of)
    if kind is ListKind.LEDGER and day < as_of:
        raise DeskError(f"印发日期不能早于台账的截止日期{said(as_of)}；请改日期。")
    if not stood.version.lines:
        raise DeskError(f"{kind}没有内容，不能印发。")

    def act(db: Database) -> IssuedPaper:
        settled = settings.get(db)

        def compose(numbers: Numbers) -> SetPaper:
            edition = Edition(numbered(numbers.year, numbers.number), day)
            return replace(press.to_keep(document(stood, settled, issued=edition), settled), number_text=edition.name)

        snapshot = stood.version.to_json()
        return issuing.issue(db, kind=kind, day=day, compose=compose, begun=begun, reason=reason, snapshot=snapshot)

    return issuance.carried_out(workspace, f"印发{kind}", act)


def numbered(year: int, number: int) -> str:
    return f"{year}年第{number}版"


def issued(db: Database, kind: ListKind) -> list[IssuedPaper]:
    """Every version, the latest first, void ones too."""
    return issuing.papers(db, kind)[::-1]


def last(papers: Iterable[IssuedPaper], *, before: IssuedPaper | None = None) -> IssuedPaper | None:
    """The latest that holds, or the one that held before another, of papers as `issued` lists them."""
    return next((one for one in papers if one.holds and (before is None or _place(one) < _place(before))), None)


def as_of(db: Database, paper: IssuedPaper) -> date:
    """As of which day a version is; far sooner known than all that is kept of it."""
    row = db.execute("select json_extract(snapshot, '$.day') from issued_paper where id = ?", [paper.id]).fetchone()
    return date.fromisoformat(row[0])


def kept(db: Database, paper: IssuedPaper) -> Standing:
    """A version as it was issued, whatever became of it since."""
    text, rule, name = issuing.facts_of(db, paper.id), lighting.rule(db), paper.printed_number
    match paper.kind:
        case ListKind.ROSTER:
            return Standing(version=roster_records.from_json(text), rule=rule, name=name)
        case ListKind.LEDGER:
            return Standing(version=ledger_records.from_json(text), rule=rule, name=name)
        case other:
            raise DeskError(f"{paper.name}是{other}，不能作名单或台账比较；请选{'或'.join(ListKind)}的版次。")


def compare(old: Standing, new: Standing) -> Compared:
    """What is different in the new one; two lists of different kinds are refused."""
    match old.version, new.version:
        case RosterVersion() as was, RosterVersion() as now:
            return Compared(old=old, new=new, found=roster_comparison.changes(was, now))
        case LedgerVersion() as was, LedgerVersion() as now:
            return Compared(old=old, new=new, found=task_comparison.changes(was.lines, now.lines))
        case _:
            raise DeskError("名单和台账不能互相比较；请选同一种的两个版次。")


def comparison_document(compared: Compared, settled: Settings, *, day: date) -> "Document":
    """The comparison as a paper of the day on which it is made."""
    from heze_desk.roster.comparison_document import comparison as of_roster
    from heze_desk.tasks.comparison_document import comparison as of_ledger

    beside, beginning, version = compared.beside, compared.beginning, compared.new.version
    if isinstance(compared.found, RosterComparison):
        return of_roster(compared.found, settled, beside=beside, beginning=beginning, day=day)
    rule = version.rule if isinstance(version, LedgerVersion) else ""
    return of_ledger(compared.found, settled, rule=rule, beside=beside, beginning=beginning, day=day)


def _place(paper: IssuedPaper) -> tuple[int, int, int]:
    return (paper.year, paper.number, paper.version)
