"""What a meeting gives out on the command line: 通知, 议程, 座次表, 签到表, 纪要, 落实情况."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.cli.opening import Asked, Verbs, out_file, reading, today, verb
from heze_desk.days import said
from heze_desk.issuing import store as issuing
from heze_desk.meetings import store
from heze_desk.settings import store as settings

if TYPE_CHECKING:
    from heze_desk.settings.records import Settings
    from heze_desk.workspace.database import Database
    from reports.document import Document

PAPERS = {
    "notice": "会议通知，附参会回执",
    "agenda-paper": "会议议程",
    "seating": "座次表",
    "signin": "签到表",
    "minutes": "会议纪要；定稿以后是留存的原件",
    "followup": "上次议定事项落实情况",
}


def add_acts(acts: Verbs) -> None:
    for name, words in PAPERS.items():
        made = verb(acts, name, words, write)
        made.add_argument("id", type=int, metavar="ID")
        made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
        made.set_defaults(paper=name)
        if name == "notice":
            made.add_argument("--issue", type=int, default=0, metavar="号", help="函件编号里的号；不写时留空")


def write(asked: Asked) -> int:
    """Minutes that were issued are given out as they were issued, byte for byte."""
    from heze_desk.cli import papers

    out_file(asked.out, ".pdf", ".docx")
    with reading(asked) as workspace:
        db = workspace.db
        meeting = store.get(db, asked.id)
        if asked.paper == "minutes" and meeting.issued_paper_id is not None:
            return _issued(db, meeting.issued_paper_id, asked)
        settled = settings.get(db)
        paper = _composed(db, asked, settled)
    papers.write(paper, asked.out, settled)
    return 0


def _composed(db: "Database", asked: Asked, settled: "Settings") -> "Document":
    from heze_desk.meetings import document

    if asked.paper == "followup":
        return document.follow_up(store.follow_up(db, asked.id, today(asked)), settled)
    told = store.proceedings(db, asked.id)
    match asked.paper:
        case "notice":
            return document.notice(told, settled, day_text=said(today(asked)), issue=asked.issue)
        case "minutes":
            return document.minutes(told, settled, day=today(asked))
        case other:
            plain: dict[str, Any] = {
                "agenda-paper": document.agenda,
                "seating": document.seating,
                "signin": document.sign_in,
            }
            made: Document = plain[other](told, settled)
            return made


def _issued(db: "Database", paper_id: int, asked: Asked) -> int:
    from heze_desk import press
    from reports.files import write_whole
    from reports.keeping import from_json

    if asked.out.suffix.lower() == ".pdf":
        content = issuing.pdf(db, paper_id)
    else:
        content = press.to_docx(from_json(issuing.document(db, paper_id)), settings.get(db))
    print(f"已导出：{write_whole(content, asked.out)}（{issuing.get(db, paper_id).printed_number}，已定稿）")
    return 0
