"""Registers in and out of Excel, and on paper, on the command line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.registers import listing
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine
from heze_desk.settings import store as settings
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from heze_desk.registers.importing import Proposal, Table


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "export", "导出 Excel；默认不含联系方式", export)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    made.add_argument("--with-private", action="store_true", help="连同联系人和电话")
    made.add_argument("--json", action="store_true")
    made = verb(acts, "import", "导入 Excel，先预览；名称相近的先问", take_in)
    made.add_argument("file", type=Path, metavar="FILE.xlsx")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")


def takes_decisions(made: "ArgumentParser") -> None:
    """Let a verb answer doubts, and look before it writes."""
    made.add_argument(
        "--decide", action="append", default=[], metavar="KEY=N", help="对待定的第 KEY 处选第 N 项，从 1 数起"
    )
    how = made.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="只预览，不写入（默认）")
    how.add_argument("--yes", action="store_true", help="确认写入")


def export(asked: Asked) -> int:
    from heze_desk.registers import workbook

    path = out_file(asked.out, ".xlsx")
    with reading(asked) as workspace:
        lines = listing.entries(workspace.db, today(asked), listing.EntryFilter(kind=asked.kind))
        whole = workbook.whole(workspace.db, asked.kind)
    given = {"kind": asked.kind, "day": today(asked), "whole": whole, "private": asked.with_private}
    written = workbook.export(lines, path, **given)
    if asked.json:
        print_json({"file": written, "count": len(lines)})
        return 0
    print(f"已导出 {len(lines)} {KINDS[asked.kind].counter}：{written}")
    return 0


def print_list(db: Database, lines: Sequence[EntryLine], asked: Asked, wanted: listing.EntryFilter) -> None:
    """The list as a paper that tells what was asked for."""
    from heze_desk.cli.papers import write
    from heze_desk.registers import document
    from heze_desk.registers.extracts import extract

    settled, day = settings.get(db), asked.as_of or today(asked)
    paper = document.register_list(lines, asked.kind, day, settled, extract=extract(db, day, wanted))
    write(paper, asked.out, settled)


def take_in(asked: Asked) -> int:
    """Show what would change; write it in one step when told so. What is in doubt is left out and said."""
    from heze_desk.registers import importing

    return take_in_book(asked, importing.recognise(importing.read(asked.file), asked.kind))


def take_in_book(asked: Asked, table: "Table") -> int:
    """The same of a book whose columns are known."""
    from heze_desk.registers import importing

    with (writing if asked.yes else reading)(asked) as workspace:
        plan = importing.propose(workspace.db, asked.kind, table, day=today(asked), decisions=decisions(asked))
        plan.refuse_wrong_answers()
        if asked.yes:
            with workspace.step(plan.step_title) as db:
                importing.apply(db, plan)
    return tell_plan(asked, plan)


def tell_plan(asked: Asked, plan: "Proposal") -> int:
    """What came of it, or would."""
    from heze_desk.registers import importing

    if asked.json:
        print_json({**importing.preview(plan), "written": asked.yes})
        return 0
    print(plan.sentence)
    for line in _told(plan):
        print(line)
    if answerable := [one.key for one in plan.open_doubts if one.options]:
        print(f"待定的各处先选定再导入，例如 --decide {answerable[0]}=1；没有选定的不写入。")
    print("已导入；可用 undo 撤销。" if asked.yes else "没有写入；确认导入请加 --yes。")
    return 0


def refuse_both_ways(asked: Asked) -> None:
    """A verb that prints, exports and imports does one of them at a time."""
    if asked.file is not None and asked.out is not None:
        raise DeskError("--import 和 --out 不能同时用：一次只导入或只导出，请去掉其中一项。")
    if asked.file is None and (asked.yes or asked.preview or asked.decide):
        raise DeskError("--yes、--preview 和 --decide 只用于导入；请加 --import FILE.xlsx。")


def decisions(asked: Asked) -> dict[str, int]:
    return dict(_decision(one) for one in asked.decide)


def _told(plan: "Proposal") -> Iterator[str]:
    """Each entry that comes, each field that changes, and all that was not taken."""
    for row in plan.new:
        yield f"新增　{row.title}"
    for row in plan.changed:
        for one in row.fields:
            yield f"更改　{row.title}　{one.name}：{one.old or '（空）'} → {one.new}"
    for doubt in (one for one in plan.open_doubts if one.options):
        options = "；".join(f"{place} {words}" for place, words in enumerate(doubt.options, 1))
        yield f"待定，没有写入　{doubt.place}：{doubt.text}（{options}）"
    for doubt in (one for one in plan.open_doubts if not one.options):
        yield f"不能采用　{doubt.place}：{doubt.text}"
    for refusal in plan.refused:
        yield f"不能采用　{refusal.cell}：{refusal.text}"
    for passed in plan.skipped:
        yield f"跳过　第{passed.row}行：{passed.text}"
    yield from plan.notes


def _decision(words: str) -> tuple[str, int]:
    key, sign, number = words.partition("=")
    if not sign or not number.strip().isdecimal() or int(number) < 1:
        raise DeskError(f"“{words}”写法不对；请写成 D5=1，意思是 D5 这一处选第 1 项。")
    return key.strip(), int(number) - 1
