"""How a briefing ends on the command line: issued with its number, corrected, voided, given out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heze_desk import briefing, briefing_folder, briefing_issue, press
from heze_desk.briefings import correcting, drafts
from heze_desk.briefings.correction_places import Placed
from heze_desk.cli import papers
from heze_desk.cli.briefing_rows import told
from heze_desk.cli.issuing import tell_copy
from heze_desk.cli.opening import Asked, Verbs, day, out_file, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun
from heze_desk.settings import store as settings


def add_acts(acts: Verbs) -> None:
    made = _one(acts, "issue", "印发：编号、留存，不能撤销", issue)
    made.add_argument("--on", type=day, metavar="DAY", help="印发日期；不写时是今天")
    made.add_argument("--why", default="", metavar="TEXT", help="印发日期在往年时写明原因")
    made.add_argument("--begun", type=int, metavar="N", help="启用以前本年已编到第几期，从它往下编")
    made.add_argument("--begun-running", type=int, default=0, metavar="N", help="启用以前的总期号")
    made.add_argument("--json", action="store_true")
    made = _one(acts, "correct", "更正重发：另出一版，原来的一期留着并注明已更正", correct)
    made.add_argument("--section", type=int, action="append", required=True, metavar="N", help="第几部分；可写多次")
    made.add_argument(
        "--old",
        action="append",
        required=True,
        metavar="TEXT",
        help="原来的文字，与 --section 一一对应；表格里的写成“行首 列名 原文”",
    )
    made.add_argument("--new", action="append", required=True, metavar="TEXT", help="更正后的文字")
    made.add_argument("--why", required=True, metavar="TEXT", help="更正的原因，印在更正说明里")
    made.add_argument("--on", type=day, metavar="DAY", help="更正日期；不写时是今天")
    made.add_argument("--preview", action="store_true", help="只看更正说明会列出的各处，不写入")
    made.add_argument("--json", action="store_true")
    made = _one(acts, "void", "作废；期号不再使用，仍留着，不能撤销", void)
    made.add_argument("--why", required=True, metavar="TEXT", help="作废的原因，列入登记簿")
    made = _one(acts, "export", "取出：印发的 PDF 与印发时逐字节相同；草稿的期号留空", export)
    made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx|DIR", required=True, help="文件夹：连同附件表和图")
    numbers = "逐份编份号，印成一个 PDF；N 是份数，不写时按共印份数或报送范围"
    made.add_argument("--numbered", type=int, nargs="?", const=0, metavar="N", help=numbers)
    made = _one(
        acts, "distribution", "分发签收单：每个对象的份数和份号，报送发里写“单位（2份）”的按所写份数", distribute
    )
    made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def issue(asked: Asked) -> int:
    """What is doubtful is told, for the secretary decides; it can be looked at beforehand with `check`."""
    begun = Begun(number=asked.begun, running=asked.begun_running) if asked.begun is not None else None
    with writing(asked) as workspace:
        drafts.open_draft(workspace.db, asked.id)
        for one in briefing.doubts(workspace, asked.id):
            print(f"注意：{one.what}：{one.text}", file=sys.stderr)
        done = briefing_issue.issue(workspace, asked.id, day=asked.on or today(asked), reason=asked.why, begun=begun)
        row = told(workspace.db, asked.id, brief=True)
    tell_copy(done)
    if asked.json:
        print_json(row | {"path": done.copy})
        return 0
    print(f"已印发：{done.paper.name}。")
    if done.copy is not None:
        print(f"留存：{done.copy}")
    return 0


def correct(asked: Asked) -> int:
    if not len(asked.section) == len(asked.old) == len(asked.new):
        raise DeskError("每个 --section 要有一个 --old 和一个 --new；请一一对应地写。")
    changes = list(zip(asked.section, asked.old, asked.new, strict=True))
    with (reading if asked.preview else writing)(asked) as workspace:
        places = briefing_issue.places(workspace, asked.id, changes)
        if asked.preview:
            return _tell_places(places, asked)
        new_id = briefing_issue.correct(workspace, asked.id, changes, why=asked.why, day=asked.on or today(asked))
        row = told(workspace.db, new_id, brief=True) | {"places": places}
        for old in asked.old:
            if left := correcting.left(drafts.sections(workspace.db, new_id), old):
                print(f"注意：其余{left}处“{old}”没有改；需要时请再更正。", file=sys.stderr)
    if asked.json:
        print_json(row)
        return 0
    _tell_places([one for one in places if one.follows], asked)
    print(f"已更正：{row['kind']}{row['number_text']}（{new_id}）；原来的一期已注明更正。")
    return 0


def _tell_places(places: Sequence[Placed], asked: Asked) -> int:
    """Every line of the 更正说明, those that follow of themselves too."""
    if asked.json:
        print_json(places)
        return 0
    for one in places:
        print(f"{'随之更正　' if one.follows else ''}{one.place}：“{one.old}”更正为“{one.new}”")
    return 0


def void(asked: Asked) -> int:
    with writing(asked) as workspace:
        done = briefing_issue.void(workspace, asked.id, why=asked.why)
    tell_copy(done)
    print(f"已作废：{done.paper.name}；期号不再使用。")
    return 0


def export(asked: Asked) -> int:
    """A folder where the name has no ending; numbered copies are of an issue alone."""
    from reports.files import write_whole

    if asked.out.suffix and not asked.out.is_dir():
        out_file(asked.out, ".pdf", ".docx" if asked.numbered is None else ".pdf")
    with reading(asked) as workspace:
        given = briefing_folder.outgoing(workspace, asked.id)
        number = asked.numbered or (briefing_folder.copies(workspace, asked.id) if asked.numbered == 0 else 0)
        paper_id = drafts.get(workspace.db, asked.id).issued_paper_id
        paper = issuing.get(workspace.db, paper_id) if paper_id else None
    if asked.numbered is not None:
        out_file(asked.out, ".pdf")
        print(f"已导出 {number} 份：{write_whole(briefing_folder.numbered(given, number), asked.out)}")
    elif asked.out.suffix and not asked.out.is_dir():
        print(f"已导出：{write_whole(_content(given, word=asked.out.suffix.lower() == '.docx'), asked.out)}")
    else:
        for path in briefing_folder.write(given, asked.out):
            print(f"已导出：{path}")
    if paper is not None and not paper.holds:
        print(f"注意：{paper.name}{paper.state}，不要再印发。", file=sys.stderr)
    return 0


def distribute(asked: Asked) -> int:
    with reading(asked) as workspace:
        document, settled = briefing.distribution(workspace, asked.id), settings.get(workspace.db)
    papers.write(document, asked.out, settled)
    return 0


def _content(given: briefing_folder.Outgoing, *, word: bool) -> bytes:
    """Of an issue the very bytes of then, or its kept document as a Word file."""
    if word:
        return press.to_docx(given.document, given.settled)
    return given.content or press.to_pdf(given.document, given.settled)
