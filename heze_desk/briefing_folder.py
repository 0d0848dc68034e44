"""A briefing given out: as a folder of files with its annexes, and as copies that each bear a number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk import briefing, press
from heze_desk.briefings import drafts
from heze_desk.briefings.distribution_records import readers
from heze_desk.briefings.paper_records import kept
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.workspace.issued_copies import speakable
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from reports.document import Document


@dataclass(frozen=True)
class Outgoing:
    """What is given out of a briefing, read on the thread of the workspace; it is written on any."""

    name: str
    document: "Document"
    settled: Settings
    content: bytes | None = None
    """The PDF as it was issued; None of a draft."""


def outgoing(workspace: Workspace, draft_id: int) -> Outgoing:
    """An issue as it was issued; a draft as it would print today, with blanks for its numbers."""
    from reports.keeping import from_json

    draft, settled = drafts.get(workspace.db, draft_id), settings.get(workspace.db)
    if (paper_id := draft.issued_paper_id) is None:
        name = f"{draft.kind}（草稿） {draft.title}"
        return Outgoing(speakable(name), briefing.draft_document(workspace, draft_id), settled)
    paper = issuing.get(workspace.db, paper_id)
    document = from_json(issuing.document(workspace.db, paper_id))
    content = issuing.pdf(workspace.db, paper_id)
    return Outgoing(speakable(f"{paper.name} {paper.title}"), document, settled, content)


def write(given: Outgoing, folder: Path) -> list[Path]:
    """PDF, DOCX, each table as xlsx and each chart as a picture; what is slow is done before the first is written."""
    from reports.files import write_whole

    content = given.content or press.to_pdf(given.document, given.settled)
    files = {f"{given.name}.pdf": content, f"{given.name}.docx": press.to_docx(given.document, given.settled)}
    beside = list(_beside(given))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DeskError(f"文件夹“{folder}”建不起来；请换一个位置，或检查权限。") from fault
    paths = [write_whole(made, folder / name) for name, made in files.items()]
    return [*paths, *(put(folder / name) for name, put in beside)]


def copies(workspace: Workspace, draft_id: int) -> int:
    """How many copies of an issue are numbered: as many as it says, or as its readers are given."""
    draft = drafts.get(workspace.db, draft_id)
    if draft.issued_paper_id is None:
        raise DeskError("草稿没有编号，不能编份号；请先印发。")
    given = readers(kept(issuing.facts_of(workspace.db, draft.issued_paper_id)).head.readers)
    return max(draft.copies, sum(one.copies for one in given))


def numbered(given: Outgoing, number: int) -> bytes:
    """One PDF with every copy, each with its 份号 on the first page and else as it was issued."""
    if given.content is None:
        raise DeskError("草稿没有编号，不能编份号；请先印发。")
    if not number:
        raise DeskError("没有写共印几份，也没有报送范围，不知道编几个份号；请写明份数。")
    return press.numbered(given.content, number, given.settled)


def _beside(given: Outgoing) -> Iterator[tuple[str, Callable[[Path], Path]]]:
    """The annexes as they are printed; one without caption is called as the annex it stands in."""
    from heze_desk.workbooks.tables import Printed
    from heze_desk.workbooks.tables import write as write_table
    from reports.chart_pictures import to_png
    from reports.document import Annex, Bars, GanttStrip, ProgressBars, Table
    from reports.files import write_whole

    annex, place = "", 0
    for block in given.document.body:
        match block:
            case Annex():
                annex = block.title
            case Table() if title := block.caption or annex:
                place += 1
                table = Printed(title=title, header=block.header, rows=block.rows, widths=block.widths, note=block.note)
                yield f"附件{place} {speakable(title)}.xlsx", partial(write_table, table)
            case Bars() | ProgressBars() | GanttStrip():
                place += 1
                yield f"附件{place} {speakable(block.caption or '图')}.png", partial(write_whole, to_png(block))
