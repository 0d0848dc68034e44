"""Issued papers on the command line: listed, shown, given out again, made void, registered."""

import sys
from pathlib import Path
from typing import Any

from heze_desk import issuance
from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb, writing
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuing import store
from heze_desk.issuing.records import IssuedPaper
from heze_desk.workspace import issued_copies
from heze_desk.workspace.issued_copies import CopyState
from heze_desk.workspace.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    listed = verb(verbs, "issued", "印发的文件：列出、查看、取出、作废、登记簿", show_papers)
    _narrowed(listed)
    listed.add_argument("--json", action="store_true")
    acts = listed.add_subparsers(metavar="ACT")
    shown = verb(acts, "show", "一份印发的文件和它的各版", show)
    shown.add_argument("id", type=int, metavar="ID")
    shown.add_argument("--json", action="store_true")
    given = verb(acts, "export", "取出：PDF 与印发时逐字节相同，DOCX 由留存的内容生成", export)
    given.add_argument("id", type=int, metavar="ID")
    given.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    ended = verb(acts, "void", "作废；编号不再使用，文件仍留着，不能撤销", void)
    ended.add_argument("id", type=int, metavar="ID")
    ended.add_argument("--why", required=True, metavar="TEXT", help="作废的原因，列入登记簿")
    register = verb(acts, "register", "登记簿：一年里印发的文件，作废和已更正的也列出", write_register)
    _narrowed(register)
    register.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    verb(acts, "mend", "补齐 issued 文件夹里缺失或被改动的副本", mend)


def _narrowed(made: Any) -> None:
    made.add_argument("--kind", metavar="KIND", help="只要这一种，如 调度简报")
    made.add_argument("--year", type=int, metavar="YEAR", help="只要这一年编号的")


def show_papers(asked: Asked) -> int:
    with reading(asked) as workspace:
        papers = _wanted(workspace, asked, year=asked.year)
    if asked.json:
        print_json([_row(paper) for paper in papers])
        return 0
    for paper in papers:
        print(f"{paper.id}　{paper.name}　{paper.title}　{paper.issued_on}　{paper.state}")
    print(f"共 {len(papers)} 件。")
    return 0


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        paper = store.get(workspace.db, asked.id)
        versions = store.versions(workspace.db, asked.id)
        sound = _is_sound(workspace, paper)
        copy = issued_copies.found(workspace.db, workspace.folder, asked.id)
    if asked.json:
        told = {"path": copy.path, "copy": copy.state, "verified": sound}
        print_json(_row(paper) | told | {"versions": [_row(one) for one in versions]})
        return 0
    print(f"{paper.name}　{paper.title}")
    print(f"印发日期：{said(paper.issued_on)}　状态：{paper.state}　登记时间：{paper.at}")
    for label, text in (("说明", paper.remark), (str(paper.state), paper.ended_why)):
        if text:
            print(f"{label}：{text}")
    print(f"校验值：{paper.sha256}（{'原件相符' if sound else '原件不符，请从备份恢复'}）")
    print(f"副本：{copy.path}（{copy.state}）")
    for one in versions:
        if one.id != paper.id:
            print(f"另有：{one.id}　{one.name}　{one.issued_on}　{one.state}")
    return 0


def export(asked: Asked) -> int:
    """The paper's copy in the workspace's folder is mended by the way, where it may be written."""
    word = out_file(asked.out, ".pdf", ".docx").suffix.lower() == ".docx"
    with reading(asked) as workspace:
        content = _as_word(workspace, asked.id) if word else store.pdf(workspace.db, asked.id)
        paper = store.get(workspace.db, asked.id)
        if not workspace.read_only:
            _mend_one(workspace, paper)
    from reports.files import write_whole

    print(f"已导出：{write_whole(content, asked.out)}")
    if not paper.holds:
        print(f"注意：{paper.name}{paper.state}，不要再印发。", file=sys.stderr)
    return 0


def void(asked: Asked) -> int:
    with writing(asked) as workspace:
        name = store.get(workspace.db, asked.id).name
        done = issuance.carried_out(workspace, f"作废{name}", lambda db: store.void(db, asked.id, why=asked.why))
    print(f"已作废：{name}；编号不再使用。")
    tell_copy(done)
    return 0


def write_register(asked: Asked) -> int:
    from heze_desk.cli import papers
    from heze_desk.issuing.document import register
    from heze_desk.issuing.register_records import registered
    from heze_desk.settings import store as settings

    with reading(asked) as workspace:
        year = asked.year or today(asked).year
        listed = _wanted(workspace, asked, year=year)
        settled = settings.get(workspace.db)
    papers.write(register(registered(listed, year=year, day=today(asked)), settled), asked.out, settled)
    return 0


def mend(asked: Asked) -> int:
    with writing(asked) as workspace:
        told = issued_copies.mend(workspace.db, workspace.folder)
    for sentence in told.done:
        print(sentence)
    if told.refused:
        raise DeskError("\n".join(told.refused))
    print(f"已补齐 {len(told.done)} 份副本。" if told.done else "副本都完好，没有需要补齐的。")
    return 0


def tell_copy(done: issuance.Issued) -> None:
    """A copy that could not be written is told, for the paper is issued all the same."""
    if done.told:
        print(f"注意：{done.told}", file=sys.stderr)


def _wanted(workspace: Workspace, asked: Asked, *, year: int | None) -> list[IssuedPaper]:
    """A kind of which nothing was ever issued is refused with those there are."""
    known = store.kinds(workspace.db)
    if asked.kind and asked.kind not in known:
        there_are = f"已有：{'、'.join(known)}" if known else "还没有印发过文件"
        raise DeskError(f"没有印发过“{asked.kind}”；{there_are}。")
    return store.papers(workspace.db, asked.kind, year=year)


def _is_sound(workspace: Workspace, paper: IssuedPaper) -> bool:
    """Whether the bytes kept are those that were issued."""
    try:
        return bool(store.pdf(workspace.db, paper.id))
    except DeskError:
        return False


def _as_word(workspace: Workspace, paper_id: int) -> bytes:
    from heze_desk import press
    from heze_desk.settings import store as settings
    from reports.keeping import from_json

    kept = from_json(store.document(workspace.db, paper_id))
    return press.to_docx(kept, settings.get(workspace.db))


def _mend_one(workspace: Workspace, paper: IssuedPaper) -> None:
    try:
        _, found = issued_copies.keep(workspace.db, workspace.folder, paper.id)
    except DeskError as refusal:
        print(f"注意：{refusal}", file=sys.stderr)
        return
    if found is not CopyState.SOUND:
        print(f"注意：issued 文件夹里的副本{found}，已按原件补齐。", file=sys.stderr)


def _row(paper: IssuedPaper) -> dict[str, Any]:
    return {
        "id": paper.id,
        "kind": paper.kind,
        "year": paper.year,
        "number": paper.number,
        "running": paper.running,
        "version": paper.version,
        "number_text": paper.printed_number,
        "title": paper.title,
        "issued_on": paper.issued_on,
        "state": paper.state,
        "remark": paper.remark or None,
        "ended_on": paper.ended_on,
        "ended_why": paper.ended_why or None,
        "sha256": paper.sha256,
        "size": paper.size,
        "at": str(paper.at),
    }
