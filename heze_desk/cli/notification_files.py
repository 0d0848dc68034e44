"""双告知 in and out of Excel on the command line."""

from functools import partial
from pathlib import Path

from heze_desk.cli import taking_in
from heze_desk.cli.answering import takes_decisions
from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb
from heze_desk.notifications import store


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "export", "导出 Excel，可以改了再导入", export)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    made.add_argument("--json", action="store_true")
    made = verb(acts, "import", "导入 Excel，先预览；相近的事项先问", take_in)
    made.add_argument("file", type=Path, metavar="FILE.xlsx")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")


def export(asked: Asked) -> int:
    from heze_desk.notifications import workbook

    path = out_file(asked.out, ".xlsx")
    with reading(asked) as workspace:
        lines = store.lines(workspace.db, today(asked))
    written = workbook.export(lines, path, day=today(asked))
    if asked.json:
        print_json({"file": written, "count": len(lines)})
        return 0
    print(f"已导出 {len(lines)} 件：{written}")
    return 0


def take_in(asked: Asked) -> int:
    from heze_desk.notifications import importing

    table = importing.recognise(importing.read(asked.file))
    return taking_in.take_in(asked, partial(importing.propose, table=table, day=today(asked)), importing.apply)
