"""双告知 in and out of Excel on the command line."""

from pathlib import Path

from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb, writing
from heze_desk.cli.register_files import decisions, takes_decisions, tell_plan
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
    """Show what would change; write it in one step when told so. What is in doubt is left out and said."""
    from heze_desk.notifications import importing

    table = importing.recognise(importing.read(asked.file))
    with (writing if asked.yes else reading)(asked) as workspace:
        plan = importing.propose(workspace.db, table, day=today(asked), decisions=decisions(asked))
        if asked.yes:
            with workspace.step(plan.step_title) as db:
                importing.apply(db, plan)
    return tell_plan(asked, plan)
