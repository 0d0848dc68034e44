"""Registers in and out of Excel, and on paper, on the command line."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.cli import taking_in
from heze_desk.cli.answering import takes_decisions
from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb
from heze_desk.errors import DeskError
from heze_desk.registers import listing
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine
from heze_desk.settings import store as settings
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    from heze_desk.registers.importing import Table


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "export", "导出 Excel：名录、认定、归属产业、动态、关联各一张表；默认不含联系方式", export)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    made.add_argument("--with-private", action="store_true", help="连同联系人和电话")
    made.add_argument("--json", action="store_true")
    made = verb(
        acts,
        "import",
        "导入 Excel，名录可带认定、归属产业、动态、关联各表；先预览，名称相近的先问，缺行不删除",
        take_in,
    )
    made.add_argument("file", type=Path, metavar="FILE.xlsx")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")


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
    from heze_desk.registers import importing

    return take_in_book(asked, importing.recognise(importing.read(asked.file), asked.kind))


def take_in_book(asked: Asked, table: "Table") -> int:
    """The same of a book whose columns are known."""
    from heze_desk.registers import importing

    propose = partial(importing.propose, kind=asked.kind, table=table, day=today(asked))
    return taking_in.take_in(asked, propose, importing.apply)


def refuse_both_ways(asked: Asked) -> None:
    """A verb that prints, exports and imports does one of them at a time."""
    if asked.file is not None and asked.out is not None:
        raise DeskError("--import 和 --out 不能同时用：一次只导入或只导出，请去掉其中一项。")
    if asked.file is None and (asked.yes or asked.preview or asked.decide):
        raise DeskError("--yes、--preview 和 --decide 只用于导入；请加 --import FILE.xlsx。")
